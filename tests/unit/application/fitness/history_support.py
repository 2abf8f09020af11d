"""Old versions of a small project, and stand-ins for the ports that know them."""

from collections.abc import Collection, Mapping, Sequence

from archcheck.application.ports.fitness_gauge import FitnessGauge
from archcheck.application.ports.project_history import (
    HistoryUnknown,
    PastMemory,
    PastVersions,
    ProjectHistory,
    Span,
)
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.fitness import Fitness, Metrics, ModuleMetrics
from archcheck.domain.fitness_history import Point, Summary, Version
from archcheck.domain.project import Project, Role, SourceFile

FIRST = Version("1" * 40, "11111111", "2027-06-01T10:00:00+02:00", "tree-1")
SECOND = Version("2" * 40, "22222222", "2027-06-02T10:00:00+02:00", "tree-2")
LATER = Version("3" * 40, "v3", "2027-06-03T10:00:00+02:00", "tree-2")
EMPTY = Version("0" * 40, "00000000", "2027-05-01T10:00:00+02:00", "")
POINTS = (
    Point(FIRST, Summary(modules=2, packages=1, lines=1999, imports=1, tangles=1, cuts=3, hubs=1)),
    Point(SECOND, Summary(modules=4, packages=1, lines=2000, imports=3, tangles=1, cuts=1, hubs=1)),
)
FILES = {
    "tree-1": {"src/shop/a.py": "blob-a", "src/shop/b.py": "blob-b", "tests/test_a.py": "blob-t"},
    "tree-2": {"src/shop/a.py": "blob-a", "src/shop/c.py": "blob-c", "src/shop/d.py": "blob-a"},
}
CONTENTS = {"blob-a": b"import b\n", "blob-b": b"X = 1\n", "blob-c": b"Y = 1\n", "blob-t": b""}


def source_file(path: str, name: str) -> SourceFile:
    """A file with a content of this name."""
    role = Role.TEST if path.startswith("tests/") else Role.SOURCE
    return SourceFile(path, role, "", False, len(CONTENTS.get(name, b"")), name)


def project(tree: str) -> Project:
    """The project of a tree."""
    files = tuple(source_file(path, name) for path, name in FILES[tree].items())
    return Project(name="shop", root="/shop", source_roots=(), test_roots=(), files=files)


class FixedVersions(PastVersions):
    """Knows two trees; remembers which contents were asked for."""

    def __init__(self, contents: Mapping[str, bytes] = CONTENTS) -> None:
        """Take the contents that are there."""
        self._contents = contents
        self.asked: list[list[str]] = []

    def identity(self, version: Version) -> str:
        """The tree."""
        return version.tree

    def project(self, version: Version) -> Project:
        """One of the two."""
        return project(version.tree)

    def contents(self, sizes: Mapping[str, int]) -> Mapping[str, bytes]:
        """Those that are there."""
        self.asked.append(sorted(sizes))
        return {name: self._contents[name] for name in sizes if name in self._contents}


class FixedHistory(ProjectHistory):
    """Always the same versions, or none."""

    def __init__(self, *versions: Version, past: FixedVersions | None = None) -> None:
        """Take the versions."""
        self._versions = versions
        self.opened = past or FixedVersions()

    def versions(self, root: str, span: Span) -> tuple[Version, ...]:
        """The versions, whatever was asked for."""
        if not self._versions:
            raise HistoryUnknown("git does not answer")
        return self._versions

    def past(self, configuration: Configuration, today: Project) -> PastVersions:
        """The two trees."""
        return self.opened


class DictMemory(PastMemory):
    """Remembers as long as it lives."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.known: dict[str, FileFacts | None] = {}
        self.summaries: dict[str, Summary] = {}

    def facts(self, names: Collection[str]) -> Mapping[str, FileFacts | None]:
        """Those that were kept."""
        return {name: self.known[name] for name in names if name in self.known}

    def keep_facts(self, facts: Mapping[str, FileFacts | None]) -> None:
        """Keep them."""
        self.known.update(facts)

    def summary(self, identity: str) -> Summary | None:
        """What was kept."""
        return self.summaries.get(identity)

    def keep_summary(self, identity: str, summary: Summary) -> None:
        """Keep it."""
        self.summaries[identity] = summary


class CountingGauge(FitnessGauge):
    """Finds a module for each file with facts; remembers how often it was asked."""

    def __init__(self) -> None:
        """Nobody has asked."""
        self.measured = 0

    def measure(self, project: Project, facts: Sequence[FileFacts]) -> Fitness:
        """One module for each."""
        self.measured += 1
        modules = (ModuleMetrics(it.path, it.path, it.lines, 0, 0) for it in facts)
        return Fitness(Metrics(modules=tuple(modules)))
