"""The directories of a project that imports may pass through, and the scripts beside them."""

import re
from collections.abc import Iterable

import msgspec

from archcheck.domain.project import Project, SourceFile, SourceRoot
from archcheck.infrastructure.discovery.source_roots import below, covers

SHEBANG = b"#!"
INLINE_METADATA = re.compile(rb"^# /// script[ \t]*\r?$", re.MULTILINE)


def is_script(data: bytes) -> bool:
    """Whether a file begins with a shebang or holds inline metadata (PEP 723).

    Such a file is started by its path; a module is imported.
    """
    text = data.removeprefix(b"\xef\xbb\xbf")
    return text.startswith(SHEBANG) or INLINE_METADATA.search(text) is not None


class Directory(msgspec.Struct, frozen=True):
    """A directory below a source root, or in a test root; `module` is its dotted name.

    `is_top` is true right below the source root.
    """

    path: str
    module: str
    is_test: bool
    is_top: bool

    @property
    def name(self) -> str:
        """The last component."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The directory around it, `.` for the project root."""
        return self.path.rpartition("/")[0] or "."

    @property
    def symbol(self) -> str:
        """The dotted name, of a directory of tests the path."""
        return self.path if self.is_test else self.module


def directories_of(file: SourceFile, project: Project) -> tuple[Directory, ...]:
    """The directories around a file, outermost first, from below its root on."""
    start = _start(file.path, project)
    if start is None:
        return ()
    names = (below(start, file.path) or "").split("/")[:-1]
    return tuple(_directory(start, names[: count + 1], project) for count in range(len(names)))


def _start(path: str, project: Project) -> str | None:
    roots = [root.path for root in project.source_roots if _holds(root, path)]
    return max(roots or _around_tests(path, project), key=_depth, default=None)


def _depth(directory: str) -> int:
    return len(directory.strip("."))


def _holds(root: SourceRoot, path: str) -> bool:
    if root.path == ".":
        return any(covers(package, path) for package in root.packages)
    return covers(root.path, path)


def _around_tests(path: str, project: Project) -> list[str]:
    roots = [root for root in project.test_roots if covers(root, path)]
    return [root.rpartition("/")[0] or "." for root in roots]


def _directory(start: str, names: list[str], project: Project) -> Directory:
    inside = "/".join(names)
    path = inside if start == "." else f"{start}/{inside}"
    return Directory(path, ".".join(names), _is_test(path, project), len(names) == 1)


def _is_test(path: str, project: Project) -> bool:
    return any(covers(root, path) for root in project.test_roots)


def python_files(project: Project) -> Iterable[SourceFile]:
    """The Python files in judgement; what stands for an unreadable directory is none."""
    for file in project.files:
        if not file.excluded and file.path.endswith((".py", ".pyi")):
            yield file
