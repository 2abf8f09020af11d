"""Installed distributions, read as files: Python's own search imports more than all of this reads."""

import os
import pathlib
import re
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.reading.regular_files import bytes_or_nothing

ENDINGS = (".dist-info", ".egg-info")
RECORDS = ("METADATA", "PKG-INFO")
VERSION = re.compile(r"^Version:[ \t]*(\S+)", re.MULTILINE | re.IGNORECASE)


def distributions(name: str, path: Sequence[str]) -> Iterator[pathlib.Path]:
    """The directories that describe a distribution, in the order in which Python finds them."""
    wanted = _normal(name)
    for place in path:
        for entry in sorted(filter(lambda it: it.endswith(ENDINGS), names_in(place))):
            if _normal(entry.rpartition(".")[0].partition("-")[0]) == wanted:
                yield pathlib.Path(place, entry)


def distribution_version(name: str, path: Sequence[str]) -> str:
    """The version of an installed distribution, empty when it is not on the path."""
    return next(map(_version, distributions(name, path)), "")


def _version(directory: pathlib.Path) -> str:
    texts = (bytes_or_nothing(directory / record) for record in RECORDS)
    head = next(filter(None, texts), b"").decode("utf-8", "replace").partition("\n\n")[0]
    found = VERSION.search(head)
    return found[1] if found else ""


def names_in(place: str) -> list[str]:
    """What lies in a directory, nothing where there is none."""
    return os.listdir(place) if os.path.isdir(place) else []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
