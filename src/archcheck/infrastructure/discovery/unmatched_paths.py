"""Why nothing is checked at a path of the command line."""

import os
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.project import Project
from archcheck.infrastructure.discovery.source_roots import covers
from archcheck.infrastructure.discovery.walking import PYTHON, Tree

EXCLUDED = "excluded by the configuration"
IGNORED = "ignored by git"
FOREIGN = "in a repository of its own"
NO_PYTHON = "not a Python file"
NO_ROOT = "in no source or test root"
NOTHING_INSIDE = "a directory without a Python file of a source or test root"


def unmatched_paths(paths: Iterable[str], project: Project, tree: Tree) -> Iterator[str]:
    """The paths at which no file is checked, each with the reason, such as `setup.py: ...`."""
    for path in paths:
        reason = _reason(path, project, tree)
        if reason:
            yield f"{path}: {reason}"


def _reason(path: str, project: Project, tree: Tree) -> str:
    """Why nothing is checked at a path; empty when something is."""
    excluded = [file.excluded for file in project.files if covers(path, file.path)]
    if not excluded:
        return _absence(path, project.root, tree)
    return EXCLUDED if all(excluded) else ""


def _absence(path: str, root: str, tree: Tree) -> str:
    absolute = os.path.join(root, path)
    reasons = {
        NO_PYTHON: os.path.isfile(absolute) and not path.endswith(PYTHON),
        FOREIGN: _is_in(path, tree.repositories),
        IGNORED: _is_in(path, tree.ignored),
        NOTHING_INSIDE: os.path.isdir(absolute),
    }
    return next((reason for reason, holds in reasons.items() if holds), NO_ROOT)


def _is_in(path: str, places: Sequence[str]) -> bool:
    return any(covers(each.removesuffix("/"), path) for each in places)
