"""YAML with its lines."""

from collections.abc import Iterator

import msgspec
import yaml  # type: ignore[import-untyped]

from archcheck.infrastructure.reading.located_values import Located, UnreadableError
from archcheck.infrastructure.reading.yaml_bounds import (
    LOADER,
    MOST_LEVELS,
    TOO_LARGE,
    demand_bounds,
    line,
    reason,
)

Member = tuple[str, Located]

MERGED = "tag:yaml.org,2002:merge"


def yaml_values(text: str) -> Located:
    """The documents of a file as items of one list; raises UnreadableError.

    Keys are text as written; what has a tag of its own is text, too.
    """
    try:
        demand_bounds(yaml.parse(text, LOADER))
        documents = [_located(node, 0) for node in yaml.compose_all(text, LOADER)]
    except yaml.YAMLError as error:
        raise UnreadableError(f"it is no YAML: {reason(error)}", line(error) or 1) from error
    except ValueError as error:
        raise UnreadableError(str(error)) from error
    return Located(None, 1, items=tuple(documents))


def _located(node: yaml.Node, depth: int) -> Located:
    if depth > MOST_LEVELS:
        raise ValueError(TOO_LARGE)
    place = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Located(None, place, members=(*_own(node, depth), *_merged(node, depth)))
    if isinstance(node, yaml.SequenceNode):
        return _listed(tuple(_located(item, depth + 1) for item in node.value), place)
    return Located(_scalar(node), place)


def _listed(items: tuple[Located, ...], place: int) -> Located:
    return Located([item.value for item in items], place, items=items)


def _own(node: yaml.MappingNode, depth: int) -> Iterator[Member]:
    for key, value in node.value:
        if key.tag != MERGED:
            found = _located(value, depth + 1)
            place = key.start_mark.line + 1
            yield _name(key), msgspec.structs.replace(found, line=place)


def _merged(node: yaml.MappingNode, depth: int) -> Iterator[Member]:
    """The members of other tables that are merged into one, but for those that it has itself."""
    names = {_name(key) for key, _ in node.value}
    for table in _merged_tables(node, depth):
        yield from (member for member in table.members if member[0] not in names)


def _merged_tables(node: yaml.MappingNode, depth: int) -> Iterator[Located]:
    for key, value in node.value:
        if key.tag == MERGED:
            merged = _located(value, depth + 1)
            yield from merged.items or (merged,)


def _name(key: yaml.Node) -> str:
    return str(key.value)


def _scalar(node: yaml.ScalarNode) -> object:
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError):
        return node.value
