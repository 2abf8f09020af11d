"""bandit: security; each file on its own."""

import configparser
import fnmatch
import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    Alike,
    left_out,
    Prices,
    RawFinding,
    Reading,
    Registry,
    Sight,
    Surrounding,
    ToolAdapter,
    ToolCall,
    ToolTask,
    Unread,
)
from archcheck.infrastructure.tools.columns import span
from archcheck.infrastructure.tools.running.configuration_files import ini_sections, toml_table
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer

SEVERITIES = {"HIGH": Level.ERROR, "MEDIUM": Level.WARNING, "LOW": Level.NOTE}
ONE_STEP_LOWER = {
    Level.ERROR: Level.WARNING,
    Level.WARNING: Level.NOTE,
    Level.NOTE: Level.NOTE,
}
SECURITY_SEVERITIES = {"HIGH": "8.0", "MEDIUM": "5.5", "LOW": "3.0"}
NOTHING_EXCLUDED = ("-x", "")
NAMING = ("baseline", "configfile")
HEARD = (
    *NAMING,
    "confidence",
    "exclude",
    "ignore-nosec",
    "level",
    "profile",
    "skips",
    "tests",
)
PLACED = frozenset({"baseline", "configfile", "exclude", "exclude_dirs", "targets"})
PASSED_OVER = "bandit passed it over"
REGISTRY = pathlib.Path(__file__).with_name("registry_script.py")


class Bandit(ToolAdapter):
    """How bandit runs and what it says."""

    name = "bandit"
    homepage = "https://bandit.readthedocs.io/"
    own_switch = 'skips = ["RULE"] under [tool.bandit] in pyproject.toml'
    oldest = "1.8"
    position = 30
    scope = Sight.FILE
    prices = Prices(start=0.2, kilobyte=0.00142)
    registry_script = str(REGISTRY)

    @property
    def proof(self) -> str:
        """It goes by the name of its file, which is `__main__.py` behind a wrapper."""
        return "python version ="

    def configuration(self, root: pathlib.Path) -> str:
        """pyproject.toml with a table for bandit, else `.bandit`."""
        if toml_table(root / "pyproject.toml", "tool", "bandit") is not None:
            return "pyproject.toml"
        return ".bandit" if "bandit" in ini_sections(root / ".bandit") else ""

    def depends_on(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str]
    ) -> Surrounding:
        """Also what its `.bandit` names."""
        files = super().depends_on(root, args, paths).files
        settings = ini_sections(root / ".bandit").get("bandit", {})
        named = (settings[name] for name in NAMING if name in settings)
        return Surrounding(files=tuple(sorted({*files, ".bandit", *named})))

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """What its file says, where nothing of it is held against a path."""
        if not self.options.have_no_place(task.args):
            return None
        table = _table(root, task.configuration)
        return None if _has_places(table) else Alike(repr(table))

    def check(self, call: ToolCall) -> Reading:
        """Run with `--exit-zero`, so that the status tells only of crashes, and read the JSON."""
        kept = _kept(call)
        if not kept:
            return Reading(tallies=left_out(self.name, call.paths))
        options = ("-q", "-f", "json", *_configured(call), "--exit-zero", *call.task.args)
        finished = call.run(*options, "--", *kept)
        if finished.exit_code:
            raise crash(finished)
        try:
            return _reading(parsed_answer(finished.output), call, kept)
        except (ValueError, LookupError, TypeError) as error:
            raise unreadable(finished, finished.output) from error

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """From bytes to code points; the end belongs to the last line."""
        last = finding.end_line or finding.line
        start = text.from_bytes(finding.line, finding.column or 0)
        end = text.from_bytes(last, finding.end_column or 0)
        return span(text, (finding.line, start), (last, end))

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From bandit's own registry."""
        entry = registry.get(rule_id, {})
        summary = entry.get("summary", f"A finding of bandit: {rule_id}.")
        severity = entry.get("severity", "MEDIUM")
        cwe = entry.get("cwe", "")
        return ToolRule(
            id=rule_id,
            name=entry.get("name", rule_id).title().replace("_", ""),
            summary=summary,
            level=SEVERITIES.get(severity, Level.WARNING),
            description=entry.get("description", summary),
            help_uri=entry.get("url", self.homepage),
            tags=("security",),
            cwe=(int(cwe),) if cwe else (),
            security_severity=SECURITY_SEVERITIES.get(severity, "5.5"),
        )


def _configured(call: ToolCall) -> tuple[str, ...]:
    """Without word from us bandit leaves out every path with `CVS` in it."""
    if call.task.configuration == "pyproject.toml":
        return ("-c", "pyproject.toml", *NOTHING_EXCLUDED)
    settings = _ini(call)
    named = ("--ini", _tamed(call, settings)) if settings else ()
    return named if "exclude" in settings else (*named, *NOTHING_EXCLUDED)


