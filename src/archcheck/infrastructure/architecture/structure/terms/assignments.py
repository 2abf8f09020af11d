"""Writes: to what is not a name of one's own."""

from collections.abc import Iterable

from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.occurrences.named_forms import NamedForm
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import FormReader
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_term import (
    NamedTerm,
    Occurrence,
)
from archcheck.infrastructure.facts.code.code_facts import Write


class Assign(NamedTerm[Write]):
    """Any write to a qualified name, or to an item or slice of it."""

    key = "assign"
    spoken = "assign"
    verb = "assign"
    reader = FormReader(("name", "within"))

    def items(self, file: CodeFile) -> Iterable[Write]:
        """All writes."""
        return file.occurrences.writes

    def is_meant(self, file: CodeFile, item: Write) -> bool:
        """By the name."""
        return any(self._is_met(form, file, item) for form in self.forms)

    def _is_met(self, form: NamedForm, file: CodeFile, item: Write) -> bool:
        is_possible = form.may_name(item.name)
        return is_possible and form.is_met(file, item.block, self.code.names.of(item.name))

    def told(self, item: Write) -> Occurrence:
        """`assigns sys.path`."""
        written = item.name.written
        names = (*self.code.names.of(item.name), written)
        return Occurrence(item.block, item.place, f"assigns {written}", names)
