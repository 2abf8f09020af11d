"""One file of results in the hands of several processes, some of which die."""

import pathlib
import subprocess
import sys

from tests.integration.caching import writing_script


def told_by(task: str, directory: pathlib.Path) -> str:
    path = str(directory / "results.sqlite")
    command = [sys.executable, writing_script.__file__, task, path]
    return subprocess.run(command, capture_output=True, text=True, timeout=120).stdout


def test_should_stay_usable_when_writers_are_killed_at_any_moment(tmp_path: pathlib.Path) -> None:
    assert told_by("die", tmp_path) == "0\n"


def test_should_lose_nothing_when_eight_processes_write_at_once(tmp_path: pathlib.Path) -> None:
    assert told_by("crowd", tmp_path) == "0 True\n"


def test_should_know_what_it_knew_when_the_disk_is_full(tmp_path: pathlib.Path) -> None:
    assert told_by("fill", tmp_path).startswith("True\nno cache: results.sqlite: ")
