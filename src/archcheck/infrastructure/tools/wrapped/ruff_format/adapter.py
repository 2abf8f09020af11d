"""ruff format: formatting; each file on its own."""

import itertools
import re
from collections.abc import Iterator

from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    ToolCall,
    Unread,
)
from archcheck.infrastructure.tools.running.failure_reasons import unreadable
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.running.reformatting import Rewriter, reformatting
from archcheck.infrastructure.tools.running.unified_diff import hunks
from archcheck.infrastructure.tools.wrapped.ruff.program import ONE_THREAD, RuffProgram, failure

RULE = "ruff-format"
COMPLAINT = "Not formatted as ruff formats it"
OURS = ("format", "--check", "--diff", "--no-cache", "--force-exclude", "--verbose")
CHECKED = re.compile(r"\[DEBUG\] format_path; path=(.+)$", re.MULTILINE)
BROKEN = re.compile(
    r"^error: Failed to (?:parse|read|format) (?P<path>.+?)"
    r"(?::(?P<line>\d+):\d+)?: (?P<why>.+)$",
    re.MULTILINE,
)
WOULD = re.compile(r"^\d+ files? would be reformatted", re.MULTILINE)
ALREADY = re.compile(r"^\d+ files? already formatted$|^warning: No Python files", re.MULTILINE)


class RuffFormat(Rewriter, RuffProgram):
    """How ruff runs as a formatter and what it says."""

    name = "ruff-format"
    own_switch = 'exclude = ["PATTERN"] under [tool.ruff.format] in pyproject.toml, for some files'
    position = 22
    looks_at_packages = False
    statuses = (1, 2)
    prices = Prices(start=0.05, kilobyte=0.00004)

    def check(self, call: ToolCall) -> Reading:
        """Ask for the differences; statuses: 0 none, 1 some, 2 where a file cannot be formatted."""
        answers = tuple(self._answers(call))
        findings = tuple(_differences(answers))
        unread = tuple(itertools.chain.from_iterable(map(_unread, answers)))
        checked = (path for finished in answers for path in CHECKED.findall(finished.errors))
        return Reading(
            findings=findings,
            unread=unread,
            tallies=self.passed_over(call, (*checked, *(file.path for file in unread))),
            exit_code=max((finished.exit_code for finished in answers), default=None),
        )

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """It has one rule."""
        return ToolRule(
            id=rule_id,
            name="Formatting",
            summary="The file is not formatted as ruff formats it.",
            level=Level.ERROR,
            description="One way to format code leaves reviews to what the code says.",
            help_uri=f"{self.homepage}formatter/",
            tags=("style", "formatting"),
        )

    def _answers(self, call: ToolCall) -> Iterator[Finished]:
        for run in self.runs(call):
            given = (*OURS, *run.options, *call.task.args, "--", *run.paths)
            finished = call.run(*given, **ONE_THREAD)
            _demand_sense(finished)
            yield finished


def _demand_sense(finished: Finished) -> None:
    """Raise ToolFailure where status, differences, complaints and summary do not fit together."""
    is_broken = BROKEN.search(finished.errors) is not None
    if finished.exit_code not in (0, 1) and not is_broken:
        raise failure(finished)
    expected = (2, True) if is_broken else _expected(finished)
    if (finished.exit_code, True) != expected:
        raise unreadable(finished, finished.output)


def _expected(finished: Finished) -> tuple[int, bool]:
    """The status that the differences call for, and whether the summary agrees with them."""
    is_changed = any(hunks(finished.output))
    summary = WOULD if is_changed else ALREADY
    return int(is_changed), summary.search(finished.errors) is not None


def _differences(answers: tuple[Finished, ...]) -> Iterator[RawFinding]:
    for finished in answers:
        for hunk in hunks(finished.output):
            yield reformatting(hunk, RULE, COMPLAINT, "ruff format")


def _unread(finished: Finished) -> Iterator[Unread]:
    for match in BROKEN.finditer(finished.errors):
        place = f"cannot be parsed (line {match['line']}: {match['why']})"
        yield Unread(match["path"], place if match["line"] else match["why"])


ADAPTER = RuffFormat()
