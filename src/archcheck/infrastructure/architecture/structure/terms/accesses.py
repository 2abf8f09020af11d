"""Reads of names of other modules."""

from collections.abc import Iterator
from typing import Any

from archcheck.domain.facts import ImportKind
from archcheck.infrastructure.architecture.structure.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.imported_names import Imported
from archcheck.infrastructure.architecture.structure.named_forms import NamedForm
from archcheck.infrastructure.architecture.structure.occurrence_forms import FormReader
from archcheck.infrastructure.architecture.structure.occurrence_term import (
    Occurrence,
    OccurrenceTerm,
)
from archcheck.infrastructure.facts.code.code_facts import Place, Reference

BY_NAME = frozenset({ImportKind.PLAIN, ImportKind.FROM, ImportKind.RELATIVE})


class Access(OccurrenceTerm):
    """A read of a name, where it is used; of an imported name that nobody uses, its import."""

    key = "access"
    spoken = "access"
    verb = "access"
    reader = FormReader(("name", "within"))

    def __init__(self, value: Any, code: Any) -> None:
        """Bind each form."""
        super().__init__(value, code)
        self.forms: list[NamedForm] = [NamedForm(form, code) for form in value.forms]
        self._meant: dict[Reference, tuple[Reference | None, ...]] = {}

    def occurrences(self, file: CodeFile) -> Iterator[Occurrence]:
        """Each read, and each idle import."""
        for read in file.occurrences.reads:
            for begun, end in zip(self._named(read.name), read.ends, strict=True):
                if begun and self._is_met(file, read.block, begun):
                    yield self._occurrence(read.block, (*read.start, *end), begun)
                    break
        for item in file.imported_names:
            name = Reference(item.name, (item.name,))
            if self._is_idle(file, item) and self._is_met(file, item.block, name):
                yield self._occurrence(item.block, item.place, name)

    def _named(self, name: Reference) -> tuple[Reference | None, ...]:
        """All that a dotted name begins with, None where that is not meant."""
        known = self._meant.get(name)
        if known is None:
            begun = (_beginning(name, cut) for cut in range(-name.written.count("."), 1))
            known = tuple(it if self._is_named(it) else None for it in begun)
            self._meant[name] = known
        return known

    def _is_named(self, name: Reference) -> bool:
        names = self.code.names.of(name)
        return any(form.is_named(names) for form in self.forms)

    def _is_met(self, file: CodeFile, block: int, name: Reference) -> bool:
        names = self.code.names.of(name)
        return any(form.is_met(file, block, names) for form in self.forms)

    def _is_idle(self, file: CodeFile, item: Imported) -> bool:
        return item.kind in BY_NAME and item.name not in file.occurrences.read_names

    def _occurrence(self, block: int, place: Place, name: Reference) -> Occurrence:
        names = (*self.code.names.of(name), name.written)
        return Occurrence(block, place, f"accesses {name.written}", names)


def _beginning(name: Reference, cut: int) -> Reference:
    """A dotted name without its last components; `cut` is their number below zero."""
    if not cut:
        return name
    targets = tuple(".".join(target.split(".")[:cut]) for target in name.targets)
    return Reference(".".join(name.written.split(".")[:cut]), targets)
