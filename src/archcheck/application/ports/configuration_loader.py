"""Where the effective configuration comes from."""

import abc

from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import Problem
from archcheck.domain.project_table import TablePlace
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class ConfigurationRequest:
    """`paths` as given, `directory` absolute: the working directory; `file` is `--config`.

    `packs` replaces `extends` when it is not None (`--pack`). `root` is the project root, absolute,
    where it is known already; else it is looked for. `place` is where the project stands in a table.
    `exact` demands that what several projects have from one file means something in this one.
    With `rules_alone` nothing is read but what files say of rules that need no declaration.
    """

    directory: str
    paths: tuple[str, ...] = ()
    file: str = ""
    packs: tuple[str, ...] | None = None
    root: str = ""
    place: TablePlace | None = None
    exact: bool = False
    rules_alone: bool = False


class ConfigurationLoader(abc.ABC):
    """Finds, reads, merges and validates configuration."""

    @abc.abstractmethod
    def load(self, request: ConfigurationRequest) -> Configuration:
        """The effective configuration; raises UsageProblems with everything that is wrong."""

    @abc.abstractmethod
    def salvage(self, request: ConfigurationRequest) -> tuple[Configuration, tuple[Problem, ...]]:
        """What can be read of a configuration, and what is wrong with the rest; raises UsageProblems."""

    @abc.abstractmethod
    def root(self, request: ConfigurationRequest) -> str:
        """The absolute root of the project; raises UsageProblems where paths have none in common."""
