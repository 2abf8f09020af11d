"""Where the git work tree around a directory begins, by the directories alone."""

import os
import pathlib

REPOSITORY = ".git"
HEAD = "HEAD"


def prefix_in_work_tree(directory: str) -> str:
    """The path of a directory in its work tree, with a slash at its end, links resolved.

    Empty where the work tree begins at the directory, or where there is none.
    """
    place = pathlib.Path(directory).resolve()
    root = next(filter(_begins_work_tree, (place, *place.parents)), place)
    return "" if root == place else f"{place.relative_to(root).as_posix()}/"


def above(directory: str, prefix: str) -> str:
    """The directory as far up as a prefix is deep."""
    return os.path.normpath(os.path.join(directory, "../" * prefix.count("/")))


def _begins_work_tree(directory: pathlib.Path) -> bool:
    """As git sees it: a worktree or submodule has a file there, an empty directory is nothing."""
    repository = directory / REPOSITORY
    return os.path.isfile(repository) or os.path.lexists(repository / HEAD)
