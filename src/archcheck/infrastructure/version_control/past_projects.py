"""Projects as they were, copied from the objects of git into a directory for the time being."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        wanted = list(_wanted(found, apart))
        known = contents(self._git, root, map(_name, filter(_is_read, wanted)))
        prefix = prefix_in_work_tree(root)
        with private_work_tree(root) as directory:
            unread = sorted(_copied(directory, wanted, known))
            unread += self._copied_above(root, commit, prefix, directory) if prefix else ()
            self._state.learn(directory, list(map(_path, found)))
            yield PastProject(directory, commit, any(map(_is_source, found)), tuple(unread))

    def _entries(self, root: str, revision: str) -> tuple[str, Sequence[Entry]]:
        commit = commit_named(self._git, root, revision)
        found = entries(self._git, root, commit) if commit else None
        if found is None:
            message = f'git knows no commit "{revision}" in {root}'
            raise UsageProblems(Problem("", "", message, "name a commit, a branch or a tag"))
        return commit, found

    def _copied_above(self, root: str, commit: str, prefix: str, directory: str) -> Iterator[str]:
        """Write pipelines and hooks of the repository, of which the project is a part."""
        top = above(root, prefix)
        wanted = list(filter(_is_pipeline, entries(self._git, top, commit) or ()))
        known = contents(self._git, top, map(_name, wanted))
        there = [each for each in wanted if each.name in known]
        yield from written(above(directory, prefix), there, known)


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
