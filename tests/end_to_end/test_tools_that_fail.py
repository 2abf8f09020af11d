"""A tool that is missing, crashes, prints garbage or hangs is never clean."""

import functools
import json
import os
import pathlib
import signal
import subprocess
import time

import pytest

from tests.end_to_end.archcheck_support import (
    BARE,
    COMMAND,
    archcheck,
    environment,
    program,
    project,
)

CRASH = "import sys\nsys.stderr.write('boom')\nsys.exit(1)\n"
GARBAGE = "print('no such format')\n"
HANG = "import time\ntime.sleep(600)\n"
NOTHING = "import sys\nsys.exit(0)\n"


def with_flake8(path: str, more: str = "") -> str:
    return f'{BARE}[tool.archcheck.tools.flake8]\nprogram = "{path}"\n{more}'


@pytest.mark.parametrize(
    ("code", "text"), [(CRASH, "boom"), (GARBAGE, "no such format")], ids=["crash", "garbage"]
)
def test_should_be_incomplete_when_tool_does_not_answer(
    code: str, text: str, tmp_path: pathlib.Path
) -> None:
    project(tmp_path, with_flake8(program(tmp_path, "flake8", code)))
    run = archcheck(tmp_path)
    assert run.says(3, "flake8", "did not finish", text), run.said


def test_should_be_incomplete_when_tool_hangs(tmp_path: pathlib.Path) -> None:
    project(tmp_path, with_flake8(program(tmp_path, "flake8", HANG)))
    run = archcheck(tmp_path, "--timeout", "3")
    assert run.says(3, "flake8 did not finish", "no answer within 3 s"), run.said


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("github", {"archcheck": True}),
        ("gitlab", {"archcheck": True}),
        ("full", {"archcheck": True, "flake8": False}),
    ],
)
def test_should_tell_failure_of_the_very_tool_when_one_did_not_run(
    profile: str, expected: dict[str, bool], tmp_path: pathlib.Path
) -> None:
    project(tmp_path, with_flake8("/no/such/flake8"))
    run = archcheck(tmp_path, "--format", "sarif", "--sarif-profile", profile)
    told = {
        entry["tool"]["driver"]["name"]: entry["invocations"][0]["executionSuccessful"]
        for entry in json.loads(run.out)["runs"]
    }
    assert told == expected


@pytest.mark.parametrize(
    ("more", "arguments", "status", "text"),
    [
        ("", (), 3, "no-such-flake8"),
        ("optional = true\n", (), 0, "flake8: not installed (optional)"),
        ("optional = true\n", ("--strict",), 3, "no-such-flake8"),
    ],
)
def test_should_say_missing_when_tool_is_not_there(
    more: str, arguments: tuple[str, ...], status: int, text: str, tmp_path: pathlib.Path
) -> None:
    project(tmp_path, with_flake8("no-such-flake8", more))
    run = archcheck(tmp_path, *arguments)
    assert run.says(status, "flake8", text), run.said


WAITING = """
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path("child").write_text(str(child.pid))
time.sleep(600)
"""


def _is_alive(pid: int) -> bool:
    state = pathlib.Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def _wait_for(path: pathlib.Path) -> int:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if path.exists() and path.read_text():
            return int(path.read_text())
        time.sleep(0.05)
    raise TimeoutError(path)


@pytest.mark.skipif(not pathlib.Path("/proc/self/stat").exists(), reason="looks into /proc")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_should_end_all_children_when_interrupted(
    number: signal.Signals, status: int, tmp_path: pathlib.Path
) -> None:
    project(tmp_path, with_flake8(program(tmp_path, "flake8", WAITING)))
    with subprocess.Popen(
        COMMAND,
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=functools.partial(signal.signal, number, signal.SIG_DFL),
    ) as process:
        child = _wait_for(tmp_path / "child")
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    time.sleep(0.2)
    told = (process.returncode, _is_alive(child), b"Traceback" in err)
    assert told == (status, False, False)


@pytest.mark.skipif(not pathlib.Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_should_tell_what_is_finished_when_terminated(tmp_path: pathlib.Path) -> None:
    project(tmp_path, with_flake8(program(tmp_path, "flake8", WAITING)))
    with subprocess.Popen(
        [*COMMAND, "--format", "json:told.json", "--format", "sarif:told.sarif"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=functools.partial(signal.signal, signal.SIGTERM, signal.SIG_DFL),
    ) as process:
        _wait_for(tmp_path / "child")
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=60)
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))["interrupted"]
    named = b"flake8 did not finish: terminated before it was done" in out
    assert (told, named, (tmp_path / "told.sarif").exists()) == (True, True, False)


def test_should_show_no_traceback_when_nobody_reads_the_output(tmp_path: pathlib.Path) -> None:
    rules = '[tool.archcheck.rules]\nno-comments = "error"\n'
    project(tmp_path, BARE + rules, other="# a comment\n\n" * 2_000)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "--only-rules", "--all"],
        cwd=tmp_path,
        env=environment(),
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_should_say_so_when_report_cannot_be_printed(tmp_path: pathlib.Path) -> None:
    project(tmp_path)
    run = archcheck(tmp_path, "--only-rules", prefix=("sh", "-c", 'exec "$@" >/dev/full', "sh"))
    assert run.says(3, "cannot write the report to standard output: No space left"), run.said


def test_should_not_pass_when_standard_output_is_closed(tmp_path: pathlib.Path) -> None:
    rules = '[tool.archcheck.rules]\nno-comments = "note"\n'
    project(tmp_path, BARE + rules, other="# a comment\n")
    run = archcheck(tmp_path, prefix=("sh", "-c", 'exec "$@" >&-', "sh"))
    assert run.says(3), run.said
