"""Tests of reports that depend on nothing but the project."""

import os
import pathlib
import shutil
import sys

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.shop_support import shop

FORMATS = ("json", "sarif")
MORE = """
[tool.archcheck.tools.black]
[tool.archcheck.tools.bandit]
[tool.archcheck.tools.xenon]
[tool.archcheck.tools.mypy]
args = ["--strict"]

[[tool.archcheck.waivers]]
rule = "string-comment"
path = "src/shop/order.py"
reason = "a docstring of the constant"
"""


def changes() -> dict[str, str]:
    """Files enough that two workers share them."""
    text = "import os, subprocess\n\n# first\nX = 1\n\ndef f(a):\n    return a\n\n\n# second\nY=2\n"
    numbered = {f"src/shop/part_{number:02}.py": text for number in range(12)}
    return {**numbered, "src/shop/broken.py": "def f(:\n"}


@pytest.fixture(scope="module", name="project")
def _project(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return shop(tmp_path_factory.mktemp("shop"), MORE, changes())


def reports(directory: pathlib.Path, *arguments: str) -> tuple[bytes, ...]:
    """Both reports of one run, and what was printed."""
    files = [directory.parent / f"{directory.name}.{name}" for name in FORMATS]
    wanted = (f"--format={name}:{file}" for name, file in zip(FORMATS, files, strict=True))
    run = archcheck(directory, "--reproducible", *wanted, *arguments, PYTHONHASHSEED="random")
    return (*(file.read_bytes() for file in files), run.out.encode())


@pytest.fixture(scope="module", name="first")
def _first(project: pathlib.Path) -> tuple[bytes, ...]:
    return reports(project, "--no-cache")


@pytest.mark.parametrize(
    "arguments",
    [("--no-cache",), ("--jobs", "1", "--no-cache"), ("--jobs", "4", "--no-cache"), (), ()],
    ids=["again", "one job", "four jobs", "into the cache", "from the cache"],
)
def test_should_repeat_itself_when_nothing_has_changed(
    arguments: tuple[str, ...], project: pathlib.Path, first: tuple[bytes, ...]
) -> None:
    assert reports(project, *arguments) == first


def made_backwards(project: pathlib.Path, target: pathlib.Path) -> pathlib.Path:
    """A copy of a project, its last file made first."""
    files = [*project.glob("src/**/*.py"), *project.glob("tests/**/*.py")]
    for path in (*sorted(files, reverse=True), project / "pyproject.toml"):
        copy = target / path.relative_to(project)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return target


def test_should_repeat_itself_when_files_were_made_in_another_order(
    project: pathlib.Path, first: tuple[bytes, ...], tmp_path: pathlib.Path
) -> None:
    assert reports(made_backwards(project, tmp_path / "elsewhere"), "--no-cache") == first


def test_should_name_no_directory_of_this_machine_when_reproducible(
    project: pathlib.Path, first: tuple[bytes, ...]
) -> None:
    printed = b"".join(first).decode()
    directories = (str(project), str(project.parent), sys.prefix, os.getcwd(), "file:///")
    assert [name for name in directories if name in printed] == []


def test_should_not_name_the_directory_when_sarif_is_written_unasked(
    project: pathlib.Path,
) -> None:
    run = archcheck(project, "--format", "sarif", "--no-cache")
    assert str(project) not in run.out


def test_should_name_every_analyzer_when_all_have_spoken(first: tuple[bytes, ...]) -> None:
    told = [name for name in ("flake8", "black", "bandit", "xenon", "mypy") if name in str(first)]
    assert told == ["flake8", "black", "bandit", "xenon", "mypy"]


def test_should_keep_a_broken_cache_out_of_sarif_when_it_says_so_elsewhere(
    tmp_path: pathlib.Path,
) -> None:
    directory, cache, file = shop(tmp_path / "shop", "", {}), tmp_path / "cache", tmp_path / "log"
    wanted = ("--only-rules", "--cache-dir", str(cache), f"--format=sarif:{file}")
    archcheck(directory, *wanted)
    before = file.read_bytes()
    next(cache.rglob("results.sqlite")).write_bytes(b"no database " * 500)
    run = archcheck(directory, *wanted, f"--format=console:{tmp_path / 'console'}")
    said = (tmp_path / "console").read_text(encoding="utf-8")
    found = (file.read_bytes() == before, "no cache: results.sqlite" in said)
    assert found == (True, True), run.said


def test_should_say_nothing_of_a_broken_cache_when_reproducible(tmp_path: pathlib.Path) -> None:
    directory, cache = shop(tmp_path / "shop", "", {}), tmp_path / "cache"
    cache.write_text("a file")
    runs = (
        archcheck(directory, "--only-rules", "--reproducible", *choice).out
        for choice in (("--no-cache",), ("--cache-dir", str(cache)))
    )
    assert len(set(runs)) == 1
