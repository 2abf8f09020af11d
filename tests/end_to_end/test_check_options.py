"""Tests of every option of `archcheck check`."""

import json
import os
import pathlib

import pytest

from tests.end_to_end.archcheck_support import Run, archcheck, program
from tests.end_to_end.shop_support import (
    ALL,
    COMMENT,
    IMPORT,
    RULES,
    STRING,
    TWICE,
    UNUSED,
    shop,
    told,
)

UNNAMED = "tests/test_price.py:1:5: error[sentence-test-name]"
QUIET = ("--quiet", "--no-cache")


@pytest.fixture(scope="module", name="project")
def _project(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    return shop(tmp_path_factory.mktemp("shop"))


def _after_quiet(arguments: tuple[str, ...]) -> tuple[str, ...]:
    if arguments[:1] == ("check",):
        return ("check", *QUIET, *arguments[1:])
    return (*QUIET, *arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ALL),
        (("check",), ALL),
        (("./src",), ALL),
        (("src/shop",), ALL),
        (("--select", "no-comments"), [COMMENT]),
        (("--select", "CNV"), [COMMENT, STRING]),
        (("--select", "conventions,tests"), [COMMENT, STRING, TWICE]),
        (("--select", "CNV101", "--select", "flake8:F401"), [COMMENT, UNUSED]),
        (("--select", "flake8:*"), [UNUSED]),
        (("--select", "ARC1"), [IMPORT]),
        (("--ignore", "CNV"), [IMPORT, TWICE, UNUSED]),
        (("--ignore", "flake8:F401"), RULES),
        (("--ignore", "ARC,tests"), [COMMENT, STRING, UNUSED]),
        (("--only-rules",), RULES),
        (("--only-rules", "--tool", "flake8"), ALL),
        (("--only-tools",), [UNUSED]),
        (("--tool", "flake8"), ALL),
        (("--no-tool", "flake8"), RULES),
        (("--no-tests",), [COMMENT, IMPORT, STRING, UNUSED]),
        (("src/shop/price.py",), [COMMENT, IMPORT]),
        (("src/shop/order.py", "tests/test_price.py"), [STRING, TWICE, UNUSED]),
        (("tests",), [TWICE]),
        (("--", "src/shop/order.py"), [STRING, UNUSED]),
        (("--jobs", "1"), ALL),
        (("--jobs", "3"), ALL),
        (("--pack", "sprint-zero", "--select", "sentence-test-name"), [UNNAMED]),
    ],
)
def test_should_report_what_is_wanted_when_an_option_narrows_the_gate(
    arguments: tuple[str, ...], expected: list[str], project: pathlib.Path
) -> None:
    run = archcheck(project, *_after_quiet(arguments))
    assert told(run.out) == sorted(expected), run.said


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--select", "string-comment"), 1),
        (("--select", "string-comment", "--fail-on", "error"), 0),
        (("--select", "string-comment", "--fail-on", "note"), 1),
        (("--fail-on", "never"), 0),
        (("--fail-on", "error"), 1),
        (("--strict", "--fail-on", "never"), 0),
    ],
)
def test_should_close_the_gate_when_the_wished_level_is_reached(
    arguments: tuple[str, ...], status: int, project: pathlib.Path
) -> None:
    run = archcheck(project, *arguments, *QUIET)
    assert run.says(status), run.said


def test_should_stop_tools_when_they_take_longer_than_wished(tmp_path: pathlib.Path) -> None:
    slow = program(tmp_path, "slow", "import time\ntime.sleep(60)\n")
    shop(tmp_path, f"[tool.archcheck.tools.black]\nprogram = '{slow}'\n")
    run = archcheck(tmp_path, "--timeout", "2.5", "--tool", "black")
    assert run.says(3, "black did not finish: no answer within 2.5 s"), run.said


@pytest.mark.parametrize("seconds", ["nan", "inf", "0"])
def test_should_refuse_timeout_when_it_is_no_number_of_seconds(
    tmp_path: pathlib.Path, seconds: str
) -> None:
    shop(tmp_path, "")
    run = archcheck(tmp_path, "--timeout", seconds)
    assert run.says(2, "--timeout", seconds), run.said


