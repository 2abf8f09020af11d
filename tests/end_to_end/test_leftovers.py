"""No process outlives a run that comes to nothing."""

import pathlib
import subprocess
import sys

import pytest

from tests.end_to_end.archcheck_support import BARE, COMMAND, environment, project

ADOPTING = """
import ctypes, os, pathlib, subprocess, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
done = subprocess.run(sys.argv[1:], capture_output=True)
print(done.returncode, pathlib.Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())
"""
RULES = '\n[tool.archcheck.rules]\nno-comments = "error"\n'
CONTRACT = """
[[tool.archcheck.contracts]]
name = "x"
type = "forbidden"
source_modules = ["shop.absent"]
forbidden_modules = ["shop.order"]
"""
PATTERN = '\n[tool.archcheck.rules]\nno-comments = { extra_directives = ["(a+)+$"] }\n'


@pytest.mark.skipif(sys.platform != "linux", reason="adopts orphans as only Linux lets it")
@pytest.mark.parametrize(
    ("configuration", "arguments"),
    [
        (BARE + RULES, ["nowhere"]),
        (BARE + RULES, ["--select", "no-such-rule"]),
        (f'{BARE}source = ["absent"]\n{RULES}', []),
        (BARE + RULES + CONTRACT, []),
        (BARE + PATTERN, []),
    ],
)
def test_should_leave_no_process_behind_when_nothing_can_be_checked(
    configuration: str, arguments: list[str], tmp_path: pathlib.Path
) -> None:
    root = project(tmp_path, configuration, slow=f"# {'a' * 60}!\n")
    command = [sys.executable, "-c", ADOPTING, *COMMAND, "check", *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout == "2 []\n"
