"""Which analyzers a configuration asks for."""

import abc
from collections.abc import Collection, Mapping, Sequence, Set

from archcheck.application.ports.analyzer import Analyzer
from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.job import Job
from archcheck.domain.plugin import Plugin
from archcheck.domain.equivalent_rules import EquivalentRules
from archcheck.domain.inspection import Inspection


class Tooling(abc.ABC):
    """Makes the analyzers of a check."""

    @abc.abstractmethod
    def id_patterns(self, plugins: Sequence[Plugin]) -> Mapping[str, str]:
        """How the ids of each tool's rules read, by the names of the tools, sorted."""

    @abc.abstractmethod
    def syntax_errors(self, plugins: Sequence[Plugin]) -> Set[str]:
        """The rules (`analyzer:id`) by which analyzers say that Python cannot parse a file."""

    @abc.abstractmethod
    def equivalents(self) -> tuple[EquivalentRules, ...]:
        """The classes of rules of several analyzers that find the same defects."""

    @abc.abstractmethod
    def get_ready(self, rules: Collection[str], results: ResultCache) -> None:
        """Begin to start what these own rules need, while the files are still looked for.

        Where answers are remembered, little will be needed, and nothing is started yet.
        """

    @abc.abstractmethod
    def dismiss(self) -> None:
        """End what was begun, since nothing will be checked."""

    @abc.abstractmethod
    def analyzers(self, inspection: Inspection, results: ResultCache) -> tuple[Analyzer, ...]:
        """The own checkers, then each tool that is wanted in the fixed order of reports.

        What they found out before is in `results`.
        """

    @abc.abstractmethod
    def joined(self, works: Sequence[tuple[Analyzer, Job]], workers: int) -> Sequence[Job]:
        """The same jobs, in their order; what one start can do for several projects is done once.

        Each job is one of an analyzer that knows it.
        """
