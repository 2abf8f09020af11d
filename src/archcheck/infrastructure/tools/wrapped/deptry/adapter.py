"""deptry: declared dependencies against imports; needs the project's environment to know names."""

import itertools
import os
import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.application.wording import counted
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    ToolCall,
    Unread,
)
from archcheck.infrastructure.tools.columns import token_region
from archcheck.infrastructure.tools.requirements.advisories import region_of
from archcheck.infrastructure.tools.requirements.dependency_files import (
    PROJECT,
    dependency_files,
    read_dependencies,
)
from archcheck.infrastructure.tools.requirements.requirement import Requirement, normal_name
from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.infrastructure.tools.running.failure_reasons import crash, ending, unreadable
from archcheck.infrastructure.tools.running.installed_projects import linked_places
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.running.project_tool import ProjectTool
from archcheck.infrastructure.tools.running.rule_table import described

SCRIPT = str(pathlib.Path(__file__).with_name("dependencies_script.py"))
NO_ENVIRONMENT = (
    "dependencies not checked: no environment of the project "
    "(set [tool.archcheck.tools.deptry] python)."
)
ASSUMED = re.compile(r"Assuming the corresponding module name of package '(?P<name>[^']+)'")
SKIPPED = re.compile(
    r"^Warning: Skipping processing of (?P<path>.+?) because of the following error: (?P<why>.+)$",
    re.MULTILINE,
)
TOLD = re.compile(r"^(?:[\w.]+(?:Error|Exception)|Error): (?P<why>.+)$", re.MULTILINE)
READING = ("requirements_files", "requirements_files_dev")
UNUSED, UNKNOWN = "DEP002", "DEP001"
Item = Mapping[str, Any]


class Deptry(ProjectTool):
    """How deptry runs and what it says."""

    name = "deptry"
    homepage = "https://deptry.com/"
    own_switch = 'ignore = ["RULE"] under [tool.deptry] in pyproject.toml'
    oldest = "0.23"
    position = 75
    prices = Prices(start=0.3, kilobyte=0.00005)
    script = SCRIPT
    environment_script = SCRIPT
    follows_imports = True

    def configuration(self, root: pathlib.Path) -> str:
        """pyproject.toml with a table for deptry."""
        return PROJECT if toml_table(root / PROJECT, "tool", self.name) is not None else ""

    def inputs(self, root: pathlib.Path, options: Any) -> tuple[str, ...]:
        """The files that state dependencies."""
        return dependency_files(root, ())

    def check(self, call: ToolCall) -> Reading:
        """Run on the source roots, and read the JSON that it writes."""
        if not call.task.site_packages:
            return Reading(incomplete=(NO_ENVIRONMENT,))
        answer = pathlib.Path(call.scratch, "answer.json")
        finished = call.run(*_arguments(call), "-o", str(answer), **_environment(call))
        data = bytes_or_nothing(answer)
        if finished.exit_code not in (0, 1) or not data:
            raise _failure(finished)
        try:
            return _reading(parsed_answer(data.decode()), finished, call)
        except (ValueError, LookupError, TypeError) as error:
            raise unreadable(finished, finished.output) from error

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """The requirement, or the imported name."""
        if finding.end_column is None and finding.column is not None:
            return token_region(text, finding.line, finding.column)
        return region_of(finding, text)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From our table of deptry's rules."""
        return described("deptry", rule_id, self.homepage, Level.WARNING)


def _settings(root: str) -> Mapping[str, object]:
    """What the project has configured; deptry would quote what it reads elsewhere."""
    place = pathlib.Path(root).resolve()
    table = toml_table(place / PROJECT, "tool", ADAPTER.name) or {}
    for name in itertools.chain.from_iterable(_listed(table.get(key)) for key in READING):
        if not (place / name).resolve().is_relative_to(place):
            raise ToolFailure(f"{PROJECT}: deptry would read {name}, outside of the project")
    return table


def _listed(value: object) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else str(value or "").split(",")


def _arguments(call: ToolCall) -> Iterator[str]:
    table = _settings(call.root)
    yield from ("--config", PROJECT, "--no-ansi")
    own = (*call.task.packages, *filter(None, _listed(table.get("known_first_party"))))
    yield from (f"--known-first-party={name}" for name in dict.fromkeys(own))
    yield from call.task.args
    yield from call.task.source_roots or (".",)


def _environment(call: ToolCall) -> dict[str, str]:
    linked = map(str, linked_places(call.task.site_packages))
    return {"ARCHCHECK_PLACES": os.pathsep.join((*call.task.site_packages, *linked))}


def _failure(finished: Finished) -> ToolFailure:
    told = list(TOLD.finditer(finished.errors))
    if finished.exit_code not in (1, 2) or not told:
        return crash(finished)
    return ToolFailure(f"{ending(finished.exit_code)}: {told[-1]['why']}")


def _reading(items: Sequence[Item], finished: Finished, call: ToolCall) -> Reading:
    _demand_agreement(items, finished.exit_code)
    unknown = sorted(set(ASSUMED.findall(finished.errors)))
    known = [item for item in items if not _is_doubtful(item, unknown)]
    places = _places(pathlib.Path(call.root), known)
    skipped = SKIPPED.finditer(finished.errors)
    return Reading(
        findings=tuple(_finding(item, places) for item in known),
        unread=tuple(Unread(it["path"], f"cannot be parsed ({it['why']})") for it in skipped),
        incomplete=_left_out(len(items) - len(known), unknown),
        exit_code=finished.exit_code,
    )


def _demand_agreement(items: object, status: int) -> None:
    if not isinstance(items, list) or bool(items) != bool(status):
        raise ValueError("the answer and the status do not agree")


def _is_doubtful(item: Item, unknown: Sequence[str]) -> bool:
    """Whether it may be said only because a declared dependency is not installed."""
    code, module = item["error"]["code"], item["module"]
    return bool(unknown) and (code == UNKNOWN or code == UNUSED and module in unknown)


def _left_out(count: int, unknown: Sequence[str]) -> tuple[str, ...]:
    if not count:
        return ()
    missing = ", ".join(unknown)
    return (f"{counted(count, 'finding')} left out, because {missing} is not installed here.",)


def _places(root: pathlib.Path, items: Iterable[Item]) -> Mapping[tuple[str, str], Requirement]:
    """Where dependencies are declared, by file and name."""
    paths = sorted({item["location"]["file"] for item in items if not item["location"]["line"]})
    stated = read_dependencies(root, paths).requirements
    return {(it.path, it.name): it for it in reversed(stated)}


def _finding(item: Item, places: Mapping[tuple[str, str], Requirement]) -> RawFinding:
    place, module = item["location"], item["module"]
    finding = RawFinding(
        path=place["file"],
        rule=item["error"]["code"],
        level=Level.WARNING,
        message=item["error"]["message"],
        line=place["line"] or 1,
        column=place["column"],
    )
    stated = places.get((place["file"], normal_name(module)))
    if place["line"] or stated is None:
        return finding
    return msgspec.structs.replace(
        finding, line=stated.line, column=stated.column, end_column=stated.end_column
    )


ADAPTER = Deptry()
