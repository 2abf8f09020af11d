"""Arguments of a tool that would write, start or read what is none of its business."""

import itertools
import pathlib
import re
from collections.abc import Sequence

from archcheck.infrastructure.tools.adapter import ToolAdapter

NEVER = "(?!)"


def refused_argument(arguments: Sequence[str], adapter: ToolAdapter, root: str) -> str:
    """The first argument that opens a door, or a file of configuration outside of the root."""
    opening = (given for given in arguments if _opens(given, f"@|{adapter.doors or NEVER}"))
    files = named_files(arguments, adapter.readings)
    foreign = itertools.filterfalse(lambda name: _is_inside(pathlib.Path(root, name), root), files)
    return next(itertools.chain(opening, foreign), "")


def named_files(arguments: Sequence[str], pattern: str) -> list[str]:
    """The values of the options that match: behind `=`, attached, or the next argument."""
    pairs = itertools.zip_longest(arguments, arguments[1:], fillvalue="")
    return [_value(given, following) for given, following in pairs if _opens(given, pattern)]


def _value(option: str, following: str) -> str:
    name, equals, value = option.partition("=")
    if equals:
        return value
    return following if option.startswith("--") or len(name) == 2 else name[2:]


def _opens(argument: str, pattern: str) -> bool:
    return bool(pattern) and re.match(pattern, argument) is not None


def _is_inside(path: pathlib.Path, root: str) -> bool:
    return path.resolve().is_relative_to(pathlib.Path(root).resolve())
