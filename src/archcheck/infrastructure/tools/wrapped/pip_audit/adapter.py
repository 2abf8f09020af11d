"""pip-audit: known vulnerabilities of the dependencies, from a service on the network."""

import datetime
import itertools
import pathlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.infrastructure.tools.adapter import (
    Prices,
    Reading,
    ToolCall,
)
from archcheck.infrastructure.tools.requirements.advisories import (
    Advisory,
    findings_of,
    without_lookup,
)
from archcheck.infrastructure.tools.requirements.advisory_tool import AdvisoryTool
from archcheck.infrastructure.tools.requirements.dependency_files import (
    read_dependencies,
)
from archcheck.infrastructure.tools.requirements.requirement import (
    Dependencies,
    exact_version,
    listings,
)
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.wrapped.pip_audit.settings import PipAuditOptions

WITHOUT_SERVICE = (
    "no service is to be asked ([tool.archcheck.tools.pip-audit] online = true, or service_url)"
)
OURS = ("--no-deps", "--disable-pip", "-f", "json", "--progress-spinner", "off")
PASSED_OVER = re.compile(r"^WARNING:pip_audit\._service\.\w+:(.+)$", re.MULTILINE)
Entry = Mapping[str, Any]


class PipAudit(AdvisoryTool):
    """How pip-audit runs and what it says."""

    name = "pip-audit"
    homepage = "https://github.com/pypa/pip-audit"
    own_switch = 'args = ["--ignore-vuln", "RULE"] under [tool.archcheck.tools.pip-audit]'
    oldest = "2.10"
    position = 71
    page = "https://osv.dev/vulnerability/RULE"
    prices = Prices(start=0.8, kilobyte=0.0)

    def configuration(self, root: pathlib.Path) -> str:
        """It has none."""
        return ""

    def asked(self, root: pathlib.Path, options: PipAuditOptions) -> str:
        """The network."""
        if not _is_allowed(options):
            return ""
        service = options.service_url or f"the public service {options.service}"
        return f"ask {service} about the dependencies of this project"

    def lacking(self, options: PipAuditOptions) -> str:
        """The leave to ask a service."""
        return "" if _is_allowed(options) else WITHOUT_SERVICE

    def sources(self, root: pathlib.Path, options: PipAuditOptions) -> tuple[str, ...]:
        """The day: services learn of vulnerabilities while nothing here changes."""
        return (datetime.datetime.now(datetime.UTC).date().isoformat(),)

    def check(self, call: ToolCall) -> Reading:
        """Look up the pinned versions, each distribution once in a run, and read the JSON."""
        known = read_dependencies(pathlib.Path(call.root), call.task.inputs)
        needless = without_lookup(call.task, known)
        return needless or _looked_up(call, known)


def _is_allowed(options: PipAuditOptions) -> bool:
    return options.online or bool(options.service_url)


def _looked_up(call: ToolCall, known: Dependencies) -> Reading:
    runs = [_run(call, listing) for listing in listings(known, call.scratch)]
    entries = list(itertools.chain.from_iterable(map(_entries, runs)))
    _demand_all(entries, known)
    return Reading(
        findings=findings_of(_advisories(entries), known),
        unread=known.unread,
        incomplete=(*known.unpinned, *_skipped(entries)),
        failure=_passed_over("".join(finished.errors for finished in runs)),
        exit_code=max(finished.exit_code for finished in runs),
    )


def _passed_over(errors: str) -> str:
    found = ", ".join(PASSED_OVER.findall(errors))
    return f"it passed over what its service said: {found}" if found else ""


def _run(call: ToolCall, listing: str) -> Finished:
    options: PipAuditOptions = call.task.options
    place = ("--osv-url", options.service_url) if options.service_url else ()
    cache = ("--cache-dir", str(pathlib.Path(call.scratch, "cache")))
    return call.run(
        *("-s", options.service, *place, *OURS, *cache, *call.task.args, "-r", listing),
        HOME=call.scratch,
        PIP_AUDIT_OUTPUT="stdout",
    )


def _entries(finished: Finished) -> list[Entry]:
    try:
        entries: list[Entry] = parsed_answer(finished.output)["dependencies"]
        has_findings = any(entry.get("vulns") for entry in entries)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _broken(finished) from error
    if finished.exit_code != int(has_findings):
        raise crash(finished)
    return entries


def _broken(finished: Finished) -> ToolFailure:
    return crash(finished) if finished.exit_code else unreadable(finished, finished.output)


def _demand_all(entries: list[Entry], known: Dependencies) -> None:
    told = {(it["name"], exact_version(it.get("version", ""))) for it in entries}
    missed = [f"{name} {of}" for name, of in known.versions if not {(name, of), (name, "")} & told]
    if missed:
        raise ToolFailure(f"it says nothing of {', '.join(missed)}")


def _skipped(entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        if "skip_reason" in entry:
            yield f"not looked up: {entry['name']} ({entry['skip_reason']})."


def _advisories(entries: list[Entry]) -> Iterator[Advisory]:
    for entry, found in ((it, found) for it in entries for found in it.get("vulns", ())):
        yield Advisory(
            id=found["id"],
            package=entry["name"],
            version=entry["version"],
            text=found["description"],
            alias=next(iter(sorted(found["aliases"])), ""),
            fixed=tuple(found["fix_versions"]),
        )


ADAPTER = PipAudit()
