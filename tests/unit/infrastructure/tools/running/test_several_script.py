"""Tests of the script that runs a script in several directories."""

import json
import os
import pathlib
import runpy
import sys

import pytest

from archcheck.infrastructure.tools.running import several_script


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("print(os.path.basename(os.getcwd()), *sys.argv[1:])", [0, "place one\n", ""]),
        ("print('ill', file=sys.stderr); sys.exit(3)", [3, "", "ill\n"]),
        ("sys.exit('ill')", [1, "", "ill\n"]),
        ("sys.exit()", [0, "", ""]),
    ],
)
def test_should_tell_what_a_script_said_when_it_ran_in_a_directory(
    code: str,
    expected: list[object],
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = _told(code, tmp_path, monkeypatch, capsys)
    assert told == [expected]


def test_should_tell_the_trace_when_a_script_breaks(
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ((code, _, errors),) = _told("1 / 0", tmp_path, monkeypatch, capsys)
    assert (code, str(errors).splitlines()[-1]) == (1, "ZeroDivisionError: division by zero")


def _told(
    code: str,
    directory: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> list[list[object]]:
    """What comes of a script with one argument, in a directory called `place`."""
    script, listing, place = (directory / name for name in ("script.py", "runs.json", "place"))
    script.write_text(f"import os, sys\n{code}\n")
    place.mkdir()
    listing.write_text(json.dumps([[str(place), ["one"]]]))
    monkeypatch.chdir(os.curdir)
    monkeypatch.setattr(sys, "argv", ["", str(listing), str(script)])
    runpy.run_path(several_script.__file__, run_name="__main__")
    told: list[list[object]] = json.loads(capsys.readouterr().out)
    return told
