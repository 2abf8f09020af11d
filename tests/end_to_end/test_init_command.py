"""Tests of `archcheck init` as people use it."""

import os
import pathlib
import tomllib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.init_support import NAMED, laid_out, proposed

FILES = {
    "src/shop/web.py": "from shop import order  # a comment\n\nX = order\n",
    "src/shop/order.py": "X = 1\n",
    "src/shop/deep/price.py": "X = 1\n",
}
LINTER = "[importlinter]\nroot_package = shop\n"
MINIMAL = ("init", "--minimal")


def shop(directory: pathlib.Path, named: str = NAMED) -> pathlib.Path:
    """A small project."""
    return laid_out(directory, FILES, named)


def contents(directory: pathlib.Path) -> dict[str, bytes]:
    """All files but those of Python."""
    paths = (path for path in directory.rglob("*") if path.is_file() and path.suffix != ".py")
    return {str(path): path.read_bytes() for path in paths}


def test_should_change_nothing_when_it_runs_a_second_time(tmp_path: pathlib.Path) -> None:
    archcheck(shop(tmp_path), *MINIMAL)
    before = contents(tmp_path)
    again = archcheck(tmp_path, "init")
    assert (again.status, contents(tmp_path)) == (0, before)


@pytest.mark.parametrize("table", ["[tool.archcheck]\n", "[tool.archcheck]\nextends = []\n"])
def test_should_never_change_the_table_when_there_is_one(
    tmp_path: pathlib.Path, table: str
) -> None:
    run = archcheck(shop(tmp_path, table), "init", "--pack", "sprint-zero")
    assert (run.status, (tmp_path / "pyproject.toml").read_text("utf-8")) == (0, table)


def test_should_add_what_is_missing_when_the_table_is_there(tmp_path: pathlib.Path) -> None:
    run = archcheck(shop(tmp_path, "[tool.archcheck]\n"), "init", "--agent")
    assert (run.status, (tmp_path / "AGENTS.md").is_file()) == (0, True)


def test_should_say_so_when_there_is_no_python(tmp_path: pathlib.Path) -> None:
    assert archcheck(tmp_path, "init").says(2, "no Python source file")


def test_should_write_nothing_when_it_is_a_dry_run(tmp_path: pathlib.Path) -> None:
    before = contents(shop(tmp_path))
    archcheck(tmp_path, "init", "--dry-run", "--ci", "gitlab", "--agent", "--pre-commit")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("named", "first"), [(NAMED, "# pyproject.toml\n"), ("", "# archcheck.toml\n")]
)
def test_should_name_the_file_when_it_is_a_dry_run(
    tmp_path: pathlib.Path, named: str, first: str
) -> None:
    run = archcheck(shop(tmp_path, named), *MINIMAL, "--dry-run")
    assert run.out.startswith(first)


def test_should_keep_everything_else_when_it_writes(tmp_path: pathlib.Path) -> None:
    old = '# ours\r\n[project]\r\nname = "shop" # here\r\nversion = "1"'
    path = shop(tmp_path) / "pyproject.toml"
    path.write_bytes(old.encode())
    archcheck(tmp_path, *MINIMAL)
    text = path.read_bytes().decode()
    assert (text.startswith(f"{old}\r\n"), text.replace("\r\n", "").count("\n")) == (True, 0)


def test_should_refuse_when_pyproject_is_broken(tmp_path: pathlib.Path) -> None:
    assert archcheck(shop(tmp_path, "[project\n"), "init").says(2, "is not valid TOML")


def test_should_refuse_when_no_table_can_be_added(tmp_path: pathlib.Path) -> None:
    run = archcheck(shop(tmp_path, "tool = { x = 1 }\n"), *MINIMAL)
    assert run.says(2, "no table can be added")


def test_should_refuse_when_there_is_no_directory(tmp_path: pathlib.Path) -> None:
    assert archcheck(tmp_path, "init", "gone").says(2, 'there is no directory "gone"')


