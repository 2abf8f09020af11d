"""Tables of projects on disk."""

import pathlib
from collections.abc import Mapping

from archcheck.application.ports.project_division import Division, DivisionRequest
from archcheck.infrastructure.projects.division import TableDivider
from archcheck.infrastructure.projects.tables import Tables
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.discovery.project_support import write

AMP = {"amp/pyproject.toml": '[project]\nname = "amp"', "amp/play.py": ""}
HELPERS = {"helpers/pyproject.toml": '[project]\nname = "helpers"', "helpers/text.py": ""}
TABLE = "[projects]\namp = ['helpers']\nhelpers = []\n"


def divided(
    root: pathlib.Path,
    files: Mapping[str, str],
    *paths: str,
    names: tuple[str, ...] = (),
    file: str = "",
) -> Division | None:
    """To which projects paths belong among these files."""
    write(root, files)
    request = DivisionRequest(directory=str(root), paths=paths, names=names, file=file)
    return TableDivider(Tables(GitState())).divide(request)


def told(division: Division | None) -> list[str]:
    """The projects of a division by their names."""
    return [part.place.name if part.place else "" for part in division.parts] if division else []
