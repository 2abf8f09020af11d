"""Projects from the objects of git, copied whole into a directory for the time being."""

import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from archcheck.application.ports.past_projects import PastProject
from archcheck.application.ports.project_copies import ProjectCopies
from archcheck.application.wording import counted
from archcheck.domain.changed_code import BaseRevision
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.discovery.todays_files import (
    add_ignored,
    add_settings,
    is_code,
    is_manifest,
)
from archcheck.infrastructure.reading.regular_files import MOST_OF_SETTINGS, MOST_OF_SOURCE
from archcheck.infrastructure.version_control.git_index import GitIndex
from archcheck.infrastructure.version_control.git_objects import (
    Entry,
    contents,
    entries,
    lacking,
    portions,
)
from archcheck.infrastructure.version_control.git_program import GitProgram
from archcheck.infrastructure.version_control.git_state import GitState
from archcheck.infrastructure.version_control.written_trees import private_work_tree, written

SOURCES = (".py", ".pyi")
TEXTS = (*SOURCES, ".txt", ".json", ".xml", ".toml", ".archcheck-todo")


class GitProjectCopies(ProjectCopies):
    """Git lists and reads objects; files are written by us, and no filter has a part in it."""

    def __init__(self, git: GitProgram, index: GitIndex, state: GitState) -> None:
        """Take the git program, the index, and who is asked what git tracks."""
        self._git = git
        self._index = index
        self._state = state

    @contextlib.contextmanager
    def committed(
        self, root: str, base: BaseRevision, settings_of: str = ""
    ) -> Iterator[PastProject]:
        """The project at a commit; the copy is gone afterwards."""
        found = entries(self._git, root, base.commit)
        if found is None:
            raise lacking(base.words, "trees")
        kept = list(filter(_is_code_or_manifest, found)) if settings_of else list(found)
        self._demand_contents(base.words, kept)
        with private_work_tree(root) as directory:
            unread = list(self._written(root, directory, kept))
            paths = [entry.path for entry in kept]
            if settings_of:
                paths += add_settings(directory, settings_of, self._tracked(settings_of))
                add_ignored(directory, root)
            self._state.learn(directory, paths)
            has_sources = _has_sources(found)
            yield PastProject(directory, base.commit, has_sources, tuple(unread), _paths(found))

    @contextlib.contextmanager
    def staged(self, root: str) -> Iterator[PastProject]:
        """The project in the index; the copy is gone afterwards."""
        found = self._index.entries(root)
        self._demand_contents("the index", found)
        with private_work_tree(root) as directory:
            unread = list(self._written(root, directory, found))
            self._state.learn(directory, [entry.path for entry in found])
            add_ignored(directory, root)
            yield PastProject(directory, "", _has_sources(found), tuple(unread), _paths(found))

    def _tracked(self, root: str) -> Sequence[str]:
        return self._state.tracked(root) or ()

    def _demand_contents(self, what: str, found: Iterable[Entry]) -> None:
        missing = sum(entry.size < 0 and _is_telling(entry) for entry in found)
        if missing:
            raise lacking(what, f"contents of {counted(missing, 'file')}")

    def _written(self, root: str, directory: str, found: Sequence[Entry]) -> Iterator[str]:
        """Write some megabytes at once, links after all files."""
        read = {entry.name for entry in filter(_is_read, found)}
        for group in _files_and_links(found):
            yield from self._in_portions(root, directory, group, read.__contains__)

    def _in_portions(
        self, root: str, directory: str, group: Sequence[Entry], is_read: Callable[[str], bool]
    ) -> Iterator[str]:
        by_name = _by_name(group)
        sizes = ((name, found[0].size) for name, found in by_name.items())
        for names in portions(sizes):
            wanted = list(filter(is_read, names))
            known = contents(self._git, root, wanted)
            if not known.keys() >= set(wanted):
                raise _unanswered(root)
            same = itertools.chain.from_iterable(by_name[name] for name in names)
            yield from written(directory, same, known)


def _files_and_links(found: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    files = [entry for entry in found if not entry.is_link]
    return files, [entry for entry in found if entry.is_link]


def _by_name(group: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    """The entries that have one content, by its name."""
    found: dict[str, list[Entry]] = {}
    for entry in group:
        found.setdefault(entry.name, []).append(entry)
    return found


def _is_code_or_manifest(entry: Entry) -> bool:
    return entry.is_link or is_code(entry.path) or is_manifest(entry.path)


def _is_source(entry: Entry) -> bool:
    return entry.path.endswith(SOURCES)


def _is_telling(entry: Entry) -> bool:
    """Whether archcheck may have to read it."""
    return _is_source(entry) or is_manifest(entry.path) or entry.is_link


def _is_read(entry: Entry) -> bool:
    """Larger files than these nobody reads: their sizes are enough."""
    is_text = entry.path.endswith(TEXTS) or is_manifest(entry.path)
    return 0 <= entry.size <= (MOST_OF_SOURCE if is_text else MOST_OF_SETTINGS)


def _paths(found: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.path for entry in found)


def _has_sources(found: Iterable[Entry]) -> bool:
    return any(map(_is_source, found))


def _unanswered(root: str) -> UsageProblems:
    message = f"git does not give the contents of files of {root}: it takes too long, or is damaged"
    return UsageProblems(Problem("", "", message, "git fsck tells what is damaged"))
