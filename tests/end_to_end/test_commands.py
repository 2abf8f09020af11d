"""Tests of every command but `check`."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.shop_support import shop


@pytest.fixture(scope="module", name="project")
def _project(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return shop(tmp_path_factory.mktemp("shop"))


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("--version",), ("archcheck 0.",)),
        (("--help",), ("Exit status: 0 gate passed", "explain", "config", "rules", "tools")),
        (("check", "--help"), ("--only-rules", "--format", "ARCHCHECK_CACHE_DIR", "Examples:")),
        (
            ("explain", "no-comments"),
            ("no-comments (CNV101), error", "set by pyproject.toml", "## Bad", "## Good"),
        ),
        (("explain", "CNV101"), ("no-comments (CNV101)",)),
        (("explain", "CNV"), ("no-comments", "string-comment")),
        (("explain", "tests"), ("TST101", "TST102", "TST103", "TST105")),
        (
            ("explain", "prices stand alone"),
            ("a contract of type forbidden", "pyproject.toml, line 16", "looked up", "shop.order"),
        ),
        (("explain", "flake8:F401"), ("flake8:F401 (UnusedImport), warning", "ignore[flake8:F4")),
        (("rules",), ("CNV101", "pyproject.toml", "ARC001", "default", "off")),
        (("rules", "--pack", "sprint-zero"), ("pack sprint-zero", "missing-package-init")),
        (("tools",), ("flake8", "beside archcheck", "mypy", "no")),
        (("config", "show"), ("rules.no-comments.level", '"error"', "pyproject.toml:9")),
        (("config", "show", "--pack", "sprint-zero"), ("command line", "layers.domain")),
    ],
)
def test_should_tell_what_was_asked_when_command_is_run(
    arguments: tuple[str, ...], texts: tuple[str, ...], project: pathlib.Path
) -> None:
    run = archcheck(project, *arguments, COLUMNS="160")
    assert run.says(0, *texts), run.said


@pytest.mark.parametrize(
    ("arguments", "texts"),
    [
        (("explain", "prices stnd alone"), ('did you mean "prices stand alone"?',)),
        (("explain", "no-coment"), ('did you mean "no-comments"?',)),
        (("explain",), ("Give one of NAME, --what-if IMPORT and --unguarded.",)),
        (("config",), ("show",)),
        (("rules", "--pack", "sprint-zer"), ('did you mean "sprint-zero"?',)),
        (("tools", "--config", "none.toml"), ("none.toml",)),
    ],
)
def test_should_answer_wrong_usage_when_command_makes_no_sense(
    arguments: tuple[str, ...], texts: tuple[str, ...], project: pathlib.Path
) -> None:
    run = archcheck(project, *arguments)
    assert run.says(2, *texts), run.said


def test_should_check_when_no_command_is_named(project: pathlib.Path) -> None:
    run = archcheck(project, "--only-rules")
    assert run.says(1, "Gate failed"), run.said


def test_should_say_how_to_check_a_path_when_it_is_named_like_a_command(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path, changes={"rules/__init__.py": ""})
    run = archcheck(tmp_path, "rules")
    assert run.says(0, "CNV101", "write ./rules to check the path"), run.said


def test_should_print_tables_when_the_terminal_knows_only_ascii(project: pathlib.Path) -> None:
    run = archcheck(project, "rules", PYTHONIOENCODING="ascii")
    assert (run.status, run.out.isascii(), run.err) == (0, True, "")


@pytest.mark.parametrize("command", ["rules", "tools"])
def test_should_not_trip_when_standard_output_is_closed(
    command: str, project: pathlib.Path
) -> None:
    run = archcheck(project, command, prefix=("sh", "-c", 'exec "$@" >&-', "sh"))
    assert "Traceback" not in run.err, run.said
