"""safety: known vulnerabilities of the dependencies, from its advisory database."""

import datetime
import itertools
import pathlib
from collections.abc import Mapping
from typing import Any

from archcheck.domain.job import Tally
from archcheck.infrastructure.reading.regular_files import MOST_OF_DATA, bytes_or_nothing
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
from archcheck.infrastructure.tools.requirements.requirement import Dependencies, listings
from archcheck.infrastructure.tools.running.configuration_files import read_text
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.wrapped.safety.database import database_digest, read_database
from archcheck.infrastructure.tools.wrapped.safety.settings import SafetyOptions

POLICY = ".safety-policy.yml"
FOUND = 64
UNNAMED = "0000"
NOBODY_THERE = "http://127.0.0.1:9"
PROXIES = ("http_proxy", "https_proxy", "all_proxy")
WITHOUT_DATABASE = 'no advisory database ([tool.archcheck.tools.safety] db = "DIR")'
ASKED = "ask the server of safety's vendor about the dependencies of this project"


class Safety(AdvisoryTool):
    """How safety runs and what it says."""

    name = "safety"
    homepage = "https://docs.safetycli.com/"
    own_switch = f"RULE: under security, ignore-vulnerabilities in {POLICY}"
    oldest = "3.7"
    position = 70
    page = "https://data.safetycli.com/v/RULE/"
    prices = Prices(start=2.0, kilobyte=0.0)

    def configuration(self, root: pathlib.Path) -> str:
        """Its policy file at the root."""
        return POLICY if read_text(root / POLICY) else ""

    def asked(self, root: pathlib.Path, options: SafetyOptions) -> str:
        """The network."""
        return ASKED if options.online else ""

    def lacking(self, options: SafetyOptions) -> str:
        """A database, or the leave to ask for one."""
        return "" if options.db or options.online else WITHOUT_DATABASE

    def sources(self, root: pathlib.Path, options: SafetyOptions) -> tuple[str, ...]:
        """The database, and the day where its age counts or the advisories are online."""
        today = _today().isoformat()
        if options.online:
            return (today,)
        digest = database_digest(root, options.db)
        return (digest,) if options.max_age is None else (digest, today)

    def check(self, call: ToolCall) -> Reading:
        """Look up all pinned versions at once, in a file of ours, and read the JSON report."""
        options: SafetyOptions = call.task.options
        known = read_dependencies(pathlib.Path(call.root), call.task.inputs)
        database = () if options.online else _database(call, options)
        needless = without_lookup(call.task, known)
        return needless or _reading(_run(call, database, known), call, known)


def _today() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def _database(call: ToolCall, options: SafetyOptions) -> tuple[str, ...]:
    database = read_database(pathlib.Path(call.root), options.db)
    if options.max_age is not None:
        database.demand_youth(options.max_age, _today())
    return ("--db", str(pathlib.Path(call.root, options.db)))


def _run(call: ToolCall, database: tuple[str, ...], known: Dependencies) -> Finished:
    listed = (("-r", listing) for listing in listings(known, call.scratch))
    files = (*itertools.chain(*listed), "--save-json", str(_answer(call)))
    return call.run("check", *database, *files, *call.task.args, **_environment(call, database))


def _answer(call: ToolCall) -> pathlib.Path:
    return pathlib.Path(call.scratch, "answer.json")


def _environment(call: ToolCall, database: tuple[str, ...]) -> dict[str, str]:
    """A home of its own; beside a database neither an account nor a way to the network."""
    own = {"HOME": call.scratch, "PYTHONWARNINGS": "ignore"}
    if not database:
        return own
    closed = dict.fromkeys((*PROXIES, *map(str.upper, PROXIES)), NOBODY_THERE)
    return {**own, **closed, "SAFETY_API_KEY": "", "no_proxy": "", "NO_PROXY": ""}


def _reading(finished: Finished, call: ToolCall, known: Dependencies) -> Reading:
    if finished.exit_code not in (0, FOUND):
        raise crash(finished)
    text = bytes_or_nothing(_answer(call), MOST_OF_DATA).decode("utf-8", "replace")
    try:
        return _read(parsed_answer(text), finished, known)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise unreadable(finished, text) from error


def _read(answer: Mapping[str, Any], finished: Finished, known: Dependencies) -> Reading:
    _demand_all(answer, known)
    found = [_advisory(entry) for entry in answer["vulnerabilities"]]
    if finished.exit_code and not found:
        raise crash(finished)
    return Reading(
        findings=findings_of(found, known),
        unread=known.unread,
        tallies=_ignored(len(answer["ignored_vulnerabilities"])),
        incomplete=known.unpinned,
        exit_code=finished.exit_code,
    )


def _ignored(count: int) -> tuple[Tally, ...]:
    return (Tally("left out by safety's own configuration", "", count),) if count else ()


def _demand_all(answer: Mapping[str, Any], known: Dependencies) -> None:
    looked_up = answer["report_meta"]["packages_found"]
    if looked_up != len(known.versions):
        raise ToolFailure(f"it looked up {looked_up} of {len(known.versions)} dependencies")


def _advisory(entry: Mapping[str, Any]) -> Advisory:
    severity = entry["severity"] or {}
    scores = filter(None, (severity.get("cvssv3"), severity.get("cvssv2")))
    return Advisory(
        id=entry["vulnerability_id"] or UNNAMED,
        package=entry["package_name"],
        version=entry["analyzed_version"],
        text=entry["advisory"],
        alias=entry["CVE"] or "",
        score=next((float(it["base_score"]) for it in scores), None),
        fixed=tuple(entry["fixed_versions"]),
    )


ADAPTER = Safety()
