"""Dependency groups (PEP 735), with those that they include."""

from collections.abc import Iterator, Mapping

from archcheck.infrastructure.discovery.settings_files import strings, table
from archcheck.infrastructure.distributions.declared import normal_name

GROUPS = "dependency-groups"
INCLUDED = "include-group"
Document = Mapping[str, object]


def group_requirements(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The requirements of each group by its normal name; uv's older list is the group `dev`."""
    listed = {normal_name(name): value for name, value in table(document, GROUPS).items()}
    found = {name: tuple(_requirements(name, listed)) for name in listed}
    older = strings(table(document, "tool", "uv").get("dev-dependencies"))
    return found if not older else {**found, "dev": (*found.get("dev", ()), *older)}


def included_groups(document: Document, name: str) -> tuple[str, ...]:
    """A group and those that it includes, in whatever spelling each has; itself where none is."""
    spelt = {normal_name(each): each for each in table(document, GROUPS)}
    listed = {normal_name(each): value for each, value in table(document, GROUPS).items()}
    return tuple(spelt.get(each, name) for each in _closure(normal_name(name), listed))


def _requirements(name: str, listed: Mapping[str, object]) -> Iterator[str]:
    for each in _closure(name, listed):
        yield from strings(listed[each])


def _closure(name: str, listed: Mapping[str, object]) -> list[str]:
    found, waiting = [name], [name]
    while waiting:
        for included in _includes(listed.get(waiting.pop())):
            if included in listed and included not in found:
                found.append(included)
                waiting.append(included)
    return found


def _includes(value: object) -> Iterator[str]:
    items = value if isinstance(value, list) else []
    for item in items:
        if isinstance(item, dict) and isinstance(item.get(INCLUDED), str):
            yield normal_name(item[INCLUDED])
