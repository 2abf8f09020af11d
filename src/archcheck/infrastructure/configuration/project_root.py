"""Where the root of the checked project is, and the file that configures the check."""

import os
import pathlib
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.toml_text import key_text
from archcheck.domain.problem import Problem, UsageProblems, refuse
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.configuration.documents import (
    OWN_FILE,
    PROJECT_FILE,
    own_table,
    read_toml,
)
from archcheck.infrastructure.configuration.toml_lines import entry_lines
from archcheck.infrastructure.decoding.key_places import OWN_TABLE, KeyPlace
from archcheck.infrastructure.decoding.decoder import as_table
from archcheck.infrastructure.reading.regular_files import (
    MOST_OF_SETTINGS,
    is_there,
    read_regular,
    read_settings,
)

TOOL = OWN_TABLE[0]
OWN_NAME = f"[{key_text(OWN_TABLE)}]"
LIKENESS = 0.85
CONFIG_OPTION = "--config"
PROJECT_FILES = (PROJECT_FILE, "setup.cfg", "setup.py")


class ProjectPlace(NamedTuple):
    """The project root and its configuration file, None where there is none."""

    root: pathlib.Path
    file: pathlib.Path | None


def find_project(request: ConfigurationRequest) -> ProjectPlace:
    """The project of the first path; raises UsageProblems for paths outside of it or missing."""
    first = (*request.paths, ".")[0]
    _refuse_empty(request)
    _refuse_all(request, os.path.lexists, missing_path)
    root = pathlib.Path(request.root) if request.root else _root(_start(_place(first, request)))
    _refuse_all(
        request,
        lambda place: place.is_relative_to(root) or place.resolve().is_relative_to(root.resolve()),
        lambda path, _: _outside(path, first, root),
    )
    return ProjectPlace(root.resolve(), _configuration_file(request, root.resolve()))


def _refuse_empty(request: ConfigurationRequest) -> None:
    if "" in request.paths:
        hint = "write . for the working directory"
        raise UsageProblems(Problem("", "", 'the path "" does not exist', hint))


def _refuse_all(
    request: ConfigurationRequest,
    is_right: Callable[[pathlib.Path], bool],
    problem: Callable[[str, pathlib.Path], Problem],
) -> None:
    places = {path: _place(path, request) for path in request.paths}
    refuse(problem(path, place) for path, place in places.items() if not is_right(place))


def _place(path: str, request: ConfigurationRequest) -> pathlib.Path:
    return pathlib.Path(os.path.normpath(pathlib.Path(request.directory) / path))


def missing_path(path: str, place: str | pathlib.Path) -> Problem:
    """That there is nothing at a path, which is called so, with the nearest name beside it."""
    names = [
        (pathlib.PurePath(path).parent / name).as_posix()
        for name in _names_in(pathlib.Path(place).parent)
    ]
    hint = did_you_mean(pathlib.PurePath(path).as_posix(), names)
    return Problem("", "", f'the path "{path}" does not exist', hint)


def _names_in(directory: pathlib.Path) -> list[str]:
    try:
        return os.listdir(directory)
    except OSError:
        return []


def _start(place: pathlib.Path) -> pathlib.Path:
    return place if place.is_dir() else place.parent


def _root(start: pathlib.Path) -> pathlib.Path:
    ancestors = (start, *start.parents)
    for is_root in ROOT_SIGNS:
        for directory in ancestors:
            if is_root(directory):
                return directory
    return start


def _is_configured(directory: pathlib.Path) -> bool:
    return is_there(directory / OWN_FILE) or has_own_table(directory / PROJECT_FILE)


def has_own_table(path: pathlib.Path) -> bool:
    """Whether a pyproject.toml has our table; also when it speaks of us and is broken."""
    if b"archcheck" not in (read_settings(path.parent, path.name) or b""):
        return False
    parsed = read_toml(path, PROJECT_FILE).value
    return parsed is None or own_table(parsed[1]) is not None


def _has_project_file(directory: pathlib.Path) -> bool:
    return any(is_there(directory / name) for name in PROJECT_FILES)


def _has_repository(directory: pathlib.Path) -> bool:
    return (directory / ".git").exists()


ROOT_SIGNS: tuple[Callable[[pathlib.Path], bool], ...] = (
    _is_configured,
    _has_project_file,
    _has_repository,
)


def _outside(path: str, first: str, root: pathlib.Path) -> Problem:
    message = f'the path "{path}" lies outside of the project {root} of "{first}"'
    return Problem("", "", message, "check it in a run of its own")


def _configuration_file(request: ConfigurationRequest, root: pathlib.Path) -> pathlib.Path | None:
    if request.file:
        return _named_file(request.file, pathlib.Path(request.directory, request.file))
    own, project_file = root / OWN_FILE, root / PROJECT_FILE
    found = [*filter(is_there, [own]), *filter(has_own_table, [project_file])]
    if len(found) > 1:
        message = f"{PROJECT_FILE} configures archcheck too, in [tool.archcheck]"
        raise UsageProblems(Problem(OWN_FILE, "", message, "keep one of them"))
    if not found:
        _refuse_misspelt_tables(project_file)
    return next(iter(found), None)


def _named_file(name: str, path: pathlib.Path) -> pathlib.Path:
    if path.is_dir():
        hint = "name the file in it that configures archcheck"
        raise UsageProblems(Problem("", CONFIG_OPTION, f'"{name}" is a directory', hint))
    if not path.exists():
        raise UsageProblems(Problem("", CONFIG_OPTION, f'there is no file "{name}"'))
    return path.resolve()


def _refuse_unreadable(path: pathlib.Path) -> None:
    """What cannot be read may configure the check."""
    try:
        read_regular(path, MOST_OF_SETTINGS)
    except FileNotFoundError:
        return
    except OSError:
        raise UsageProblems(*read_toml(path, PROJECT_FILE).problems) from None


def _refuse_misspelt_tables(path: pathlib.Path) -> None:
    _refuse_unreadable(path)
    for text, content in read_toml(path, PROJECT_FILE).values:
        refuse(_misspelt_tables(text, content))


def _misspelt_tables(text: str, content: Mapping[str, object]) -> Iterator[Problem]:
    for names in _table_names(content):
        if _looks_like_own(names[-1]):
            place = KeyPlace(PROJECT_FILE, entry_lines(text)).at(*names)
            yield place.problem("unknown table", f"did you mean {OWN_NAME}?")


def _table_names(content: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    for name in content:
        yield (name,)
    for name in as_table(content.get(TOOL)) or {}:
        yield (TOOL, name)


def _looks_like_own(name: str) -> bool:
    plain = name.replace("-", "").replace("_", "").lower()
    own = OWN_TABLE[-1]
    import difflib

    return plain.startswith(own) or bool(difflib.get_close_matches(own, [plain], cutoff=LIKENESS))
