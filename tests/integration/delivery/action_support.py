"""A run of the GitHub action as a runner would do it."""

import json
import pathlib
import shlex
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tests.integration.delivery.checkout_support import ROOT, shared_tool
from tests.integration.version_control.repository_support import written

TOOL = shared_tool("composite-run.py")
PROGRAM = pathlib.Path(sys.executable).parent / "archcheck"
needs_runner = pytest.mark.skipif(not TOOL, reason="needs composite-run.py beside the checkout")
PYTHON = """\
#!/bin/sh
if [ "$2" = venv ]; then
  mkdir -p "$3/bin" && ln -s "$0" "$3/bin/python" && ln -s {place}/archcheck "$3/bin/archcheck"
else
  printf '%s\\n' "$@" > {place}/installed.txt
fi
"""
PASSED_ON = """\
#!/bin/sh
printf '%s\\n' "$@" >> {place}/options.txt
exec {program} "$@"
"""


def ran(workspace: pathlib.Path, stubs: Mapping[str, str], inputs: Mapping[str, str]) -> Any:
    """What a run of the action leaves behind; what is no stub does nothing."""
    of_others = {"actions/setup-python": ":", "actions/cache": ":", **stubs}
    replaced = [word for pair in of_others.items() for word in ("--stub", "=".join(pair))]
    given = [word for pair in inputs.items() for word in ("-i", "=".join(pair))]
    command = [sys.executable, TOOL, str(ROOT), "-w", str(workspace), *replaced, *given]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    printed, _, answer = f"\n{done.stdout}".rpartition("\n{\n")
    return {**json.loads("{" + answer), "printed": printed + done.stderr}


def quickly(workspace: pathlib.Path, place: pathlib.Path, **inputs: str) -> Any:
    """A run whose Python stands in for an installation: it brings the archcheck of these tests."""
    words = {"program": shlex.quote(str(PROGRAM)), "place": shlex.quote(str(place))}
    for name, text in (("python", PYTHON), ("archcheck", PASSED_ON)):
        written(place, {name: text.format(**words)})
        (place / name).chmod(0o755)
    stubs = {
        "actions/setup-python": f'echo "python-path={place}/python" >> "$GITHUB_OUTPUT"',
        "actions/cache": f'echo "$INPUT_PATH" > {words["place"]}/cache.txt',
    }
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    answer = ran(workspace, stubs, named)
    return {**answer, **{path.stem: path.read_text() for path in place.glob("*.txt")}}
