"""ruff check: many linters in one; each file on its own."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    ToolCall,
    Unread,
)
from archcheck.infrastructure.tools.columns import span
from archcheck.infrastructure.tools.running.failure_reasons import unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.wrapped.ruff.program import (
    ONE_THREAD,
    RuffProgram,
    failure,
)
from archcheck.infrastructure.tools.wrapped.ruff.rule_ids import SYNTAX_ERRORS

OURS = (
    "check",
    "--no-fix",
    "--no-fix-only",
    "--no-show-fixes",
    "--no-cache",
    "--exit-zero",
    "--force-exclude",
    "--output-format=json",
    "--verbose",
)
CHECKED = re.compile(r"\[DEBUG\] Checking: (.+)$", re.MULTILINE)
ERRORS = ("E9", "F63", "F7", "F82", "invalid-syntax")
DECIDED_BY_FORMATTERS = ("E203", "E501", "E701", "E704", "W503", "W504")
DECIDED_ELSEWHERE = {
    "black": DECIDED_BY_FORMATTERS,
    "ruff-format": DECIDED_BY_FORMATTERS,
    "xenon": ("C901",),
}
SECTION = re.compile(r"^## (?:What it does|Why is this bad\?)\n(.+?)(?:\n\n|\Z)", re.M | re.S)
LONGEST = 1000
Entry = Mapping[str, Any]


class Ruff(RuffProgram):
    """How ruff runs as a linter and what it says."""

    name = "ruff"
    heeds = tuple(DECIDED_ELSEWHERE)
    own_switch = 'extend-ignore = ["RULE"] under [tool.ruff.lint] in pyproject.toml'
    position = 15
    prices = Prices(start=0.05, kilobyte=0.00006)
    registry_arguments = ("rule", "--all", "--output-format", "json")

    def check(self, call: ToolCall) -> Reading:
        """Run with `--exit-zero`, so that the status tells only of crashes, and read the JSON."""
        answers = tuple(self._answers(call))
        entries = itertools.chain.from_iterable(map(_entries, answers))
        findings = tuple(map(_finding, entries))
        checked = itertools.chain.from_iterable(map(_checked, answers))
        return Reading(
            findings=tuple(found for found in findings if _is_wanted(found.rule, call)),
            unread=_unread(findings),
            tallies=self.passed_over(call, (*checked, *(found.path for found in findings))),
            exit_code=max((finished.exit_code for finished in answers), default=None),
        )

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """As ruff says it; it counts code points."""
        end = (finding.end_line or finding.line, finding.end_column or 0)
        return span(text, (finding.line, finding.column or 0), end)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From ruff's own registry."""
        entry = registry.get(rule_id, {})
        name = entry.get("name", rule_id)
        summary = entry.get("summary", f"A finding of ruff: {rule_id}.")
        paragraphs = SECTION.findall(entry.get("explanation", ""))
        return ToolRule(
            id=rule_id,
            name=name.title().replace("-", ""),
            summary=summary,
            level=_level(rule_id),
            description=" ".join(" ".join(paragraphs).split())[:LONGEST] or summary,
            help_uri=f"{self.homepage}rules/{name}/" if entry else f"{self.homepage}rules/",
            tags=(entry.get("linter", "ruff"),),
        )

    def _answers(self, call: ToolCall) -> Iterator[Finished]:
        for run in self.runs(call):
            given = (*OURS, *run.options, *call.task.args, "--", *run.paths)
            finished = call.run(*given, **ONE_THREAD)
            if finished.exit_code:
                raise failure(finished)
            yield finished


def _checked(finished: Finished) -> list[str]:
    return CHECKED.findall(finished.errors)


def _entries(finished: Finished) -> list[Entry]:
    try:
        found = parsed_answer(finished.output)
    except ValueError as error:
        raise unreadable(finished, finished.output) from error
    if not isinstance(found, list) or not all(map(_is_entry, found)):
        raise unreadable(finished, finished.output)
    return found


def _is_entry(entry: object) -> bool:
    needed = ("filename", "code", "message", "location", "end_location")
    return isinstance(entry, dict) and all(key in entry for key in needed)


def _finding(entry: Entry) -> RawFinding:
    """Some rules have no code but a name; older versions gave neither for wrong syntax."""
    code = entry["code"] or entry.get("name") or "invalid-syntax"
    start, end = (entry[key] or {"row": 1, "column": 1} for key in ("location", "end_location"))
    return RawFinding(
        path=entry["filename"],
        rule=code,
        level=_level(code),
        message=entry["message"],
        line=start["row"],
        column=start["column"],
        end_line=end["row"],
        end_column=end["column"],
        fix=_fix(entry.get("fix")),
    )


def _fix(fix: Mapping[str, str] | None) -> str:
    message = fix["message"] if fix else ""
    return f"{message}." if message else ""


def _unread(findings: Sequence[RawFinding]) -> tuple[Unread, ...]:
    """The files that ruff could not parse or read, with the first reason for each last."""
    broken = (found for found in reversed(findings) if found.rule in SYNTAX_ERRORS)
    return tuple(Unread(found.path, _reason(found)) for found in broken)


def _reason(finding: RawFinding) -> str:
    where = f"cannot be parsed (line {finding.line}: {finding.message})"
    return finding.message if finding.rule == "E902" else where


def _is_wanted(rule: str, call: ToolCall) -> bool:
    """Whether no tool beside ruff decides what a rule is about, unless the project insists."""
    task = call.task
    decided = (code for tool in task.beside for code in DECIDED_ELSEWHERE.get(tool, ()))
    return not any(rule == code and code not in task.levels for code in decided)


def _level(code: str) -> Level:
    return Level.ERROR if code.startswith(ERRORS) else Level.WARNING


ADAPTER = Ruff()
