"""Projects by the shape of their directories, and what init makes of them."""

import dataclasses
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


@dataclasses.dataclass(frozen=True)
class Adopted:
    """A project after `archcheck init`, and how that ended."""

    directory: pathlib.Path
    run: Run

    @property
    def configuration(self) -> Mapping[str, Any]:
        """What was written."""
        text = (self.directory / "pyproject.toml").read_text(encoding="utf-8")
        found: Mapping[str, Any] = tomllib.loads(text)["tool"]["archcheck"]
        return found


def adopted(directory: pathlib.Path) -> Adopted:
    """What the command makes of a directory."""
    return Adopted(directory, archcheck(directory, "init"))


def two_commands(directory: pathlib.Path, *options: str) -> tuple[Run, Run]:
    """`archcheck init`, then the gate."""
    return archcheck(directory, "init", *options), archcheck(directory)
