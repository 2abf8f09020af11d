"""Projects below the project: uv and hatch workspaces, monorepos."""

import itertools
import os
from collections.abc import Iterable, Sequence

import msgspec

from archcheck.domain.configuration import Configuration
from archcheck.domain.problem import OnlyOthersProblems, Problem, UsageProblems
from archcheck.infrastructure.discovery.source_roots import configured_roots, covers, outermost
from archcheck.infrastructure.discovery.walking import PACKAGE, Tree

PYPROJECT = "pyproject.toml"
MARKERS = (PYPROJECT, "setup.py", "setup.cfg")
SOURCES = "src"
TESTS = frozenset({"tests", "test"})
SAMPLES = frozenset({"fixtures", "examples", "templates"})


def nested_projects(configuration: Configuration, tree: Tree) -> tuple[str, ...]:
    """The directories with build settings of their own, sorted.

    None inside a package, below tests, or where the configuration of this project names the
    sources in them; no `src` that a mere setup.py builds, with the tests beside it; in any case
    those that a table of projects names.
    """
    named = named_roots(configuration)
    tests = configured_roots(configuration, "tests")
    root = configuration.root
    around = sorted(_around(tree.files))
    projects = (each for each in around if is_project(root, each))
    found = {each for each in projects if _is_apart(each, named, tests)}
    found -= _built_sources(root, tree)
    return tuple(sorted(found.union(configuration.apart)))


def _built_sources(root: str, tree: Tree) -> set[str]:
    """The directory `src` where its setup.py belongs to the whole: its tests lie beside it."""
    is_plain = not os.path.exists(os.path.join(root, SOURCES, PYPROJECT))
    has_tests = any(path.partition("/")[0] in TESTS for path in tree.files)
    return {SOURCES} if is_plain and has_tests else set()


def _is_apart(project: str, named: Iterable[str], tests: Iterable[str]) -> bool:
    is_named = any(covers(project, path) for path in named)
    return not is_named and not _is_covered(project, tests)


def named_roots(configuration: Configuration) -> list[str]:
    """The roots that the configuration names, but for the whole project."""
    keys = ("source", "tests")
    found = itertools.chain.from_iterable(configured_roots(configuration, key) for key in keys)
    return [path for path in found if path != "."]


def listed(projects: Iterable[str], apart: Sequence[str] = ()) -> list[str]:
    """The outermost projects, without fixtures, examples and templates, and what is checked apart."""
    told = (each for each in projects if SAMPLES.isdisjoint(each.split("/")))
    return [each for each in outermost(told) if not _is_covered(each, apart)]


def _is_covered(path: str, roots: Iterable[str]) -> bool:
    return any(covers(root, path) for root in roots)


def without_projects(tree: Tree, projects: Sequence[str], apart: Sequence[str] = ()) -> Tree:
    """The tree without the files of other projects; those that are not checked apart are named."""
    files = tuple(path for path in tree.files if not _is_covered(path, projects))
    told = (f"{project}: a project of its own, not checked" for project in listed(projects, apart))
    return msgspec.structs.replace(tree, files=files, skipped=(*tree.skipped, *told))


def demand_own_sources(configuration: Configuration, projects: Sequence[str]) -> None:
    """Raise OnlyOthersProblems where a project without sources has others below it."""
    if projects:
        message = f"there is no source here but in projects of their own: {', '.join(projects)}"
        raise OnlyOthersProblems(_problem(configuration, message, projects))


def demand_own_paths(
    configuration: Configuration, tree: Tree, projects: Sequence[str], paths: Iterable[str]
) -> None:
    """Raise UsageProblems for paths of the command line where only other projects lie."""
    own = {".", *tree.files, *_around(tree.files)}
    others = list(itertools.filterfalse(own.__contains__, paths))
    named = _beside(projects, others)
    if named:
        told = ", ".join(f'"{path}"' for path in _beside(others, named))
        message = f"{told}: in projects of their own ({', '.join(named)})"
        raise UsageProblems(_problem(configuration, message, named))


def _beside(paths: Iterable[str], others: Sequence[str]) -> list[str]:
    """The paths that cover one of the others, or are covered by it."""

    def is_beside(path: str) -> bool:
        return any(covers(other, path) or covers(path, other) for other in others)

    return list(filter(is_beside, paths))


def _problem(configuration: Configuration, message: str, projects: Sequence[str]) -> Problem:
    if configuration.file:
        entries = ", ".join(map(_entry, projects))
        hint = f"name them there as projects, [tool.archcheck.projects]: {entries}"
    else:
        commands = "; ".join(f"(cd {project} && archcheck)" for project in projects)
        hint = f"archcheck init writes a table of them; or check each by itself: {commands}"
    return Problem(configuration.file, "", message, hint)


def _entry(project: str) -> str:
    """How a table names a project."""
    name = project.rpartition("/")[2]
    return f"{name} = []" if name == project else f'{name} = {{ path = "{project}" }}'


def _around(paths: Iterable[str]) -> set[str]:
    """All directories that some paths lie in."""
    found: set[str] = set()
    for path in paths:
        directory = path.rpartition("/")[0]
        while directory and directory not in found:
            found.add(directory)
            directory = directory.rpartition("/")[0]
    return found


def is_project(root: str, directory: str) -> bool:
    """Whether a directory has build settings of its own, and lies in no package or tests."""
    if not TESTS.isdisjoint(directory.split("/")):
        return False
    if not any(os.path.exists(os.path.join(root, directory, name)) for name in MARKERS):
        return False
    return not any(_is_package(root, each) for each in (directory, *_around([directory])))


def _is_package(root: str, directory: str) -> bool:
    return os.path.exists(os.path.join(root, directory, PACKAGE))
