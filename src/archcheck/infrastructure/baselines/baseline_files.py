"""Baselines in the work tree: one file at the root, or one in each package."""

import os
import pathlib
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.ports.baselines import Baselines
from archcheck.domain.baseline import FILE_IN_PACKAGE, FILE_NAME, Baseline, Sheet
from archcheck.domain.baseline_text import read_sheet, sheet_text
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.project import Project
from archcheck.infrastructure.atomic_files import replace_all
from archcheck.infrastructure.discovery.tracked_files import tracked_paths
from archcheck.infrastructure.reading.regular_files import MOST_OF_DATA, read_inside, read_regular
from archcheck.infrastructure.version_control.git_state import GitState

ONE_KIND = "keep one of them: remove the other"


class FileBaselines(Baselines):
    """Reads and writes them as regular files of the project."""

    def __init__(self, git: GitState) -> None:
        """Take who is asked what git tracks."""
        self._git = git

    def read(self, project: Project, file: str = "") -> Baseline | None:
        """The baseline that somebody names, or the one that is there."""
        if file:
            name = _shown(file, project.root)
            return Baseline((_sheet(name, _bytes_of(name, file)),))
        names = self._names(project)
        sheets = tuple(_sheet(name, _inside(project.root, name)) for name in names)
        return Baseline(sheets, per_package=FILE_NAME not in names) if sheets else None

    def free_name(self, project: Project, file: str = "") -> str:
        """The usual name, or the one that somebody wishes."""
        name = _shown(file, project.root) if file else FILE_NAME
        there = [name] * os.path.lexists(file) if file else self._names(project)
        if there:
            hint = "archcheck baseline update takes out what is gone"
            raise UsageProblems(Problem(there[0], "", "there is a baseline already", hint))
        return name

    def demand_writable(self, root: str, files: Sequence[str]) -> None:
        """Raise UsageProblems where the directory of one of them takes no file."""
        refuse(_unwritable(root, files))

    def write(self, root: str, sheets: Sequence[Sheet]) -> None:
        """Write all beside their targets, then rename them."""
        texts = {os.path.join(root, sheet.file): sheet_text(sheet) for sheet in sheets}
        try:
            replace_all(texts)
        except OSError as error:
            told = _shown(error.filename, root)
            message = f"the baseline cannot be written: {error.strerror}"
            raise UsageProblems(Problem(told, "", message)) from error

    def _names(self, project: Project) -> list[str]:
        """The files that are there, all of one kind."""
        todos = sorted(set(self._todos(project)))
        if not os.path.lexists(os.path.join(project.root, FILE_NAME)):
            return todos
        if todos:
            message = f"there is {FILE_NAME}, and there is {todos[0]}: two kinds of baseline"
            raise UsageProblems(Problem(FILE_NAME, "", message, ONE_KIND))
        return [FILE_NAME]

    def _todos(self, project: Project) -> Iterator[str]:
        for name in (*_beside_code(project), *self._tracked(project)):
            if os.path.lexists(os.path.join(project.root, name)):
                yield name

    def _tracked(self, project: Project) -> Iterator[str]:
        for path in tracked_paths(project.root, self._git) or ():
            if path.endswith(f"/{FILE_IN_PACKAGE}") and _is_of(project, path):
                yield path


def _beside_code(project: Project) -> Iterator[str]:
    """Where the baselines of directories with files of the project would lie."""
    return (f"{directory}{FILE_IN_PACKAGE}" for directory in _directories(project))


def _directories(project: Project) -> set[str]:
    """All directories with files of the project and those above, with a slash at their ends."""
    found = {""}
    for file in project.files:
        directory = file.path.rpartition("/")[0]
        while directory and f"{directory}/" not in found:
            found.add(f"{directory}/")
            directory = directory.rpartition("/")[0]
    return found


def _is_of(project: Project, path: str) -> bool:
    """Whether a file lies where this project keeps code, and in no other project."""
    sources = [root.path for root in project.source_roots if root.path != "."]
    others = [other.path for other in project.left_out]
    return _is_below((*sources, *project.test_roots), path) and not _is_below(others, path)


def _is_below(directories: Iterable[str], path: str) -> bool:
    return path.startswith(tuple(f"{directory}/" for directory in directories))


def _shown(file: str, root: str) -> str:
    """A file relative to the project, as it is where it lies elsewhere."""
    place = pathlib.Path(file)
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else file


def _inside(root: str, name: str) -> bytes:
    try:
        return read_inside(root, name, MOST_OF_DATA)
    except OSError as error:
        raise _unreadable(name, error) from error


def _bytes_of(name: str, path: str) -> bytes:
    try:
        return read_regular(path, MOST_OF_DATA)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: Exception) -> UsageProblems:
    why = getattr(error, "strerror", None) or str(error)
    hint = "archcheck baseline create makes one" if isinstance(error, FileNotFoundError) else ""
    return UsageProblems(Problem(name, "", f"the baseline cannot be read: {why}", hint))


def _sheet(name: str, data: bytes) -> Sheet:
    try:
        return read_sheet(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageProblems(Problem(name, "", "it is no UTF-8", line=line)) from error


def _unwritable(root: str, files: Iterable[str]) -> Iterator[Problem]:
    for file in files:
        place = pathlib.Path(root, file)
        if not os.access(place.parent, os.W_OK):
            yield Problem(file, "", "the baseline cannot be written: its directory takes no file")
