"""From what a program printed to findings: lines, JSON or SARIF."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from archcheck.domain.level import Level
from archcheck.infrastructure.tools.adapter import RawFinding
from archcheck.infrastructure.tools.described import json_items, sarif
from archcheck.infrastructure.tools.described.description import Description
from archcheck.infrastructure.tools.described.lines import matched_lines
from archcheck.infrastructure.tools.described.unfit import UnfitAnswer
from archcheck.infrastructure.tools.running.failure_reasons import unfit, unreadable
from archcheck.infrastructure.tools.running.findings import level_of
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished

OWN_LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)
LONGEST = 200
BLANKS = re.compile(r"\s+")
Parts = Mapping[str, str]


def findings_in(answer: str, finished: Finished, description: Description) -> list[RawFinding]:
    """The findings of an answer; raises ToolFailure when it cannot be read."""
    try:
        parts = READERS[description.output.shape](answer, description)
        return [finding(found, description) for found in parts]
    except UnfitAnswer as error:
        raise unfit(finished, str(error), answer) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise unreadable(finished, answer) from error


def finding(parts: Parts, description: Description) -> RawFinding:
    """A finding from its parts as texts; raises ValueError and KeyError."""
    rule = _rule(parts, description)
    return RawFinding(
        path=parts["path"],
        rule=rule,
        level=_level(rule, parts.get("severity", ""), description),
        message=parts["message"],
        line=_line(parts["line"], description),
        column=_column(parts, "column", 0, description),
        end_line=_line(parts["end_line"], description) if "end_line" in parts else None,
        end_column=_column(parts, "end_column", _beyond(description), description),
        unit=parts.get("unit", ""),
    )


def _line(text: str, description: Description) -> int:
    return _number(text, "line") - description.places.first_line + 1


def _column(parts: Parts, name: str, beyond: int, description: Description) -> int | None:
    """An offset from 0, None where the tool gives none."""
    if name not in parts:
        return None
    return max(_number(parts[name], name) - description.places.first_column + beyond, 0)


def _number(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise UnfitAnswer(f'the {name} of a finding is "{text[:LONGEST]}", no number') from error


def _beyond(description: Description) -> int:
    return 1 if description.places.end == "inclusive" else 0


def _rule(parts: Parts, description: Description) -> str:
    rules = description.rules
    said = parts.get("rule", "") or rules.single
    if not said:
        raise UnfitAnswer("a finding has no rule, and rules.single names none")
    return rules.ids.get(said, "") or BLANKS.sub("-", said)


def _level(rule: str, severity: str, description: Description) -> Level:
    keys = description.levels
    by_rule = level_of(rule, {name: Level(level) for name, level in keys.rules.items()})
    said = severity if severity in OWN_LEVELS else keys.default
    return by_rule or Level(keys.severities.get(severity, said))


def _of_lines(answer: str, description: Description) -> Iterator[Parts]:
    keys = description.output
    for line in matched_lines(answer, (keys.pattern, *keys.ignored), description.source, "output"):
        if line.pattern is None:
            raise UnfitAnswer(f'no pattern fits the line "{line.text[:LONGEST]}"')
        if line.pattern == 0:
            yield line.groups


def _of_json(answer: str, description: Description) -> Iterable[Parts]:
    return json_items.findings(parsed_answer(answer), description.output.items, description.fields)


def _of_sarif(answer: str, description: Description) -> Iterable[Parts]:
    return sarif.findings(parsed_answer(answer), description.places)


READERS: Mapping[str, Callable[[str, Description], Iterable[Parts]]] = {
    "lines": _of_lines,
    "json": _of_json,
    "sarif": _of_sarif,
}
