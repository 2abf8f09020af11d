"""Findings in JSON: where they are, and where in each its parts lie."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from archcheck.infrastructure.tools.described.tables import NEEDED, FieldKeys
from archcheck.infrastructure.tools.described.unfit import UnfitAnswer

EVERY = "*"
UP = "^"
OWN_KEY = "@"


class Item(NamedTuple):
    """A value, its key, and what holds it."""

    value: object
    key: str = ""
    holder: "Item | None" = None


def findings(answer: object, items: str, fields: FieldKeys) -> Iterator[Mapping[str, str]]:
    """The parts of each finding as texts; raises UnfitAnswer where something lacks."""
    named: Mapping[str, str] = msgspec.to_builtins(fields)
    places = {name: place.split(".") for name, place in named.items() if place}
    for item in _items(Item(answer), _steps(items)):
        parts = _non_empty({name: _text(item, place) for name, place in places.items()})
        _demand_parts(parts, named)
        yield parts


def _demand_parts(parts: Mapping[str, str], places: Mapping[str, str]) -> None:
    for name in NEEDED:
        if name not in parts:
            raise UnfitAnswer(f'a finding has no {name} at "{places[name]}"')


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
    inner = _elements(item) if step == EVERY else [_demanded(item, step)]
    for element in inner:
        yield from _items(element, rest)


def _elements(item: Item) -> list[Item]:
    if isinstance(item.value, dict):
        return [Item(value, str(key), item) for key, value in item.value.items()]
    if isinstance(item.value, list):
        return [Item(value, str(index), item) for index, value in enumerate(item.value)]
    raise UnfitAnswer(f'{_called(item)} is neither a list nor a table, "{EVERY}" wants one')


def _demanded(item: Item, step: str) -> Item:
    found = _inner(item, step)
    if found is None:
        raise UnfitAnswer(f'{_called(item)} has no key "{step}"')
    return found


def _called(item: Item) -> str:
    return f'what lies at "{item.key}"' if item.holder else "the answer"


def _inner(item: Item, step: str) -> Item | None:
    if isinstance(item.value, dict) and step in item.value:
        return Item(item.value[step], step, item)
    return None


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
    return _inner(item, step)
