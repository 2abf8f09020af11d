"""Whether a project is installed: its files, not a distribution that goes by the same name."""

import itertools
import json
import pathlib
import urllib.parse
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.tools.running.configuration_files import read_text, toml_table
from archcheck.infrastructure.tools.running.distributions import distributions

NAMING = (("project",), ("tool", "poetry"))
CODE = ("import ", "import\t", "#")


def is_installed(root: str, path: Sequence[str]) -> bool:
    """Whether a module path leads to the files of the project, or holds what was built of them."""
    project = pathlib.Path(root).resolve()
    places = (*linked_places(path), *_origins(project, path))
    return any(place.resolve().is_relative_to(project) for place in places)


def linked_places(path: Sequence[str]) -> Iterator[pathlib.Path]:
    """What the path files of these places name; their code is passed over."""
    files = itertools.chain.from_iterable(pathlib.Path(entry).glob("*.pth") for entry in path)
    for file in files:
        lines = filter(None, map(str.strip, read_text(file).split("\n")))
        yield from (file.parent / line for line in lines if not line.startswith(CODE))


def _origins(project: pathlib.Path, path: Sequence[str]) -> Iterator[pathlib.Path]:
    for name in distribution_names(project / "pyproject.toml"):
        for directory in distributions(name, path):
            yield from _origin(bytes_or_nothing(directory / "direct_url.json"))


def distribution_names(pyproject: pathlib.Path) -> list[str]:
    """What a project calls itself."""
    tables = (toml_table(pyproject, *keys) or {} for keys in NAMING)
    return [str(table["name"]) for table in tables if "name" in table]


def _origin(text: bytes) -> Iterator[pathlib.Path]:
    try:
        url = urllib.parse.urlsplit(str(json.loads(text)["url"]))
    except (ValueError, LookupError, TypeError):
        return
    if url.scheme == "file":
        from urllib.request import url2pathname

        yield pathlib.Path(url2pathname(url.path))