@pytest.mark.parametrize(
    ("arguments", "variables", "made"),
    [
        ((), {}, [".archcheck_cache"]),
        (("--no-cache",), {}, []),
        (("--cache-dir", "kept"), {}, ["kept"]),
        ((), {"ARCHCHECK_CACHE_DIR": "of_variable"}, ["of_variable"]),
        (("--cache-dir", "kept"), {"ARCHCHECK_CACHE_DIR": "of_variable"}, ["kept"]),
        (("--no-cache", "--cache-dir", "kept"), {}, []),
    ],
)
def test_should_write_nothing_but_the_wished_cache_when_checked(
    arguments: tuple[str, ...],
    variables: dict[str, str],
    made: list[str],
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    archcheck(tmp_path, *arguments, prefix=(), **variables)
    assert sorted({path.name for path in tmp_path.iterdir()} - before) == made


def test_should_ignore_itself_when_a_cache_is_made(tmp_path: pathlib.Path) -> None:
    archcheck(shop(tmp_path), "--cache-dir", "kept")
    names = {path.name for path in (tmp_path / "kept").iterdir()}
    assert {".gitignore", "CACHEDIR.TAG"} <= names


def many(directory: pathlib.Path) -> pathlib.Path:
    lines = "\n\n".join(f"# note {number}\nX{number} = 1" for number in range(130))
    return shop(directory, changes={"src/shop/many.py": f"{lines}\n"})


@pytest.mark.parametrize(("arguments", "count"), [((), 3), (("--all",), 131), (("--quiet",), 131)])
def test_should_show_few_findings_of_a_rule_when_not_told_otherwise(
    arguments: tuple[str, ...], count: int, tmp_path: pathlib.Path
) -> None:
    run = archcheck(many(tmp_path), "--select", "no-comments", "--no-cache", *arguments)
    assert run.out.count("[no-comments]") == count, run.said


def test_should_hold_every_finding_when_the_page_goes_to_a_file(tmp_path: pathlib.Path) -> None:
    archcheck(many(tmp_path), "--select", "no-comments", "--format", "console:page.txt")
    page = (tmp_path / "page.txt").read_text(encoding="utf-8")
    assert page.count("[no-comments]") == 131


@pytest.mark.parametrize(
    ("arguments", "present", "absent"),
    [
        (("--quiet",), "Gate failed", "= why:"),
        ((), "= why:", "Time per analyzer"),
        (("--timings",), "Time per analyzer", "Findings per rule"),
        (("--statistics",), "Findings per rule", "Time per analyzer"),
        (("--color", "always"), "\x1b[", "\x07"),
        (("--color", "never"), "Gate failed", "\x1b["),
        (("--color", "auto"), "Gate failed", "\x1b["),
    ],
)
def test_should_look_as_wished_when_an_option_says_so(
    arguments: tuple[str, ...], present: str, absent: str, project: pathlib.Path
) -> None:
    run = archcheck(project, "--no-cache", *arguments)
    assert (present in run.out, absent in run.out) == (True, False), run.said


def test_should_say_what_was_skipped_when_verbose(tmp_path: pathlib.Path) -> None:
    shop(tmp_path)
    (tmp_path / "src" / "shop" / "outside.py").symlink_to("/etc/hostname")
    told_aloud = archcheck(tmp_path, "--only-rules", "--verbose").out
    silent = archcheck(tmp_path, "--only-rules").out
    assert ("outside.py" in told_aloud, "outside.py" in silent) == (True, False), told_aloud


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_should_keep_standard_output_for_the_report_when_it_is_for_programs(
    name: str, project: pathlib.Path
) -> None:
    run = archcheck(project, "--format", name, "--no-cache")
    verdict = run.err.startswith("Gate failed: 3 errors and 2 warnings")
    assert (bool(json.loads(run.out)), verdict, run.status) == (True, True, 1), run.said


def test_should_write_every_report_when_several_are_wanted(tmp_path: pathlib.Path) -> None:
    shop(tmp_path / "shop")
    formats = ("--format", "json:out.json", "--format", "sarif:out.sarif", "--format", "console")
    run = archcheck(tmp_path / "shop", *formats, "--no-cache")
    made = [(tmp_path / "shop" / name).stat().st_size > 1000 for name in ("out.json", "out.sarif")]
    assert (made, "Gate failed" in run.out, run.err) == ([True, True], True, ""), run.said


def test_should_speak_utf8_to_programs_when_the_terminal_does_not(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, changes={"src/shop/order.py": "# für später\n"})
    run = archcheck(tmp_path, "--only-rules", "--format", "json", PYTHONIOENCODING="latin-1")
    messages = [finding["message"] for finding in json.loads(run.out)["findings"]]
    assert 'comment: "für später"' in messages, run.said


def sarif(directory: pathlib.Path, *arguments: str) -> list[dict[str, object]]:
    run = archcheck(directory, "--format", "sarif", "--no-cache", *arguments)
    runs: list[dict[str, object]] = json.loads(run.out)["runs"]
    return runs


@pytest.mark.parametrize("profile", ["github", "full", "gitlab"])
def test_should_tell_the_same_results_when_profiles_differ(
    profile: str, project: pathlib.Path
) -> None:
    runs = sarif(project, "--sarif-profile", profile)
    assert "forbidden-dependency" in json.dumps(runs)


def test_should_name_the_category_when_wished(project: pathlib.Path) -> None:
    runs = sarif(project, "--sarif-category", "nightly")
    assert ["nightly" in json.dumps(run["automationDetails"]) for run in runs] == [True, True]


@pytest.mark.parametrize(("arguments", "shown"), [((), False), (("--sarif-absolute",), True)])
def test_should_tell_where_the_project_lies_only_when_wished(
    arguments: tuple[str, ...], shown: bool, project: pathlib.Path
) -> None:
    assert (project.name in json.dumps(sarif(project, *arguments))) is shown


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR"])
def test_should_follow_the_variable_when_it_speaks_of_colour(
    variable: str, project: pathlib.Path
) -> None:
    run = archcheck(project, "--quiet", "--no-cache", prefix=(), **{variable: "1"})
    assert ("\x1b[" in run.out) is (variable == "FORCE_COLOR"), run.said


def seen_from(directory: pathlib.Path, project: pathlib.Path) -> list[str]:
    """All findings with their places as they are written in a directory."""
    places = (each.partition(":") for each in ALL)
    return sorted(f"{os.path.relpath(project / path, directory)}:{it}" for path, _, it in places)


def test_should_report_the_same_when_run_from_anywhere_inside(project: pathlib.Path) -> None:
    directory = project / "src" / "shop"
    inside = archcheck(directory, *QUIET)
    assert told(inside.out) == seen_from(directory, project), inside.said


def test_should_report_the_same_when_run_from_outside(project: pathlib.Path) -> None:
    outside: Run = archcheck(project.parent, str(project / "src"), *QUIET)
    assert told(outside.out) == seen_from(project.parent, project), outside.said


def test_should_check_each_when_paths_lie_in_two_projects(tmp_path: pathlib.Path) -> None:
    shop(tmp_path / "one")
    shop(tmp_path / "two")
    run = archcheck(tmp_path, "one/src", "two/src")
    assert run.says(1, "(2 projects)", "2 of 2 projects failed"), run.said


@pytest.mark.parametrize("option", ["--select", "--cache-dir"])
def test_should_refuse_option_when_its_value_is_empty(option: str, project: pathlib.Path) -> None:
    assert archcheck(project, *QUIET, option, "").says(2, f"'{option}'", ": it is empty")


def test_should_refuse_one_of_several_values_when_it_is_empty(project: pathlib.Path) -> None:
    run = archcheck(project, *QUIET, "--project", "shop", "--project", "")
    assert run.says(2, "'--project': it is empty")


def test_should_name_every_format_when_asked_for_help(project: pathlib.Path) -> None:
    assert archcheck(project, "check", "--help").says(0, "agent or html")
