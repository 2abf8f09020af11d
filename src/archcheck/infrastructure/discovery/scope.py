"""From the paths on the command line to where findings are reported."""

import dataclasses
import os
from collections.abc import Iterable, Sequence

from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.project import Project, Role, Scope, SourceFile, SourceRoot
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.discovery.gitignore import REPOSITORY
from archcheck.infrastructure.discovery.source_roots import covers
from archcheck.infrastructure.discovery.unmatched_paths import unmatched_paths
from archcheck.infrastructure.discovery.walking import PYTHON, Tree, relative_to


def find_scope(project: Project, request: DiscoveryRequest, tree: Tree) -> Scope:
    """Where findings are reported; raises UsageProblems for paths that cannot be.

    A path that covers a source root or one of its packages stands for that source root and the
    tests; other paths limit findings to the files in them. The tree tells what was passed over.
    """
    paths = project_paths(project.root, request)
    covered = [root for root in project.source_roots if _stand_for(paths, root, project)]
    if len(covered) == len(project.source_roots):
        scope = Scope(whole=True, files=frozenset())
    else:
        files = _files_in({*paths, *_parts(covered, project)}, project)
        unmatched = tuple(unmatched_paths(paths, project, tree))
        scope = Scope(whole=False, files=frozenset(files), partial=True, unmatched=unmatched)
    return scope if request.tests else _without_tests(scope, project)


def _stand_for(paths: Iterable[str], root: SourceRoot, project: Project) -> bool:
    heads = [root.path, *_packages(root, project)]
    return any(covers(path, head) for path in paths for head in heads)


def _packages(root: SourceRoot, project: Project) -> Iterable[str]:
    """The directories of root packages, also where those have other names."""
    yield from (_joined(root.path, package) for package in root.packages)
    for file in project.files:
        if file.is_package and file.module in root.packages:
            yield file.path.rpartition("/")[0]


def _joined(directory: str, name: str) -> str:
    return name if directory == "." else f"{directory}/{name}"


def _parts(covered: Sequence[SourceRoot], project: Project) -> Iterable[str]:
    for root in covered:
        yield from project.test_roots
        yield from _packages(root, project)
        yield from _top_level(project) if root.path == "." else (root.path,)


def _top_level(project: Project) -> Iterable[str]:
    return (file.path for file in project.files if "/" not in file.path)


def _files_in(directories: set[str], project: Project) -> Iterable[str]:
    for file in project.files:
        if not file.excluded and (_is_in(file.path, directories) or _hides_files(file)):
            yield file.path


def _hides_files(file: SourceFile) -> bool:
    """Whether it is the repository, without whose index nobody knows what lies anywhere."""
    return file.path.rpartition("/")[2] == REPOSITORY


def _is_in(path: str, directories: set[str]) -> bool:
    while path:
        if path in directories:
            return True
        path = path.rpartition("/")[0]
    return False


def _without_tests(scope: Scope, project: Project) -> Scope:
    tests = frozenset(file.path for file in project.files if file.role is Role.TEST)
    files = scope.files - tests
    return dataclasses.replace(scope, files=files, tests=False, partial=True, left_out=tests)


def project_paths(root: str, request: DiscoveryRequest) -> tuple[str, ...]:
    """The paths relative to the project root, `.` for none and for the root itself.

    Links are resolved. Raises UsageProblems for those that do not exist or lie outside.
    """
    paths = _given(root, request)
    found = {path: _inside(root, path, request) for path in paths}
    refuse(_problem(root, path, request) for path in paths if found[path] is None)
    return tuple(filter(None, found.values()))


def refuse_other_files(request: DiscoveryRequest) -> None:
    """Raise UsageProblems for paths that are files of another kind."""
    hint = "name Python files, or the directory of a project"
    others = (path for path in request.paths if not path.endswith(PYTHON))
    refuse(
        Problem("", "", f'the path "{path}" is not a Python file', hint)
        for path in others
        if os.path.isfile(os.path.join(request.directory, path))
    )


def _given(root: str, request: DiscoveryRequest) -> tuple[str, ...]:
    return (request.unsaved.path,) if request.unsaved else request.paths or (root,)


def _inside(root: str, path: str, request: DiscoveryRequest) -> str | None:
    absolute = os.path.join(request.directory, path)
    if not (request.unsaved or os.path.lexists(absolute)):
        return None
    return _relative(os.path.realpath(root), os.path.realpath(absolute)) or _relative(
        root, os.path.abspath(absolute)
    )


def _relative(root: str, absolute: str) -> str | None:
    return "." if absolute == root else relative_to(root, absolute)


def _problem(root: str, path: str, request: DiscoveryRequest) -> Problem:
    absolute = os.path.join(request.directory, path)
    if os.path.isfile(absolute) and not path.endswith(PYTHON):
        message = f'the path "{path}" is not a Python file, and lies outside of the project {root}'
        return Problem("", "", message, "name Python files of this project")
    if request.unsaved or os.path.lexists(absolute):
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
