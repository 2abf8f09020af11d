"""Small projects on disk."""

import pathlib
from collections.abc import Mapping

from archcheck.application.ports.project_discovery import DiscoveryRequest
from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Project, Scope, SourceFile, Unsaved
from archcheck.infrastructure.discovery.discovery import GitAwareDiscovery


def make(root: pathlib.Path, *paths: str, **contents: str) -> None:
    """Make empty files, and files with contents (`a__b_py` for `a/b.py`)."""
    for path in paths:
        write(root, {path: ""})
    for name, content in contents.items():
        write(root, {name.replace("__", "/").replace("_py", ".py"): content})


def write(root: pathlib.Path, contents: Mapping[str, str]) -> None:
    """Make files with contents, and the directories around them."""
    for path, content in contents.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def discover(
    root: pathlib.Path, *paths: str, configuration: Configuration | None = None, tests: bool = True
) -> tuple[Project, Scope]:
    """The project in a directory, without configuration unless one is given."""
    request = DiscoveryRequest(directory=str(root), paths=paths, tests=tests)
    return GitAwareDiscovery().discover(configuration or Configuration(root=str(root)), request)


def with_unsaved(
    root: pathlib.Path, path: str, data: bytes, configuration: Configuration | None = None
) -> tuple[Project, Scope]:
    """The project in a directory, with text that is not saved yet."""
    request = DiscoveryRequest(directory=str(root), unsaved=Unsaved(path, data))
    return GitAwareDiscovery().discover(configuration or Configuration(root=str(root)), request)


def found(root: pathlib.Path, configuration: Configuration | None = None) -> Project:
    """The project alone."""
    return discover(root, configuration=configuration)[0]


def named(project: Project, path: str) -> SourceFile:
    """The file of a project with this path."""
    return next(file for file in project.files if file.path == path)


def modules(project: Project) -> dict[str, str]:
    """The module of each file."""
    return {file.path: file.module for file in project.files}
