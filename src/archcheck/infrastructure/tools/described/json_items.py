"""Findings in JSON: where they are, and where in each its parts lie."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from archcheck.infrastructure.tools.described.tables import FieldKeys

EVERY = "*"
UP = "^"
OWN_KEY = "@"


class Item(NamedTuple):
    """A value, its key, and what holds it."""

    value: object
    key: str = ""
    holder: "Item | None" = None


def findings(answer: object, items: str, fields: FieldKeys) -> Iterator[Mapping[str, str]]:
    """The parts of each finding as texts; raises LookupError, TypeError where something lacks."""
    named = msgspec.to_builtins(fields)
    places = {name: place.split(".") for name, place in named.items() if place}
    for item in _items(Item(answer), _steps(items)):
        yield _non_empty({name: _text(item, place) for name, place in places.items()})


def _steps(items: str) -> list[str]:
    return items.split(".") if items else []


def _non_empty(texts: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in texts.items() if text}


def _items(item: Item, path: list[str]) -> Iterator[Item]:
    """What lies at a path; a list at its end stands for its elements."""
    if not path:
        yield from _elements(item) if isinstance(item.value, list) else [item]
        return
    step, *rest = path
    inner = _elements(item) if step == EVERY else [_inner(item, step)]
    for element in inner:
        yield from _items(element, rest)


def _elements(item: Item) -> list[Item]:
    if isinstance(item.value, dict):
        return [Item(value, str(key), item) for key, value in item.value.items()]
    if isinstance(item.value, list):
        return [Item(value, str(index), item) for index, value in enumerate(item.value)]
    raise TypeError("neither a list nor a table")


def _inner(item: Item, step: str) -> Item:
    if not isinstance(item.value, dict):
        raise TypeError("not a table")
    return Item(item.value[step], step, item)


def _text(item: Item, place: list[str]) -> str:
    """A part of a finding, empty where it is not there, or nothing."""
    found: Item | None = item
    for step in place:
        found = _stepped(found, step) if found is not None else None
    return "" if found is None or found.value is None else str(found.value)


def _stepped(item: Item, step: str) -> Item | None:
    if step == UP:
        return item.holder
    if step == OWN_KEY:
        return Item(item.key)
    is_there = isinstance(item.value, dict) and step in item.value
    return _inner(item, step) if is_there else None
