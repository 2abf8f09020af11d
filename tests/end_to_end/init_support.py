"""Projects by the shape of their directories, and what init makes of them."""

import pathlib
import tomllib
from collections.abc import Mapping
from typing import Any

from tests.end_to_end.archcheck_support import Run, archcheck

Files = Mapping[str, str]
NAMED = '[project]\nname = "shop"\nversion = "1"\n'


def laid_out(directory: pathlib.Path, files: Files, named: str = NAMED) -> pathlib.Path:
    """A project with these files; each package gets its `__init__.py`."""
    if named:
        (directory / "pyproject.toml").write_text(named, encoding="utf-8")
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in filter(lambda each: each.endswith(".py"), files):
        _make_packages(directory, pathlib.PurePosixPath(name).parent)
    return directory


def _make_packages(directory: pathlib.Path, package: pathlib.PurePosixPath) -> None:
    for parent in (package, *package.parents):
        if parent.name not in ("", "src", "tests", "packages") and "src" not in parent.name:
            (directory / parent / "__init__.py").touch()


def proposed(directory: pathlib.Path, *options: str) -> Mapping[str, Any]:
    """The configuration that a dry run prints."""
    run = archcheck(directory, "init", "--dry-run", *options)
    document = tomllib.loads(run.out)
    found: Mapping[str, Any] = document.get("tool", {}).get("archcheck", document)
    return found


def two_commands(directory: pathlib.Path, *options: str) -> tuple[Run, Run]:
    """`archcheck init`, then the gate."""
    return archcheck(directory, "init", *options), archcheck(directory)
