"""What a copy of a project takes from the project as it is: settings, and what git ignores."""

import configparser
import io
import itertools
import os
import pathlib
import re
import tomllib
from collections.abc import Iterable, Iterator

from archcheck.infrastructure.discovery.walking import (
    COMPILED,
    PYTHON,
    walk_names,
    walk_project,
)
from archcheck.infrastructure.reading.regular_files import (
    MOST_OF_SETTINGS,
    MOST_OF_SOURCE,
    bytes_or_nothing,
)
from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree

PYPROJECT = "pyproject.toml"
SETUP = "setup.cfg"
OF_PACKAGE = re.compile(r"metadata|options|bdist_wheel|options\..*")
MANIFEST = re.compile(
    r".*\.lock|pylock.*\.toml|.*requirements.*\.(?:txt|in)|constraints.*\.txt|Pipfile|"
    r"environment.*\.ya?ml|pyproject\.toml|setup\.cfg"
)
FOLDER = "requirements/"
MOST_IGNORED = 2_000


def is_code(path: str) -> bool:
    """Whether a file belongs to the code, and not to the settings."""
    return path.endswith((*PYTHON, *COMPILED))


def is_manifest(path: str) -> bool:
    """Whether a file says what a project depends on, which is no setting."""
    return bool(MANIFEST.fullmatch(path.rpartition("/")[2])) or FOLDER in path


def add_settings(directory: str, root: str, tracked: Iterable[str]) -> list[str]:
    """Lay today's settings over a copy; the paths that it then has more.

    Of files that hold both, what a project depends on stays as it was.
    """
    names = {*tracked, *_at_top(root)}
    wanted = sorted(path for path in names if not is_code(path))
    added = [path for path in wanted if _laid(directory, root, path)]
    _add_above(directory, root)
    return added


def add_ignored(directory: str, root: str) -> None:
    """Copy Python files that git ignores: they are names that resolve, and tools import them."""
    for path in itertools.islice(_ignored(root), MOST_IGNORED):
        data = bytes_or_nothing(os.path.join(root, path), MOST_OF_SOURCE)
        _write(pathlib.Path(directory, path), data)


def _at_top(root: str) -> Iterator[str]:
    """Files beside the project's own, whether git knows them or not."""
    with os.scandir(root) as found:
        yield from (entry.name for entry in found if entry.is_file(follow_symlinks=False))


def _laid(directory: str, root: str, path: str) -> bool:
    """Whether a file of today is now in the copy, as a whole or with its settings alone."""
    place, target = os.path.join(root, path), pathlib.Path(directory, path)
    join = JOINED.get(target.name)
    if not _is_plain(place) or (is_manifest(path) and not join):
        return False
    data = bytes_or_nothing(place, MOST_OF_SETTINGS)
    _write(target, join(bytes_or_nothing(target), data) if join else data)
    return True


def _joined_toml(old: bytes, new: bytes) -> bytes:
    """Today's tools, and all else as it was; today's where that cannot be read."""
    import tomlkit

    try:
        before, today = (tomllib.loads(text.decode()) for text in (old, new))
    except (ValueError, RecursionError):
        return new
    kept = {key: value for key, value in before.items() if key != "tool"}
    return tomlkit.dumps({**kept, "tool": today.get("tool", {})}).encode()


def _joined_ini(old: bytes, new: bytes) -> bytes:
    try:
        before, today = _sections(old), _sections(new)
    except (ValueError, configparser.Error):
        return new
    for name in filter(OF_PACKAGE.fullmatch, today.sections()):
        today.remove_section(name)
    for name in filter(OF_PACKAGE.fullmatch, before.sections()):
        today[name] = before[name]
    text = io.StringIO()
    today.write(text)
    return text.getvalue().encode()


def _sections(data: bytes) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser()
    parser.read_string(data.decode())
    return parser


JOINED = {PYPROJECT: _joined_toml, SETUP: _joined_ini}


def _add_above(directory: str, root: str) -> None:
    """Settings between the project and the top of its work tree: some tools look there."""
    above = prefix_in_work_tree(root).count("/")
    sources = list(pathlib.Path(os.path.realpath(root)).parents)[:above]
    for source, target in zip(sources, pathlib.Path(directory).parents, strict=False):
        for name in _at_top(str(source)):
            if not is_code(name):
                _write(target / name, bytes_or_nothing(source / name, MOST_OF_SETTINGS))


def _ignored(root: str) -> Iterator[str]:
    tree = walk_project(root)
    for path in tree.ignored:
        if path.endswith("/"):
            yield from walk_names(root, path)
        else:
            yield path


def _write(place: pathlib.Path, data: bytes) -> None:
    """Nothing through a link of the copy."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if os.path.realpath(place) == str(place):
        place.write_bytes(data)


def _is_plain(place: str) -> bool:
    return os.path.isfile(place) and not os.path.islink(place)
