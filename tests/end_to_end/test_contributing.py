"""The recipes of CONTRIBUTING.md, each walked on a copy of this checkout."""

import dataclasses
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.end_to_end.archcheck_support import environment
from tests.integration.delivery.checkout_support import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## (An? .+)$", re.MULTILINE)
FILE = re.compile(r"^`([^`]+)`:\n\n(`{3,})\w*\n(.*?)^\2$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^```sh\n(.+?)\n```$", re.MULTILINE)
LINES = re.compile(r"^```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COPIED = ("pyproject.toml", "src", "rules")


@dataclasses.dataclass(frozen=True)
class Walk:
    """A recipe: what to write, what to run, and lines of what is said."""

    name: str
    files: dict[str, str]
    command: str
    lines: list[str]


def walks() -> Iterator[Walk]:
    """The sections that show a command."""
    _, *parts = SECTION.split(GUIDE)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        for command in COMMAND.findall(text):
            lines = [line for block in LINES.findall(text) for line in block.splitlines()]
            files = {path: content for path, _, content in FILE.findall(text)}
            yield Walk(name, files, command, lines)


WALKS = list(walks())


def walked(walk: Walk, directory: pathlib.Path) -> str:
    """What is said when a recipe is followed."""
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, directory / name)
    for name, content in walk.files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        path.chmod(0o755)
    program, *arguments = shlex.split(walk.command)
    unmeasured = {name: it for name, it in environment().items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=directory / "example",
        env={**unmeasured, "PYTHONPATH": str(directory / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("walk", WALKS, ids=[walk.name for walk in WALKS])
def test_should_say_what_the_recipe_shows_when_it_is_followed(
    walk: Walk, tmp_path: pathlib.Path
) -> None:
    said = walked(walk, tmp_path)
    assert [line for line in walk.lines if line not in said] == [], said


def test_should_walk_every_kind_when_the_guide_names_it() -> None:
    assert len(WALKS) == 8
