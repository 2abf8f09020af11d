"""The wishes of a run, said of a copy of the project."""

import dataclasses
import posixpath
from pathlib import PurePath

from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.past_projects import PastProject
from archcheck.domain.problem import Problem, refuse

PYTHON = (".py", ".pyi")


def staged_request(request: CheckRequest, root: str, past: PastProject) -> CheckRequest:
    """Paths and working directory where they lie in the copy; raises UsageProblems.

    A file that is no Python is one of the settings, or of something else that the whole project
    may depend on: then all of it is checked.
    """
    places = {path: _inside(request, root, path) for path in request.paths}
    refuse(_absent(path) for path, inside in places.items() if not _is_there(inside, past))
    is_about_settings = any(map(_is_setting, past.paths.intersection(places.values())))
    return dataclasses.replace(
        request,
        directory=past.directory,
        paths=() if is_about_settings else tuple(places.values()),
        configuration_file=_configuration(request, root, past),
        baseline=_baseline(request, root, past),
    )


def is_about_settings_alone(request: CheckRequest) -> bool:
    """Whether files are named, none of which is Python, of those that are staged."""
    return request.change.staged and bool(request.paths) and all(map(_is_setting, request.paths))


def _inside(request: CheckRequest, root: str, path: str) -> str:
    """A path relative to the project; absolute outside of it."""
    place = PurePath(posixpath.normpath(PurePath(request.directory, path).as_posix()))
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else str(place)


def _is_there(inside: str, past: PastProject) -> bool:
    if inside == "." or PurePath(inside).is_absolute() or inside in past.paths:
        return True
    return any(path.startswith(f"{inside}/") for path in past.paths)


def _absent(path: str) -> Problem:
    return Problem("", "--staged", f'the path "{path}" is not in the index', f"git add {path}")


def _is_setting(path: str) -> bool:
    return not path.endswith(PYTHON)


def _configuration(request: CheckRequest, root: str, past: PastProject) -> str:
    """As it is staged where the project has it; else where it lies."""
    if not request.configuration_file:
        return ""
    inside = _inside(request, root, request.configuration_file)
    if inside in past.paths:
        return inside
    return str(PurePath(request.directory, request.configuration_file))


def _baseline(request: CheckRequest, root: str, past: PastProject) -> str:
    """As it is staged where the project has it; else where it lies."""
    inside = _inside(request, root, request.baseline) if request.baseline else ""
    return str(PurePath(past.directory, inside)) if inside in past.paths else request.baseline
