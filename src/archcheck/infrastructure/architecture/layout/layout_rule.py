"""What a rule about files and directories implements."""

import abc
from collections.abc import Iterable, Mapping
from typing import ClassVar

import msgspec

from archcheck.domain.project import Project
from archcheck.domain.rule import OptionValue


class LayoutViolation(msgspec.Struct, frozen=True):
    """A violation that lies on line 1 of the file `path`; `key` and `symbol` as in Finding."""

    path: str
    message: str
    key: str
    symbol: str
    fix: str = ""


class LayoutRule(abc.ABC):
    """Looks at a project's directories; one instance for one check."""

    rule: ClassVar[str]

    def __init__(self, options: Mapping[str, OptionValue]) -> None:
        """Take the rule's complete options."""
        self.options = options

    @abc.abstractmethod
    def violations(self, project: Project) -> Iterable[LayoutViolation]:
        """Everything that is wrong in the project, whatever the scope."""
