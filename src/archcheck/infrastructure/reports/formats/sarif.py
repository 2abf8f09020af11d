"""SARIF 2.1.0, for code scanning and editors."""

import dataclasses

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reports.sarif.frame import RunFrame, run_frame, with_half_as_many
from archcheck.infrastructure.reports.sarif.json_values import Json
from archcheck.infrastructure.reports.sarif.runs import sarif_runs
from archcheck.infrastructure.reports.sarif.selection import Profile
from archcheck.infrastructure.reports.pretty_json import pretty_json

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"


class SarifFormat(ReportFormat):
    """One log with one run for archcheck and one for each tool."""

    written_when_interrupted = False
    timeless = True

    def evidence(self, options: ReportOptions) -> Evidence:
        """All that is known."""
        return Evidence.FINGERPRINTS

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The log as JSON text."""
        return _fitting([run_frame(result, options)])

    def render_projects(self, result: ProjectsResult, options: ReportOptions) -> str:
        """The runs of all projects, each with the category of its own."""
        frames = [run_frame(each, _own_category(each, options)) for each in result.results]
        return _fitting(frames) if frames else pretty_json(_log([]))


def _own_category(result: CheckResult, options: ReportOptions) -> ReportOptions:
    """A category that somebody wishes for stands before the project's own."""
    if not options.category:
        return options
    name = result.project.category.strip("/").rpartition("/")[2]
    return dataclasses.replace(options, category=f"{options.category.strip('/')}/{name}")


def _fitting(frames: list[RunFrame]) -> str:
    """The log with as many results as its consumer takes."""
    text = _text(frames)
    while _is_too_large(text, frames[0].profile):
        frames = [with_half_as_many(frame) for frame in frames]
        text = _text(frames)
    return text


def _text(frames: list[RunFrame]) -> str:
    return pretty_json(_log([run for frame in frames for run in sarif_runs(frame)]))


def _log(runs: list[Json]) -> Json:
    return {"$schema": SCHEMA, "version": VERSION, "runs": runs}


def _is_too_large(text: str, profile: Profile) -> bool:
    """Whether a consumer would refuse the log; a text that is short enough is not packed."""
    if not 0 < profile.size < len(text):
        return False
    import zlib

    return profile.limit > 0 and len(zlib.compress(text.encode())) > profile.size


FORMAT = SarifFormat()
