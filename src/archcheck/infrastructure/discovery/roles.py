"""What each file is for, and where its imports start."""

import msgspec

from archcheck.domain.project import Role
from archcheck.infrastructure.discovery.packaged_tests import is_named_by
from archcheck.infrastructure.discovery.source_roots import (
    NO_PACKAGES,
    ImportRoot,
    below,
    covers,
    top_name,
)


class FilePlace(msgspec.Struct, frozen=True):
    """A file's role; `inside` is its path relative to where its imports start.

    `root` is the position of its source root, -1 without one.
    """

    role: Role
    inside: str
    root: int


class Roots(msgspec.Struct, frozen=True):
    """The source roots, none the same, and the test roots of a project.

    `patterns` name the files inside source roots that are tests.
    """

    sources: tuple[ImportRoot, ...]
    tests: tuple[str, ...]
    patterns: tuple[str, ...] = ()

    def place(self, path: str) -> FilePlace:
        """Where a file belongs; the deepest source root that holds it counts."""
        position, inside = self._source(path)
        if self._is_test(path, position):
            return FilePlace(Role.TEST, inside or self._below_tests(path), position)
        return FilePlace(Role.SOURCE if inside else Role.OTHER, inside, position)

    def _source(self, path: str) -> tuple[int, str]:
        best, inside = -1, ""
        for position, root in enumerate(self.sources):
            relative = root.relative(path)
            if relative is not None and (best < 0 or len(relative) < len(inside)):
                best, inside = position, relative
        return best, inside

    def _is_test(self, path: str, position: int) -> bool:
        directory, _, name = path.rpartition("/")
        if self.is_in_tests(path):
            return True
        if position >= 0:
            return name == "conftest.py" or is_named_by(self.patterns, name)
        return name == "conftest.py" and self._leads_to_tests(directory)

    def is_in_tests(self, path: str) -> bool:
        """Whether a file or directory is a test root or lies in one."""
        return any(covers(root, path) for root in self.tests)

    def _leads_to_tests(self, directory: str) -> bool:
        return any(covers(directory or ".", root) for root in self.tests)

    def _below_tests(self, path: str) -> str:
        for root in self.tests:
            if covers(root, path):
                return below(root.rpartition("/")[0] or ".", path) or path
        return path

    def directory_role(self, path: str) -> Role:
        """What the files in a directory that cannot be read may be for."""
        if self.is_in_tests(path):
            return Role.TEST
        inside = self.name_inside(path + "/")
        return Role.SOURCE if inside or path in (root.path for root in self.sources) else Role.OTHER

    def name_inside(self, path: str) -> str:
        """The path relative to its source root of something that is not checked.

        Empty for what cannot be imported from one. Packages may be there that no file tells of.
        """
        roots = [root for root in self.sources if _may_hold(root, path)]
        deepest = max(roots, key=lambda root: len(root.path.strip(".")), default=None)
        return (below(deepest.path, path) or "") if deepest else ""


def _may_hold(root: ImportRoot, path: str) -> bool:
    if root.path != ".":
        return root.relative(path) is not None
    return top_name(path) not in NO_PACKAGES
