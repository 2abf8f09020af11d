"""The members of a uv workspace."""

import posixpath
from collections.abc import Iterable, Iterator

import msgspec

from archcheck.infrastructure.discovery.anchored_globs import anchored_glob
from archcheck.infrastructure.discovery.settings_files import read_toml, strings, table

PYPROJECT = "pyproject.toml"
WORKSPACE = ("tool", "uv", "workspace")
TOP = "."


class UvWorkspace(msgspec.Struct, frozen=True):
    """The globs of its members and of what is none, without those that lead outside."""

    members: tuple[str, ...]
    excluded: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether a directory below the root, relative to it, is a member."""
        is_named = any(anchored_glob(glob).means(path) for glob in self.members)
        return is_named and not any(anchored_glob(glob).means(path) for glob in self.excluded)


def uv_workspace(root: str) -> UvWorkspace | None:
    """The workspace whose root a directory is; None where there is none."""
    settings = table(read_toml(root, PYPROJECT), *WORKSPACE)
    if not settings:
        return None
    members, excluded = strings(settings.get("members")), strings(settings.get("exclude"))
    return UvWorkspace(tuple(_inner(members)), tuple(_inner(excluded)))


def _inner(globs: Iterable[str]) -> Iterator[str]:
    plain = map(posixpath.normpath, globs)
    return (glob for glob in plain if glob.split("/")[0] not in ("", "..", TOP))
