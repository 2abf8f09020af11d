"""xenon: cyclomatic complexity; needs all files at once for its average."""

import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    Alike,
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
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.planning import argument_limit
from archcheck.infrastructure.tools.running.tool_options import Option, OptionClass

RULE = "ARC405"
RANKS = "ABCDEF"
SCRIPT = pathlib.Path(__file__).with_name("blocks_script.py")
HEADER = re.compile(r"(?:async\s+def|def|class)\s+\w+")
NUMBERED = ("--max-average-num",)
FLAGS = ("--no-assert",)
SIMPLER = "Split it, or replace branches by a table or by polymorphism."


class Xenon(ToolAdapter):
    """How xenon's thresholds are applied and what comes of it."""

    name = "xenon"
    homepage = "https://github.com/rubik/xenon"
    own_switch = (
        'args = ["-b", "B", "-m", "A", "-a", "A"] with other ranks '
        "under [tool.archcheck.tools.xenon]"
    )
    oldest = "0.9.3"
    position = 40
    scope = Sight.PROJECT
    prices = Prices(start=0.15, kilobyte=0.00035)
    script = str(SCRIPT)

    def configuration(self, root: pathlib.Path) -> str:
        """Xenon's thresholds stand nowhere but in its arguments."""
        return ""

    def problem(self, arguments: Sequence[str]) -> str:
        """Xenon itself takes an impossible rank for no limit."""
        problems = map(_option_problem, self.options.read(arguments))
        return next(filter(None, problems), "")

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """Our script is run in each project, whatever its own configuration."""
        return Alike()

    def check(self, call: ToolCall) -> Reading:
        """Run our script with radon and xenon's arguments, and read its JSON."""
        finished = call.run(*call.task.args, *call.path_arguments(argument_limit()))
        if finished.exit_code not in (0, 1) or not finished.output:
            raise crash(finished)
        try:
            return _reading(parsed_answer(finished.output), call, finished.exit_code)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise unreadable(finished, finished.output) from error

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """The keyword and the name of a block, else the whole line."""
        column = text.from_bytes(finding.line, finding.column or 0)
        header = HEADER.match(text.line(finding.line), column - 1)
        if header is None:
            return text.whole_line(finding.line)
        return Region(finding.line, column, finding.line, header.end() + 1)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """Xenon has one rule, which goes by the code of ours."""
        return ToolRule(
            id=rule_id,
            name="Complexity",
            summary="A block, a module or the project is too complex.",
            level=Level.ERROR,
            description=(
                "Cyclomatic complexity counts the independent paths through a block; xenon ranks "
                "it from A (1 to 5) to F (above 40). A block with many paths is hard to "
                "understand and needs as many tests."
            ),
            help_uri="https://radon.readthedocs.io/en/latest/commandline.html#the-cc-command",
            tags=("maintainability", "complexity"),
        )


def _option_problem(option: Option) -> str:
    if option.kind is OptionClass.PASS and option.name not in FLAGS:
        return _value_problem(option.name, option.value)
    if option.kind in (OptionClass.PASS, OptionClass.OVERRULE) and not option.value:
        return ""
    return f'"{option.shown}" is no option that archcheck passes on to xenon'


def _value_problem(name: str, value: str) -> str:
    if name in NUMBERED:
        is_number = re.fullmatch(r"\d+(\.\d*)?|\.\d+", value) is not None
        return "" if is_number else f'"{value}" is no number for {name}'
    is_rank = len(value) == 1 and value.upper() in RANKS
    return "" if is_rank else f'"{value}" is no rank for {name}, which is a letter from A to F'


def _reading(answer: Mapping[str, Any], call: ToolCall, exit_code: int) -> Reading:
    findings = (
        *map(_block, answer["blocks"]),
        *map(_module, answer["modules"]),
        *_average(answer["average"], call),
    )
    unread = tuple(Unread(path, _told(why)) for path, why in answer["errors"].items())
    return Reading(findings=findings, unread=unread, exit_code=exit_code)


def _told(reason: str) -> str:
    return f"cannot be parsed ({reason})" if reason.startswith("SyntaxError") else reason


def _block(block: Mapping[str, Any]) -> RawFinding:
    name = f"{block['class']}.{block['name']}" if block["class"] else block["name"]
    return RawFinding(
        path=block["path"],
        rule=RULE,
        level=Level.ERROR,
        message=(
            f"The {block['kind']} {name} has a cyclomatic complexity of {block['complexity']}, "
            f"{_ranked(block)}"
        ),
        limit=block["limit"],
        line=block["line"],
        column=block["column"],
        symbol=name,
        fix=SIMPLER,
    )


def _ranked(measured: Mapping[str, Any]) -> str:
    return f"rank {measured['rank']} (the limit is {measured['limit']})"


def _module(module: Mapping[str, Any]) -> RawFinding:
    return RawFinding(
        path=module["path"],
        rule=RULE,
        level=Level.ERROR,
        message=(
            f"The blocks of this module have a mean complexity of {module['average']:.2f}, "
            f"{_ranked(module)}"
        ),
        limit=module["limit"],
        line=1,
        fix="Simplify its most complex functions.",
    )


def _average(averages: Iterable[Mapping[str, Any]], call: ToolCall) -> Iterator[RawFinding]:
    for average in averages:
        yield RawFinding(
            path=call.task.configured_in or call.paths[0],
            rule=RULE,
            level=Level.ERROR,
            message=(
                f"The blocks of the project have a mean complexity of {average['average']:.2f}, "
                f"{_ranked(average)}"
            ),
            limit=average["limit"],
            line=call.task.configured_line if call.task.configured_in else 1,
            fix="Simplify the most complex functions.",
        )


ADAPTER = Xenon()
