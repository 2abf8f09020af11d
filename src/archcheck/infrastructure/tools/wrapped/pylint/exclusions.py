"""The files that pylint would pass over when it walks: it forgets when it is given each by name."""

import itertools
import pathlib
import re
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.tools.running.foreign_patterns import found_in
from archcheck.infrastructure.tools.running.tool_options import Option
from archcheck.infrastructure.tools.wrapped.pylint.own_settings import Settings

COMMA = re.compile(r",(?![^{]*\})")
NAMES, NAME_PATTERNS, PATH_PATTERNS = "ignore", "ignore-patterns", "ignore-paths"
DEFAULTS: Settings = {NAMES: "CVS", NAME_PATTERNS: r"^\.#"}


def left(paths: Sequence[str], told: Settings, given: Sequence[Option]) -> list[str]:
    """The files of which neither they themselves nor a directory above them is ignored."""
    values = {**DEFAULTS, **told, **{it.name.removeprefix("--"): it.value for it in given}}
    places = sorted(set(itertools.chain.from_iterable(map(_places, paths))))
    ignored = set(_ignored(places, values))
    return [path for path in paths if ignored.isdisjoint(_places(path))]


def _places(path: str) -> list[str]:
    above = pathlib.PurePosixPath(path).parents
    return [path, *(str(parent) for parent in above if parent.name)]


def _ignored(places: Sequence[str], values: Settings) -> Iterator[str]:
    names = [pathlib.PurePosixPath(place).name for place in places]
    plain = set(_listed(values.get(NAMES)))
    yield from itertools.compress(places, map(plain.__contains__, names))
    for pattern in _listed(values.get(NAME_PATTERNS)):
        yield from itertools.compress(places, _begins(pattern, names, NAME_PATTERNS))
    for pattern in map(_either_slash, _listed(values.get(PATH_PATTERNS))):
        yield from itertools.compress(places, _begins(pattern, places, PATH_PATTERNS))


def _listed(value: object) -> list[str]:
    items = value if isinstance(value, list) else COMMA.split(str(value or ""))
    return [str(item).strip() for item in items if str(item).strip()]


def _begins(pattern: str, texts: Sequence[str], option: str) -> list[bool]:
    if pattern == DEFAULTS[NAME_PATTERNS]:
        return [text.startswith(".#") for text in texts]
    return found_in(rf"\A(?:{pattern})", texts, "pylint", option)


def _either_slash(pattern: str) -> str:
    """As pylint takes it: written with slashes of either kind."""
    path = pathlib.PureWindowsPath(pattern)
    escaped = str(path).replace("\\", "\\\\")
    return f"{escaped}|{path.as_posix()}"
