"""What git ignores, and tracks all the same."""

import pathlib
import subprocess

import pytest

from tests.unit.infrastructure.architecture.layout.declared_support import told
from tests.unit.infrastructure.discovery.project_support import make, write

RULE = '[[layout]]\nname = "a"\ntype = "ignored-path"\npaths = "{}"\n'


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (".env", ".env is tracked by git"),
        ("build", "build is tracked by git"),
        ("build/*", "build/a.txt is tracked by git"),
    ],
)
def test_should_say_so_when_git_tracks_what_it_ignores(
    tmp_path: pathlib.Path, path: str, message: str
) -> None:
    make(tmp_path, "src/shop/__init__.py", ".env", "build/a.txt")
    write(tmp_path, {".gitignore": ".env\nbuild/*\n"})
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "-f", ".env", "build/a.txt"], cwd=tmp_path, check=True)
    assert told(tmp_path, RULE.format(path)) == [f".gitignore:1: {message}"]
