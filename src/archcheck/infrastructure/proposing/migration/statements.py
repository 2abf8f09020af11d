"""Tables of another tool, whether they were written as INI or as TOML."""

from collections.abc import Mapping

from archcheck.infrastructure.decoding.decoder import texts_in
from archcheck.infrastructure.reading.located_values import Located
from archcheck.shared.deferred import dataclass

TRUE = frozenset({"true", "1", "yes", "on"})


@dataclass(frozen=True)
class Statement:
    """A table: its keys with their values and lines, and the line where it begins."""

    line: int
    members: Mapping[str, Located]

    @classmethod
    def of(cls, table: Located) -> "Statement":
        """A table as it was read."""
        return cls(table.line, dict(table.members))

    def text(self, key: str) -> str:
        """A text; empty without one."""
        found = self.members.get(key)
        return str(found.value) if found and isinstance(found.value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or the lines of a text."""
        found = self.members.get(key)
        items = texts_in(found.value) if found else ()
        return tuple(line for item in items for line in _said(item))

    def is_on(self, key: str) -> bool:
        """Whether a flag is set."""
        found = self.members.get(key)
        return found is not None and str(found.value).lower() in TRUE

    def table(self, key: str) -> "Statement":
        """A table in it; empty without one."""
        found = self.members.get(key)
        return Statement.of(found) if found else Statement(self.line, {})

    def tables(self, key: str) -> tuple["Statement", ...]:
        """The tables of a list."""
        found = self.members.get(key)
        return tuple(Statement.of(item) for item in found.items) if found else ()


def _said(text: str) -> list[str]:
    """The lines of a text that are neither blank nor comments."""
    lines = map(str.strip, text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
