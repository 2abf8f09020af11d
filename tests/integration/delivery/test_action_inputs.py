"""Tests of what each input of the GitHub action does."""

import pathlib
import re
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tests.integration.delivery.action_support import needs_runner, quickly
from tests.integration.delivery.checkout_support import ROOT, committed
from tests.integration.version_control.repository_support import git, written

SETTINGS = 'extends = []\n[rules]\nno-comments = "error"\n'
CLEAN, BAD = "X = 1\n", "X = 1  # one\n"
MEMBERS = "extends = []\nprojects = { one = [], two = [] }\n"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


@pytest.fixture(name="shop")
def _shop(tmp_path: pathlib.Path) -> pathlib.Path:
    place = tmp_path / "shop"
    files = {"archcheck.toml": SETTINGS, "src/shop/__init__.py": "", "src/shop/price.py": BAD}
    written(place, files)
    return committed(place)


@pytest.fixture(name="place")
def _place(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "place"


def outcome(answer: Any) -> tuple[str, str, str]:
    """How the job ended, with status and report."""
    outputs = answer["outputs"]
    return answer["conclusion"], outputs["status"], outputs["sarif-file"]


@needs_runner
def test_should_pass_when_the_gate_is_open(shop: pathlib.Path, place: pathlib.Path) -> None:
    written(shop, {"src/shop/price.py": CLEAN})
    assert outcome(quickly(shop, place)) == ("success", "0", "archcheck.sarif")


@needs_runner
def test_should_fail_when_the_gate_is_incomplete(shop: pathlib.Path, place: pathlib.Path) -> None:
    written(shop, {"src/shop/price.py": "def (:\n"})
    assert outcome(quickly(shop, place)) == ("failure", "3", "archcheck.sarif")


@needs_runner
def test_should_let_the_job_go_on_when_it_is_not_to_fail(
    shop: pathlib.Path, place: pathlib.Path
) -> None:
    answer = quickly(shop, place, arguments="--no-such-option\n", fail="false")
    assert outcome(answer) == ("success", "2", "")


@needs_runner
def test_should_tell_the_refusal_when_the_configuration_is_wrong(
    shop: pathlib.Path, place: pathlib.Path
) -> None:
    written(shop, {"archcheck.toml": SETTINGS.replace("no-comments", "no-coments")})
    answer = quickly(shop, place)
    told = [answer["outputs"]["verdict"], answer["summary"], answer["printed"]]
    assert all("no-coments" in text for text in told), told


@needs_runner
def test_should_sum_up_without_annotations_when_none_are_wanted(
    shop: pathlib.Path, place: pathlib.Path
) -> None:
    answer = quickly(shop, place, annotations="false")
    said = ("Gate failed" in answer["summary"], "::error" in answer["printed"])
    assert said == (True, False), answer


@needs_runner
def test_should_say_what_changed_when_there_is_a_base(
    shop: pathlib.Path, place: pathlib.Path
) -> None:
    written(shop, {"src/shop/price.py": CLEAN, "src/shop/cost.py": BAD})
    git(shop, "add", "--all")
    git(shop, "commit", "--quiet", "--message", "Move the comment elsewhere")
    summary = quickly(shop, place, arguments="--since\nHEAD~1\n")["summary"]
    assert ("src/shop/cost.py" in summary, "1 new" in summary, "### Gone" in summary) == (
        True,
        True,
        True,
    ), summary


@needs_runner
@pytest.mark.parametrize(
    ("cache", "option", "is_restored"),
    [("true", "--trust-cache", True), ("false", "--no-cache", False)],
)
def test_should_use_the_cache_that_is_restored_when_one_is_wanted(
    cache: str, option: str, is_restored: bool, shop: pathlib.Path, place: pathlib.Path
) -> None:
    answer = quickly(shop, place, cache=cache)
    assert (option in answer["options"].split("\n"), "cache" in answer) == (True, is_restored)


def test_should_check_with_the_cache_that_was_restored() -> None:
    steps = {step["name"]: step for step in ACTION["runs"]["steps"]}
    restored = steps["Restore the cache"]["with"]["path"]
    assert steps["Check"]["env"]["ARCHCHECK_CACHE_DIR"] == restored


@needs_runner
@pytest.mark.parametrize(("inputs", "extra"), [({}, "[all]"), ({"extras": ""}, "")])
def test_should_install_what_the_extras_say_within_constraints(
    inputs: dict[str, str], extra: str, shop: pathlib.Path, place: pathlib.Path
) -> None:
    words = quickly(shop, place, **inputs)["installed"].split("\n")
    constraint = words[words.index("--constraint") + 1]
    assert (f"{ROOT}{extra}" in words, constraint) == (True, f"{ROOT}/.ci/constraints.txt")


@needs_runner
def test_should_take_the_python_that_is_there_when_no_version_is_named(
    shop: pathlib.Path, place: pathlib.Path
) -> None:
    answer = quickly(shop, place, python_version="", extras="no-such-extra", paths="nowhere")
    assert answer["steps"][0] == {"step": "Set up Python", "outcome": "skipped"}


@needs_runner
@pytest.mark.parametrize(
    ("inputs", "report"),
    [
        ({"sarif_file": "out/report.sarif"}, "out/report.sarif"),
        ({"working_directory": "./src", "paths": "shop"}, "src/archcheck.sarif"),
        ({"sarif_category": "mine"}, "archcheck.sarif"),
    ],
)
def test_should_name_the_report_from_the_repository(
    inputs: dict[str, str], report: str, shop: pathlib.Path, place: pathlib.Path
) -> None:
    answer = quickly(shop, place, **inputs)
    path = answer["outputs"]["sarif-file"]
    category = inputs.get("sarif_category", "archcheck")
    text = (shop / report).read_text(encoding="utf-8")
    assert (path, f'"id": "{category}' in text) == (report, True), answer["printed"]


@needs_runner
def test_should_leave_the_name_alone_when_the_report_lies_elsewhere(
    shop: pathlib.Path, place: pathlib.Path
) -> None:
    report = str(place / "far.sarif")
    assert quickly(shop, place, sarif_file=report)["outputs"]["sarif-file"] == report


@needs_runner
@pytest.mark.parametrize(("arguments", "report"), [("", "services/out"), ("--no-such-option", "")])
def test_should_name_the_directory_when_each_project_has_a_report(
    arguments: str, report: str, tmp_path: pathlib.Path, place: pathlib.Path
) -> None:
    root = tmp_path / "many"
    files = {f"services/{name}/src/{name}/__init__.py": BAD for name in ("one", "two")}
    written(root, {"services/archcheck.toml": MEMBERS, **files})
    inputs = {"working_directory": "services", "sarif_file": "out/{project}.sarif"}
    answer = quickly(committed(root), place, arguments=arguments, **inputs)
    assert answer["outputs"]["sarif-file"] == report, answer["printed"]


def rows(name: str) -> dict[str, str]:
    """Names and defaults that a table of the page has below a header."""
    table = PAGE.partition(f"| {name} |")[2].partition("\n\n")[0]
    found = re.findall(r"^\| `([\w-]+)` \|.*\| ([^|]+) \|$", table, re.M)
    return {key: value.strip("`") for key, value in found}


def test_should_document_each_input_of_the_action() -> None:
    assert list(rows("input")) == list(ACTION["inputs"])


def test_should_document_the_defaults_of_inputs_that_have_one() -> None:
    declared = {name: one["default"] for name, one in ACTION["inputs"].items() if one["default"]}
    assert {name: rows("input")[name] for name in declared} == declared


def test_should_document_each_output_of_the_action() -> None:
    told = PAGE.partition("Outputs: ")[2].partition("\n\n")[0]
    assert [name for name in ACTION["outputs"] if f"`{name}`" not in told] == []
