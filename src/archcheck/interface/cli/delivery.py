"""Reports on their way to files and to standard output."""

import dataclasses
import itertools
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TextIO

from archcheck.application.checking.checked import Checked
from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.application.ports.report_output import ReportMemory, ReportNotWritten
from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import Finding
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE, TERMINATED
from archcheck.interface.cli.standard_output import in_utf8, say_all
from archcheck.interface.cli.terminal import tell, with_terminal
from archcheck.interface.cli.wanted_reports import WantedReport

CONSOLE = "console"


@dataclasses.dataclass(frozen=True)
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

    def deliver(self, checked: Checked, wanted: Sequence[WantedReport]) -> int:
        """Print, write the files, and return the exit status of a check."""
        status, failures = self._delivered(checked, wanted)
        return _status(checked.outcome, status, failures)

    def repeat(self, checked: Checked, wanted: Sequence[WantedReport]) -> int:
        """The same for the result of an earlier check, whose verdict was told then."""
        _, failures = self._delivered(checked, wanted)
        return INCOMPLETE if failures else 0

    def _delivered(
        self, checked: Checked, wanted: Sequence[WantedReport]
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

    def _shown(
        self, result: CheckResult, spoken: str, made: Iterable[WantedReport]
    ) -> list[Finding]:
        """The findings of which any of the reports shows the files."""
        load = self.composition.report_formats().load
        printed = load(spoken).shown(result, self._on_screen)
        filed = (load(entry.format).shown(result, self._in_files) for entry in made if entry.path)
        return list(itertools.chain(printed, *filed))

    def _is_due(self, report: WantedReport, result: CheckResult) -> bool:
        if not result.interrupted:
            return True
        return self.composition.report_formats().load(report.format).written_when_interrupted

    def _is_written(self, report: WantedReport, memory: ReportMemory) -> bool:
        """Whether a file says already what would be written."""
        is_timeless = self.composition.report_formats().load(report.format).timeless
        return is_timeless and memory.is_written(report.format, self._in_files, report.path)

    def _print(self, result: CheckResult, name: str) -> tuple[int, list[ReportNotWritten]]:
        stream = sys.stdout
        text = self.composition.report_formats().load(name).render(result, self._on_screen)
        try:
            heard = say_all(text, stream if name == CONSOLE else in_utf8(stream))
        except ReportNotWritten as problem:
            return INCOMPLETE, [problem]
        return result.verdict.exit_code or INCOMPLETE * (not heard and bool(result.findings)), []

    def _write(
        self, result: CheckResult, wanted: Iterable[WantedReport], memory: ReportMemory
    ) -> Iterable[ReportNotWritten]:
        for report in wanted:
            shown = self.composition.report_formats().load(report.format)
            text = shown.render(result, self._in_files)
            try:
                self.composition.report_files().write(report.path, text)
            except ReportNotWritten as problem:
                yield problem
                continue
            if shown.timeless:
                memory.keep(report.format, self._in_files, text, result.files)

    def _append(
        self, result: CheckResult, wanted: Iterable[WantedReport]
    ) -> Iterator[ReportNotWritten]:
        """Add to the summary of the job that runs archcheck, where there is one."""
        path = self.composition.environment.job_summary
        for name in dict.fromkeys(report.format for report in wanted if path):
            text = self.composition.report_formats().load(name).appendix(result, self._in_files)
            try:
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


def _spoken(wanted: Iterable[WantedReport]) -> str:
    """The format on standard output."""
    return next((report.format for report in wanted if not report.path), CONSOLE)


def _status(result: CheckResult, status: int, failures: Collection[ReportNotWritten]) -> int:
    if result.interrupted:
        return TERMINATED
    return INCOMPLETE if failures else status


def _goes_to_file(report: WantedReport) -> bool:
    return bool(report.path)


def _say_aside(result: CheckResult, spoken: str, failures: Iterable[ReportNotWritten]) -> None:
    if spoken != CONSOLE:
        tell(verdict_sentence(result))
    for failure in failures:
        tell(f"archcheck: {failure}")
