"""What a check leaves out although people may take it for a part of the project."""

import itertools
from collections.abc import Iterator, Sequence

from archcheck.domain.project import LeftOut, Omission, Role
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.walking import PYTHON, Tree, walk_names


def left_out_projects(projects: Sequence[str]) -> Iterator[LeftOut]:
    """Projects below the project."""
    return (LeftOut(each, Omission.PROJECT) for each in projects)


def left_out_files(root: str, tree: Tree, roots: Roots) -> Iterator[LeftOut]:
    """The Python files of source roots that ignore files or names of directories take away."""
    found = (_files(root, path) for path in (*tree.ignored, *tree.passed))
    for path in itertools.chain.from_iterable(found):
        if path.endswith(PYTHON) and roots.place(path).role is Role.SOURCE:
            yield LeftOut(path, Omission.IGNORED)


def _files(root: str, path: str) -> Sequence[str]:
    return walk_names(root, path) if path.endswith("/") else (path,)
