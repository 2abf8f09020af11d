"""What links inside a project mean: their targets are found under their real paths."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from archcheck.domain.project import Role
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.source_roots import covers
from archcheck.infrastructure.discovery.walking import Link


class Aliases(msgspec.Struct, frozen=True):
    """Other paths of files, all of them in `names`.

    `adopted` maps files under no root to their first path in one.
    """

    adopted: Mapping[str, str]
    names: tuple[str, ...]


def find_aliases(links: Iterable[Link], files: Sequence[str], roots: Roots) -> Aliases:
    """What links say about files; links to a directory around them say nothing."""
    adopted: dict[str, str] = {}
    names: list[str] = []
    for link in links:
        for path in _targets(link, files):
            alias = link.path + path[len(link.target) :]
            if _is_homeless(path, roots) and not _is_homeless(alias, roots):
                adopted.setdefault(path, alias)
            names.append(alias)
    return Aliases(adopted, tuple(names))


def _targets(link: Link, files: Sequence[str]) -> Iterable[str]:
    if not link.target or covers(link.target, link.path):
        return ()
    return (path for path in files if covers(link.target, path))


def _is_homeless(path: str, roots: Roots) -> bool:
    return roots.place(path).role is Role.OTHER
