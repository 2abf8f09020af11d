"""The projects of one repository, and which of them may import which."""

import posixpath
from collections.abc import Iterable, Mapping

from archcheck.domain.configuration import Origin
from archcheck.shared.deferred import dataclass

TOP = "."


@dataclass(frozen=True, kw_only=True)
class ProjectEntry:
    """One project: `path` is POSIX and relative to the root of the table, `.` for the root itself.

    `uses` are the names of those that it may import; `origin` is where that is declared, its
    source relative to the root of the table.
    """

    name: str
    path: str
    uses: tuple[str, ...]
    origin: Origin

    @property
    def directory(self) -> str:
        """The directory for people."""
        return f"{self.path}/"

    def holds(self, path: str) -> bool:
        """Whether a path relative to the root of the table lies in this project's directory."""
        return self.path == TOP or path == self.path or path.startswith(f"{self.path}/")

    def rebased(self, path: str) -> str:
        """A path relative to the root of the table as seen from this project; empty for none."""
        return posixpath.relpath(path, self.path) if path else ""


@dataclass(frozen=True, kw_only=True)
class ProjectTable:
    """All projects of a root, in the order of their names.

    `root` is absolute, `file` the configuration file relative to it, empty without one; `source`
    says where the projects are declared. `submodules` are the names of those that are other
    repositories, the `absent` ones not being checked out. In a `stated` table the project itself
    names them; else they follow from what a package manager is told.
    """

    root: str
    file: str
    source: str
    entries: tuple[ProjectEntry, ...]
    stated: bool = True
    submodules: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()

    @property
    def by_name(self) -> Mapping[str, ProjectEntry]:
        """The projects by their names."""
        return {entry.name: entry for entry in self.entries}

    def owner(self, path: str) -> ProjectEntry | None:
        """The innermost project that a path relative to the root lies in."""
        owners = [entry for entry in self.entries if entry.holds(path)]
        return max(owners, key=_depth, default=None)

    def below(self, path: str) -> tuple[ProjectEntry, ...]:
        """The projects that lie in a directory."""
        if path == TOP:
            return self.entries
        return tuple(entry for entry in self.entries if entry.path.startswith(f"{path}/"))

    def inside(self, entry: ProjectEntry) -> tuple[str, ...]:
        """The directories of other projects in that of one, relative to it, sorted."""
        others = (other for other in self.entries if other.path != entry.path)
        return tuple(sorted(entry.rebased(it.path) for it in others if entry.holds(it.path)))

    def with_users(self, names: Iterable[str]) -> frozenset[str]:
        """Some projects, and all that use one of them, directly or not."""
        found = frozenset(names)
        users = {it.name for it in self.entries if not found.isdisjoint(it.uses)}
        return found if users <= found else self.with_users(found | users)


@dataclass(frozen=True)
class TablePlace:
    """A project and the table that it stands in; without an entry the root of the table."""

    table: ProjectTable
    entry: ProjectEntry | None = None

    @property
    def name(self) -> str:
        """The name of the project; empty for the root."""
        return self.entry.name if self.entry else ""

    @property
    def is_top(self) -> bool:
        """Whether it lies at the root of the table."""
        return self.entry is None or self.entry.path == TOP


def _depth(entry: ProjectEntry) -> int:
    return 0 if entry.path == TOP else len(entry.path)
