"""Private directories that pass for work trees, and the files of commits in them."""

import contextlib
import errno
import os
import pathlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.version_control.git_objects import Entry
from archcheck.infrastructure.version_control.work_tree import (
    HEAD,
    REPOSITORY,
    prefix_in_work_tree,
)

PARTS_OF_NO_TREE = frozenset({"", ".", "..", REPOSITORY})
NAMELESS = "project"


@contextlib.contextmanager
def private_work_tree(root: str = "") -> Iterator[str]:
    """A directory for this user alone, which lies in a work tree as the project `root` does.

    Without one it is the root of the work tree.
    """
    try:
        made = tempfile.TemporaryDirectory(prefix="archcheck-past-")
    except OSError as error:
        message = "no temporary directory can be written, where the past of a project is looked at"
        raise UsageProblems(Problem("", "", message)) from error
    with made as name:
        yield _begun(os.path.realpath(name), root)


def _begun(directory: str, root: str) -> str:
    prefix = prefix_in_work_tree(root) if root else ""
    top = pathlib.Path(directory, _top_name(root, prefix) if root else "")
    place = top / prefix
    place.mkdir(parents=True, exist_ok=True)
    (top / REPOSITORY).mkdir()
    (top / REPOSITORY / HEAD).touch()
    return str(place)


def _top_name(root: str, prefix: str) -> str:
    """The name of the work tree, which may be that of a package."""
    above = os.path.realpath(root).split(os.sep)
    return above[-1 - prefix.count("/")] or NAMELESS


def written(directory: str, entries: Iterable[Entry], known: Mapping[str, bytes]) -> Iterator[str]:
    """Write files, and links after all of them; sentences about those that cannot be.

    A file whose content is not among those `known` gets its size alone.
    """
    for entry in sorted(entries, key=lambda entry: entry.is_link):
        try:
            _write(pathlib.Path(directory), entry, known.get(entry.name, b""))
        except OSError as error:
            yield f"{entry.path} cannot be copied: {error.strerror}"


def _write(directory: pathlib.Path, entry: Entry, data: bytes) -> None:
    """Make one file or link; nothing outside of the directory, and nothing through a link."""
    place = directory / entry.path
    if not PARTS_OF_NO_TREE.isdisjoint(entry.path.lower().split("/")):
        raise OSError(errno.EINVAL, "no file can have this path")
    place.parent.mkdir(parents=True, exist_ok=True)
    if os.path.realpath(place.parent) != str(place.parent):
        raise OSError(errno.ELOOP, "a link stands in its way")
    if entry.is_link:
        os.symlink(os.fsdecode(data), place)
        return
    with open(place, "xb") as file:
        file.write(data)
        file.truncate(max(entry.size, 0))
