"""Trees that break layout rules as the pages of these show, in a private directory."""

import contextlib
import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.proving.planted_project import tree_project
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.proving.page_examples import bad_trees
from archcheck.infrastructure.proving.private_trees import PrivateTrees

SUFFIXES = (".py", ".pyi")
SETTINGS = "pyproject.toml"
Tree = Mapping[str, str]


def example_trees(page: str, paths: Iterable[str]) -> Iterator[Tree]:
    """The bad examples of a page, also with what they show at the paths that a rule names."""
    named = [path for path in paths if not path.endswith("/")]
    for tree in bad_trees(page):
        yield tree
        places = filter(functools.partial(_is_free, tree), named)
        for text, path in itertools.product(_shown(tree), places):
            yield {**tree, path: text}


def _is_free(tree: Tree, path: str) -> bool:
    """Whether there is no directory in the place of a file, and none that would have to be one."""
    beside = ((f"{other}/", f"{path}/") for other in tree if other != path)
    return not any(one.startswith(other) or other.startswith(one) for one, other in beside)


def _shown(tree: Tree) -> Iterator[str]:
    """The files that an example is about, not those of the project around it."""
    for path, text in tree.items():
        if path != SETTINGS and not path.endswith(SUFFIXES):
            yield text


@contextlib.contextmanager
def planted_tree(view: ProjectView, tree: Tree) -> Iterator[ProjectView]:
    """A project of these files under the configuration of another one; nothing is left behind."""
    with PrivateTrees().written(tree) as directory:
        project = tree_project(view.project, tree, directory)
        inspection = dataclasses.replace(view.inspection, project=project, place=None)
        yield ProjectView(inspection, view.git)
