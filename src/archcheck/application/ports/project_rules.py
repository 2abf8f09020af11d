"""Rules that look at the whole project: contracts and layout."""

import abc
import itertools
import operator
from collections.abc import Sequence
from typing import ClassVar, Self

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.check_result import Architecture
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class ProjectAnswer:
    """Findings, and sentences about rules of packs that do not apply to this project.

    `layout` says which layers were found, or where no contract compares anything why;
    `architecture` is None of rules that are no contracts. `ignored_imports` counts imports that
    contracts leave out for a reason, `wiring_modules` those that they look away from.
    """

    findings: tuple[Finding, ...] = ()
    skipped_rules: tuple[str, ...] = ()
    layout: str = ""
    architecture: Architecture | None = None
    ignored_imports: int = 0
    wiring_modules: int = 0

    @classmethod
    def joined(cls, answers: Sequence[Self]) -> Self:
        """What several groups say together; of the architecture speaks the first that can."""
        named = operator.attrgetter
        return cls(
            tuple(itertools.chain.from_iterable(map(named("findings"), answers))),
            tuple(itertools.chain.from_iterable(map(named("skipped_rules"), answers))),
            "; ".join(filter(None, map(named("layout"), answers))),
            next(filter(None, map(named("architecture"), answers)), None),
            sum(map(named("ignored_imports"), answers)),
            sum(map(named("wiring_modules"), answers)),
        )


class ProjectRules(abc.ABC):
    """A group of project rules; some are `about_top` too, the root of several projects."""

    about_top: ClassVar[bool] = False

    @abc.abstractmethod
    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for what is wrong before anything has run."""

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """The roles of the files about whose code they ask; none unless they say so."""
        return frozenset()

    def remembering(self, results: ResultCache) -> Self:
        """These rules, which may ask there for what they said before; the same unless they do."""
        return self

    @abc.abstractmethod
    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Findings in the whole project; raises UsageProblems for what only the facts show."""
