"""One screen for a coding agent: the verdict, then what to repair, in few words."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.application.visible_text import visible
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.agent.groups import Group, groups
from archcheck.infrastructure.reports.selection import unsaid
from archcheck.infrastructure.reports.words import on_one_line

MOST_LINES = 60
MOST_COLUMNS = 300
MOST_GAPS = 5
DETAILS = (12, 6, 3, 1)
ELLIPSIS = "..."


def agent_page(result: CheckResult) -> str:
    """At most 60 lines."""
    head = [verdict_sentence(result), *_gaps(result)]
    body = _fitting(groups(result), MOST_LINES - len(head))
    return "".join(f"{_short(line)}\n" for line in (*head, *body))


def _gaps(result: CheckResult) -> Iterator[str]:
    told = unsaid(result.verdict.incomplete, result.findings)
    yield from (f"not checked: {on_one_line(sentence)}" for sentence in told[:MOST_GAPS])
    if len(told) > MOST_GAPS:
        yield f"not checked: {len(told) - MOST_GAPS} more"


def _fitting(found: Sequence[Group], room: int) -> Sequence[str]:
    """All groups in as much detail as there is room for, else the first ones and the rest's names."""
    for most in DETAILS:
        lines = [line for group in found for line in group.lines(most)]
        if len(lines) <= room:
            return lines
    return [*_first(found, room)]


def _first(found: Sequence[Group], room: int) -> Iterator[str]:
    """A line of the room is for those that are only named."""
    blocks = [[*group.lines(DETAILS[-1])] for group in found]
    sizes = itertools.accumulate(map(len, blocks))
    count = sum(size < room for size in sizes)
    yield from itertools.chain.from_iterable(blocks[:count])
    yield _named(found[count:])


def _named(rest: Iterable[Group]) -> str:
    names = [group.head for group in rest]
    return f"{len(names)} more rules: {'; '.join(names)}"


def _short(line: str) -> str:
    shown = visible(line)
    fits = len(shown) <= MOST_COLUMNS
    return shown if fits else shown[: MOST_COLUMNS - len(ELLIPSIS)] + ELLIPSIS
