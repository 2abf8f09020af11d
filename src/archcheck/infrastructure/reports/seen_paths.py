"""Paths as a person sees them who stands in some directory, so that they can be clicked."""

import functools
import os

from archcheck.application.moved_paths import moved_result
from archcheck.domain.check_result import CheckedProject, CheckResult


def seen_from(directory: str, result: CheckResult) -> CheckResult:
    """The result with every path of the project relative to an absolute directory.

    Nothing changes for the root of the project, and where one of the two is not known. A saved
    result knows how they lay to each other instead.
    """
    root, base = _ends(directory, result.project)
    if root == base:
        return result

    @functools.cache
    def move(path: str) -> str:
        return os.path.relpath(os.path.join(root, path), base)

    return moved_result(result, move)


def _ends(directory: str, project: CheckedProject) -> tuple[str, str]:
    """Where the project and the person are; equal where paths stay as they are."""
    if project.root:
        return project.root, directory or project.root
    return os.path.join(os.sep, project.place), os.path.join(os.sep, project.inside)


def apart(root: str, directory: str) -> tuple[str, str]:
    """How a project lies below a directory, or the directory in the project; empty for neither."""
    if not root or not directory:
        return "", ""
    return _below(root, directory), _below(directory, root)


def _below(path: str, other: str) -> str:
    way = os.path.relpath(path, other)
    return "" if way.split(os.sep)[0] in (os.curdir, os.pardir) else way
