"""Groups of libraries and calls, such as `<web>` and `<clock>`."""

import builtins
import functools
import sys
import tomllib
from collections.abc import Iterable, Mapping
from itertools import filterfalse

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.configuration.rules_directory import rules_directory

FILE = "libraries.toml"
STDLIB = "<stdlib>"
THIRD_PARTY = "<third-party>"
FUTURE = "__future__"
CALLED = "()"
WITH_ALL = (".**", ".*")
Groups = Mapping[str, tuple[str, ...]]


@functools.cache
def known_groups() -> Groups:
    """What each shipped group stands for, by its name in angle brackets; a library with all in it."""
    path = rules_directory() / FILE
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    libraries = {f"<{name}>": _with_contents(names) for name, names in tables["libraries"].items()}
    calls = {f"<{name}>": tuple(names) for name, names in tables["calls"].items()}
    return libraries | calls


def groups_of(configuration: Configuration) -> Groups:
    """The shipped groups with what a project adds to them, and its own."""
    shipped = known_groups()
    added = {f"<{name}>": _with_contents(it) for name, it in configuration.libraries.items()}
    return {**shipped, **{name: (*shipped.get(name, ()), *it) for name, it in added.items()}}


def importable(names: Iterable[str]) -> tuple[str, ...]:
    """What of a group can be imported, each with everything in it: no built-in functions."""
    heads = (functools.reduce(str.removesuffix, WITH_ALL, name) for name in names)
    return tuple(dict.fromkeys(filterfalse(_is_built_in, heads)))


def is_stdlib(name: str) -> bool:
    """Whether a dotted name lies in the standard library; `__future__` lies nowhere."""
    top = name.partition(".")[0]
    return top in sys.stdlib_module_names and top != FUTURE


def is_third_party(name: str) -> bool:
    """Whether a dotted name that is not the project's lies in a library of others."""
    return name.partition(".")[0] not in sys.stdlib_module_names


def _is_built_in(name: str) -> bool:
    return hasattr(builtins, name) or CALLED in name


def _with_contents(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(item for name in names for item in (name, f"{name}.**"))
