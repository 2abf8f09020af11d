"""What git ignores, as the `.gitignore` files say: no git program, no user-wide settings."""

import dataclasses
import os
from collections.abc import Iterable, Iterator, Sequence

import pathspec

FILE_NAME = ".gitignore"
REPOSITORY = ".git"


@dataclasses.dataclass(frozen=True, slots=True)
class IgnoreFile:
    """One `.gitignore`; a path is seen by it without its first `cut` characters, after `prefix`."""

    spec: pathspec.GitIgnoreSpec
    prefix: str = ""
    cut: int = 0

    def verdict(self, path: str) -> bool | None:
        """Whether it ignores or re-includes a path; None when no pattern matches."""
        return self.spec.check_file(self.prefix + path[self.cut :]).include


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
    levels: Levels = ()
    for directory in _directories_above(root):
        prefix = os.path.relpath(root, directory).replace(os.sep, "/") + "/"
        if is_ignored(levels, prefix):
            return ()
        spec = read_ignore_file(directory)
        levels = (*((IgnoreFile(spec, prefix),) if spec else ()), *levels)
    return levels


def level_of(root: str, directory: str) -> Levels:
    """The ignore file in a directory of the project (`""` or `src/shop/`), if it has one."""
    spec = read_ignore_file(os.path.join(root, directory))
    return (IgnoreFile(spec, cut=len(directory)),) if spec else ()


def read_ignore_file(directory: str) -> pathspec.GitIgnoreSpec | None:
    """The patterns of a directory's `.gitignore`; None without a readable one."""
    try:
        with open(os.path.join(directory, FILE_NAME), "rb") as file:
            text = os.fsdecode(file.read().removeprefix(b"\xef\xbb\xbf"))
    except OSError:
        return None
    return _spec(line.removesuffix("\r") for line in text.split("\n"))


def _spec(lines: Iterable[str]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines([line for line in lines if _is_valid(line)])


def _is_valid(line: str) -> bool:
    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


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
