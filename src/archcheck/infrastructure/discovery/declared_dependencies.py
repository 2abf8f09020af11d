"""The distributions that a project declares in its pyproject.toml."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.infrastructure.discovery.settings_files import read_toml

NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
SEPARATORS = re.compile(r"[-_.]+")


def declared_dependencies(root: str) -> frozenset[str]:
    """Names as they may be imported (`_` between words, lower case); none without the file."""
    project = read_toml(root, "pyproject.toml") or {}
    found = (*_requirements(project), *_poetry_names(project))
    matches = (NAME.match(requirement) for requirement in found)
    return frozenset(import_name(match.group(1)) for match in matches if match)


def import_name(distribution: str) -> str:
    """A distribution's name in the spelling of modules."""
    return SEPARATORS.sub("_", distribution).lower()


def _requirements(project: Mapping[str, Any]) -> Iterator[str]:
    table = _table(project, "project")
    groups = (_table(table, "optional-dependencies"), _table(project, "dependency-groups"))
    yield from _strings(table.get("dependencies"))
    for group in groups:
        for requirements in group.values():
            yield from _strings(requirements)


def _poetry_names(project: Mapping[str, Any]) -> Iterator[str]:
    poetry = _table(_table(project, "tool"), "poetry")
    yield from _table(poetry, "dependencies")
    for group in _table(poetry, "group").values():
        yield from _table(group, "dependencies")


def _table(table: Any, key: str) -> Mapping[str, Any]:
    value = table.get(key) if isinstance(table, dict) else None
    return value if isinstance(value, dict) else {}


def _strings(value: Any) -> Iterator[str]:
    items = value if isinstance(value, list) else []
    return (item for item in items if isinstance(item, str))
