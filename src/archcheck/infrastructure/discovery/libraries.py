"""The libraries of a project: what it declares, what is locked, what is installed for it."""

import json
import pathlib
import re
from collections.abc import Iterator

from archcheck.infrastructure.discovery.declared_dependencies import (
    declared_dependencies,
    import_name,
)
from archcheck.infrastructure.discovery.settings_files import (
    read_ini,
    read_text,
    read_toml,
    strings,
    table,
)
from archcheck.infrastructure.discovery.setup_script import required_by
from archcheck.infrastructure.reading.regular_files import MOST_OF_DATA

LOCKS = ("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml")
OF_THIS_TREE = frozenset({"virtual", "editable", "directory"})
REQUIREMENTS = ("requirements*.txt", "requirements/*.txt")
REQUIREMENT = re.compile(r"^[ \t]*([A-Za-z0-9][\w.-]*)", re.MULTILINE)
ENVIRONMENTS = (".venv", "venv", "env")
PACKAGES = ("lib/python3*/site-packages/*", "Lib/site-packages/*")


def library_names(root: str) -> frozenset[str]:
    """The names of libraries in the spelling of modules; not that of the project itself."""
    distributions = {*_required(root), *_locked(root), *_of_pipenv(root)}
    found = declared_dependencies(root).union(map(import_name, distributions), _installed(root))
    own = table(read_toml(root, "pyproject.toml"), "project").get("name")
    return found.difference(map(import_name, strings(own)))


def _required(root: str) -> Iterator[str]:
    options = (read_ini(root, "setup.cfg") or {}).get("options", {})
    yield from REQUIREMENT.findall(options.get("install_requires", ""))
    yield from REQUIREMENT.findall("\n".join(required_by(read_text(root, "setup.py"))))
    for pattern in REQUIREMENTS:
        for path in pathlib.Path(root).glob(pattern):
            yield from REQUIREMENT.findall(read_text(root, str(path)))


def _locked(root: str) -> Iterator[str]:
    for name in LOCKS:
        document = read_toml(root, name, MOST_OF_DATA) or {}
        for key in ("package", "packages"):
            yield from _third_party(document.get(key))


def _third_party(packages: object) -> Iterator[str]:
    """The locked packages that do not lie in the tree themselves."""
    for entry in packages if isinstance(packages, list) else ():
        package = table(entry)
        if OF_THIS_TREE.isdisjoint({*package, *table(package, "source")}):
            yield from strings(package.get("name"))


def _of_pipenv(root: str) -> Iterator[str]:
    for key in ("packages", "dev-packages"):
        yield from table(read_toml(root, "Pipfile"), key)
    for key in ("default", "develop"):
        yield from table(_json(read_text(root, "Pipfile.lock", MOST_OF_DATA)), key)


def _json(text: str) -> object:
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return document


def _installed(root: str) -> Iterator[str]:
    for environment in ENVIRONMENTS:
        for pattern in PACKAGES:
            found = pathlib.Path(root, environment).glob(pattern)
            yield from (path.name.partition(".")[0].lower() for path in found)
