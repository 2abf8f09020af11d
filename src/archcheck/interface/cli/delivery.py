"""Reports on their way to files and to standard output."""

import contextlib
import dataclasses
import itertools
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence

from archcheck.application.checking.checked import Checked
from archcheck.application.checking.checked_projects import CheckedProjects
from archcheck.application.joined_result import joined
from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.application.ports.report_output import ReportMemory, ReportNotWritten
from archcheck.application.verdict_sentence import projects_sentence, verdict_sentence
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.problem import PluginFailure
from archcheck.domain.projects_result import ProjectsResult
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE, TERMINATED
from archcheck.interface.cli.standard_output import in_utf8, say_all
from archcheck.interface.cli.terminal import tell, with_terminal
from archcheck.interface.cli.wanted_reports import WantedReport
from archcheck.shared.deferred import dataclass

CONSOLE = "console"
AnyChecked = Checked | CheckedProjects
AnyResult = CheckResult | ProjectsResult


@dataclass(frozen=True)
class Delivery:
    """Renders the reports of one result and delivers them."""

    composition: Composition
    options: ReportOptions
    color: str

    def evidence(self, wanted: Sequence[WantedReport]) -> Evidence:
        """The most that any of the reports will show of the files with findings."""
        names = {_spoken(wanted), *(report.format for report in wanted)}
        load = self.composition.report_formats().load
        return max(load(name).evidence(self.options) for name in names)

    def deliver(self, checked: AnyChecked, wanted: Sequence[WantedReport]) -> int:
        """Print, write the files, and return the exit status of a check."""
        status, failures = self._delivered(checked, wanted)
        return _status(checked.outcome, status, failures)

    def repeat(self, checked: AnyChecked, wanted: Sequence[WantedReport]) -> int:
        """The same for the result of an earlier check, whose verdict was told then."""
        _, failures = self._delivered(checked, wanted)
        return INCOMPLETE if failures else 0

    def _delivered(
        self, checked: AnyChecked, wanted: Sequence[WantedReport]
    ) -> tuple[int, list[ReportNotWritten]]:
        memory = self.composition.report_memory(checked)
        kept = [report for report in wanted if self._is_due(report, checked.outcome)]
        made = [report for report in kept if not self._is_written(report, memory)]
        spoken = _spoken(kept)
        result = checked.shown(self.evidence(made), self._shown(checked.outcome, spoken, made))
        status, trouble = self._print(result, spoken)
        failures = [*trouble, *self._write(result, filter(_goes_to_file, made), memory)]
        failures += self._append(result, kept)
        _say_aside(result, spoken, failures)
        return status, failures

    def _shown(self, result: AnyResult, spoken: str, made: Iterable[WantedReport]) -> list[Finding]:
        """The findings of which any of the reports shows the files."""
        load = self.composition.report_formats().load
        parts = parts_of(result)
        filed = list(filter(_goes_to_file, made))
        printed = (load(spoken).shown(part, self._on_screen) for part in parts)
        written = (load(it.format).shown(part, self._in_files) for it in filed for part in parts)
        return list(itertools.chain(*printed, *written))

    def _is_due(self, report: WantedReport, result: AnyResult) -> bool:
        if not result.interrupted:
            return True
        return self.composition.report_formats().load(report.format).written_when_interrupted

    def _is_written(self, report: WantedReport, memory: ReportMemory) -> bool:
        """Whether a file says already what would be written."""
        is_timeless = self.composition.report_formats().load(report.format).timeless
        return is_timeless and memory.is_written(report.format, self._in_files, report.path)

    def _print(self, result: AnyResult, name: str) -> tuple[int, list[ReportNotWritten]]:
        stream = sys.stdout
        shown = self.composition.report_formats().load(name)
        try:
            text = rendered(shown, result, self._on_screen)
            heard = say_all(text, stream if name == CONSOLE else in_utf8(stream))
        except ReportNotWritten as problem:
            return INCOMPLETE, [problem]
        return _exit_code(result) or INCOMPLETE * (not heard and bool(result.findings)), []

    def _write(
        self, result: AnyResult, wanted: Iterable[WantedReport], memory: ReportMemory
    ) -> Iterable[ReportNotWritten]:
        for report, part in _targets(wanted, result):
            shown = self.composition.report_formats().load(report.format)
            try:
                text = rendered(shown, part, self._in_files)
                self.composition.report_files().write(report.path, text)
            except ReportNotWritten as problem:
                yield problem
                continue
            if shown.timeless and isinstance(part, CheckResult):
                memory.keep(report.format, self._in_files, text, part.files)

    def _append(
        self, result: AnyResult, wanted: Iterable[WantedReport]
    ) -> Iterator[ReportNotWritten]:
        """Add to the summary of the job that runs archcheck, where there is one."""
        path = self.composition.environment.job_summary
        for name in dict.fromkeys(report.format for report in wanted if path):
            shown = self.composition.report_formats().load(name)
            try:
                text = _appendix(shown, result, self._in_files)
                self.composition.report_files().append(path, text)
            except ReportNotWritten as problem:
                yield problem

    @property
    def _on_screen(self) -> ReportOptions:
        variables = self.composition.environment
        return with_terminal(self.options, sys.stdout, self.color, variables)

    @property
    def _in_files(self) -> ReportOptions:
        return dataclasses.replace(
            self.options, width=100, color=False, terminal=False, all_findings=True
        )


