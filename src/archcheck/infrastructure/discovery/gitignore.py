"""What git ignores, as the `.gitignore` files say: no git program, no user-wide settings."""

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.infrastructure.discovery.ignore_patterns import IgnorePatterns
from archcheck.infrastructure.reading.regular_files import read_settings

FILE_NAME = ".gitignore"
REPOSITORY = ".git"


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


def is_in_repository(root: str) -> bool:
    """Whether a directory is a repository or lies in one."""
    around = (root, *_ancestors(root))
    return any(os.path.lexists(os.path.join(each, REPOSITORY)) for each in around)


def _directories_above(root: str) -> Sequence[str]:
    above = list(_ancestors(root))
    for count, directory in enumerate((root, *above)):
        if os.path.lexists(os.path.join(directory, REPOSITORY)):
            return above[:count][::-1]
    return ()


def _ancestors(path: str) -> Iterator[str]:
    parent = os.path.dirname(path)
    while parent != path:
        yield parent
        path, parent = parent, os.path.dirname(parent)
