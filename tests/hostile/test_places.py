"""Machines that let nothing be written: no shared memory, no temporary directory."""

import os
import pathlib
import shutil
import subprocess

import pytest

from tests.end_to_end import archcheck_support
from tests.end_to_end.archcheck_support import BARE, Run, project

SHARED = 'mount -t tmpfs -o ro none /dev/shm && exec "$@"'
TEMPORARY = (
    'mount --bind "$PWD" /mnt && mount -o remount,bind,ro /mnt && mount -t tmpfs -o ro none /tmp'
    ' && mount -t tmpfs -o ro none /var/tmp && cd /mnt && exec "$@"'
)
MACHINES = {"shared memory": SHARED, "temporary directory": TEMPORARY}
RULES = '[tool.archcheck.rules]\nno-comments = "error"\n'


def has_namespaces() -> bool:
    """Whether mounts of a test's own can be made here."""
    program = shutil.which("unshare")
    command = [str(program), "-m", "sh", "-c", "mount -t tmpfs -o ro none /mnt"]
    return (
        bool(program) and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


pytestmark = pytest.mark.skipif(not has_namespaces(), reason="needs mounts of its own (root)")


def on(machine: str, root: pathlib.Path, *arguments: str) -> Run:
    """Run on a machine that lacks something."""
    prefix = ("unshare", "-m", "sh", "-c", MACHINES[machine], "machine")
    variables = {name: os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP")}
    return archcheck_support.archcheck(root, *arguments, prefix=prefix, **variables)


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("size", [1, 400_000])
def test_should_check_everything_when_nothing_can_be_written(
    tmp_path: pathlib.Path, machine: str, size: int
) -> None:
    settings = f"{BARE}[tool.archcheck.tools.flake8]\n{RULES}"
    root = project(tmp_path / "clone", settings, order=f"X = '{'x' * size}'\nY = 1  # why\n")
    run = on(machine, root, "-q")
    assert (run.status, "no-comments" in run.out, "internal" in run.err) == (1, True, False)


@pytest.mark.parametrize("machine", MACHINES)
def test_should_refuse_the_file_when_only_a_process_may_check_it(
    tmp_path: pathlib.Path, machine: str
) -> None:
    deep = "x = " + "-" * 3_000 + "1  # why\n"
    root = project(tmp_path / "clone", BARE + RULES, order=deep)
    run = on(machine, root)
    assert (run.status, "Traceback" in run.err) == (3, False)


@pytest.mark.parametrize("machine", MACHINES)
def test_should_match_no_pattern_when_its_process_cannot_start(
    tmp_path: pathlib.Path, machine: str
) -> None:
    rule = '[tool.archcheck.rules]\nno-comments = { extra_directives = ["(a+)+$"] }\n'
    root = project(tmp_path / "clone", BARE + rule, order=f"# {'a' * 60}!\n")
    said = " ".join(on(machine, root).out.split())
    assert "patterns of the project are matched in worker processes" in said
