"""Members of a workspace that are locked together with the others."""

import os
import pathlib

from archcheck.infrastructure.discovery.uv_workspace import uv_workspace

LOCK = "uv.lock"


def is_locked_by_workspace(root: str) -> bool:
    """Whether the workspace above has uv's lock file, and the one in `root` is a member there."""
    above = map(str, pathlib.PurePath(root).parents)
    found = next(((it, known) for it in above if (known := uv_workspace(it))), None)
    if found is None or not os.path.isfile(os.path.join(found[0], LOCK)):
        return False
    top, workspace = found
    return workspace.holds(pathlib.PurePath(root).relative_to(top).as_posix())
