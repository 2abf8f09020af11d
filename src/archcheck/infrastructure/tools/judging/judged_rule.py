"""An own rule that a wrapped tool judges, whose name its page tells."""

import importlib
import pathlib
import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from archcheck.domain.project import Role
from archcheck.domain.rule import RuleDefinition
from archcheck.infrastructure.decoding.decoder import Options

PACKAGE = f"{__package__}.rules"
Arguments = Callable[[Any, pathlib.Path, Sequence[str]], tuple[str, ...]]


class JudgedRule(msgspec.Struct, frozen=True, kw_only=True):
    """By which ids the tool tells of the rule, in files of which roles.

    `codes` is a regular expression for the whole of an id. The tool is told to look for what is
    `selected`, or what `arguments` makes of the options of the rule, the project's root, and what
    the tool is told anyway.
    """

    codes: str
    selected: str = ""
    roles: tuple[Role, ...] = (Role.SOURCE, Role.TEST)
    options_type: type[Options] = Options
    arguments: Arguments | None = None

    def is_called(self, code: str) -> bool:
        """Whether the tool means this rule by an id of its own."""
        return re.fullmatch(self.codes, code) is not None

    def told(self, options: Options, root: pathlib.Path, given: Sequence[str]) -> tuple[str, ...]:
        """The arguments for the tool."""
        if self.arguments is None:
            return (f"--extend-select={self.selected}",)
        return self.arguments(options, root, given)


def judged_rule(rule: RuleDefinition) -> JudgedRule:
    """How its tool judges a rule, in the file that is named like it."""
    name = rule.name.replace("-", "_")
    found: JudgedRule = importlib.import_module(f"{PACKAGE}.{name}").RULE
    return found
