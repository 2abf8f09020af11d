"""Why nothing is checked at a path of the command line."""

import os
from collections.abc import Iterable, Iterator, Sequence

from archcheck.domain.project import Project
from archcheck.infrastructure.discovery.source_roots import covers
from archcheck.infrastructure.discovery.walking import PYTHON

EXCLUDED = "excluded by the configuration"
IGNORED = "ignored by git"
NO_PYTHON = "not a Python file"
NO_ROOT = "in no source or test root"
NOTHING_INSIDE = "a directory without a Python file of a source or test root"


def unmatched_paths(
    paths: Iterable[str], project: Project, ignored: Sequence[str]
) -> Iterator[str]:
    """The paths at which no file is checked, each with the reason, such as `setup.py: ...`."""
    for path in paths:
        reason = _reason(path, project, ignored)
        if reason:
            yield f"{path}: {reason}"


def _reason(path: str, project: Project, ignored: Sequence[str]) -> str:
    """Why nothing is checked at a path; empty when something is."""
    excluded = [file.excluded for file in project.files if covers(path, file.path)]
    if not excluded:
        return _absence(path, project.root, ignored)
    return EXCLUDED if all(excluded) else ""


def _absence(path: str, root: str, ignored: Sequence[str]) -> str:
    absolute = os.path.join(root, path)
    if os.path.isfile(absolute) and not path.endswith(PYTHON):
        return NO_PYTHON
    if _is_ignored(path, ignored):
        return IGNORED
    return NOTHING_INSIDE if os.path.isdir(absolute) else NO_ROOT


def _is_ignored(path: str, ignored: Sequence[str]) -> bool:
    return any(covers(each.removesuffix("/"), path) for each in ignored)
