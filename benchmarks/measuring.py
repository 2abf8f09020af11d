"""What the benchmarks share: processes measured with all their descendants, and Django."""

import contextlib
import ctypes
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

DJANGO = "django==5.2.8"
GATE = """
[tool.archcheck]
extends = ["sprint-zero"]
source = ["."]
tests = []
architecture = "none"
[tool.archcheck.tools]
safety = { enabled = false }
"""
BECOME_SUBREAPER = 36
ANSWERED = (0, 1)


class Cost(NamedTuple):
    """Seconds on the clock, and of processors: of a process and all its descendants."""

    wall: float
    cpu: float


def adopt_orphans() -> None:
    """Make a process that nobody waits for a child of this one, so that it is counted (Linux)."""
    ctypes.CDLL(None).prctl(BECOME_SUBREAPER, 1, 0, 0, 0)


def wait_for_orphans() -> None:
    """Wait for what was adopted: it counts where it was begun, and nowhere else."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def cost(
    command: Sequence[str],
    directory: pathlib.Path,
    environment: Mapping[str, str] | None = None,
    answers: Collection[int] = ANSWERED,
) -> Cost:
    """What another process takes, orphans included; raises RuntimeError without an answer."""
    before, started = os.times(), time.perf_counter()
    run(command, directory, environment, answers)
    wall = time.perf_counter() - started
    wait_for_orphans()
    after = os.times()
    user = after.children_user - before.children_user
    return Cost(wall, user + after.children_system - before.children_system)


def run(
    command: Sequence[str],
    directory: pathlib.Path,
    environment: Mapping[str, str] | None = None,
    answers: Collection[int] = ANSWERED,
) -> None:
    """Run a program; raises RuntimeError when it does not come to an answer."""
    done = subprocess.run(
        command,
        cwd=directory,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in answers:
        said = f"{done.stdout[-2000:]}{done.stderr[-2000:]}"
        raise RuntimeError(f"{' '.join(command)[:500]} answered {done.returncode}: {said}")


def program(name: str) -> str:
    """A program of this environment."""
    return shutil.which(name, path=os.path.dirname(sys.executable)) or name


def downloaded(place: pathlib.Path) -> pathlib.Path:
    """The unpacked source distribution of Django."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary"]
    subprocess.run([*command, ":all:", "--dest", str(place), DJANGO], check=True)
    with tarfile.open(next(place.glob("*.tar.gz"))) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(place)
    return next(path for path in place.iterdir() if (path / "django").is_dir())
