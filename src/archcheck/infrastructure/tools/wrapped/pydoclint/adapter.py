"""pydoclint: docstrings that say what signatures say; each file on its own."""

import pathlib
import re
from collections.abc import Iterator, Mapping, Sequence

from archcheck.domain.location import Region
from archcheck.domain.level import Level
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
    ToolAdapter,
    ToolCall,
    ToolTask,
    Unread,
)
from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.foreign_patterns import found_in
from archcheck.infrastructure.tools.running.outside_places import demand_inside
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.running.rule_table import described
from archcheck.infrastructure.tools.wrapped.pydoclint.rule_ids import SYNTAX_ERRORS

PLACED = frozenset({"baseline", "exclude"})
PROJECT = "pyproject.toml"
SETTING = "--config"
OURS = (
    "--quiet",
    "--show-filenames-in-every-violation-message=true",
    "--generate-baseline=false",
    "--auto-regenerate-baseline=false",
)
UNTOLD = {"PYTHONWARNINGS": "ignore"}
USUALLY_EXCLUDED = r"\.git|\.tox"
LINE = re.compile(r"^(?P<path>.+?):(?P<line>\d+): (?P<code>DOC\d{3}): ?(?P<text>.*)$", re.MULTILINE)
REMARKS = re.compile(r"Some old violations were fixed\..*automatically in the future\.", re.DOTALL)
REASON = re.compile(r".*Error message: ")


class Pydoclint(ToolAdapter):
    """How pydoclint runs and what it says."""

    name = "pydoclint"
    homepage = "https://jsh9.github.io/pydoclint/"
    own_switch = "# noqa: RULE at the end of the docstring"
    oldest = "0.6"
    position = 26
    scope = Sight.FILE
    prices = Prices(start=0.2, kilobyte=0.00085)

    @property
    def module(self) -> str:
        """Its package cannot be started."""
        return "pydoclint.main"

    def configuration(self, root: pathlib.Path) -> str:
        """The project's pyproject.toml when it has a table for pydoclint."""
        return "" if toml_table(root / PROJECT, "tool", "pydoclint") is None else PROJECT

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """What its table says, where no pattern and no baseline is held against paths."""
        settings = self._stated(root, task.configuration, task.args)
        if PLACED.intersection(settings) or not self.options.have_no_place(task.args):
            return None
        return Alike(repr(settings))

    def check(self, call: ToolCall) -> Reading:
        """Run it, with a configuration that it has to read, and read the lines."""
        kept = self._kept(call)
        left = left_out(self.name, sorted({*call.paths}.difference(kept)))
        if not kept:
            return Reading(tallies=left)
        configured = (SETTING, call.task.configuration) if call.task.configuration else ()
        finished = call.run(*OURS, *configured, *call.task.args, "--", *kept, **UNTOLD)
        findings = _findings(finished)
        return Reading(
            findings=findings,
            unread=tuple(_unread(findings)),
            tallies=left,
            exit_code=finished.exit_code,
        )

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """The whole line; it names no column."""
        return text.whole_line(finding.line)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From our own table."""
        return described("pydoclint", rule_id, self.homepage, Level.WARNING)

    def _kept(self, call: ToolCall) -> list[str]:
        """The files that match no exclusion; raises UsageProblems for one that takes too long."""
        settings = self._stated(pathlib.Path(call.root), call.task.configuration, call.task.args)
        demand_inside(call, filter(None, [str(settings.get("baseline", ""))]))
        given = self.options.values(call.task.args, "--exclude")
        pattern = [str(settings.get("exclude", USUALLY_EXCLUDED)), *given][-1]
        nowhere = [False] * len(call.paths)
        found = found_in(pattern, call.paths, self.name, "exclude") if pattern else nowhere
        return [path for path, is_out in zip(call.paths, found) if not is_out]

    def _stated(
        self, root: pathlib.Path, configuration: str, args: Sequence[str]
    ) -> Mapping[str, object]:
        named = [configuration, *self.options.values(args, SETTING)][-1]
        table = toml_table(root / named, "tool", "pydoclint") if named else None
        return {name.replace("-", "_"): value for name, value in (table or {}).items()}


def _findings(finished: Finished) -> tuple[RawFinding, ...]:
    """Its status is 1 when it has found something, and when it could not begin."""
    if finished.exit_code not in (0, 1):
        raise crash(finished)
    findings = tuple(map(_finding, LINE.finditer(finished.errors)))
    others = REMARKS.sub("", LINE.sub("", finished.errors)) + finished.output
    if others.strip() or len(findings[:1]) != finished.exit_code:
        raise unreadable(finished, finished.output)
    return findings


def _finding(match: re.Match[str]) -> RawFinding:
    return RawFinding(
        path=match["path"],
        rule=match["code"],
        level=Level.WARNING,
        message=match["text"],
        line=max(int(match["line"]), 1),
    )


def _unread(findings: tuple[RawFinding, ...]) -> Iterator[Unread]:
    for finding in findings:
        if finding.rule in SYNTAX_ERRORS:
            yield Unread(finding.path, f"cannot be parsed ({REASON.sub('', finding.message)})")


ADAPTER = Pydoclint()
