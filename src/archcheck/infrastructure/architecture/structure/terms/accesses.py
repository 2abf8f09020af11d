"""Reads of names of other modules."""

import itertools
from collections.abc import Iterator
from typing import Any

from archcheck.domain.facts import ImportKind
from archcheck.infrastructure.architecture.structure.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.imported_names import Imported, imports_of
from archcheck.infrastructure.architecture.structure.named_forms import NamedForm
from archcheck.infrastructure.architecture.structure.occurrence_forms import FormReader
from archcheck.infrastructure.architecture.structure.occurrence_term import (
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

    def occurrences(self, file: CodeFile) -> Iterator[Occurrence]:
        """Each read, and each idle import."""
        for read in file.reads:
            found = (self._read(file, read, length) for length in range(1, len(read.ends) + 1))
            yield from itertools.islice(filter(None, found), 1)
        yield from filter(None, (self._imported(file, item) for item in imports_of(file)))

    def _read(self, file: CodeFile, read: Read, length: int) -> Occurrence | None:
        """The beginning of a dotted name, where it is meant."""
        begun = _beginning(read.name, length - len(read.ends))
        place = (*read.start, *read.ends[length - 1])
        return self._occurrence(file, read.block, place, begun)

    def _imported(self, file: CodeFile, item: Imported) -> Occurrence | None:
        if item.kind not in BY_NAME or file.uses(item.name):
            return None
        return self._occurrence(file, item.block, item.place, Reference(item.name, (item.name,)))

    def _occurrence(
        self, file: CodeFile, block: int, place: Place, found: Reference
    ) -> Occurrence | None:
        names = self.code.names.of(found)
        if not any(form.is_met(file, block, names) for form in self.forms):
            return None
        return Occurrence(block, place, f"accesses {found.written}", (*names, found.written))


def _beginning(name: Reference, cut: int) -> Reference:
    """A dotted name without its last components; `cut` is their number below zero."""
    if not cut:
        return name
    targets = tuple(".".join(target.split(".")[:cut]) for target in name.targets)
    return Reference(".".join(name.written.split(".")[:cut]), targets)
