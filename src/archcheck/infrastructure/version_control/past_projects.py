"""Projects as they were, copied from the objects of git into a directory for the time being."""

import contextlib
import itertools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.ports.past_projects import PastProject, PastProjects
from archcheck.domain.changed_code import BaseRevision
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.version_control.git_changes import sparse_paths
from archcheck.infrastructure.version_control.git_objects import (
    Entry,
    commit_named,
    contents,
    entries,
    lacking,
    listed_in_index,
)
from archcheck.infrastructure.version_control.git_program import GitProgram
from archcheck.infrastructure.version_control.git_state import GitState
from archcheck.infrastructure.version_control.work_tree import above, prefix_in_work_tree
from archcheck.infrastructure.version_control.written_trees import private_work_tree, written

COMPILED = (".so", ".pyd", ".pyx")
SOURCES = (".py", ".pyi")
SETTINGS = (
    ".toml",
    ".cfg",
    ".ini",
    ".txt",
    ".lock",
    ".in",
    ".gitignore",
    ".importlinter",
    ".archcheck-todo",
)
GUARDS = (
    ".archcheck-todo",
    ".bandit",
    ".coveragerc",
    ".flake8",
    ".semgrepignore",
    ".yaml",
    ".yml",
    "Jenkinsfile",
    "Makefile",
    "pylintrc",
)
HOOKS = (".githooks/", ".husky/")
PIPELINES = (".azure-pipelines/", ".circleci/", ".github/", ".gitlab/", *HOOKS)
WANTED = (*COMPILED, *SOURCES, *SETTINGS, *GUARDS)
PROJECT_FILE = "pyproject.toml"
LARGEST = 64_000_000
CHANGED_UNSEEN = "has changed and is not in this work tree, which is sparse: it counts as gone"


class Unseen(msgspec.Struct, frozen=True):
    """Files that are part of the project and not in its work tree, which is sparse, by their `paths`, and the names of contents."""

    names: Mapping[str, str]
    paths: frozenset[str]

    def holds(self, entry: Entry) -> bool:
        """Whether a file is among them and has not changed: nobody is to miss it."""
        return entry.path in self.paths and self.names.get(entry.path) == entry.name

    def differing(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Sentences about those that are others than today."""
        for entry in entries:
            if entry.path in self.paths:
                yield f"{entry.path} {CHANGED_UNSEEN}"


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
    def opened(self, root: str, revision: str, apart: Sequence[str] = ()) -> Iterator[PastProject]:
        """The project at a revision; the copy is gone afterwards."""
        commit, found = self._entries(root, revision)
        unseen = self._unseen(root)
        wanted = list(itertools.filterfalse(unseen.holds, _wanted(found, apart)))
        known = contents(self._git, root, map(_name, filter(_is_read, wanted)))
        prefix = prefix_in_work_tree(root)
        with private_work_tree(root) as directory:
            unread = [*unseen.differing(wanted), *sorted(_copied(directory, wanted, known))]
            unread += self._copied_above(root, commit, prefix, directory) if prefix else ()
            self._state.learn(directory, list(map(_path, found)))
            yield PastProject(directory, commit, any(map(_is_source, found)), tuple(unread))

    def _entries(self, root: str, revision: str) -> tuple[str, Sequence[Entry]]:
        commit = commit_named(self._git, root, revision)
        if not commit:
            message = f'git knows no commit "{revision}" in {root}'
            raise UsageProblems(Problem("", "", message, "name a commit, a branch or a tag"))
        found = entries(self._git, root, commit)
        if found is None:
            raise lacking(BaseRevision(commit, revision).words, "trees")
        return commit, found

    def _copied_above(self, root: str, commit: str, prefix: str, directory: str) -> Iterator[str]:
        """Write pipelines and hooks of the repository, of which the project is a part."""
        top = above(root, prefix)
        found = filter(_is_pipeline, entries(self._git, top, commit) or ())
        wanted = list(itertools.filterfalse(self._unseen(top).holds, found))
        known = contents(self._git, top, map(_name, wanted))
        there = [each for each in wanted if each.name in known]
        yield from written(above(directory, prefix), there, known)

    def _unseen(self, root: str) -> "Unseen":
        """What a sparse work tree does not show."""
        sparse = _absent(root, sparse_paths(self._git, root))
        listed = listed_in_index(self._git, root) if sparse else ()
        return Unseen({it.path: it.name for it in listed or ()}, sparse)


def _absent(root: str, paths: Iterable[str]) -> frozenset[str]:
    return frozenset(path for path in paths if not os.path.lexists(os.path.join(root, path)))


def _wanted(found: Iterable[Entry], apart: Sequence[str]) -> Iterator[Entry]:
    for entry in filter(_is_wanted, found):
        if not _is_left_out(entry.path, apart):
            yield entry


def _is_pipeline(entry: Entry) -> bool:
    is_at_top = "/" not in entry.path or entry.path.startswith(PIPELINES)
    is_guard = entry.path.endswith(GUARDS) or entry.path.startswith(HOOKS)
    is_plain = not entry.is_link and _is_read(entry)
    return all((is_at_top, is_guard, is_plain))


def _name(entry: Entry) -> str:
    return entry.name


def _path(entry: Entry) -> str:
    return entry.path


def _is_source(entry: Entry) -> bool:
    return entry.path.endswith(SOURCES)


def _is_wanted(entry: Entry) -> bool:
    return entry.is_link or entry.path.endswith(WANTED) or entry.path.startswith(HOOKS)


def _is_left_out(path: str, apart: Iterable[str]) -> bool:
    """Whether it lies in one of some directories and builds nothing."""
    is_inside = any(path.startswith(f"{directory}/") for directory in apart)
    return is_inside and path.rpartition("/")[2] != PROJECT_FILE


def _is_read(entry: Entry) -> bool:
    return entry.size <= LARGEST and not entry.path.endswith(COMPILED)


def _copied(directory: str, wanted: Iterable[Entry], known: Mapping[str, bytes]) -> Iterator[str]:
    """Write what there is; sentences about what there is not."""
    there: list[Entry] = []
    for entry in wanted:
        if _is_read(entry) and entry.name not in known:
            yield f"{entry.path} cannot be read: git has no content for it here"
        else:
            there.append(entry)
    yield from written(directory, there, known)
