"""Which files and directories of a project globs mean: what git ignores is not there."""

import functools
import os
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archcheck.infrastructure.discovery.anchored_globs import (
    AnchoredGlob,
    Component,
    anchored_glob,
)
from archcheck.infrastructure.discovery.gitignore import (
    REPOSITORY,
    Levels,
    is_ignored,
    is_repository,
    level_of,
    levels_above,
)
from archcheck.infrastructure.discovery.nested_projects import MARKERS, is_project
from archcheck.infrastructure.discovery.tracked_files import tracked_paths
from archcheck.infrastructure.discovery.walking import (
    ENVIRONMENT,
    NEVER_ENTERED,
    PACKAGE,
    relative_to,
)
from archcheck.infrastructure.version_control.git_state import GitState

EVERYTHING = Component("*")


class Entry(msgspec.Struct, frozen=True):
    """A file, or a directory, whose path ends with a slash."""

    path: str
    is_link: bool

    @property
    def name(self) -> str:
        """The last component."""
        return self.path.rstrip("/").rpartition("/")[2]

    @property
    def is_directory(self) -> bool:
        """Whether it holds others."""
        return self.path.endswith("/")

    @property
    def holds_others(self) -> bool:
        """Whether it is a directory, and no link to one."""
        return self.is_directory and not self.is_link


class ProjectPaths:
    """Looks into the directories that are asked for, each once.

    A link is what it leads to; one that leads nowhere is not there. `**` passes over links, hidden
    directories, virtual environments, other repositories and projects.
    """

    def __init__(self, root: str, git: GitState) -> None:
        """Take the project root, and who knows what git tracks."""
        self._root = root
        self._git = git
        self._listings: dict[str, Mapping[str, Entry]] = {}
        self._levels = functools.cache(self._read_levels)
        self._ignored = functools.cache(self._is_ignored)

    def matching(self, glob: str) -> tuple[str, ...]:
        """The paths that a glob means, sorted; directories end with a slash, `""` is the root."""
        parsed = anchored_glob(glob)
        found = _Search(self, parsed).found() if parsed.components else ("",)
        return tuple(sorted(set(found)))

    def files_below(self, directory: str) -> tuple[str, ...]:
        """The files in a directory (`src/`) and below, sorted; hidden ones too."""
        entries = self._entries_below(directory)
        return tuple(sorted(entry.path for entry in entries if not entry.is_directory))

    def children(self, directory: str) -> list[Entry]:
        """What lies in a directory (`""` or `src/`), sorted."""
        entries = [it for name, it in self.listing(directory).items() if name != REPOSITORY]
        return sorted(filter(self._is_shown, entries), key=lambda entry: entry.path)

    def shown(self, directory: str, component: Component) -> Iterator[Entry]:
        """What a component of a glob means in a directory."""
        passed = NEVER_ENTERED if component.is_open else frozenset[str]()
        listing = self.listing(directory)
        names = filter(component.means, listing.keys() - passed)
        return filter(self._is_shown, (listing[name] for name in names))

    def listing(self, directory: str) -> Mapping[str, Entry]:
        """The entries of a directory by name, whatever git ignores; none where there is none."""
        if directory not in self._listings:
            entries = self._read(directory)
            self._listings[directory] = {entry.name: entry for entry in entries}
        return self._listings[directory]

    def ignores(self, path: str) -> bool:
        """Whether git ignores what is or would be at a path, as the ignore files say."""
        return self._ignored(path)

    def is_tracked(self, path: str) -> bool:
        """Whether git tracks a file, or one in a directory (`src/`)."""
        return path in self._tracked

    def is_environment(self, directory: str) -> bool:
        """Whether a directory is a virtual environment."""
        names = self.listing(directory).keys()
        return ENVIRONMENT in names and PACKAGE not in names

    def is_apart(self, directory: str) -> bool:
        """Whether a directory is no place to look around in."""
        if self.is_environment(directory) or self._is_repository(directory):
            return True
        return self._is_project(directory)

    def _is_repository(self, directory: str) -> bool:
        is_marked = REPOSITORY in self.listing(directory)
        return is_marked and is_repository(os.path.join(self._root, directory))

    def _is_project(self, directory: str) -> bool:
        is_marked = not self.listing(directory).keys().isdisjoint(MARKERS)
        return is_marked and is_project(self._root, directory.removesuffix("/"))

    def may_pass(self, entry: Entry, component: Component) -> bool:
        """Whether a path may lead through a directory; through a link only by its name."""
        if not entry.is_link:
            return True
        inside = relative_to(os.path.realpath(self._root), os.path.realpath(self._absolute(entry)))
        return inside is not None and not component.is_open

    def _absolute(self, entry: Entry) -> str:
        return os.path.join(self._root, entry.path)

    def _is_shown(self, entry: Entry) -> bool:
        """Whether an entry is part of the project: git tracks it or does not ignore it."""
        return not self.ignores(entry.path) or self.is_tracked(entry.path)

    def _entries_below(self, directory: str) -> Iterator[Entry]:
        waiting = [directory]
        while waiting:
            children = self.children(waiting.pop())
            yield from children
            waiting += [entry.path for entry in children if entry.holds_others]

    def _read(self, directory: str) -> list[Entry]:
        try:
            with os.scandir(os.path.join(self._root, directory)) as entries:
                found = [_entry(directory, each) for each in entries]
        except OSError:
            return []
        return list(filter(None, found))

    def _read_levels(self, directory: str) -> Levels:
        if not directory:
            return (*level_of(self._root, ""), *levels_above(self._root))
        return (*level_of(self._root, directory), *self._levels(_parent(directory)))

    def _is_ignored(self, path: str) -> bool:
        parent = _parent(path)
        return bool(parent and self._ignored(parent)) or is_ignored(self._levels(parent), path)

    @functools.cached_property
    def _tracked(self) -> frozenset[str]:
        paths = tracked_paths(self._root, self._git) or ()
        return frozenset(paths).union(_directories(paths))