def rendered(shown: ReportFormat, result: AnyResult, options: ReportOptions) -> str:
    """What a format makes of one project, or of several; raises ReportNotWritten."""
    with _not_written():
        if isinstance(result, ProjectsResult):
            return shown.render_projects(result, options)
        return shown.render(result, options)


def _appendix(shown: ReportFormat, result: AnyResult, options: ReportOptions) -> str:
    with _not_written():
        return shown.appendix(as_one(result), options)


@contextlib.contextmanager
def _not_written() -> Iterator[None]:
    """A format of a plug-in that fails costs its own report, and no other."""
    try:
        yield
    except PluginFailure as failure:
        raise ReportNotWritten(str(failure)) from failure


def parts_of(result: AnyResult) -> tuple[CheckResult, ...]:
    """The results of each project."""
    return result.results if isinstance(result, ProjectsResult) else (result,)


def as_one(result: AnyResult) -> CheckResult:
    """A result as if it were about one project."""
    return joined(result) if isinstance(result, ProjectsResult) else result


def last_line(result: AnyResult) -> str:
    """The verdict in whole sentences."""
    if isinstance(result, ProjectsResult):
        return projects_sentence(result)
    return verdict_sentence(result)


def _exit_code(result: AnyResult) -> int:
    return result.exit_code if isinstance(result, ProjectsResult) else result.verdict.exit_code


def _targets(
    wanted: Iterable[WantedReport], result: AnyResult
) -> Iterator[tuple[WantedReport, AnyResult]]:
    """Which result goes to which file: those of each project where the name of the file says so."""
    parts = parts_of(result)
    for report in wanted:
        if report.is_for_each:
            yield from ((report.of(part.project.name), part) for part in parts)
        else:
            yield report, result


def _spoken(wanted: Iterable[WantedReport]) -> str:
    """The format on standard output."""
    return next((report.format for report in wanted if not report.path), CONSOLE)


def _status(result: AnyResult, status: int, failures: Collection[ReportNotWritten]) -> int:
    if result.interrupted:
        return TERMINATED
    return INCOMPLETE if failures else status


def _goes_to_file(report: WantedReport) -> bool:
    return bool(report.path)


def _say_aside(result: AnyResult, spoken: str, failures: Iterable[ReportNotWritten]) -> None:
    if spoken != CONSOLE:
        tell(last_line(result))
    for failure in failures:
        tell(f"archcheck: {failure}")
