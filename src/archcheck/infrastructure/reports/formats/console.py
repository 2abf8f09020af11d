"""The report for people at a terminal."""

from archcheck.application.ports.report_format import ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.console.page import page


class ConsoleFormat(ReportFormat):
    """Findings with their source lines, a summary, and the verdict in the last line."""

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The page, with ANSI codes only where colour is wanted."""
        return page(result, options)


FORMAT = ConsoleFormat()