class _Search:
    """Collects what one glob means; each directory is looked at once for each component."""

    def __init__(self, paths: ProjectPaths, glob: AnchoredGlob) -> None:
        self._paths = paths
        self._glob = glob
        self._seen = {("", 0)}
        self._waiting = [("", 0)]

    def found(self) -> Iterator[str]:
        """The paths, each once or more."""
        while self._waiting:
            yield from self._visit(*self._waiting.pop())

    def _visit(self, directory: str, at: int) -> Iterator[str]:
        component = self._glob.components[at]
        if component.is_any_depth:
            self._wait(directory, at + 1)
            self._descend(directory, at)
        elif at + 1 < len(self._glob.components):
            self._pass(directory, component, at + 1)
        else:
            yield from self._end(directory, component)

    def _wait(self, directory: str, at: int) -> None:
        if (directory, at) not in self._seen:
            self._seen.add((directory, at))
            self._waiting.append((directory, at))

    def _descend(self, directory: str, at: int) -> None:
        for entry in self._paths.shown(directory, EVERYTHING):
            if entry.holds_others and not self._paths.is_apart(entry.path):
                self._wait(entry.path, at)

    def _pass(self, directory: str, component: Component, after: int) -> None:
        for entry in self._paths.shown(directory, component):
            if entry.is_directory and self._paths.may_pass(entry, component):
                self._wait(entry.path, after)

    def _end(self, directory: str, component: Component) -> Iterator[str]:
        for entry in self._paths.shown(directory, component):
            if entry.is_directory or not self._glob.only_directories:
                yield entry.path


def _entry(directory: str, found: os.DirEntry[str]) -> Entry | None:
    is_link = found.is_symlink()
    if is_link and not os.path.exists(found.path):
        return None
    return Entry(directory + found.name + ("/" if found.is_dir() else ""), is_link)


def _parent(path: str) -> str:
    above = path.rstrip("/").rpartition("/")[0]
    return f"{above}/" if above else ""


def _directories(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        parent = _parent(path)
        while parent:
            yield parent
            parent = _parent(parent)
