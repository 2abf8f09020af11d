"""dependency-check: known vulnerabilities of the dependencies, by a program of its own.

Its SARIF is read as its public template writes it; it could not be run here.
"""

import datetime
import pathlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from archcheck.infrastructure.reading.regular_files import MOST_OF_DATA, bytes_or_nothing
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    ToolCall,
    ToolEnvironment,
)
from archcheck.infrastructure.tools.described.sarif import demand_success, path_of
from archcheck.infrastructure.tools.requirements.advisories import (
    NARROW,
    NOTHING,
    Advisory,
    finding_at,
)
from archcheck.infrastructure.tools.requirements.advisory_tool import AdvisoryTool
from archcheck.infrastructure.tools.requirements.dependency_files import (
    is_known,
    read_dependencies,
)
from archcheck.infrastructure.tools.requirements.requirement import Dependencies, Requirement
from archcheck.infrastructure.tools.running.failure_reasons import unreadable
from archcheck.infrastructure.tools.running.findings import Workplace
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.wrapped.dependency_check.database import demand_youth, failure
from archcheck.infrastructure.tools.wrapped.dependency_check.settings import DependencyCheckOptions

DOWNLOAD = "download it from https://dependency-check.github.io/DependencyCheck/"
REPORT = "dependency-check-report.sarif"
STARTERS = ("--disableAssembly", "--disableBundleAudit", "--disableGolangMod", "--disableMixAudit")
ASKERS = (
    "--disableCentral",
    "--disableNodeAudit",
    "--disableOssIndex",
    "--disablePnpmAudit",
    "--disableRetireJS",
    "--disableYarnAudit",
)
OURS = ("--format", "SARIF", "--enableExperimental", "--disableVersionCheck", *STARTERS, *ASKERS)
PURL = re.compile(r"pkg:[^/]+/(?:.+/)?(?P<name>[^/@]+)@(?P<version>[^?#]+)")
SCORES = ("security-severity", "cvssv3_baseScore", "cvssv2_score")
Part = Mapping[str, Any]


class DependencyCheck(AdvisoryTool):
    """How dependency-check runs and what it says."""

    name = "dependency-check"
    homepage = "https://dependency-check.github.io/DependencyCheck/"
    own_switch = 'args = ["--suppression", "FILE"] under [tool.archcheck.tools.dependency-check]'
    oldest = "9.0"
    position = 72
    page = "https://nvd.nist.gov/vuln/detail/RULE"
    is_remembered = False
    prices = Prices(start=10.0, kilobyte=0.0)
    environment = ToolEnvironment.PATH

    @property
    def executables(self) -> tuple[str, ...]:
        """The script of its archive, and the name that packages give it."""
        return ("dependency-check.sh", "dependency-check")

    @property
    def remedy(self) -> str:
        """No registry has it."""
        return f"{DOWNLOAD} and put its folder bin on PATH"

    @property
    def upgrade(self) -> str:
        """No registry has it."""
        return DOWNLOAD

    def configuration(self, root: pathlib.Path) -> str:
        """It has none."""
        return ""

    def asked(self, root: pathlib.Path, options: DependencyCheckOptions) -> str:
        """The network."""
        return "renew the database of dependency-check from the network" if options.online else ""

    def check(self, call: ToolCall) -> Reading:
        """Run on these files alone, and read the SARIF that it writes."""
        if call.task.reported is not None:
            return Reading(notes=NARROW)
        if not call.task.inputs:
            return Reading(notes=NOTHING)
        _demand_youth(call)
        known = read_dependencies(pathlib.Path(call.root), filter(is_known, call.task.inputs))
        finished = _run(call)
        if finished.exit_code:
            raise failure(finished)
        text = _report(call)
        try:
            return _reading(parsed_answer(text), call, known)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise unreadable(finished, text) from error


def _demand_youth(call: ToolCall) -> None:
    options: DependencyCheckOptions = call.task.options
    today = datetime.datetime.now(datetime.UTC).date()
    if options.max_age is not None:
        demand_youth(pathlib.Path(call.root), options.data, options.max_age, today)


def _report(call: ToolCall) -> str:
    report = bytes_or_nothing(pathlib.Path(call.scratch, REPORT), MOST_OF_DATA)
    if not report:
        raise ToolFailure(f"it has not written its report {REPORT}")
    return report.decode("utf-8", "replace")


def _run(call: ToolCall) -> Finished:
    options: DependencyCheckOptions = call.task.options
    scanned = (word for path in call.task.inputs for word in ("--scan", path))
    data = ("--data", options.data) if options.data else ()
    update = () if options.online else ("--noupdate",)
    project = ("--project", "archcheck", "--out", call.scratch)
    return call.run(*project, *OURS, *update, *data, *scanned, *call.task.args, HOME=call.scratch)


def _reading(log: Part, call: ToolCall, known: Dependencies) -> Reading:
    (run,) = log["runs"]
    demand_success(run)
    place = Workplace(call.root)
    seen = {_path(it["location"], run, place) for it in run["artifacts"]}
    return Reading(
        findings=tuple(_finding(it, run, place, known) for it in _active(run["results"])),
        unread=known.unread,
        incomplete=(*known.unpinned, *_unseen(set(call.task.inputs) - seen)),
        exit_code=0,
    )


def _unseen(paths: Iterable[str]) -> tuple[str, ...]:
    names = ", ".join(sorted(paths))
    return (f"not looked at by dependency-check: {names}.",) if names else ()


def _path(place: Part, run: Part, project: Workplace) -> str:
    """Relative; what it found inside of a file has the file's name and more behind a `?`."""
    return project.relative(path_of(place, run).partition("?")[0])


def _active(results: Iterable[Part]) -> Iterable[Part]:
    return (it for it in results if not it.get("suppressions"))


def _score(rule: str, run: Part) -> float | None:
    rules = {it["id"]: it.get("properties", {}) for it in run["tool"]["driver"]["rules"]}
    told = (rules[rule][name] for name in SCORES if name in rules[rule])
    return next(map(float, told), None)


def _finding(result: Part, run: Part, place: Workplace, known: Dependencies) -> RawFinding:
    (location,) = result["locations"]
    path = _path(location["physicalLocation"]["artifactLocation"], run, place)
    package, version = _package(location, path)
    advisory = Advisory(
        id=result["ruleId"],
        package=package,
        version=version,
        text=result["message"]["text"].removeprefix(f"{result['ruleId']} - "),
        score=_score(result["ruleId"], run),
        fixed=None,
    )
    stated = (it for it in known.named(package, version) if it.path == path)
    whole_file = Requirement(name=package, version=version, path=path)
    return finding_at(next(stated, whole_file), advisory)


def _package(location: Part, path: str) -> tuple[str, str]:
    names = (it["fullyQualifiedName"] for it in location.get("logicalLocations", ()))
    found = next(filter(None, map(PURL.match, names)), None)
    return (found["name"], found["version"]) if found else (path, "")


ADAPTER = DependencyCheck()
