"""What git tracks is checked, whatever the directories around it are called."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.infrastructure.discovery.gitignore import path_to_repository
from archcheck.infrastructure.discovery.source_roots import covers
from archcheck.infrastructure.discovery.walking import (
    PYTHON,
    Link,
    Tree,
    is_never_entered,
    walk_names,
)
from archcheck.infrastructure.version_control.git_state import GitState

UNREAD_INDEX = "the index of the git repository cannot be read, so that tracked files are not known"
NOT_REGULAR = "not a regular file"
NOT_ENTERED = "a link to a directory that is not checked"
NOT_FOLLOWED = "a link that leads to no Python file of this project"


class Tracked(msgspec.Struct, frozen=True):
    """The Python files that git tracks; `problem` says why they are not known.

    `repository` is the path to its directory, empty where nothing can be tracked.
    """

    paths: frozenset[str] = frozenset()
    problem: str = ""
    repository: str = ""


def tracked_paths(root: str, git: GitState) -> Sequence[str] | None:
    """The paths that git tracks, none without a repository; None when they are not known."""
    return git.tracked(root) if path_to_repository(root) else ()


def tracked_files(root: str, git: GitState) -> Tracked:
    """What git tracks in a project; nothing where there is no repository."""
    repository = path_to_repository(root)
    if not repository:
        return Tracked()
    paths = git.tracked(root)
    if paths is None:
        return Tracked(problem=UNREAD_INDEX, repository=repository)
    python = frozenset(path for path in paths if path.endswith(PYTHON))
    return Tracked(python, repository=repository)


def with_tracked(root: str, tree: Tree, tracked: Tracked) -> Tree:
    """The tree with the files that the walk passed over although git tracks them."""
    missing = tracked.paths.difference(tree.files)
    found = {path for path in missing if _is_regular(root, path)}
    return msgspec.structs.replace(
        tree,
        files=tuple(sorted(found.union(tree.files))),
        ignored=tuple(path for path in tree.ignored if path not in found),
    )


def unfollowed(root: str, tree: Tree, tracked: Tracked) -> Iterator[tuple[str, str]]:
    """The modules that are no file that can be read, each with the reason."""
    followed = {link.path for link in tree.links if link.target in tree.files}
    linked = (link.path for link in tree.links if link.path.endswith(PYTHON))
    candidates = tracked.paths.union(linked, tree.irregular).difference(followed, tree.files)
    yield from _reasons(root, sorted(candidates))
    yield from _hidden(root, tree)


def _hidden(root: str, tree: Tree) -> Iterator[tuple[str, str]]:
    return ((link.path, NOT_ENTERED) for link in tree.links if _is_hidden(root, link, tree))


def _is_hidden(root: str, link: Link, tree: Tree) -> bool:
    """Whether a link leads to Python files that only the name of a directory hides."""
    if link.path.endswith(PYTHON) or not any(map(is_never_entered, link.target.split("/"))):
        return False
    is_known = any(covers(link.target, path) for path in tree.files)
    return not is_known and bool(walk_names(root, f"{link.target}/"))


def _reasons(root: str, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        absolute = os.path.join(root, path)
        if os.path.islink(absolute):
            yield path, NOT_FOLLOWED
        elif os.path.lexists(absolute) and not os.path.isdir(absolute):
            yield path, NOT_REGULAR


def _is_regular(root: str, path: str) -> bool:
    try:
        mode = os.lstat(os.path.join(root, path)).st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) and not _passes_link(root, path)


def _passes_link(root: str, path: str) -> bool:
    expected = os.path.join(os.path.realpath(root), path)
    return os.path.realpath(os.path.join(root, path)) != expected
