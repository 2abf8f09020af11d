"""The dependencies in a pyproject.toml."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from packaging.requirements import InvalidRequirement
from packaging.requirements import Requirement as Specified

from archcheck.infrastructure.discovery.declared_dependencies import (
    poetry_tables,
    stated_requirements,
)
from archcheck.infrastructure.tools.adapter import Unread
from archcheck.infrastructure.tools.requirements.requirement import (
    Dependencies,
    Requirement,
    exact_version,
    normal_name,
)
from archcheck.infrastructure.tools.requirements.requirement_files import pinned_version

POETRY_EXACT = re.compile(r"={0,3}\s*(?P<version>[0-9][^,|\s*]*)")


def declared_in(table: Mapping[str, Any], text: str, path: str) -> Dependencies:
    """What the lists, groups and tables of a project state."""
    found: list[Requirement] = []
    broken: list[str] = []
    places = _Places(text, path)
    for stated in stated_requirements(table):
        try:
            specified = Specified(stated)
        except InvalidRequirement:
            broken.append(f'"{stated}" is no requirement')
            continue
        found.append(
            places.quoted(stated, normal_name(specified.name), pinned_version(specified.specifier))
        )
    found.extend(places.keyed(name, version) for name, version in _poetry(table))
    return Dependencies(tuple(found), tuple(Unread(path, why) for why in broken[:1]))


class _Places:
    """Where strings and keys stand in a text; the same string is found at its next place."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._after: dict[str, int] = {}

    def quoted(self, stated: str, name: str, version: str) -> Requirement:
        """The place of a requirement's string, without its quotes."""
        return self._at(rf"(?P<quote>[\"'])(?P<it>{re.escape(stated)})(?P=quote)", name, version)

    def keyed(self, key: str, version: str) -> Requirement:
        """The place of a key."""
        pattern = rf"(?m)^[ \t]*(?P<it>[\"']?{re.escape(key)}[\"']?)[ \t]*="
        return self._at(pattern, normal_name(key), version)

    def _at(self, pattern: str, name: str, version: str) -> Requirement:
        found = re.compile(pattern).search(self._text, self._after.get(pattern, 0))
        if found is None:
            return Requirement(name=name, version=version, path=self._path)
        start, end = found.span("it")
        self._after[pattern] = end
        column = start - self._text.rfind("\n", 0, start)
        return Requirement(
            name=name,
            version=version,
            path=self._path,
            line=self._text.count("\n", 0, start) + 1,
            column=column,
            end_column=column + end - start,
        )


def _poetry(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for keys in poetry_tables(table):
        for name, stated in nested(table, *keys).items():
            if name.lower() != "python" and not _is_own(stated):
                yield name, _poetry_version(stated)


def _is_own(stated: object) -> bool:
    return isinstance(stated, dict) and "path" in stated


def _poetry_version(stated: object) -> str:
    text = stated.get("version") if isinstance(stated, dict) else stated
    found = POETRY_EXACT.fullmatch(text.strip()) if isinstance(text, str) else None
    return exact_version(found["version"]) if found else ""


def nested(table: Any, *keys: str) -> Mapping[str, Any]:
    """The table below these keys, empty when there is none."""
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else {}
