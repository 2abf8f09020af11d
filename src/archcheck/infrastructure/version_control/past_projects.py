"""Projects as they were, copied from the objects of git into a directory for the time being."""

import contextlib
import errno
import os
import pathlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.ports.past_projects import PastProject, PastProjects
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.version_control.git_objects import (
    Entry,
    commit_named,
    contents,
    entries,
)
from archcheck.infrastructure.version_control.git_program import GitProgram
from archcheck.infrastructure.version_control.git_state import GitState
from archcheck.infrastructure.version_control.work_tree import HEAD, REPOSITORY

COMPILED = (".so", ".pyd", ".pyx")
SOURCES = (".py", ".pyi")
SETTINGS = (".toml", ".cfg", ".ini", ".txt", ".lock", ".in", ".gitignore", ".importlinter")
GUARDS = (
    ".archcheck-todo",
    ".bandit",
    ".coveragerc",
    ".flake8",
    ".yaml",
    ".yml",
    "Jenkinsfile",
    "Makefile",
    "pylintrc",
)
HOOKS = (".githooks/", ".husky/")
WANTED = (*COMPILED, *SOURCES, *SETTINGS, *GUARDS)
LARGEST = 64_000_000
PARTS_OF_NO_TREE = frozenset({"", ".", "..", REPOSITORY})


class GitPastProjects(PastProjects):
    """Copies what archcheck reads of a project: sources and settings; other files are left out.

    The copy passes for a work tree in which git tracks all files of the revision, so that it is
    read as the project itself is. Git writes nothing: no filter, no hook has a part in it.
    """

    def __init__(self, git: GitProgram, state: GitState) -> None:
        """Take the git program, and who is asked what git tracks."""
        self._git = git
        self._state = state

    @contextlib.contextmanager
    def opened(self, root: str, revision: str) -> Iterator[PastProject]:
        """The project at a revision; the copy is gone afterwards."""
        commit = commit_named(self._git, root, revision)
        found = entries(self._git, root, commit) if commit else None
        if found is None:
            message = f'git knows no commit "{revision}" in {root}'
            raise UsageProblems(Problem("", "", message, "name a commit, a branch or a tag"))
        wanted = list(filter(_is_wanted, found))
        known = contents(self._git, root, map(_name, filter(_is_read, wanted)))
        with _directory() as directory:
            unread = sorted(_copied(directory, wanted, known))
            self._state.learn(directory, list(map(_path, found)))
            yield PastProject(directory, commit, any(map(_is_source, found)), tuple(unread))


@contextlib.contextmanager
def _directory() -> Iterator[str]:
    """A directory that passes for the root of a work tree, for this user alone."""
    try:
        made = tempfile.TemporaryDirectory(prefix="archcheck-past-")
    except OSError as error:
        message = "no temporary directory can be written, where the past of a project is looked at"
        raise UsageProblems(Problem("", "", message)) from error
    with made as name:
        directory = os.path.realpath(name)
        os.mkdir(os.path.join(directory, REPOSITORY))
        pathlib.Path(directory, REPOSITORY, HEAD).touch()
        yield directory


def _name(entry: Entry) -> str:
    return entry.name


def _path(entry: Entry) -> str:
    return entry.path


def _is_source(entry: Entry) -> bool:
    return entry.path.endswith(SOURCES)


def _is_wanted(entry: Entry) -> bool:
    return entry.is_link or entry.path.endswith(WANTED) or entry.path.startswith(HOOKS)


def _is_read(entry: Entry) -> bool:
    return entry.size <= LARGEST and not entry.path.endswith(COMPILED)


def _copied(directory: str, wanted: Iterable[Entry], known: Mapping[str, bytes]) -> Iterator[str]:
    """Write files, and links after all of them; sentences about those that cannot be."""
    for entry in sorted(wanted, key=lambda entry: entry.is_link):
        data = known.get(entry.name, b"")
        if _is_read(entry) and entry.name not in known:
            yield f"{entry.path} cannot be read: git has no content for it here"
            continue
        try:
            _write(pathlib.Path(directory), entry, data)
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
