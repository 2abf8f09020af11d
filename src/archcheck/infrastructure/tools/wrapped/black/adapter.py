"""black: formatting; each file on its own."""

import json
import os
import pathlib
import re
from collections.abc import Iterable, Mapping, Sequence

from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.tools.adapter import (
    Alike,
    left_out,
    Prices,
    RawFinding,
    Reading,
    Registry,
    Replacement,
    Sight,
    Surrounding,
    ToolCall,
    ToolTask,
    Unread,
)
from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.foreign_patterns import found_in
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.running.reformatting import Rewriter, reformatting
from archcheck.infrastructure.tools.running.unified_diff import hunks
from archcheck.infrastructure.tools.wrapped.black.ruff_format import ruff_format_in

RULE = "black"
COMPLAINT = "Not formatted as black formats it"
NO_CACHE = os.path.join(os.devnull, "none")
WOULD_REFORMAT = re.compile(r"^would reformat (?P<path>.+)$", re.MULTILINE)
CANNOT_PARSE = re.compile(
    r"^error: cannot (?:parse(?: for target version [^:]*)?: |format )(?P<path>.+?): ?"
    r"(?:Cannot parse(?: for target version [^:]*)?: )?(?P<place>\d+:\d+)?(?::? ?(?P<why>.*))?$",
    re.MULTILINE,
)
NOTHING_LEFT = "No Python files are present to be formatted"
IGNORED = re.compile(r"^(?P<path>.+) ignored: (?P<why>.+)$", re.MULTILINE)
EXCLUDED = "matches the --force-exclude regular expression"
SILENCING = ("check", "code", "color", "diff", "quiet", "verbose")
SUMMARY = re.compile(
    rf"^(?:{NOTHING_LEFT}|All done!|Oh no!|\d+ files? (?:would|left|failed))", re.MULTILINE
)
PROJECT = "pyproject.toml"
HELD_AGAINST_PATHS = frozenset({"exclude", "extend-exclude", "force-exclude", "include"})
STATUSES = (1, 123)
EXCLUSIONS = ("exclude", "extend-exclude", "force-exclude")


class Black(Rewriter):
    """How black runs and what it says."""

    name = "black"
    homepage = "https://black.readthedocs.io/"
    own_switch = 'extend-exclude = "REGEX" under [tool.black] in pyproject.toml, for some files'
    oldest = "25.1"
    position = 20
    scope = Sight.FILE
    prices = Prices(start=0.15, kilobyte=0.00325)

    def configuration(self, root: pathlib.Path) -> str:
        """The project's pyproject.toml when it has a table for black."""
        table = toml_table(root / "pyproject.toml", "tool", "black")
        return "" if table is None else "pyproject.toml"

    def depends_on(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str]
    ) -> Surrounding:
        """Also what says which Python the project wants."""
        files = super().depends_on(root, args, paths).files
        return Surrounding(files=tuple(sorted({*files, "pyproject.toml"})))

    def replaced(self, root: pathlib.Path) -> Replacement | None:
        """Where the project formats with ruff, black would undo its work."""
        place = ruff_format_in(root)
        if not place:
            return None
        said = f"formatting: ruff format, found in {place}"
        return Replacement("ruff-format", said, "formatting: not checked (ruff format)")

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """What its table says but for files, and which Python the project wants."""
        file = root / PROJECT
        settings = _settings(toml_table(file, "tool", "black") or {})
        if HELD_AGAINST_PATHS.intersection(settings) or not self.options.have_no_place(task.args):
            return None
        wanted = (toml_table(file, "project") or {}).get("requires-python", "")
        return Alike((file.is_file(), repr(settings), str(wanted)), statuses=STATUSES)

    def check(self, call: ToolCall) -> Reading:
        """Ask which files black would change, then for the differences of these alone."""
        options = self._options(call)
        asked = ("--check", "-v", *options, "-W", "1", "--", *call.paths)
        first = call.run(*asked, BLACK_CACHE_DIR=NO_CACHE)
        changed, unread = _summary(first)
        ignored = _ignored(first)
        passed_over = tuple(file for file in ignored if file.reason != EXCLUDED)
        return Reading(
            findings=self._differences(call, options, changed),
            unread=unread + passed_over,
            tallies=left_out(self.name, (file.path for file in ignored if file.reason == EXCLUDED)),
            exit_code=first.exit_code,
        )

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """Black has one rule."""
        return ToolRule(
            id=rule_id,
            name="Formatting",
            summary="The file is not formatted as black formats it.",
            level=Level.ERROR,
            description="One way to format code leaves reviews to what the code says.",
            help_uri=f"{self.homepage}en/stable/the_black_code_style/current_style.html",
            tags=("style", "formatting"),
        )

    def _differences(
        self, call: ToolCall, options: Sequence[str], paths: Sequence[str]
    ) -> tuple[RawFinding, ...]:
        if not paths:
            return ()
        second = call.run(
            *("--check", "--diff", "-q", "--no-color", *options, "-W", "1", "--", *paths),
            BLACK_CACHE_DIR=NO_CACHE,
        )
        changes = hunks(second.output)
        findings = tuple(reformatting(it, RULE, COMPLAINT, "black") for it in changes)
        if second.exit_code not in (1, 123) or not findings:
            raise crash(second)
        return findings

    def _options(self, call: ToolCall) -> tuple[str, ...]:
        args = call.task.args
        named = ["pyproject.toml", *self.options.values(args, "--config")][-1]
        project = pathlib.Path(call.root, named)
        settings = _settings(toml_table(project, "tool", "black") or {})
        config = _configuration(call, named, settings) if project.is_file() else os.devnull
        return (*args, "--config", config, *self._forced(call, settings))

    def _forced(self, call: ToolCall, settings: Mapping[str, object]) -> tuple[str, ...]:
        """What black would leave out if it looked for files itself; arguments come first."""
        given = [self.options.values(call.task.args, f"--{name}") for name in EXCLUSIONS]
        told = [settings.get(name, "") for name in EXCLUSIONS]
        patterns = [str([of_table, *values][-1]) for of_table, values in zip(told, given)]
        _demand_an_end(dict(zip(EXCLUSIONS, patterns)), call.paths)
        excluded = "|".join(map(_verbatim, filter(None, patterns)))
        return (f"--force-exclude={excluded}",) if excluded else ()


