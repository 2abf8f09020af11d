"""Globs that lead to a directory in several ways."""

import pathlib

from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.discovery.project_support import make


def test_should_find_a_path_once_when_several_ways_lead_to_it(tmp_path: pathlib.Path) -> None:
    """The inner directory is found by its name and by any depth below the outer one."""
    make(tmp_path, "docs/docs/a.md")
    found = ProjectPaths(str(tmp_path), GitState()).matching("**/docs/**/a.md")
    assert found == ("docs/docs/a.md",)
