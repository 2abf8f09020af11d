"""Files whose names no tool can be trusted with: not UTF-8, or with control characters or bars."""

import os
import re
import shutil
from collections.abc import Iterable, Mapping

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029|]")


def is_odd(path: str) -> bool:
    """Whether a tool would stumble over a name, or its output be misread because of it."""
    return path.encode("utf-8", "replace") != os.fsencode(path) or bool(CONTROL.search(path))


def with_plain_names(root: str, paths: Iterable[str], scratch: str) -> Mapping[str, str]:
    """What each path is called for a tool: itself, or an absolute copy in the scratch directory.

    A file that cannot be copied keeps its name, so that the tool says what is wrong.
    """
    return {path: _plain(root, path, scratch) if is_odd(path) else path for path in paths}


def _plain(root: str, path: str, scratch: str) -> str:
    number = len(os.listdir(scratch))
    copy = os.path.join(scratch, f"oddly_named_{number}{os.path.splitext(path)[1]}")
    try:
        shutil.copyfile(os.path.join(root, path), copy)
    except OSError:
        return path
    return copy