def _demand_an_end(patterns: Mapping[str, str], paths: Sequence[str]) -> None:
    """Raise UsageProblems for a pattern with which black would never end."""
    places = [f"/{path}" for path in paths]
    for name in filter(patterns.get, patterns):
        found_in(patterns[name], places, "black", name)


def _settings(table: Mapping[str, object]) -> dict[str, object]:
    """The settings by their names on the command line."""
    return {name.replace("--", "").replace("_", "-"): value for name, value in table.items()}


def _configuration(call: ToolCall, named: str, settings: Mapping[str, object]) -> str:
    """The project's file, or without what would silence black a copy of its table."""
    kept = {name: value for name, value in settings.items() if name not in SILENCING}
    if len(kept) == len(settings):
        return named
    path = pathlib.Path(call.scratch, "black.toml")
    path.write_text(f"tool.black = {_toml(kept)}\n", encoding="utf-8")
    return str(path)


def _toml(value: object) -> str:
    """A value as TOML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(it)}" for key, it in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str | bool):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def _verbatim(pattern: str) -> str:
    return f"(?x:{pattern}\n)" if "\n" in pattern else f"(?-x:{pattern})"


def _summary(finished: Finished) -> tuple[tuple[str, ...], tuple[Unread, ...]]:
    _demand_end(finished)
    changed = tuple(match["path"] for match in WOULD_REFORMAT.finditer(finished.errors))
    unread = tuple(_unread(match) for match in CANNOT_PARSE.finditer(finished.errors))
    if bool(changed + unread) != bool(finished.exit_code):
        raise unreadable(finished, finished.output)
    return changed, unread


def _ignored(finished: Finished) -> tuple[Unread, ...]:
    found = IGNORED.finditer(finished.errors)
    return tuple(Unread(match["path"], match["why"]) for match in found)


def _demand_end(finished: Finished) -> None:
    if finished.exit_code not in (0, 1, 123):
        raise crash(finished)
    if not SUMMARY.search(finished.errors) or finished.output.strip():
        raise unreadable(finished, finished.output)


def _unread(match: re.Match[str]) -> Unread:
    if match["place"] is None:
        return Unread(match["path"], match["why"] or "cannot be formatted")
    return Unread(match["path"], f"cannot be parsed (line {match['place'].partition(':')[0]})")


ADAPTER = Black()
