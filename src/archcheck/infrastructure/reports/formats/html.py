"""One HTML file to look around in."""

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.repository_view import from_repository


class HtmlFormat(ReportFormat):
    """Verdict, layers, findings with their source, figures; nothing is loaded from anywhere."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """Source lines and the architecture."""
        return Evidence.ARCHITECTURE

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The page."""
        from archcheck.infrastructure.reports.html.page import html_page

        return html_page(from_repository(result))


FORMAT = HtmlFormat()
