"""Groups of libraries and calls, such as `<web>` and `<clock>`."""

import functools
import tomllib
from collections.abc import Mapping

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.configuration.rules_directory import rules_directory

FILE = "libraries.toml"


@functools.cache
def known_groups() -> Mapping[str, tuple[str, ...]]:
    """What each group stands for, by its name in angle brackets; a library with all in it."""
    path = rules_directory() / FILE
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    libraries = {f"<{name}>": _with_contents(names) for name, names in tables["libraries"].items()}
    calls = {f"<{name}>": tuple(names) for name, names in tables["calls"].items()}
    return libraries | calls


def groups_of(configuration: Configuration) -> Mapping[str, tuple[str, ...]]:
    """The known groups, with what a project adds to them."""
    return known_groups()


def _with_contents(names: list[str]) -> tuple[str, ...]:
    return tuple(item for name in names for item in (name, f"{name}.**"))
