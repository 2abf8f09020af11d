"""Projects below the project: uv and hatch workspaces, monorepos."""

import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import msgspec

from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.discovery.source_roots import configured_roots, covers
from archcheck.infrastructure.discovery.walking import Tree

MARKERS = ("pyproject.toml", "setup.py", "setup.cfg")
PACKAGE = "__init__.py"
NO_PROJECTS = frozenset({"tests", "test", "fixtures", "examples", "templates"})


def nested_projects(configuration: Configuration, tree: Tree) -> tuple[str, ...]:
    """The directories with build settings of their own, sorted.

    None inside a package, below tests or examples, or where the configuration of this project
    names the sources in them.
    """
    named = _named(configuration)
    directories = sorted(set(itertools.chain.from_iterable(map(_around, tree.files))))
    projects = (each for each in directories if _is_project(configuration.root, each))
    return tuple(each for each in projects if _is_apart(each, named))


def _is_apart(project: str, named: Sequence[str]) -> bool:
    return not any(covers(project, path) for path in named)


def _named(configuration: Configuration) -> list[str]:
    """The roots that the configuration names, but for the whole project."""
    keys = ("source", "tests")
    found = itertools.chain.from_iterable(configured_roots(configuration, key) for key in keys)
    return [path for path in found if path != "."]


def without_projects(tree: Tree, projects: Sequence[str]) -> Tree:
    """The tree without the files of other projects; they are named."""
    files = tuple(
        path for path in tree.files if not any(covers(project, path) for project in projects)
    )
    told = (f"{project}: a project of its own, not checked" for project in projects)
    return msgspec.structs.replace(tree, files=files, skipped=(*tree.skipped, *told))


def demand_own_files(configuration: Configuration, tree: Tree, projects: Sequence[str]) -> None:
    """Raise UsageProblems where all code lies in other projects."""
    if projects and all(path in MARKERS for path in tree.files):
        commands = "; ".join(f"(cd {project} && archcheck)" for project in projects)
        message = f"there is no source here but in projects of their own: {', '.join(projects)}"
        raise UsageProblems(
            Problem(configuration.file, "", message, f"check each by itself: {commands}")
        )


def _around(path: str) -> Iterator[str]:
    return (parent.as_posix() for parent in PurePosixPath(path).parents if parent.name)


def _is_project(root: str, directory: str) -> bool:
    if not NO_PROJECTS.isdisjoint(directory.split("/")):
        return False
    if not any(os.path.exists(os.path.join(root, directory, name)) for name in MARKERS):
        return False
    return not any(_is_package(root, each) for each in (directory, *_around(directory)))


def _is_package(root: str, directory: str) -> bool:
    return os.path.exists(os.path.join(root, directory, PACKAGE))
