"""The whole result as JSON, from which every other report can be made later."""

import dataclasses
import posixpath
from typing import Any

import msgspec

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.fingerprints import finding_ids
from archcheck.domain.projects_result import ProjectsResult
from archcheck.infrastructure.reports.seen_paths import apart
from archcheck.infrastructure.reports.pretty_json import pretty_json
from archcheck.infrastructure.reports.saved_results import SCHEMA, SCHEMA_OF_PROJECTS


class JsonFormat(ReportFormat):
    """Every field of the result; each finding also has its stable `id`."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """All that is known."""
        return Evidence.ARCHITECTURE

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The result; the absolute project root only where `absolute` asks for it."""
        return pretty_json(_document(result, options))

    def render_projects(self, result: ProjectsResult, options: ReportOptions) -> str:
        """The verdict about all projects, and each as it would be written alone."""
        document = {
            "schema": SCHEMA_OF_PROJECTS,
            "version": result.version,
            "name": result.name,
            "root": result.root if options.absolute else "",
            "prefix": result.prefix,
            "source": result.source,
            "verdict": {"status": result.status.value, "exit_code": result.exit_code},
            "unmatched": list(result.unmatched),
            "incomplete": list(result.incomplete),
            "seconds": result.seconds,
            "projects": [_part(each, result, options) for each in result.results],
        }
        return pretty_json(document)


def _document(result: CheckResult, options: ReportOptions) -> dict[str, Any]:
    document = {"schema": SCHEMA, **_plain(result)}
    if not options.absolute:
        _hide_machine(document, options.directory)
    identities = finding_ids(result.findings)
    document["findings"] = [
        {"id": identity, **_known(finding)}
        for identity, finding in zip(identities, document["findings"], strict=True)
    ]
    return document


def _part(result: CheckResult, run: ProjectsResult, options: ReportOptions) -> dict[str, Any]:
    """One of several: where it lies among them is nothing that belongs to a machine."""
    project = result.project
    within = project.within or posixpath.relpath(project.root, run.root)
    placed = dataclasses.replace(project, within=within)
    return _document(dataclasses.replace(result, project=placed), options)


def _known(finding: dict[str, Any]) -> dict[str, Any]:
    """Nothing about a baseline where there is none."""
    state = finding.pop("baseline_state")
    return {**finding, "baseline_state": state} if state else finding


def _plain(result: CheckResult) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(result, str_keys=True, order="deterministic")
    return plain


def _hide_machine(document: dict[str, Any], directory: str) -> None:
    """Where the project and plug-ins lie is nobody's business; how the project was called is."""
    project = document["project"]
    if project["root"]:
        project["place"], project["inside"] = apart(project["root"], directory)
    project["root"] = ""
    for rule in document["rules"]:
        plugin = rule["definition"]["plugin"]
        if plugin:
            plugin["folder"] = ""


FORMAT = JsonFormat()
