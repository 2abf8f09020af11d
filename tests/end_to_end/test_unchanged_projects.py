"""The second run on a project in which nothing has changed."""

import json
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tests.end_to_end.archcheck_support import environment

SAMPLE = pathlib.Path(__file__).parents[2] / "fixtures" / "order_service"
WATCHED = """
import atexit, os, runpy, sys
started = []
def watch(event, arguments):
    if event == "subprocess.Popen" and os.path.basename(arguments[1][0]) != "git":
        started.append(arguments[1])
sys.addaudithook(watch)
heavy = ("libcst", "rich", "grimp", "mypy", "black")
atexit.register(lambda: print(started, [it for it in heavy if it in sys.modules], file=sys.stderr))
sys.argv = ["archcheck", "./src", "--format", "json"]
runpy.run_module("archcheck", run_name="__main__")
"""


def run(root: pathlib.Path, *command: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-P", *command],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.stdout, done.stderr


@pytest.fixture(name="checked", scope="module")
def _checked(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A project that has been checked once."""
    root = tmp_path_factory.mktemp("unchanged") / "project"
    shutil.copytree(SAMPLE, root)
    run(root, "-m", "archcheck", "./src", "--format", f"sarif:{root.parent / 'first.sarif'}")
    return root


@pytest.fixture(name="watched", scope="module")
def _watched(checked: pathlib.Path) -> tuple[str, str]:
    """What was printed by a run that is watched."""
    return run(checked, "-c", WATCHED)


def test_should_start_no_tool_and_import_no_parser_when_nothing_has_changed(
    watched: tuple[str, str],
) -> None:
    assert watched[1].splitlines()[-1] == "[] []"


def test_should_say_what_came_from_the_cache_when_nothing_has_changed(
    watched: tuple[str, str],
) -> None:
    analyzers: list[Mapping[str, Any]] = json.loads(watched[0])["analyzers"]
    differing = [it["name"] for it in analyzers if it["from_cache"] != it["checked"]]
    assert [name for name in differing if name not in ("coverage", "safety")] == []


def test_should_write_the_same_sarif_when_nothing_has_changed(checked: pathlib.Path) -> None:
    second = checked.parent / "second.sarif"
    run(checked, "-m", "archcheck", "./src", "--format", f"sarif:{second}")
    assert second.read_bytes() == (checked.parent / "first.sarif").read_bytes()


def test_should_leave_a_report_as_it_is_when_nothing_has_changed(checked: pathlib.Path) -> None:
    report = checked.parent / "first.sarif"
    before = report.stat()
    run(checked, "-m", "archcheck", "./src", "--format", f"sarif:{report}")
    after = report.stat()
    assert (after.st_ino, after.st_mtime_ns > before.st_mtime_ns) == (before.st_ino, True)


def test_should_write_the_whole_report_when_somebody_has_shortened_it(
    checked: pathlib.Path,
) -> None:
    report = checked.parent / "first.sarif"
    whole = report.read_bytes()
    report.write_bytes(whole[:-1])
    run(checked, "-m", "archcheck", "./src", "--format", f"sarif:{report}")
    assert report.read_bytes() == whole
