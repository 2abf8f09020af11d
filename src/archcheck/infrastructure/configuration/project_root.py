"""Where the root of the checked project is, and the file that configures the check."""

import dataclasses
import os
import pathlib
from collections.abc import Callable

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.configuration.documents import (
    OWN_FILE,
    PROJECT_FILE,
    own_table,
    read_toml,
)

PROJECT_FILES = (PROJECT_FILE, "setup.cfg", "setup.py")


@dataclasses.dataclass(frozen=True, slots=True)
class ProjectPlace:
    """The project root and its configuration file, None where there is none."""

    root: pathlib.Path
    file: pathlib.Path | None


def find_project(request: ConfigurationRequest) -> ProjectPlace:
    """The project of the first path; raises UsageProblems when another path lies outside."""
    first = (*request.paths, ".")[0]
    root = _root(_start(pathlib.Path(request.directory), first))
    outside = [path for path in request.paths if not _is_inside(path, root, request)]
    if outside:
        raise UsageProblems(*(_outside(path, first, root) for path in outside))
    return ProjectPlace(root.resolve(), _configuration_file(request, root.resolve()))


def _start(directory: pathlib.Path, path: str) -> pathlib.Path:
    place = pathlib.Path(os.path.normpath(directory / path))
    return next((it for it in (place, *place.parents) if it.is_dir()), directory)


def _root(start: pathlib.Path) -> pathlib.Path:
    ancestors = (start, *start.parents)
    for is_root in ROOT_SIGNS:
        for directory in ancestors:
            if is_root(directory):
                return directory
    return start


def _is_configured(directory: pathlib.Path) -> bool:
    return (directory / OWN_FILE).is_file() or has_own_table(directory / PROJECT_FILE)


def has_own_table(path: pathlib.Path) -> bool:
    """Whether a pyproject.toml has our table; also when it speaks of us and is broken."""
    try:
        if b"archcheck" not in path.read_bytes():
            return False
    except OSError:
        return False
    parsed = read_toml(path, PROJECT_FILE).value
    return parsed is None or own_table(parsed[1]) is not None


def _has_project_file(directory: pathlib.Path) -> bool:
    return any((directory / name).is_file() for name in PROJECT_FILES)


def _has_repository(directory: pathlib.Path) -> bool:
    return (directory / ".git").exists()


ROOT_SIGNS: tuple[Callable[[pathlib.Path], bool], ...] = (
    _is_configured,
    _has_project_file,
    _has_repository,
)


def _is_inside(path: str, root: pathlib.Path, request: ConfigurationRequest) -> bool:
    place = pathlib.Path(os.path.normpath(pathlib.Path(request.directory) / path))
    return place.is_relative_to(root) or place.resolve().is_relative_to(root.resolve())


def _outside(path: str, first: str, root: pathlib.Path) -> Problem:
    message = f"{path} is outside of {root}, the project of {first}"
    return Problem("", "", message, "check each project by a command of its own")


def _configuration_file(request: ConfigurationRequest, root: pathlib.Path) -> pathlib.Path | None:
    if request.file:
        return pathlib.Path(request.directory, request.file).resolve()
    own, project_file = root / OWN_FILE, root / PROJECT_FILE
    found = [*filter(pathlib.Path.is_file, [own]), *filter(has_own_table, [project_file])]
    if len(found) > 1:
        message = f"{PROJECT_FILE} configures archcheck too, in [tool.archcheck]"
        raise UsageProblems(Problem(OWN_FILE, "", message, "keep one of them"))
    return next(iter(found), None)
