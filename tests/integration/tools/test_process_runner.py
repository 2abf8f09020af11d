"""Processes, really started and ended."""

import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

import pytest

from archcheck.infrastructure.tools.running import memory_ceiling
from archcheck.infrastructure.tools.running.memory_ceiling import memory_of_group
from archcheck.infrastructure.tools.running.process_group import end_group, end_tree
from archcheck.infrastructure.tools.running.process_runner import (
    Command,
    Finished,
    ProcessRunner,
    ToolFailure,
    ToolTimeout,
)

SLEEP = "import time; time.sleep(60)"
CHILD = f"import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', {SLEEP!r}]).pid)"


def command(code: str, timeout: float = 20.0) -> Command:
    """Python running this code."""
    arguments = (sys.executable, "-I", "-c", code)
    return Command(
        arguments=arguments, directory=os.getcwd(), environment={"A": "1"}, timeout=timeout
    )


def is_alive(pid: int) -> bool:
    """Whether a process still does something."""
    try:
        status = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def lives_after(pid: int, seconds: float) -> bool:
    """Whether a process still lives after at most so many seconds."""
    deadline = time.monotonic() + seconds
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return is_alive(pid)


def test_should_give_status_and_both_outputs_when_process_ends() -> None:
    code = "import sys; print('é'); print('b', file=sys.stderr); sys.exit(3)"
    finished = ProcessRunner().run(command(code))
    assert finished == Finished(3, "é\n", "b\n", finished.cpu_seconds)


def test_should_pass_on_the_environment_alone_when_it_starts() -> None:
    code = "import os; print(sorted(set(os.environ) - {'LC_CTYPE'}))"
    assert ProcessRunner().run(command(code)).output == "['A']\n"


def test_should_close_standard_input_when_it_starts() -> None:
    assert ProcessRunner().run(command("import sys; print(sys.stdin.read())")).output == "\n"


def test_should_decode_any_bytes_when_output_is_not_text() -> None:
    code = "import sys; sys.stdout.buffer.write(b'\\xff')"
    assert ProcessRunner().run(command(code)).output == "\udcff"


def test_should_fail_when_program_does_not_exist() -> None:
    missing = Command(arguments=("/no/such/tool",), directory="/", environment={})
    with pytest.raises(ToolFailure, match="cannot start /no/such/tool"):
        ProcessRunner().run(missing)


def test_should_fail_when_time_is_up() -> None:
    with pytest.raises(ToolTimeout, match="no answer within 0.2 s"):
        ProcessRunner().run(command(SLEEP, timeout=0.2))


def test_should_end_children_when_time_is_up(tmp_path: pathlib.Path) -> None:
    told = tmp_path / "pid"
    code = (
        "import pathlib, subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {SLEEP!r}])\n"
        f"pathlib.Path({str(told)!r}).write_text(str(child.pid))\n"
        "time.sleep(60)\n"
    )
    with contextlib.suppress(ToolTimeout):
        ProcessRunner().run(command(code, timeout=1.0))
    assert not lives_after(int(told.read_text(encoding="utf-8")), 2.0)


def test_should_end_children_when_process_has_ended() -> None:
    pid = int(ProcessRunner().run(command(CHILD)).output)
    assert not lives_after(pid, 2.0)


ESCAPED = (
    "import subprocess, sys\n"
    f"child = subprocess.Popen([sys.executable, '-c', {SLEEP!r}], start_new_session=True)\n"
    "print(child.pid)\n"
)


def test_should_not_wait_for_child_when_it_keeps_the_pipe_open() -> None:
    started = time.monotonic()
    pid = int(ProcessRunner().run(command(ESCAPED)).output)
    os.kill(pid, signal.SIGKILL)
    assert time.monotonic() - started < 20.0


def test_should_fail_when_output_is_too_long() -> None:
    code = "import sys\nwhile True: sys.stdout.write('x' * 65536)"
    with pytest.raises(ToolFailure, match="unreadable output: more than 1,000,000 bytes"):
        ProcessRunner(1_000_000).run(command(code))


def test_should_fail_soon_when_it_is_stopped() -> None:
    runner = ProcessRunner()
    threading.Timer(0.3, runner.stop).start()
    with pytest.raises(ToolFailure, match="interrupted"):
        runner.run(command(SLEEP, timeout=0.0))


def test_should_refuse_to_start_when_it_was_stopped() -> None:
    runner = ProcessRunner()
    runner.stop()
    with pytest.raises(ToolFailure, match="interrupted before it started"):
        runner.run(command("print(1)"))


def test_should_end_process_when_taskkill_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    process = subprocess.Popen([sys.executable, "-c", SLEEP])
    end_tree(process)
    assert process.wait(10) == -signal.SIGKILL


def test_should_do_nothing_when_group_has_gone() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
    process.wait()
    end_group(process)
    assert process.returncode == 0


def test_should_call_taskkill_when_it_exists(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "taskkill"
    program.write_text(f'#!/bin/sh\necho "$@" > "{told}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    end_tree(process)
    assert told.read_text(encoding="utf-8") == f"/F /T /PID {process.pid}\n"


def test_should_count_cpu_seconds_of_children_when_they_were_waited_for() -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"
    assert ProcessRunner().run(command(code)).cpu_seconds > 0.3


def test_should_count_no_seconds_when_the_system_does_not_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "wait4")
    assert ProcessRunner().run(command("import sys; sys.exit(4)")) == Finished(4, "", "")


NEEDS_MEMORY = "x = bytearray(150_000_000); import time; time.sleep(60)"


@pytest.mark.parametrize(
    "code",
    [
        NEEDS_MEMORY,
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {NEEDS_MEMORY!r}])",
    ],
)
def test_should_end_process_when_its_group_needs_too_much_memory(code: str) -> None:
    runner = ProcessRunner(memory_limit=100_000_000)
    with pytest.raises(ToolFailure, match=r"more than the 100 MB that one tool may take here"):
        runner.run(command(code))


def test_should_let_process_end_when_it_needs_less_memory() -> None:
    runner = ProcessRunner(memory_limit=100_000_000)
    assert runner.run(command("import time; time.sleep(0.7)")).exit_code == 0


def test_should_count_no_memory_when_a_group_is_gone() -> None:
    assert memory_of_group(2**22 + 1) == 0


def test_should_count_no_memory_when_the_system_tells_nothing_of_a_process(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "7").mkdir()
    monkeypatch.setattr(memory_ceiling, "PROCESSES", tmp_path)
    assert memory_of_group(7) == 0
