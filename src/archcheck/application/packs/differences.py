"""What two packs say differently, in sentences."""

from collections.abc import Iterator, Mapping

from archcheck.application.configuration_description import (
    ConfigurationValue,
    describe_configuration,
)
from archcheck.application.ports.pack_library import PackContent
from archcheck.application.toml_text import KeyPath, key_text
from archcheck.domain.configuration import DEFAULT

NOUNS = {
    "contracts": "contract",
    "structure": "structure rule",
    "layout": "layout rule",
    "rules": "rule",
    "tools": "tool",
    "layers": "layer",
    "libraries": "list of libraries",
}
NOTHING = ConfigurationValue("", "nothing", DEFAULT)
Entry = Mapping[KeyPath, ConfigurationValue]
Entries = dict[KeyPath, dict[KeyPath, ConfigurationValue]]


def differences(first: PackContent, second: PackContent) -> Iterator[str]:
    """What only the first has, what only the second has, and what differs."""
    left, right = _entries(first), _entries(second)
    yield from _alone(first.name, left, right)
    yield from _alone(second.name, right, left)
    for head in filter(right.__contains__, left):
        for key, here, there in _unequal(left[head], right[head]):
            where = f" in {key_text(key)}" if key else ""
            yield (
                f"{_called(head)} differs{where}: "
                f"{first.name} says {here}, {second.name} says {there}"
            )


def _entries(pack: PackContent) -> Entries:
    """What a pack says, by the table that it belongs to."""
    found: Entries = {}
    for tool in pack.configuration.tools:
        found["tools", tool] = {}
    for value in describe_configuration(pack.configuration):
        found.setdefault(value.path[:2], {})[value.path[2:]] = value
    return {head: found[head] for head in sorted(found, key=lambda it: tuple(map(str, it)))}


def _alone(name: str, entries: Entries, others: Entries) -> Iterator[str]:
    for head in entries:
        if head not in others:
            yield f"only {name} has the {_called(head)}"


def _unequal(left: Entry, right: Entry) -> Iterator[tuple[KeyPath, str, str]]:
    """What differs, in whatever order the keys of a table are written."""
    for key in dict.fromkeys((*left, *right)):
        here, there = left.get(key, NOTHING), right.get(key, NOTHING)
        if here.plain != there.plain:
            yield key, here.value, there.value


def _called(head: KeyPath) -> str:
    noun = NOUNS.get(str(head[0]))
    return f'{noun} "{head[1]}"' if noun else f"value {key_text(head)}"
