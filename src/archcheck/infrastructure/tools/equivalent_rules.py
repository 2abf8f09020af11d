"""The table of rules of several analyzers that find the same defects."""

import re
import tomllib
from collections.abc import Mapping

import msgspec

from archcheck.domain.equivalent_rules import EquivalentRules
from archcheck.infrastructure.configuration.rules_directory import rules_directory

TABLE = "equivalents.toml"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    rules: Mapping[str, str]
    subjects: Mapping[str, str] = {}
    about_imports: bool = False
    nested: bool = False

    def known(self) -> EquivalentRules:
        """The entry with its expressions compiled."""
        return EquivalentRules(
            name=self.name,
            ids=_compiled(self.rules),
            subjects=_compiled(self.subjects),
            about_imports=self.about_imports,
            nested=self.nested,
        )


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    equivalent: tuple[_Entry, ...]


def _compiled(expressions: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return {analyzer: re.compile(text) for analyzer, text in expressions.items()}


def equivalent_rules() -> tuple[EquivalentRules, ...]:
    """The classes in their order: the first that knows a rule counts."""
    text = (rules_directory() / TABLE).read_text(encoding="utf-8")
    table = msgspec.convert(tomllib.loads(text), _Table)
    return tuple(entry.known() for entry in table.equivalent)
