"""What git tracks, of what it ignores."""

import pathlib
import subprocess

from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.version_control.git_state import GitState
from tests.unit.infrastructure.discovery.project_support import found, make, write


def test_should_tell_no_ignored_file_when_git_knows_what_is_tracked(
    tmp_path: pathlib.Path,
) -> None:
    """It is not tracked, and so not a part of the project."""
    make(tmp_path, "src/shop/a.py", "src/shop/made.py", "made.py")
    write(tmp_path, {".gitignore": "made.py"})
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert found(tmp_path).left_out == ()


def test_should_find_an_ignored_file_when_git_tracks_it(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {".gitignore": "build/\n"})
    make(tmp_path, "build/a.md", "build/b.md")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "-f", "build/a.md"], cwd=tmp_path, check=True)
    paths = ProjectPaths(str(tmp_path), GitState()).matching("**/*.md")
    assert list(paths) == ["build/a.md"]
