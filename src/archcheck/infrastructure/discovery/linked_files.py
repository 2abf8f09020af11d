"""What links inside a project mean: each file counts once, under the name that is imported."""

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from archcheck.domain.project import Role
from archcheck.infrastructure.discovery.module_names import PACKAGE_FILES, module_name
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.source_roots import covers
from archcheck.infrastructure.discovery.walking import Link

Count = Callable[[str], int]


class Aliases(msgspec.Struct, frozen=True):
    """The paths of files that links lead to: `others` are pairs of (path, real path).

    `adopted` maps files to the path under which they count.
    """

    adopted: Mapping[str, str]
    others: tuple[tuple[str, str], ...]


def find_aliases(
    links: Iterable[Link],
    files: Sequence[str],
    roots: Roots,
    count: Count,
    renamed: Iterable[Link] = (),
) -> Aliases:
    """What links say about files; links to a directory around them say nothing.

    Files under no root count where a link takes them into one. Of two names in source roots the
    one that is imported more often wins, `count` says how often; else the real one. `renamed` are
    no links on disk: what is built puts the directory there, so that no other name is imported.
    """
    adopted = _moved(renamed, files, roots)
    others: list[tuple[str, str]] = []
    for link in links:
        wins = _wins(link, files, roots, count)
        for alias, path in _pairs(link, files):
            others += [(alias, path), (path, path)]
            if wins or _is_adopted(path, alias, roots):
                adopted.setdefault(path, alias)
    return Aliases(adopted, tuple(others))


def _moved(renamed: Iterable[Link], files: Sequence[str], roots: Roots) -> dict[str, str]:
    """Where files come to lie, if that is in a root; the first of several wins."""
    moved: dict[str, str] = {}
    for alias, path in itertools.chain.from_iterable(_pairs(link, files) for link in renamed):
        if roots.place(alias).role is not Role.OTHER:
            moved.setdefault(path, alias)
    return moved


def imports_of(module: str, data: bytes) -> int:
    """How many lines import a module, or something of it, by its full name."""
    return len(_statement(module).findall(data))


def _statement(module: str) -> re.Pattern[bytes]:
    above, _, name = module.rpartition(".")
    full = rf"(?:from|import)[ \t]+{re.escape(module)}(?=[ \t.\r\n,;#]|$)"
    part = rf"from[ \t]+{re.escape(above)}[ \t]+import[ \t(][^\r\n]*\b{re.escape(name)}\b"
    either = f"{full}|{part}" if above else full
    return re.compile(rf"^[ \t]*(?:{either})".encode(), re.MULTILINE)


def _pairs(link: Link, files: Iterable[str]) -> Sequence[tuple[str, str]]:
    is_loop = not link.target or covers(link.target, link.path)
    targets = () if is_loop else filter(functools.partial(covers, link.target), files)
    return [(link.path + path[len(link.target) :], path) for path in targets]


def _wins(link: Link, files: Sequence[str], roots: Roots, count: Count) -> bool:
    real, other = _module(link.target, roots), _module(link.path, roots)
    if not real or not other:
        return False
    times = count(other) - count(real)
    return times > 0 or times == 0 == count(real) and _is_made_of_links(link, files)


def _is_made_of_links(link: Link, files: Iterable[str]) -> bool:
    """Whether the package around a link holds nothing of its own but its `__init__.py`."""
    package = link.path.rpartition("/")[0]
    inside = [path for path in files if covers(package, path)]
    return f"{package}/{PACKAGE_FILES[0]}" in inside and len(inside) == 1


def _module(path: str, roots: Roots) -> str:
    """The name of a module or package at a path; empty when it is no source."""
    file = path if path.endswith(".py") else f"{path}/{PACKAGE_FILES[0]}"
    place = roots.place(file)
    return module_name(place.inside) if place.role is Role.SOURCE else ""


def _is_adopted(path: str, alias: str, roots: Roots) -> bool:
    is_homeless = roots.place(path).role is Role.OTHER
    return is_homeless and roots.place(alias).role is not Role.OTHER
