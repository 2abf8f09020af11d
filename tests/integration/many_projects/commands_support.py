"""Running the real commands in this process, in a repository of several projects."""

import json
import os
import pathlib
import shutil
import signal
from typing import Any

import pytest

from archcheck.interface.cli.entry import run
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import read_environment
from tests.end_to_end.projects_support import repository

COMMENT = "# old\n"
TABLE = """\
[tool.archcheck]
extends = []
rules.no-comments = "error"

[tool.archcheck.projects]
helpers = []
amp = ["helpers"]
dev_tools = { path = "tools/dev", uses = ["helpers"] }
"""
BARE = '[tool.uv.workspace]\nmembers = ["*", "tools/*"]\n'
OWN = """\
[project]
name = "amp"
version = "1"

[tool.archcheck]
extends = []
"""
CHANGES = {
    "helpers/src/helpers/text.py": f"{COMMENT}WIDTH = 80\n",
    "tools/dev/src/dev/__init__.py": f"import helpers\n\n{COMMENT}AIDS = helpers\n",
}


class Commands:
    """A repository, the commands in it, and what they said."""

    def __init__(self, root: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Take the root."""
        self.root = root
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str, inside: str = ".") -> int:
        """Run a command in a directory; the exit status."""
        before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
        here = pathlib.Path.cwd()
        os.chdir(self.root / inside)
        try:
            return run(arguments, Root(read_environment({"PATH": os.environ["PATH"]})))
        finally:
            os.chdir(here)
            self.out, self.err = self._capsys.readouterr()
            for number, handler in before.items():
                signal.signal(number, handler)

    def document(self, *arguments: str) -> Any:
        """What a command prints as JSON."""
        self(*arguments, "--format", "json")
        return json.loads(self.out)

    @property
    def headings(self) -> list[str]:
        """The lines that name projects."""
        return [line for line in self.out.splitlines() if line.endswith(":")]

    def written(self, path: str) -> bool:
        """Whether there is a file."""
        return (self.root / path).exists()


def commands_in(
    directory: pathlib.Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str]
) -> Commands:
    """Three projects: helpers, amp, and dev_tools in tools/dev."""
    root = repository(directory, {**CHANGES, **changes}, TABLE)
    shutil.rmtree(root / "lemonade")
    return Commands(root, capsys)
