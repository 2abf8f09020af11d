"""Lists whose items are written as text or as tables."""

from collections.abc import Callable
from typing import TypeVar

from archcheck.infrastructure.decoding.decoder import Decoded, gathered, value_problems
from archcheck.infrastructure.decoding.key_places import KeyPlace

Item = TypeVar("Item")


def read_items(
    kind: object, value: object, place: KeyPlace, read: Callable[[object, KeyPlace], Decoded[Item]]
) -> Decoded[tuple[Item, ...]]:
    """Each item of a value of this type, read by itself; what stands alone is a list of one."""
    problems = value_problems(kind, value, place)
    if problems:
        return Decoded(None, problems)
    if isinstance(value, list):
        return gathered(read(item, place.at(index)) for index, item in enumerate(value))
    return gathered([read(value, place)])
