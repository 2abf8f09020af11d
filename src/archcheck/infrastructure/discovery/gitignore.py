"""What git ignores, as the `.gitignore` files say: no git program, no user-wide settings.

pathspec matches what lies below a directory together with the directory. A walk asks about each
entry by itself, and a later pattern may bring a directory back (`*`, `!*/`, `!*.py`), so that
here a pattern only ever meets as many components as it speaks of.
"""

import functools
import itertools
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.infrastructure.discovery.path_globs import Matches, matching
from archcheck.infrastructure.reading.regular_files import read_settings

FILE_NAME = ".gitignore"
REPOSITORY = ".git"
AT_ANY_DEPTH = re.compile("^/?(?:[*][*]/)+(?=[^/]+/?$)|^/(?=[*][*]/?$)")
EVERYTHING_INSIDE = re.compile("/[*][*](/?)$")


class Pattern(msgspec.Struct, frozen=True):
    """One line: what it does, and its components; `suffix` is `/` for directories only.

    `anchored` is false for a single component that is looked for at any depth.
    """

    ignores: bool
    parts: tuple[str, ...]
    suffix: str
    anchored: bool

    @property
    def has_gap(self) -> bool:
        """Whether `**` stands for any number of components."""
        return "**" in self.parts[:-1]

    @property
    def tail(self) -> tuple[str, ...]:
        """The components after the last `**`."""
        gap = len(self.parts) - 1 - self.parts[::-1].index("**")
        return self.parts[gap + 1 :]

    def line(self, parts: Sequence[str]) -> str:
        """The line for some of the components, without its `!`."""
        return f"{'/' if self.anchored else ''}{'/'.join(parts)}{self.suffix}"


class Run(msgspec.Struct, frozen=True):
    """Consecutive patterns that all ignore, or all bring back."""

    ignores: bool
    name: Matches
    by_depth: Mapping[int, Matches]
    with_gap: tuple[tuple[Matches, Matches, int], ...]

    def meets(self, parts: Sequence[str], suffix: str) -> bool:
        """Whether one of the patterns means this entry, given by its components."""
        if self.name(parts[-1] + suffix):
            return True
        path = "/".join(parts) + suffix
        if self.by_depth.get(len(parts), _nothing)(path):
            return True
        return any(self._bridges(gap, path, parts, suffix) for gap in self.with_gap)

    def _bridges(
        self, gap: tuple[Matches, Matches, int], path: str, parts: Sequence[str], suffix: str
    ) -> bool:
        whole, tail, depth = gap
        return whole(path) and tail("/".join(parts[-depth:]) + suffix)


class IgnorePatterns:
    """The lines of a file; those that are no patterns say nothing."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines in order."""
        patterns = [pattern for line in lines for pattern in parse(line)]
        groups = itertools.groupby(patterns, lambda pattern: pattern.ignores)
        self._runs = [_run(ignores, list(group)) for ignores, group in groups][::-1]

    def verdict(self, path: str) -> bool | None:
        """Whether an entry (`a/b.py`, `a/b/`) is ignored or brought back; None: neither."""
        bare = path.removesuffix("/")
        parts, suffix = bare.split("/"), path[len(bare) :]
        return next((run.ignores for run in self._runs if run.meets(parts, suffix)), None)


def parse(line: str) -> tuple[Pattern, ...]:
    """The pattern of a line, if it holds one."""
    text = _without_spaces(line.removesuffix("\r"))
    body = text.removeprefix("!")
    if not body.strip("/") or text.startswith("#"):
        return ()
    core = EVERYTHING_INSIDE.sub(r"/**/*\1", AT_ANY_DEPTH.sub("", body))
    names = core.removesuffix("/")
    parts = tuple(names.removeprefix("/").split("/"))
    found = Pattern(body == text, parts, core[len(names) :], "/" in names)
    return (found,) if _is_valid(found) else ()


def _without_spaces(line: str) -> str:
    stripped = line.rstrip(" ")
    return stripped + " " if stripped.endswith("\\") and stripped != line else stripped


def _is_valid(pattern: Pattern) -> bool:
    try:
        _spec([pattern.line(pattern.parts)])
    except ValueError:
        return False
    return True


def _run(ignores: bool, patterns: Sequence[Pattern]) -> Run:
    anchored = [pattern for pattern in patterns if pattern.anchored]
    names = [pattern for pattern in patterns if not pattern.anchored]
    return Run(ignores, _matching_names(names), _by_depth(anchored), _gaps(anchored))


