"""Nothing is left behind where nothing was to be done."""

import subprocess
import sys

import pytest

PROGRAM = """
import os, pathlib
from archcheck.infrastructure.execution.control_groups import ControlGroups
from archcheck.infrastructure.execution.process_workers import cool_down, warm_up
ControlGroups.cores = lambda _: 2
{start}
cool_down()
cool_down()
print(pathlib.Path(f"/proc/self/task/{{os.getpid()}}/children").read_text().split())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the children")
@pytest.mark.parametrize("start", ["", "warm_up(['json'])"])
def test_should_have_no_children_when_what_was_begun_is_ended(start: str) -> None:
    command = [sys.executable, "-c", PROGRAM.format(start=start)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
