"""Writes: to what is not a name of one's own."""

from collections.abc import Iterable

from archcheck.infrastructure.architecture.structure.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.occurrence_forms import FormReader
from archcheck.infrastructure.architecture.structure.occurrence_term import NamedTerm, Occurrence
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
        names = self.code.names.of(item.name)
        return any(form.is_met(file, item.block, names) for form in self.forms)

    def told(self, item: Write) -> Occurrence:
        """`assigns sys.path`."""
        written = item.name.written
        names = (*self.code.names.of(item.name), written)
        return Occurrence(item.block, item.place, f"assigns {written}", names)
