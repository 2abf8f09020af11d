"""Advisories about what a project depends on, as findings where it says so."""

from collections.abc import Iterable, Iterator

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import RawFinding, Reading, ToolTask
from archcheck.infrastructure.tools.requirements.requirement import Dependencies, Requirement
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

SEVERE = 7.0
NARROW = ("dependencies are looked up only where the whole project is checked.",)
NOTHING = ("no dependency of the project is pinned to a version that can be looked up.",)


class Advisory(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about one version of a distribution; `score` is CVSS, None where unknown.

    `fixed` are the versions in which it is mended, None where nobody tells.
    """

    id: str
    package: str
    version: str
    text: str
    alias: str = ""
    score: float | None = None
    fixed: tuple[str, ...] | None = ()

    @property
    def level(self) -> Level:
        """What is severe, or not known not to be, is an error."""
        is_severe = self.score is None or self.score >= SEVERE
        return Level.ERROR if is_severe else Level.WARNING

    @property
    def message(self) -> str:
        """The version, the names and the weight of the advisory, what it says, what is fixed."""
        weight = "" if self.score is None else f"CVSS {self.score:g}"
        told = ", ".join(filter(None, (self.alias, weight)))
        fixed = f" (fixed in {', '.join(self.fixed)})" if self.fixed else ""
        text = self.text.strip().rstrip(".")
        what = f"{self.package} {self.version}".strip()
        return f"{what}{f' ({told})' if told else ''}: {text}{fixed}"

    @property
    def fix(self) -> str:
        """What to do."""
        if self.fixed is None:
            return f"upgrade {self.package} to a version that is free of it."
        if not self.fixed:
            return f"no version of {self.package} is known to be free of it: replace it."
        return f"upgrade {self.package} to {' or '.join(self.fixed)}, or newer."


def without_lookup(task: ToolTask, known: Dependencies) -> Reading | None:
    """What is said where nothing has to be looked up."""
    if task.reported is not None:
        return Reading(notes=NARROW)
    if not known.pins:
        return Reading(unread=known.unread, notes=NOTHING, incomplete=known.unpinned)
    return None


def findings_of(advisories: Iterable[Advisory], known: Dependencies) -> tuple[RawFinding, ...]:
    """A finding for each place that pins the version; raises ToolFailure where there is none."""
    return tuple(finding for it in advisories for finding in _findings(it, known))


def _findings(advisory: Advisory, known: Dependencies) -> Iterator[RawFinding]:
    places = known.named(advisory.package, advisory.version)
    if not places:
        stray = f"{advisory.package} {advisory.version}"
        raise ToolFailure(f"it speaks of {stray}, of which it was not asked")
    yield from (finding_at(place, advisory) for place in places)


def finding_at(place: Requirement, advisory: Advisory) -> RawFinding:
    """A finding where a version is pinned."""
    return RawFinding(
        path=place.path,
        rule=advisory.id,
        level=advisory.level,
        message=advisory.message,
        line=place.line,
        column=place.column,
        end_column=place.end_column,
        fix=advisory.fix,
    )


def region_of(finding: RawFinding, text: SourceText) -> Region:
    """The requirement where its columns are known, else its line."""
    if finding.column is None or finding.end_column is None:
        return text.whole_line(finding.line)
    return Region(finding.line, finding.column, finding.line, finding.end_column)


def rule_of(rule_id: str, help_uri: str) -> ToolRule:
    """A known vulnerability."""
    return ToolRule(
        id=rule_id,
        name=rule_id,
        summary=f"A known vulnerability: {rule_id}.",
        level=Level.ERROR,
        help_uri=help_uri,
        tags=("security",),
    )
