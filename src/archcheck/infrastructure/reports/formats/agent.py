"""The report for coding agents, who pay for every word."""

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.agent.page import agent_page
from archcheck.infrastructure.reports.seen_paths import seen_from


class AgentFormat(ReportFormat):
    """One screen: each rule once, with its places and what to do."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """No line of the files is shown."""
        return Evidence.PLACES

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The screen."""
        return agent_page(seen_from(options.directory, result))


FORMAT = AgentFormat()
