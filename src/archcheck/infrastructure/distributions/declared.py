"""A dependency as a project declares it."""

import enum
import fnmatch
import re
from collections.abc import Iterable

import msgspec

from archcheck.domain.location import Region
from archcheck.infrastructure.discovery.declared_dependencies import import_name

NAME = re.compile(r"\s*(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)")
WORDS = re.compile(r"[a-z]+")
DEVELOPING = frozenset(
    {"all-dev", "check", "checking", "checks", "ci", "coverage", "dev", "develop", "development"}
    | {"devel", "doc", "docs", "format", "lint", "linters", "linting", "mypy", "qa", "quality"}
    | {"style", "test", "testing", "tests", "tools", "types", "typing", "typecheck"}
)


class Kind(enum.StrEnum):
    """What a dependency is needed for."""

    RUN_TIME = "run time"
    DEVELOPMENT = "development"
    OPTIONAL = "an extra"


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """One dependency: the normalised name, what is stated of it, and its place.

    `group` is the name of the group or extra, empty for those of the run time.
    """

    name: str
    text: str
    kind: Kind
    group: str = ""
    path: str
    region: Region


def normal_name(name: str) -> str:
    """The name of a distribution as PEP 503 has it."""
    return import_name(name).replace("_", "-")


def distribution_in(requirement: str) -> str:
    """The normal name in a requirement (`Flask[async]>=3`); empty where there is none."""
    found = NAME.match(requirement)
    return normal_name(found["name"]) if found else ""


def kind_of(name: str) -> Kind:
    """What an extra, or a file of requirements, of this name is for."""
    words = WORDS.findall(name.lower())
    return Kind.OPTIONAL if DEVELOPING.isdisjoint(words) else Kind.DEVELOPMENT


def names_one(pattern: str, name: str) -> bool:
    """Whether a glob (`pytest-*`) means a distribution, in whatever spelling."""
    return fnmatch.fnmatchcase(name, normal_name(pattern))


def any_names(patterns: Iterable[str], name: str) -> bool:
    """Whether any of these globs means a distribution."""
    return any(names_one(pattern, name) for pattern in patterns)
