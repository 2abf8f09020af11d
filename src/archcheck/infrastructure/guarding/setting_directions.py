"""Whether a setting that has changed loosens."""

import fnmatch
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from archcheck.infrastructure.guarding.loosening_table import ToolRow
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings

TRUE = frozenset({"1", "on", "true", "yes", "y", "t"})
CODE = re.compile(r"[A-Z]+[0-9]*")
EVERYTHING = "ALL"
FALLBACK = ("B", "C", "D", "E", "F")
Items = tuple[str, ...]
Judge = Callable[[ToolRow, str, Items | None, Items | None], Iterator[str]]
Value = TypeVar("Value")


class Loosened(msgspec.Struct, frozen=True):
    """A key that says less now, and how, as the end of a sentence."""

    key: str
    how: str


def loosened(row: ToolRow, before: Settings, after: Settings) -> Iterator[Loosened]:
    """What of the settings of a tool is looser."""
    for key in sorted({*before, *after}):
        old, new = _items(before.get(key)), _items(after.get(key))
        if old != new:
            yield from _of_key(row, key, old, new)


def _items(setting: Setting | None) -> Items | None:
    return setting.items if setting else None


def _of_key(row: ToolRow, key: str, old: Items | None, new: Items | None) -> Iterator[Loosened]:
    for judge in (_flags, _growing, _shrinking, _numbers, _grades, _values):
        for how in judge(row, key, old, new):
            yield Loosened(key, how)


def _flags(row: ToolRow, key: str, old: Items | None, new: Items | None) -> Iterator[str]:
    usual = _matches(row.usually_on, key)
    was, now = _is_true(old, usual), _is_true(new, usual)
    if was > now and _matches((*row.on, *row.usually_on), key):
        yield "is off"
    if now > was and _matches(row.off, key):
        yield "is on"


def _is_true(items: Items | None, usual: bool) -> bool:
    return usual if items is None else any(item.lower() in TRUE for item in items)


def _growing(row: ToolRow, key: str, old: Items | None, new: Items | None) -> Iterator[str]:
    if _matches(row.grow, key):
        yield from (f"holds {item}" for item in _uncovered(new or (), old or ()))


def _shrinking(row: ToolRow, key: str, old: Items | None, new: Items | None) -> Iterator[str]:
    usual = _for(row.shrink, key)
    if usual is not None:
        before, after = (usual if items is None else items for items in (old, new))
        yield from (f"lacks {item}" for item in _missing(before, after))


def _missing(old: Items, new: Items) -> list[str]:
    """What is listed no longer; where nothing is listed everything is meant."""
    if not old:
        return ["all but these"] if new else []
    return _uncovered(old, new) if new else []


def _uncovered(items: Iterable[str], others: Iterable[str]) -> list[str]:
    known = tuple(others)
    return [item for item in dict.fromkeys(items) if not any(_covers(it, item) for it in known)]


def _covers(other: str, item: str) -> bool:
    """Codes cover those that begin with them."""
    if CODE.fullmatch(other) and CODE.fullmatch(item):
        return other == EVERYTHING or item.startswith(other)
    return other == item


def _numbers(row: ToolRow, key: str, old: Items | None, new: Items | None) -> Iterator[str]:
    for table, sign in ((row.most, 1), (row.least, -1)):
        usual = _for(table, key)
        if usual is not None:
            before, after = _number(row, old, usual), _number(row, new, usual)
            if sign * after > sign * before:
                yield f"went from {before:g} to {after:g}"


def _number(row: ToolRow, items: Items | None, usual: float) -> float:
    try:
        found = float("".join(items)) if items else usual
    except ValueError:
        return usual
    return float("inf") if found in row.unlimited else found


def _grades(row: ToolRow, key: str, old: Items | None, new: Items | None) -> Iterator[str]:
    """Grades run from A, the best, to F."""
    if _matches(row.grades, key):
        before, after = _grade(old), _grade(new)
        if after > before:
            yield f"went from {before} to {after}"


def _grade(items: Items | None) -> str:
    return "".join(items or FALLBACK[-1:])[:1].upper()


def _values(row: ToolRow, key: str, old: Items | None, new: Items | None) -> Iterator[str]:
    loose = frozenset(_for(row.loose_values, key) or ())
    found = loose.intersection(new or ()) - loose.intersection(old or ())
    yield from (f"is {value}" for value in sorted(found))


def _matches(patterns: Iterable[str], key: str) -> bool:
    return any(fnmatch.fnmatchcase(key, pattern) for pattern in patterns)


def _for(table: Mapping[str, Value], key: str) -> Value | None:
    return next((value for name, value in table.items() if fnmatch.fnmatchcase(key, name)), None)