def test_should_refuse_when_the_pack_is_unknown(tmp_path: pathlib.Path) -> None:
    assert archcheck(shop(tmp_path), "init", "--pack", "sprint-zer").says(2, "sprint-zero")


def test_should_extend_the_pack_when_it_is_named(tmp_path: pathlib.Path) -> None:
    found = proposed(shop(tmp_path), "--pack", "sprint-zero")
    assert (found["extends"], found["rules"]["no-comments"]) == (["sprint-zero"], "off")


def test_should_say_how_many_when_a_rule_fails_today(tmp_path: pathlib.Path) -> None:
    run = archcheck(shop(tmp_path), "init", "--dry-run")
    assert '# no-comments = "error"  # 1 finding today' in run.out


def test_should_switch_on_what_fails_when_the_proposal_is_strict(tmp_path: pathlib.Path) -> None:
    assert proposed(shop(tmp_path), "--strict-proposal")["rules"]["no-comments"] == "error"


def test_should_write_no_rules_when_it_is_minimal(tmp_path: pathlib.Path) -> None:
    assert set(proposed(shop(tmp_path), "--minimal")) == {"extends", "contracts"}


@pytest.mark.parametrize(
    ("files", "text"),
    [({".importlinter": LINTER}, "| `root_package = shop` |"), ({}, "No configuration")],
)
def test_should_write_the_table_when_a_report_is_wished_for(
    tmp_path: pathlib.Path, files: dict[str, str], text: str
) -> None:
    laid_out(shop(tmp_path), files)
    archcheck(tmp_path, *MINIMAL, "--report", "moved.md")
    assert text in (tmp_path / "moved.md").read_text("utf-8")


@pytest.mark.parametrize(("option", "stream"), [((), "out"), (("--dry-run",), "err")])
def test_should_print_the_table_when_another_tool_was_configured(
    tmp_path: pathlib.Path, option: tuple[str, ...], stream: str
) -> None:
    laid_out(shop(tmp_path), {".importlinter": LINTER})
    run = archcheck(tmp_path, *MINIMAL, *option)
    assert ".importlinter:2  root_package = shop" in getattr(run, stream)


def test_should_print_toml_alone_when_it_is_a_dry_run(tmp_path: pathlib.Path) -> None:
    laid_out(shop(tmp_path), {".importlinter": LINTER})
    run = archcheck(tmp_path, *MINIMAL, "--dry-run", "--ci", "github")
    assert tomllib.loads(run.out)["tool"]["archcheck"]["extends"] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_should_say_so_when_the_directory_cannot_be_written(tmp_path: pathlib.Path) -> None:
    shop(tmp_path).chmod(0o555)
    run = archcheck(tmp_path, *MINIMAL)
    tmp_path.chmod(0o755)
    assert run.says(3, "cannot write")


def test_should_say_so_when_the_report_cannot_be_written(tmp_path: pathlib.Path) -> None:
    run = archcheck(shop(tmp_path), *MINIMAL, "--dry-run", "--report", "gone/moved.md")
    assert run.says(3, "cannot write the report gone/moved.md")


def test_should_leave_broken_tests_out_when_nobody_can_parse_them(tmp_path: pathlib.Path) -> None:
    laid_out(shop(tmp_path), {"tests/test_broken.py": "def (\n"})
    assert proposed(tmp_path)["exclude"] == ["tests/test_broken.py"]


@pytest.mark.parametrize(
    ("wish", "following"),
    [("--strict-proposal", "Next: archcheck baseline create"), ("--minimal", "Next: archcheck\n")],
)
def test_should_say_what_to_do_first_when_something_may_fail_today(
    tmp_path: pathlib.Path, wish: str, following: str
) -> None:
    assert following in archcheck(shop(tmp_path), "init", wish).out


def test_should_say_that_failures_are_part_of_it_when_the_proposal_is_strict(
    tmp_path: pathlib.Path,
) -> None:
    archcheck(shop(tmp_path), "init", "--strict-proposal")
    assert "findings today is part of it" in (tmp_path / "pyproject.toml").read_text("utf-8")