def _matching_names(patterns: Sequence[Pattern]) -> Matches:
    if not patterns:
        return _nothing
    return functools.lru_cache(maxsize=None)(_matching(patterns))


def _by_depth(anchored: Iterable[Pattern]) -> Mapping[int, Matches]:
    depths: dict[int, list[Pattern]] = {}
    for pattern in anchored:
        if not pattern.has_gap:
            depths.setdefault(len(pattern.parts), []).append(pattern)
    return {depth: _matching(patterns) for depth, patterns in depths.items()}


def _gaps(anchored: Iterable[Pattern]) -> tuple[tuple[Matches, Matches, int], ...]:
    return tuple(_gap(pattern, pattern.tail) for pattern in anchored if pattern.has_gap)


def _gap(pattern: Pattern, tail: Sequence[str]) -> tuple[Matches, Matches, int]:
    return _matching([pattern]), _spec([pattern.line(tail)]), len(tail)


def _matching(patterns: Sequence[Pattern]) -> Matches:
    return _spec(pattern.line(pattern.parts) for pattern in patterns)


def _spec(lines: Iterable[str]) -> Matches:
    return matching([_literal(line) for line in lines])


def _literal(line: str) -> str:
    return f"\\{line}" if line.startswith(("#", "!")) else line


def _nothing(path: str) -> bool:
    return False


class IgnoreFile(msgspec.Struct, frozen=True):
    """One `.gitignore`; a path is seen by it without its first `cut` characters, after `prefix`."""

    patterns: IgnorePatterns
    prefix: str = ""
    cut: int = 0

    def verdict(self, path: str) -> bool | None:
        """Whether it ignores or re-includes a path; None when no pattern matches."""
        return self.patterns.verdict(self.prefix + path[self.cut :])


Levels = tuple[IgnoreFile, ...]


def is_ignored(levels: Levels, path: str) -> bool:
    """Whether a path relative to the project root is ignored; directories end with `/`.

    `levels` run from the innermost directory outwards; the directories above are not.
    """
    for level in levels:
        verdict = level.verdict(path)
        if verdict is not None:
            return verdict
    return False


def levels_above(root: str) -> Levels:
    """The ignore files between the repository root and a project root, this one left out.

    None when the project is no part of a repository, or itself ignored by one.
    """
    found: list[tuple[str, IgnorePatterns]] = []
    above = _directories_above(root)
    for directory, inner in itertools.pairwise((*above, root)):
        patterns = read_ignore_file(above[0], os.path.relpath(directory, above[0]))
        found[:0] = [(directory, patterns)] if patterns else []
        if is_ignored(_seen_from(inner, found), ""):
            return ()
    return _seen_from(root, found)


def _seen_from(inner: str, found: Iterable[tuple[str, IgnorePatterns]]) -> Levels:
    return tuple(
        IgnoreFile(patterns, os.path.relpath(inner, directory).replace(os.sep, "/") + "/")
        for directory, patterns in found
    )


def level_of(root: str, directory: str) -> Levels:
    """The ignore file in a directory of the project (`""` or `src/shop/`), if it has one."""
    patterns = read_ignore_file(root, directory)
    return (IgnoreFile(patterns, cut=len(directory)),) if patterns else ()


def read_ignore_file(root: str, directory: str) -> IgnorePatterns | None:
    """The patterns of the `.gitignore` in a directory below `root`; None without a readable one."""
    data = read_settings(root, os.path.normpath(os.path.join(directory, FILE_NAME)))
    if data is None:
        return None
    return IgnorePatterns(os.fsdecode(data.removeprefix(b"\xef\xbb\xbf")).split("\n"))


def is_repository(directory: str) -> bool:
    """Whether a directory is the top of a work tree: a repository, a submodule."""
    place = os.path.join(directory, REPOSITORY)
    return os.path.isfile(place) or os.path.lexists(os.path.join(place, "HEAD"))


def path_to_repository(root: str) -> str:
    """The `.git` of the repository that a directory lies in, relative to it; empty for none."""
    levels = _levels_to_repository(root)
    return "" if levels is None else "../" * levels + REPOSITORY


def _directories_above(root: str) -> Sequence[str]:
    return list(_ancestors(root))[: _levels_to_repository(root) or 0][::-1]


def _levels_to_repository(root: str) -> int | None:
    for count, directory in enumerate((root, *_ancestors(root))):
        if os.path.lexists(os.path.join(directory, REPOSITORY)):
            return count
    return None


def _ancestors(path: str) -> Iterator[str]:
    parent = os.path.dirname(path)
    while parent != path:
        yield parent
        path, parent = parent, os.path.dirname(parent)
