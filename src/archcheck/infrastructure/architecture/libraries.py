"""Groups of libraries and calls, such as `<web>` and `<clock>`."""

import functools
import sys
import tomllib
from collections.abc import Iterable, Mapping

import msgspec

from archcheck.domain.configuration import Configuration
from archcheck.infrastructure.configuration.rules_directory import rules_directory

FILE = "libraries.toml"
STDLIB = "<stdlib>"
THIRD_PARTY = "<third-party>"
FUTURE = "__future__"
Groups = Mapping[str, tuple[str, ...]]


class Tables(msgspec.Struct, frozen=True):
    """The file: libraries by group, calls by group, and what an import of a group of calls means.

    `values` are calls of a group that reach nowhere, `classes` what classes inherit or are.
    """

    libraries: Groups
    calls: Groups
    imports: Groups
    values: Groups
    classes: Groups


@functools.cache
def shipped() -> Tables:
    """What is shipped."""
    path = rules_directory() / FILE
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Tables)


def groups_of(configuration: Configuration) -> Groups:
    """What each group means where names are compared, by its name in angle brackets.

    A library with all in it; of calls the functions, and the methods by their classes.
    """
    known = {**_with_contents(shipped().libraries), **shipped().calls, **shipped().classes}
    return _joined(known, _with_contents(configuration.libraries))


def imported_groups_of(configuration: Configuration) -> Groups:
    """What each group means where imports are compared: modules and names, each with all in it."""
    known = {**shipped().libraries, **shipped().imports}
    return _joined(known, configuration.libraries)


def is_stdlib(name: str) -> bool:
    """Whether a dotted name lies in the standard library; `__future__` lies nowhere."""
    top = name.partition(".")[0]
    return top in sys.stdlib_module_names and top != FUTURE


def is_third_party(name: str) -> bool:
    """Whether a dotted name that is not the project's lies in a library of others."""
    return name.partition(".")[0] not in sys.stdlib_module_names


def _joined(known: Groups, added: Groups) -> Groups:
    """The shipped groups with what a project adds to them, and its own."""
    names = dict.fromkeys((*known, *added))
    return {f"<{name}>": (*known.get(name, ()), *added.get(name, ())) for name in names}


def _with_contents(groups: Groups) -> Groups:
    return {name: with_contents(members) for name, members in groups.items()}


def with_contents(names: Iterable[str]) -> tuple[str, ...]:
    """Libraries, and all that lies in them."""
    return tuple(item for name in names for item in (name, f"{name}.**"))
