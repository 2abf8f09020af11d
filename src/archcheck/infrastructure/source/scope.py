"""From the paths on the command line to where findings are reported."""

import dataclasses
import os
from collections.abc import Iterable, Sequence

from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Project, Role, Scope, SourceRoot
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.source.source_roots import covers
from archcheck.infrastructure.source.walking import relative_to


def find_scope(project: Project, request: DiscoveryRequest) -> Scope:
    """Where findings are reported; raises UsageProblems for paths that cannot be.

    A path that covers a source root or one of its packages stands for that source root and the
    tests; other paths limit findings to the files in them.
    """
    paths = project_paths(project.root, request)
    covered = [root for root in project.source_roots if _stand_for(paths, root)]
    if len(covered) == len(project.source_roots):
        scope = Scope(whole=True, files=frozenset())
    else:
        inside = {*paths, *_parts(covered, project)}
        files = (file.path for file in project.files if not file.excluded)
        held = frozenset(path for path in files if _is_in(path, inside))
        scope = Scope(whole=False, files=held, partial=True)
    return scope if request.tests else _without_tests(scope, project)


def _stand_for(paths: Iterable[str], root: SourceRoot) -> bool:
    prefix = "" if root.path == "." else f"{root.path}/"
    heads = [root.path, *(prefix + package for package in root.packages)]
    return any(covers(path, head) for path in paths for head in heads)


def _parts(covered: Sequence[SourceRoot], project: Project) -> Iterable[str]:
    if covered:
        yield from project.test_roots
    for root in covered:
        yield from root.packages if root.path == "." else (root.path,)
    if any(root.path == "." for root in covered):
        yield from (file.path for file in project.files if "/" not in file.path)


def _is_in(path: str, directories: set[str]) -> bool:
    while path:
        if path in directories:
            return True
        path = path.rpartition("/")[0]
    return "." in directories


def _without_tests(scope: Scope, project: Project) -> Scope:
    tests = frozenset(file.path for file in project.files if file.role is Role.TEST)
    files = scope.files - tests
    return dataclasses.replace(scope, files=files, tests=False, partial=True, left_out=tests)


def project_paths(root: str, request: DiscoveryRequest) -> tuple[str, ...]:
    """The paths relative to the project root, `.` for none and for the root itself.

    Links are resolved. Raises UsageProblems for those that do not exist or lie outside.
    """
    found, problems = [], []
    for path in request.paths or (root,):
        absolute = os.path.join(request.directory, path)
        inside = _inside(root, absolute)
        if inside is None or not os.path.lexists(absolute):
            problems.append(_problem(root, path, absolute))
        else:
            found.append(inside or ".")
    if problems:
        raise UsageProblems(*problems)
    return tuple(found)


def _inside(root: str, absolute: str) -> str | None:
    real = relative_to(os.path.realpath(root), os.path.realpath(absolute))
    return relative_to(root, os.path.abspath(absolute)) if real is None else real


def _problem(root: str, path: str, absolute: str) -> Problem:
    if os.path.lexists(absolute):
        message = f'the path "{path}" lies outside of the project {root}'
        return Problem("", "", message, "check it in a run of its own")
    return Problem("", "", f'the path "{path}" does not exist', _nearest(path, absolute))


def _nearest(path: str, absolute: str) -> str:
    given, name = os.path.split(path.rstrip("/" + os.sep))
    try:
        names = os.listdir(os.path.dirname(absolute.rstrip("/" + os.sep)))
    except OSError:
        return ""
    return did_you_mean(os.path.join(given, name), (os.path.join(given, each) for each in names))
