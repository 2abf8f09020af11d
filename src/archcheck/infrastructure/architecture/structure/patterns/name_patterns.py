"""Globs of qualified names: `*` is one component or a part of one, `**` any number of them."""

import fnmatch
import functools
import itertools
import re
from collections.abc import Iterable

ANY = "**"
END = "[.]"
COMPONENTS = "(?:[^.]+[.])"
REST = "[^.]+(?:[.][^.]+)*"
WILDCARDS = frozenset("*?")
GROUP = re.compile(r"<[^\W\d][\w-]*>")
PART = re.compile(r"[\w*?]+(?:\(\))?")


@functools.lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """The expression that matches the names that a glob means.

    What stands between two wildcards is taken where it comes first and never given back, so that
    no name takes long.
    """
    first, *others = _segments(pattern)
    middle = (f"(?>{COMPONENTS}*?{segment})" for segment in others[:-1])
    last = (f"{COMPONENTS}*{segment}" if segment else REST for segment in others[-1:])
    return re.compile("".join((first, *middle, *last)).removesuffix(END))


def matches(pattern: str, name: str) -> bool:
    """Whether a glob means a qualified name."""
    if not is_glob(pattern):
        return pattern == name
    return compiled(pattern).fullmatch(name) is not None


def is_glob(pattern: str) -> bool:
    """Whether a pattern may mean several names."""
    return not WILDCARDS.isdisjoint(pattern)


def literal_head(pattern: str) -> str:
    """What every name that a glob means begins with."""
    return "".join(itertools.takewhile(lambda char: char not in WILDCARDS, pattern))


def name_problem(pattern: str) -> str:
    """Why a name, a glob or a group cannot be read, empty when it can."""
    if pattern.startswith("<"):
        return "" if GROUP.fullmatch(pattern) else "a group is written <name>"
    wrong = next(itertools.filterfalse(_is_component, pattern.split(".")), None)
    return "" if wrong is None else _reason(wrong)


def matches_any(patterns: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one of some globs means one of some names."""
    known = tuple(names)
    return any(matches(pattern, name) for pattern in patterns for name in known)


def matches_word(pattern: str, word: str) -> bool:
    """Whether a glob without dots means a simple name, upper and lower case told apart."""
    return fnmatch.fnmatchcase(word, pattern)


def _reason(part: str) -> str:
    if ANY in part:
        return "** stands for whole components"
    return "a name is identifiers joined by dots, with *, ? and ** as wildcards"


def _is_component(part: str) -> bool:
    return part == ANY or bool(PART.fullmatch(part)) and ANY not in part


def _segments(pattern: str) -> list[str]:
    """Expressions of the components between the `**`, each with its end."""
    found = [""]
    for part in pattern.split("."):
        if part == ANY:
            found.append("")
        else:
            found[-1] += _piece(part) + END
    return found


def _piece(part: str) -> str:
    first, *others = ("".join(map(_plain, text)) for text in part.split("*"))
    middle = (f"(?>[^.]*?{text})" for text in others[:-1])
    return "".join((first, *middle, *(f"[^.]*{text}" for text in others[-1:])))


def _plain(char: str) -> str:
    return "[^.]" if char == "?" else re.escape(char)
