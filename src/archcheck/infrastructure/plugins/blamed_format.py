"""A format of a plug-in, whose failures are the plug-in's own."""

from collections.abc import Iterable

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.plugin import Plugin
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.plugins.folders import blamed


def blamed_format(plugin: Plugin, name: str, own: ReportFormat) -> ReportFormat:
    """The same format; raises PluginFailure where its code fails, or gives what is none of its kind."""
    what = f"the format {name}"

    class BlamedFormat(ReportFormat):
        written_when_interrupted = own.written_when_interrupted
        timeless = own.timeless

        def evidence(self, options: ReportOptions) -> Evidence:
            """What the format will show."""
            with blamed(plugin, what):
                return Evidence(own.evidence(options))

        def shown(self, result: CheckResult, options: ReportOptions) -> Iterable[Finding]:
            """The findings whose files it shows."""
            with blamed(plugin, what):
                return tuple(own.shown(result, options))

        def render(self, result: CheckResult, options: ReportOptions) -> str:
            """Its report."""
            with blamed(plugin, what):
                return _text(own.render(result, options))

        def render_projects(self, result: ProjectsResult, options: ReportOptions) -> str:
            """Its report about several projects."""
            with blamed(plugin, what):
                return _text(own.render_projects(result, options))

        def appendix(self, result: CheckResult, options: ReportOptions) -> str:
            """What it adds to the summary of the job."""
            with blamed(plugin, what):
                return _text(own.appendix(result, options))

    return BlamedFormat()


def _text(told: object) -> str:
    if isinstance(told, str):
        return told
    raise TypeError(f"expected a text, got {type(told).__name__}")
