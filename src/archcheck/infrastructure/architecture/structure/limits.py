"""Limits of a count, and whether a number can keep all of them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from archcheck.domain.problem import Problem
from archcheck.infrastructure.decoding.key_places import KeyPlace


class Limits(NamedTuple):
    """What is stated of one count."""

    at_most: Any = None
    at_least: Any = None
    exactly: Any = None


def limit_problems(limits: Limits, place: KeyPlace) -> Iterator[Problem]:
    """That no number can keep them."""
    known = {name: limit for name, limit in limits._asdict().items() if _is_number(limit)}
    if not _can_be_kept(known):
        told = " and ".join(f"{name.replace('_', ' ')} {limit}" for name, limit in known.items())
        yield place.problem(f"no number is {told}", "correct one of them")


def _can_be_kept(known: dict[str, int]) -> bool:
    highest = _some(known, "at_most", "exactly")
    lowest = _some(known, "at_least", "exactly")
    return not highest or not lowest or min(highest) >= max(lowest)


def _some(known: dict[str, int], *names: str) -> list[int]:
    return [known[name] for name in names if name in known]


def _is_number(limit: object) -> bool:
    return isinstance(limit, int) and not isinstance(limit, bool)
