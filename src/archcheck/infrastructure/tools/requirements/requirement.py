"""A dependency at its place, and all of them."""

import collections
import itertools
import pathlib
import re
from collections.abc import Iterable

import msgspec
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from archcheck.infrastructure.tools.adapter import Unread

NAMES = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """A dependency as a file of the project states it.

    `name` is the normalised name of the distribution, else what stands there; `version` the exact
    version, empty where none can be told. Line and columns count code points from 1, the end is
    exclusive, and without columns it is the whole line.
    """

    name: str
    version: str = ""
    path: str
    line: int = 1
    column: int | None = None
    end_column: int | None = None

    @property
    def shown(self) -> str:
        """Name and place, as sentences have them."""
        return f"{' '.join(self.name.split())} ({self.path}:{self.line})"


class Dependencies(msgspec.Struct, frozen=True):
    """Everything that the files of a project state, and the files that cannot be read."""

    requirements: tuple[Requirement, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def pins(self) -> tuple[Requirement, ...]:
        """Those of which the version is known, and that a tool may be given by their names."""
        return tuple(it for it in self.requirements if it.version and NAMES.fullmatch(it.name))

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """The names and versions that are pinned, sorted, each once."""
        return tuple(sorted({(it.name, exact_version(it.version)) for it in self.pins}))

    @property
    def unpinned(self) -> tuple[str, ...]:
        """A sentence that names what no file pins, if there is something."""
        pinned = {it.name for it in self.pins}
        loose = {it.shown: None for it in self.requirements if it.name not in pinned}
        if not loose:
            return ()
        return (f"not looked up, because no version is pinned: {', '.join(loose)}.",)

    def named(self, name: str, version: str) -> tuple[Requirement, ...]:
        """The places that pin this version."""
        wanted = (canonicalize_name(name), exact_version(version))
        return tuple(it for it in self.pins if (it.name, exact_version(it.version)) == wanted)


def together(parts: Iterable[Dependencies]) -> Dependencies:
    """What several files state."""
    known = list(parts)
    return Dependencies(
        tuple(it for part in known for it in part.requirements),
        tuple(it for part in known for it in part.unread),
    )


def exact_version(text: str) -> str:
    """A version in its normal form, empty where it is none that can be compared."""
    try:
        return str(Version(text))
    except InvalidVersion:
        return ""


def normal_name(text: str) -> str:
    """The normal form of a distribution's name; what is none stays as it is."""
    return canonicalize_name(text) if NAMES.fullmatch(text) else text


def listings(known: Dependencies, directory: str) -> tuple[str, ...]:
    """Files that a tool is given, with `name==version` lines, none of which names one twice."""
    versions: dict[str, list[str]] = collections.defaultdict(list)
    for name, version in known.versions:
        versions[name].append(f"{name}=={version}\n")
    rounds = itertools.zip_longest(*versions.values(), fillvalue="")
    return tuple(
        _listing(pathlib.Path(directory, f"{number}.txt"), lines)
        for number, lines in enumerate(rounds)
    )


def _listing(path: pathlib.Path, lines: Iterable[str]) -> str:
    path.write_text("".join(lines), encoding="utf-8")
    return str(path)
