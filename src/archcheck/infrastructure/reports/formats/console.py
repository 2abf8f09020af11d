"""The report for people at a terminal."""

from collections.abc import Iterable

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reports.seen_paths import seen_from


class ConsoleFormat(ReportFormat):
    """Findings with their source lines, a summary, and the verdict in the last line."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """Source lines, but for the quiet report, which has a line for each finding."""
        return Evidence.PLACES if options.quiet else Evidence.LINES

    def shown(self, result: CheckResult, options: ReportOptions) -> Iterable[Finding]:
        """Those that the page has room for; the quiet one shows no lines of any."""
        if options.quiet:
            return []
        from archcheck.infrastructure.reports.console.page import shown_findings

        return shown_findings(result, options)

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The page, with ANSI codes only where colour is wanted."""
        seen = seen_from(options.directory, result)
        if options.quiet and not (options.color or options.terminal):
            from archcheck.infrastructure.reports.console.plain_page import plain_page

            return plain_page(seen, options.unicode)
        from archcheck.infrastructure.reports.console.page import page

        return page(seen, options)

    def render_projects(self, result: ProjectsResult, options: ReportOptions) -> str:
        """One page, with a verdict for each project and one for all at its end."""
        from archcheck.infrastructure.reports.console.projects_page import projects_page

        return projects_page(result, options)


FORMAT = ConsoleFormat()
