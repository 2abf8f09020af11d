"""Trees that break layout rules as the pages of these show, in a private directory."""

import contextlib
import dataclasses
import functools
import hashlib
import itertools
import pathlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.proving.planted_project import new_file
from archcheck.domain.project import Project, SourceFile, SourceRoot
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.proving.page_examples import bad_trees

SUFFIXES = (".py", ".pyi")
SETTINGS = "pyproject.toml"
ROOTS = (SourceRoot("src", ("shop",)),)
TESTS = ("tests",)
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
    """Whether there is no directory in the place of a file."""
    return not any(f"{other}/".startswith(f"{path}/") for other in tree)


def _shown(tree: Tree) -> Iterator[str]:
    """The files that an example is about, not those of the project around it."""
    for path, text in tree.items():
        if path != SETTINGS and not path.endswith(SUFFIXES):
            yield text


@contextlib.contextmanager
def planted_tree(view: ProjectView, tree: Tree) -> Iterator[ProjectView]:
    """A project of these files under the configuration of another one; nothing is left behind."""
    with tempfile.TemporaryDirectory(prefix="archcheck-selftest-") as directory:
        for path, text in tree.items():
            place = pathlib.Path(directory, path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        bare = dataclasses.replace(
            view.project, root=directory, source_roots=ROOTS, test_roots=TESTS, files=()
        )
        project = dataclasses.replace(bare, files=tuple(_files(tree, bare)))
        inspection = dataclasses.replace(view.inspection, project=project, place=None)
        yield ProjectView(inspection, view.git)


def _files(tree: Tree, project: Project) -> Iterator[SourceFile]:
    for path, text in sorted(tree.items()):
        if path.endswith(SUFFIXES):
            data = text.encode()
            digest = hashlib.sha256(data).hexdigest()
            yield dataclasses.replace(new_file(path, project), size=len(data), digest=digest)
