"""Files of a project that nobody has read yet: regular ones, of a bounded size."""

import errno
import os
import stat

from archcheck.domain.problem import Problem, UsageProblems

MOST_OF_SETTINGS = 1_000_000
MOST_OF_SOURCE = 64_000_000
MOST_OF_DATA = 64_000_000
MOST_AT_ONCE = 1_000_000
WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
NOT_REGULAR = "it is not a regular file"
LEAVES = "it is a link that leaves the project"
Path = str | os.PathLike[str]


class UnfitFileError(OSError):
    """A file that would never end, or is none of the project's business."""

    def __init__(self, reason: str) -> None:
        """Keep why, as a clause."""
        super().__init__(errno.EINVAL, reason)


def is_there(path: Path) -> bool:
    """Whether there is a file of any kind: what is no regular one is refused when it is read."""
    return os.path.exists(path) and not os.path.isdir(path)


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, opened without waiting; raises OSError or UnfitFileError."""
    try:
        descriptor = os.open(path, WITHOUT_WAITING)
    except OSError as error:
        raise UnfitFileError(NOT_REGULAR) if error.errno == errno.ENXIO else error
    try:
        return _content(descriptor, limit)
    finally:
        os.close(descriptor)


def bytes_or_nothing(path: Path, limit: int = MOST_OF_SOURCE) -> bytes:
    """The bytes of a file, none when it cannot or must not be read."""
    try:
        return read_regular(path, limit)
    except (OSError, ValueError):
        return b""


def inside_or_nothing(root: Path, name: str, limit: int = MOST_OF_SETTINGS) -> bytes:
    """The bytes of a file in `root`, none when it cannot or must not be read."""
    try:
        return read_inside(root, name, limit)
    except (OSError, ValueError):
        return b""


def read_settings(root: Path, name: str, limit: int = MOST_OF_SETTINGS) -> bytes | None:
    """A file that configures something, None without a readable one; raises UsageProblems.

    It has to lie in `root`, wherever a link of its name leads.
    """
    try:
        return read_inside(root, name, limit)
    except UnfitFileError as error:
        raise UsageProblems(
            Problem(name, "", f"the file cannot be read: {error.strerror}")
        ) from None
    except (OSError, ValueError):
        return None


def read_inside(root: Path, name: str, limit: int = MOST_OF_SETTINGS) -> bytes:
    """The bytes of a file that configures something; raises OSError or UnfitFileError."""
    path = os.path.join(root, name)
    data = read_regular(path, limit)
    if os.path.islink(path) and not _is_below(os.path.realpath(path), os.path.realpath(root)):
        raise UnfitFileError(LEAVES)
    return data


def _content(descriptor: int, limit: int) -> bytes:
    state = os.fstat(descriptor)
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(state.st_mode):
        raise UnfitFileError(NOT_REGULAR)
    if state.st_size > limit:
        raise UnfitFileError(f"it has {state.st_size} bytes, more than {limit}")
    return _at_most(descriptor, state.st_size, limit)


def _at_most(descriptor: int, size: int, limit: int) -> bytes:
    """Everything: some files say that they are empty, and are not."""
    data = part = os.read(descriptor, size + 1)
    while part and len(data) <= limit:
        part = os.read(descriptor, MOST_AT_ONCE)
        data += part
    if len(data) > limit:
        raise UnfitFileError(f"it has more than {limit} bytes")
    return data


def _is_below(path: str, root: str) -> bool:
    return os.path.commonpath((path, root)) == root
