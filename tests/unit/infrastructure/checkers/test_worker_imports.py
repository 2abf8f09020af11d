"""What a worker imports costs every cold run."""

import subprocess
import sys

PROGRAM = """
import sys
import archcheck.infrastructure.checkers.engine.worker
heavy = ("configuration", "configparser", "tomllib", "libcst", "pathspec", "click", "rich")
print(*(name for name in sys.modules if name.rpartition(".")[2] in heavy))
"""


def test_should_know_nothing_of_configurations_when_a_worker_only_reads_facts() -> None:
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
