"""What is installed in an environment, as one digest; nothing of it is started or imported."""

import ast
import configparser
import itertools
import os
import pathlib
import re
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.known_files import KnownFiles
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.tools.running.distributions import ENDINGS, names_in
from archcheck.infrastructure.tools.running.project_census import tree_digest

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
        told = itertools.chain.from_iterable(map(_told, places))
        found = [(name, _digest(path, known)) for name, path in told]
        linked = sorted({*itertools.chain.from_iterable(map(_linked, places))})
        trees = [_tree(it, root, known) for it in linked]
        return None if None in trees else key_of(found, trees)
    except (OSError, ValueError, SyntaxError):
        return None


def plugins(places: Sequence[str], *groups: str) -> tuple[str, ...] | None:
    """The distributions that bring entry points of these groups, sorted; None for broken lists."""
    names: set[str] = set()
    for place in places:
        for path in sorted(pathlib.Path(place).glob(f"*/{ENTRY_POINTS}")):
            try:
                is_one = _brings(_text(path), groups)
            except configparser.Error:
                return None
            names.update({_distribution(path)} if is_one else ())
    return tuple(sorted(names))


def _brings(text: str, groups: Sequence[str]) -> bool:
    """Whether a list of entry points has one of these groups; most do not name any."""
    if not any(group in text for group in groups):
        return False
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
    parser.read_string(text)
    return any(map(parser.has_section, groups))


def _distribution(path: pathlib.Path) -> str:
    return re.split(r"-\d", path.parent.name)[0].lower().replace("_", "-")


def _tree(directory: str, root: str, known: KnownFiles) -> bytes | None:
    return b"" if _is_in(root, directory) else tree_digest(directory, known, MOST_OF_A_LINK)


def _told(place: str) -> Iterator[tuple[str, str]]:
    """The entries that tell what is installed, each with the file that tells most of it."""
    for name in filter(_is_telling, sorted(names_in(place))):
        path = os.path.join(place, name)
        records = (os.path.join(path, record) for record in RECORDS)
        yield name, next(filter(os.path.isfile, (path, *records)), "")


def _is_telling(name: str) -> bool:
    return name.endswith((*ENDINGS, *LINKS)) or bool(FINDER.fullmatch(name))


def _digest(path: str, known: KnownFiles) -> bytes:
    return known.content(path).digest if path else b""


def _linked(place: str) -> Iterator[str]:
    """The directories that lines of `.pth` files and editable installations lead to."""
    for name in names_in(place):
        path = pathlib.Path(place, name)
        if name.endswith(LINKS):
            yield from filter(os.path.isdir, _led_to(path))
        elif FINDER.fullmatch(name):
            yield from _mapped(_text(path))


def _led_to(path: pathlib.Path) -> Iterator[str]:
    lines = filter(None, map(str.strip, _text(path).split("\n")))
    return (str(path.parent / line) for line in lines if not line.startswith(CODE))


def _mapped(text: str) -> Iterator[str]:
    """The directories of a finder that setuptools has written."""
    for match in MAPPING.finditer(text):
        mapping = ast.literal_eval(match[1])
        yield from (path for path in mapping.values() if os.path.isdir(path))


def _text(path: pathlib.Path) -> str:
    return bytes_or_nothing(path).decode("utf-8", "replace")


def _is_in(root: str, path: str) -> bool:
    return pathlib.Path(path).resolve().is_relative_to(pathlib.Path(root).resolve())
