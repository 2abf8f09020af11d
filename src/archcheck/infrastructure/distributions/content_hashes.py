"""The hashes that lock files keep of what they were made from."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from archcheck.infrastructure.discovery.settings_files import table
from archcheck.infrastructure.distributions.declared import normal_name

Document = Mapping[str, object]

GROUPS = "dependency-groups"
OF_PROJECT = ("requires-python", "dependencies", "optional-dependencies")
OLD_OF_POETRY = ("dependencies", "source", "extras", "dev-dependencies")
OF_POETRY = (*OLD_OF_POETRY, "group")
OF_PIPFILE = ("source", "packages", "dev-packages", "requires", "scripts", "pipfile", "pipenv")
OWN_CATEGORIES = ("default", "develop")
USUAL_SOURCE = {"name": "pypi", "url": "https://pypi.org/simple", "verify_ssl": True}
COMPACT = (",", ":")
Separators = tuple[str, str] | None


def poetry_hashes(project: Document) -> tuple[str, ...]:
    """The hashes that poetry may have kept, with dependency groups and, as it did, without."""
    groups = table(project, GROUPS)
    return tuple(_hash(_of_poetry(project, each)) for each in (groups, {}))


def _of_poetry(project: Document, groups: Document) -> Document:
    own = table(project, "project")
    stated = {key: own[key] for key in OF_PROJECT if own.get(key) is not None}
    parts = (("project", stated), (GROUPS, groups))
    found: dict[str, object] = {key: part for key, part in parts if part}
    return _with_tool(project, found)


def _with_tool(project: Document, found: Document) -> Document:
    """Where nothing else is there, poetry notes what of old is not there, either."""
    poetry = table(project, "tool", "poetry")
    stated = {key: poetry[key] for key in OF_POETRY if poetry.get(key) is not None}
    if found:
        return {**found, "tool": {"poetry": stated}}
    return {**dict.fromkeys(OLD_OF_POETRY), **stated}


def pdm_hash(project: Document, algorithm: str) -> str:
    """The hash that pdm keeps."""
    own, pdm = table(project, "project"), table(project, "tool", "pdm")
    content = {
        "sources": pdm.get("source", []),
        "dependencies": own.get("dependencies", []),
        "dev-dependencies": _groups_of_pdm(project),
        "optional-dependencies": own.get("optional-dependencies", {}),
        "requires-python": own.get("requires-python", ""),
        "resolution": pdm.get("resolution", {}),
    }
    return _hash(content, algorithm)


def _groups_of_pdm(project: Document) -> Mapping[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for name, listed in _listed_for_pdm(project):
        groups.setdefault(normal_name(name), []).extend(listed)
    return groups


def _listed_for_pdm(project: Document) -> Iterator[tuple[str, list[Any]]]:
    tables = (table(project, GROUPS), table(project, "tool", "pdm", "dev-dependencies"))
    for name, listed in (item for each in tables for item in each.items()):
        if isinstance(listed, list):
            yield name, listed


def pipfile_hash(pipfile: Document) -> str:
    """The hash that pipenv keeps."""
    content = {
        "_meta": {
            "sources": pipfile.get("source", [USUAL_SOURCE]),
            "requires": pipfile.get("requires", {}),
        },
        "default": pipfile.get("packages", {}),
        "develop": pipfile.get("dev-packages", {}),
    }
    further = {key: it for key, it in pipfile.items() if key not in (*OF_PIPFILE, *OWN_CATEGORIES)}
    return _hash({**content, **further}, separators=COMPACT)


def _hash(content: Document, algorithm: str = "sha256", separators: Separators = None) -> str:
    text = json.dumps(content, sort_keys=True, separators=separators, default=str)
    return hashlib.new(algorithm, text.encode()).hexdigest()
