"""The wishes of a run, said of a copy of the project."""

import dataclasses
from pathlib import PurePath
from collections.abc import Iterable

from archcheck.application.checking.request import CheckRequest

PYTHON = (".py", ".pyi")


def staged_request(request: CheckRequest, root: str, copy: str) -> CheckRequest:
    """Paths and working directory where they lie in the copy.

    A path that is no Python file is one of the settings, or of something else that the whole
    project may depend on: then all of it is checked.
    """
    paths = [PurePath(request.directory, path) for path in request.paths]
    is_about_settings = any(map(_is_setting, request.paths))
    moved = [_moved(path, root, copy) for path in paths]
    return dataclasses.replace(
        request,
        directory=copy,
        paths=() if is_about_settings else tuple(map(str, moved)),
        configuration_file=_configuration(request, root, copy),
    )


def _is_setting(path: str) -> bool:
    return bool(PurePath(path).suffix) and not path.endswith(PYTHON)


def _moved(path: PurePath, root: str, copy: str) -> PurePath:
    return PurePath(copy, path.relative_to(root)) if path.is_relative_to(root) else path


def _configuration(request: CheckRequest, root: str, copy: str) -> str:
    if not request.configuration_file:
        return ""
    return str(_moved(PurePath(request.directory, request.configuration_file), root, copy))
