"""What is installed in an environment, as one digest; nothing of it is started or imported."""

import ast
import configparser
import os
import pathlib
import re
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.tools.running.project_census import tree_digest

DISTRIBUTIONS = (".dist-info", ".egg-info")
LINKS = (".pth", ".egg-link")
RECORDS = ("RECORD", "METADATA", "PKG-INFO")
ENTRY_POINTS = "entry_points.txt"
FINDER = re.compile(r"__editable___.*_finder\.py")
MAPPING = re.compile(r"^MAPPING[^=\n]*=\s*(\{.*\})\s*$", re.MULTILINE)
CODE = ("import ", "import\t", "#")
MOST_OF_A_LINK = 2_000


def packages_digest(places: Sequence[str], root: str, known: KnownFiles) -> bytes | None:
    """The digest of what lies in these `site-packages`: names, records, and linked directories.

    Directories of the checked project count as the project. None where a linked directory holds
    too many files to look at.
    """
    try:
        found = [(name, _digest(path, known)) for place in places for name, path in _told(place)]
        linked = sorted({link for place in places for link in _linked(place)})
        trees = [tree_digest(it, known, MOST_OF_A_LINK) for it in linked if not _is_in(root, it)]
        return None if None in trees else key_of(found, trees)
    except (OSError, ValueError, SyntaxError):
        return None


def plugins(places: Sequence[str], *groups: str) -> tuple[str, ...] | None:
    """The distributions that bring entry points of these groups, sorted; None for broken lists."""
    names = set()
    for place in places:
        for path in sorted(pathlib.Path(place).glob(f"*/{ENTRY_POINTS}")):
            parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
            try:
                parser.read_string(_text(path))
            except configparser.Error:
                return None
            if any(map(parser.has_section, groups)):
                names.add(re.split(r"-\d", path.parent.name)[0].lower().replace("_", "-"))
    return tuple(sorted(names))


def _told(place: str) -> Iterator[tuple[str, str]]:
    """The entries that tell what is installed, each with the file that tells most of it."""
    for name in sorted(_names(place)):
        path = os.path.join(place, name)
        if name.endswith(DISTRIBUTIONS) and os.path.isdir(path):
            records = (os.path.join(path, record) for record in RECORDS)
            yield name, next(filter(os.path.isfile, records), "")
        elif name.endswith((*DISTRIBUTIONS, *LINKS)) or FINDER.fullmatch(name):
            yield name, path


def _names(place: str) -> list[str]:
    return os.listdir(place) if os.path.isdir(place) else []


def _digest(path: str, known: KnownFiles) -> bytes:
    return known.content(path).digest if path else b""


def _linked(place: str) -> Iterator[str]:
    """The directories that lines of `.pth` files and editable installations lead to."""
    for name in _names(place):
        path = pathlib.Path(place, name)
        if name.endswith(LINKS):
            lines = filter(None, map(str.strip, _text(path).split("\n")))
            leads = [os.path.join(place, line) for line in lines if not line.startswith(CODE)]
            yield from filter(os.path.isdir, leads)
        elif FINDER.fullmatch(name):
            yield from _mapped(_text(path))


def _mapped(text: str) -> Iterator[str]:
    """The directories of a finder that setuptools has written."""
    for match in MAPPING.finditer(text):
        mapping = ast.literal_eval(match[1])
        yield from (path for path in mapping.values() if os.path.isdir(path))


def _text(path: pathlib.Path) -> str:
    return bytes_or_nothing(path).decode("utf-8", "replace")


def _is_in(root: str, path: str) -> bool:
    return pathlib.Path(path).resolve().is_relative_to(pathlib.Path(root).resolve())
