"""Markdown for a comment on a pull request."""

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.markdown.page import markdown_page
from archcheck.infrastructure.reports.repository_view import from_repository


class MarkdownFormat(ReportFormat):
    """A page of less than 65,000 characters, which is what a comment may have."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """Places and the architecture."""
        return Evidence.ARCHITECTURE

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The page."""
        return markdown_page(from_repository(result))


FORMAT = MarkdownFormat()