def _table(root: pathlib.Path, configuration: str) -> Mapping[str, object]:
    """What the project's own file says."""
    if configuration == "pyproject.toml":
        return toml_table(root / configuration, "tool", "bandit") or {}
    return ini_sections(root / ".bandit").get("bandit", {})


def _has_places(table: Mapping[str, object]) -> bool:
    """Whether settings name files, or plug-ins have some to skip."""
    nested = (it for it in table.values() if isinstance(it, dict))
    return not PLACED.isdisjoint(table) or any("skips" in it for it in nested)


def _ini(call: ToolCall) -> Mapping[str, str]:
    """What the project's `.bandit` says, without what would write, or read from elsewhere."""
    if call.task.configuration != ".bandit":
        return {}
    settings = ini_sections(pathlib.Path(call.root, ".bandit"))["bandit"]
    return {name: value for name, value in settings.items() if _is_heard(name, value, call.root)}


def _is_heard(name: str, value: str, root: str) -> bool:
    place = pathlib.Path(root, value).resolve() if name in NAMING else pathlib.Path(root).resolve()
    return bool(value) and name in HEARD and place.is_relative_to(pathlib.Path(root).resolve())


def _tamed(call: ToolCall, settings: Mapping[str, str]) -> str:
    parser = configparser.RawConfigParser()
    parser["bandit"] = settings
    path = pathlib.Path(call.scratch, "bandit.ini")
    with path.open("w", encoding="utf-8") as file:
        parser.write(file)
    return str(path)


def _reading(answer: Mapping[str, Any], call: ToolCall, given: Sequence[str]) -> Reading:
    unread = [Unread(error["filename"], error["reason"]) for error in answer["errors"]]
    missed = _missed(given, (*answer["metrics"], *(file.path for file in unread)))
    left, passed_over = (missed, ()) if _obeys_a_file(call) else ((), missed)
    return Reading(
        findings=tuple(map(_finding, answer["results"])),
        unread=(*unread, *passed_over),
        tallies=left_out("bandit", _left(call.paths, given, left)),
        exit_code=0,
    )


def _left(paths: Sequence[str], given: Sequence[str], more: Sequence[Unread]) -> list[str]:
    return sorted({*paths}.difference(given).union(file.path for file in more))


def _missed(given: Sequence[str], measured: Iterable[str]) -> tuple[Unread, ...]:
    known = set(map(os.path.normpath, measured))
    missed = (path for path in given if os.path.normpath(path) not in known)
    return tuple(Unread(path, PASSED_OVER) for path in missed)


def _kept(call: ToolCall) -> list[str]:
    patterns = _exclusions(call)
    return [path for path in call.paths if not _is_excluded(path, patterns)]


def _obeys_a_file(call: ToolCall) -> bool:
    """Whether bandit itself knows what it excludes, from a file that we do not read."""
    named = ADAPTER.options.values(call.task.args, *ADAPTER.options.configurations)
    return bool(named) or "configfile" in _ini(call)


def _is_excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether bandit would pass over a file, as it calls it when it walks from here too."""
    return any(it in f"./{path}" or _matches(it, path) for it in patterns)


def _matches(pattern: str, path: str) -> bool:
    return fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(f"./{path}", pattern)


def _exclusions(call: ToolCall) -> list[str]:
    given = ADAPTER.options.values(call.task.args, "-x", "--exclude")
    text = given[-1] if given else _ini(call).get("exclude", "")
    places = filter(None, text.split(","))
    return [*(_pattern(call.root, place) for place in places), *_excluded_by_toml(call)]


def _pattern(root: str, place: str) -> str:
    return os.path.join(place, "*") if pathlib.Path(root, place).is_dir() else place


def _excluded_by_toml(call: ToolCall) -> list[str]:
    if call.task.configuration != "pyproject.toml":
        return []
    table = toml_table(pathlib.Path(call.root, "pyproject.toml"), "tool", "bandit") or {}
    places = table.get("exclude_dirs")
    return list(map(str, places)) if isinstance(places, list) else []


def _finding(result: Mapping[str, Any]) -> RawFinding:
    return RawFinding(
        path=result["filename"],
        rule=result["test_id"],
        level=_level(result["issue_severity"], result["issue_confidence"]),
        message=result["issue_text"],
        line=result["line_number"],
        column=result["col_offset"],
        end_line=max(result["line_range"], default=result["line_number"]),
        end_column=result["end_col_offset"],
    )


def _level(severity: str, confidence: str) -> Level:
    level = SEVERITIES.get(severity, Level.WARNING)
    return ONE_STEP_LOWER[level] if confidence == "LOW" else level


ADAPTER = Bandit()
