"""Members of a workspace that are locked together with the others."""

import fnmatch
import os
import pathlib

from archcheck.infrastructure.discovery.settings_files import read_toml, strings, table

LOCK = "uv.lock"
PYPROJECT = "pyproject.toml"
WORKSPACE = ("tool", "uv", "workspace")


def is_locked_by_workspace(root: str) -> bool:
    """Whether a directory above has uv's lock file, and the one in `root` is a member there."""
    above = pathlib.PurePath(root).parents
    found = next(filter(_is_workspace, above), None)
    if found is None or not os.path.isfile(found / LOCK):
        return False
    workspace = table(read_toml(str(found), PYPROJECT), *WORKSPACE)
    path = pathlib.PurePath(root).relative_to(found).as_posix()
    return _any(workspace.get("members"), path) and not _any(workspace.get("exclude"), path)


def _is_workspace(directory: pathlib.PurePath) -> bool:
    return bool(table(read_toml(str(directory), PYPROJECT), *WORKSPACE))


def _any(patterns: object, path: str) -> bool:
    return any(fnmatch.fnmatchcase(path, os.path.normpath(it)) for it in strings(patterns))
