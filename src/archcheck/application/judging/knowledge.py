"""What was known before a check: recorded in a baseline, or there at the base."""

import dataclasses
from collections.abc import Callable, Collection, Sequence

from archcheck.domain.finding import BaselineState, Finding

Knowledge = Callable[[Sequence[Finding]], Collection[int]]


def marked(findings: Sequence[Finding], knowledge: Sequence[Knowledge]) -> list[Finding]:
    """The findings with what is known of them: each of `knowledge` gives positions of known ones.

    Nothing is said of any where nothing tells what was known.
    """
    if not knowledge:
        return list(findings)
    known = frozenset[int]().union(*(knows(findings) for knows in knowledge))
    return [_stated(finding, position in known) for position, finding in enumerate(findings)]


def _stated(finding: Finding, is_known: bool) -> Finding:
    state = BaselineState.UNCHANGED if is_known else BaselineState.NEW
    return dataclasses.replace(finding, baseline_state=state)
