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
OF_POETRY = ("dependencies", "source", "extras", "dev-dependencies", "group")
NEWER_OF_POETRY = "group"
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
    found = {
        **({"project": stated} if stated else {}),
        **({GROUPS: groups} if groups else {}),
    }
    poetry = table(project, "tool", "poetry")
    known = {key: poetry.get(key) for key in OF_POETRY}
    kept = {key: it for key, it in known.items() if it is not None or _is_kept(key, found)}
    return {**found, "tool": {"poetry": kept}} if found else kept


def _is_kept(key: str, found: Document) -> bool:
    """Whether poetry notes of a key of old that it is not there."""
    return not found and key != NEWER_OF_POETRY


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
