"""Whether a project is installed: its files, not a distribution that goes by the same name."""

import importlib.metadata
import itertools
import json
import pathlib
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence

from archcheck.infrastructure.tools.running.configuration_files import read_text, toml_table

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
        for found in importlib.metadata.Distribution.discover(name=name, path=list(path)):
            yield from _origin(found.read_text("direct_url.json") or "")


def distribution_names(pyproject: pathlib.Path) -> list[str]:
    """What a project calls itself."""
    tables = (toml_table(pyproject, *keys) or {} for keys in NAMING)
    return [str(table["name"]) for table in tables if "name" in table]


def _origin(text: str) -> Iterator[pathlib.Path]:
    try:
        url = urllib.parse.urlsplit(str(json.loads(text)["url"]))
    except (ValueError, LookupError, TypeError):
        return
    if url.scheme == "file":
        yield pathlib.Path(urllib.request.url2pathname(url.path))
