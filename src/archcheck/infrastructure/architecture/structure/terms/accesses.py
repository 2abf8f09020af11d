"""Reads of names of other modules."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from archcheck.domain.facts import ImportKind
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.index.imported_names import Imported
from archcheck.infrastructure.architecture.structure.occurrences.named_forms import NamedForm
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import FormReader
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_term import (
    Occurrence,
    OccurrenceTerm,
)
from archcheck.infrastructure.facts.code.code_facts import Place, Read, Reference

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
        self._meant: dict[Reference, list[Reference]] = {}
        self._targets: dict[str, bool] = {}

    def occurrences(self, file: CodeFile) -> Iterator[Occurrence]:
        """Each read, and each idle import."""
        for read in file.occurrences.reads:
            yield from self._read(file, read)
        for item in file.imported_names:
            if self._is_meant(item.name) and _is_idle(file, item):
                yield from self._imported(file, item)

    def _read(self, file: CodeFile, read: Read) -> Iterator[Occurrence]:
        """The shortest beginning of a dotted name that is meant."""
        found = (it for it in self._begun(read.name) if self._is_met(file, read.block, it))
        for name in itertools.islice(found, 1):
            end = read.ends[name.written.count(".")]
            yield self._occurrence(read.block, (*read.start, *end), name)

    def _imported(self, file: CodeFile, item: Imported) -> Iterator[Occurrence]:
        name = Reference(item.name, (item.name,))
        if self._is_met(file, item.block, name):
            yield self._occurrence(item.block, item.place, name)

    def _begun(self, name: Reference) -> Sequence[Reference]:
        """What is meant of all that a dotted name begins with."""
        known = self._meant.get(name)
        if known is None:
            begun = (_beginning(name, cut) for cut in range(-name.written.count("."), 1))
            known = self._meant[name] = [*filter(self._is_named, begun)]
        return known

    def _is_named(self, name: Reference) -> bool:
        return any(map(self._is_meant, name.targets))

    def _is_meant(self, target: str) -> bool:
        known = self._targets.get(target)
        if known is None:
            names = self.code.names.known_as(target)
            known = self._targets[target] = any(form.is_named(names) for form in self.forms)
        return known

    def _is_met(self, file: CodeFile, block: int, name: Reference) -> bool:
        names = self.code.names.of(name)
        return any(form.is_met(file, block, names) for form in self.forms)

    def _occurrence(self, block: int, place: Place, name: Reference) -> Occurrence:
        names = (*self.code.names.of(name), name.written)
        return Occurrence(block, place, f"accesses {name.written}", names)


def _beginning(name: Reference, cut: int) -> Reference:
    """A dotted name without its last components; `cut` is their number below zero."""
    if not cut:
        return name
    targets = tuple(".".join(target.split(".")[:cut]) for target in name.targets)
    return Reference(".".join(name.written.split(".")[:cut]), targets)


def _is_idle(file: CodeFile, item: Imported) -> bool:
    """Whether an imported name is never read."""
    return item.kind in BY_NAME and item.name not in file.occurrences.read_names
