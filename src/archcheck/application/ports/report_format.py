"""How a result becomes text."""

from __future__ import annotations

import abc
import enum
from typing import TYPE_CHECKING, ClassVar

from archcheck.shared.deferred import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archcheck.domain.check_result import CheckResult
    from archcheck.domain.finding import Finding
    from archcheck.domain.projects_result import ProjectsResult


@dataclass(frozen=True, kw_only=True)
class ReportOptions:
    """How a report is to look.

    `width` in columns, 0 when unknown; `measured` whether somebody has said so; `color` whether
    ANSI codes are wanted; `unicode` whether the terminal can show it; `terminal` whether a
    person is watching; `directory` where that
    person is, absolute; `all_findings` that nothing is to be left out of a page for people; `profile`
    is `github`, `full` or `gitlab`; `category` overrides the SARIF category; `absolute` writes
    an absolute SRCROOT.
    """

    width: int = 0
    measured: bool = False
    color: bool = False
    unicode: bool = True
    terminal: bool = False
    directory: str = ""
    all_findings: bool = False
    quiet: bool = False
    verbose: bool = False
    timings: bool = False
    statistics: bool = False
    profile: str = "github"
    category: str = ""
    absolute: bool = False


class Evidence(enum.IntEnum):
    """What a report shows of the files with findings; each value includes those before it.

    The last one includes a picture of the architecture.
    """

    PLACES = 0
    LINES = 1
    FINGERPRINTS = 2
    ARCHITECTURE = 3


class ReportFormat(abc.ABC):
    """A pure function from a result to text.

    Where half a run would close what the other half has found, the format is not
    `written_when_interrupted`. One that is `timeless` says the same whenever the same was found:
    nothing about today, and nothing about how long it took.
    """

    written_when_interrupted: ClassVar[bool] = True
    timeless: ClassVar[bool] = False

    @abc.abstractmethod
    def evidence(self, options: ReportOptions) -> Evidence:
        """What the report will show, known before there is a result."""

    def shown(self, result: CheckResult, options: ReportOptions) -> Iterable[Finding]:
        """The findings whose files are shown, of a result without them."""
        return result.findings

    @abc.abstractmethod
    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The whole report, with a newline at its end."""

    def render_projects(self, result: ProjectsResult, options: ReportOptions) -> str:
        """The report about several projects: as if they were one, unless it knows better."""
        from archcheck.application.joined_result import joined

        return self.render(joined(result), options)

    def appendix(self, result: CheckResult, options: ReportOptions) -> str:
        """What is added to the summary of the job that runs archcheck, where there is one."""
        return ""
