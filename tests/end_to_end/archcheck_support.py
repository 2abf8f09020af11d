"""Running the command on projects."""

import dataclasses
import os
import pathlib
import subprocess
import sys
from collections.abc import Mapping

from tests.end_to_end.ready_process import SECONDS, UNLIMITED, Asked, answer

COMMAND = (sys.executable, "-P", "-m", "archcheck")
DROPPED = (
    "ARCHCHECK_CACHE_DIR",
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
    "PYTHONDONTWRITEBYTECODE",
    "TERM",
    "VIRTUAL_ENV",
)
OF_THE_START = ("PYTHON", "LANG", "LC_")
BARE = "[tool.archcheck]\nextends = []\n"


@dataclasses.dataclass(frozen=True)
class Run:
    """How a run of archcheck ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> tuple[int, str]:
        """The status, and all that was printed."""
        return self.status, self.out + self.err

    def says(self, status: int, *texts: str) -> bool:
        """Whether the status is right, each text was printed, and no traceback."""
        printed = self.out + self.err
        return (
            self.status == status
            and all(text in printed for text in texts)
            and "Traceback" not in printed
        )


def environment(**more: str) -> Mapping[str, str]:
    """The environment of this process without what would change the look or the tools.

    The projects are our own and trusted; tests of those that are not say so.
    """
    kept = {name: value for name, value in os.environ.items() if name not in DROPPED}
    return {**kept, "ARCHCHECK_TRUST_PROJECT": "1", **more}


def archcheck(
    directory: pathlib.Path, *arguments: str, prefix: tuple[str, ...] = (), **more: str
) -> Run:
    """Run the command in a directory, as what a program before it makes of it."""
    if prefix:
        return started(directory, *prefix, *COMMAND, *arguments, **environment(**more))
    return archcheck_within(UNLIMITED, directory, *arguments, **more)


def archcheck_within(memory: int, directory: pathlib.Path, *arguments: str, **more: str) -> Run:
    """Run the command with so many bytes; what changes the start of Python really starts it."""
    variables = environment(**more)
    if any(name.startswith(OF_THE_START) for name in more):
        return started(directory, *COMMAND, *arguments, **variables)
    return _run(*answer(Asked(arguments, str(directory), variables, memory)))


def started(directory: pathlib.Path, *command: str, **variables: str) -> Run:
    """Start a command in a directory."""
    done = subprocess.run(
        command, cwd=directory, env=variables, capture_output=True, timeout=SECONDS, check=False
    )
    return _run(done.returncode, done.stdout, done.stderr)


def _run(status: int, out: bytes, err: bytes) -> Run:
    return Run(status, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


def project(directory: pathlib.Path, configuration: str = BARE, **modules: str) -> pathlib.Path:
    """A project with the package `shop` and these modules, texts by name."""
    package = directory / "src" / "shop"
    package.mkdir(parents=True)
    (directory / "pyproject.toml").write_text(configuration, encoding="utf-8")
    for name, text in {"__init__": "", "order": "X = 1\n", **modules}.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    return directory


NAMES = "stand-in 99.8.7: black, mypy, xenon, pycodestyle, python version = 3"
VERSION = f"import sys\nif '--version' in sys.argv: sys.exit(print('{NAMES}'))\n"


def program(directory: pathlib.Path, name: str, code: str) -> str:
    """An executable Python script that tells a version when asked; its path."""
    path = directory / name
    path.write_text(f"#!{sys.executable}\n{VERSION}{code}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)
