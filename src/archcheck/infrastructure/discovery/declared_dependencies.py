"""The distributions that a project declares in its pyproject.toml."""

import re
from collections.abc import Iterator, Mapping

from archcheck.infrastructure.discovery.settings_files import read_toml, strings, table

NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
SEPARATORS = re.compile(r"[-_.]+")
LISTS = (("project", "dependencies"), ("tool", "uv", "dev-dependencies"))
GROUPS = (
    ("project", "optional-dependencies"),
    ("dependency-groups",),
    ("tool", "pdm", "dev-dependencies"),
)
POETRY = ("tool", "poetry")


def declared_dependencies(root: str) -> frozenset[str]:
    """Names as they may be imported (`_` between words, lower case); none without the file."""
    project = read_toml(root, "pyproject.toml") or {}
    found = (*stated_requirements(project), *_poetry_names(project))
    matches = (NAME.match(requirement) for requirement in found)
    return frozenset(import_name(match.group(1)) for match in matches if match)


def import_name(distribution: str) -> str:
    """A distribution's name in the spelling of modules."""
    return SEPARATORS.sub("_", distribution).lower()


def poetry_tables(project: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """The keys of the tables in which poetry has dependencies."""
    yield from ((*POETRY, key) for key in ("dependencies", "dev-dependencies"))
    for group in table(project, *POETRY, "group"):
        yield (*POETRY, "group", group, "dependencies")


def stated_requirements(project: Mapping[str, object]) -> Iterator[str]:
    """The requirements of all lists and groups, as they are written."""
    for *above, key in LISTS:
        yield from strings(table(project, *above).get(key))
    for keys in GROUPS:
        for requirements in table(project, *keys).values():
            yield from strings(requirements)


def _poetry_names(project: Mapping[str, object]) -> Iterator[str]:
    for keys in poetry_tables(project):
        yield from table(project, *keys)
