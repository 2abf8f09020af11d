"""Tests of a configuration that several projects have from their root."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.projects_support import TABLE, repository
from tests.end_to_end.shop_support import told

QUIET = ("--quiet", "--no-cache", "--only-rules")
WHOLE = ("--quiet", "--no-cache")
COMMENT = {"amp/src/amp/c.py": "# one\nX = 1\n"}
RULE = 'extends = []\nrules.no-comments = "error"'
WAIVER = """
[[tool.archcheck.waivers]]
rule = "no-comments"
path = "{path}"
reason = "goes next week"
"""
CONTRACT = """
[[tool.archcheck.contracts]]
name = "playing is apart"
type = "forbidden"
source_modules = "{module}"
forbidden_modules = "helpers.text"
because = "so"
"""
STRUCTURE = """
[[tool.archcheck.structure]]
name = "lessons"
that = {{ kind = "module", named = "{module}" }}
should_not = {{ call = "print" }}
because = "so"
"""
LAYOUT = """
[[tool.archcheck.layout]]
name = "no stands"
type = "forbidden-path"
paths = "**/{module}/stand*"
because = "so"
"""
OTHER = CONTRACT.replace("playing is apart", "stands are apart").format(module="lemonade.stand")
LAYERS = '\n[tool.archcheck.layers]\nplaying = "{module}"\n'


def _root(directory: pathlib.Path, text: str) -> pathlib.Path:
    return repository(directory, COMMENT, TABLE.replace("extends = []", RULE) + text)


def _waived(directory: pathlib.Path, more: str = "") -> pathlib.Path:
    return _root(directory, WAIVER.format(path="src/amp/c.py") + more)


@pytest.mark.parametrize("arguments", [(), ("--project", "lemonade"), ("--project", "amp")])
def test_should_pass_when_a_waiver_of_the_root_fits_one_of_the_projects(
    arguments: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    run = archcheck(_waived(tmp_path), *QUIET, *arguments)
    assert run.says(0, "Gate passed"), run.said


@pytest.mark.parametrize("directory", ["amp", "helpers"])
def test_should_pass_when_the_project_is_checked_from_its_directory(
    directory: str, tmp_path: pathlib.Path
) -> None:
    run = archcheck(_waived(tmp_path) / directory, *QUIET)
    assert run.says(0, "Gate passed"), run.said


def test_should_complain_once_when_a_waiver_fits_no_project(tmp_path: pathlib.Path) -> None:
    root = _waived(tmp_path, WAIVER.format(path="src/amp/gone.py"))
    assert told(archcheck(root, *WHOLE).out) == ["pyproject.toml:16:1: error[unused-waiver]"]


def test_should_complain_of_no_waiver_when_a_project_is_incomplete(tmp_path: pathlib.Path) -> None:
    root = _waived(tmp_path, WAIVER.format(path="src/amp/gone.py"))
    (root / "helpers/src/helpers/broken.py").write_text("def f(:\n", encoding="utf-8")
    assert "unused-waiver" not in archcheck(root, *WHOLE).out


def test_should_be_incomplete_when_a_rule_of_the_root_speaks_of_no_project(
    tmp_path: pathlib.Path,
) -> None:
    run = archcheck(_waived(tmp_path, STRUCTURE.format(module="plai")), *WHOLE)
    assert run.says(3, 'structure rule "lessons" of pyproject.toml'), run.said


@pytest.mark.parametrize(
    "text",
    [
        CONTRACT.format(module="amp.c"),
        CONTRACT.format(module="amp.c") + OTHER,
        STRUCTURE.format(module="play"),
        LAYOUT.format(module="lemonades"),
        LAYERS.format(module="amp.play"),
    ],
)
@pytest.mark.parametrize("arguments", [(), ("--project", "lemonade")])
def test_should_pass_when_what_the_root_says_fits_one_of_the_projects(
    arguments: tuple[str, ...], text: str, tmp_path: pathlib.Path
) -> None:
    run = archcheck(_waived(tmp_path, text), *QUIET, *arguments)
    assert run.says(0, "Gate passed"), run.said


def test_should_judge_by_it_when_it_fits_one_of_the_projects(tmp_path: pathlib.Path) -> None:
    run = archcheck(_waived(tmp_path, CONTRACT.format(module="amp.play")), *QUIET)
    assert told(run.out) == ["amp/src/amp/play.py:1:21: error[forbidden-dependency]"], run.said


@pytest.mark.parametrize(
    "text", [CONTRACT.format(module="amp.plai"), LAYERS.format(module="amp.plai")]
)
def test_should_refuse_it_when_it_fits_no_project(text: str, tmp_path: pathlib.Path) -> None:
    run = archcheck(_waived(tmp_path, text), *QUIET)
    assert run.says(2, "pyproject.toml:", "matches no module"), run.said


def test_should_demand_it_all_when_a_project_has_a_configuration_of_its_own(
    tmp_path: pathlib.Path,
) -> None:
    root = repository(tmp_path)
    own = f"[tool.archcheck]\nextends = []\n{CONTRACT.format(module='amp.plai')}"
    (root / "amp/pyproject.toml").write_text(own, encoding="utf-8")
    assert archcheck(root, *QUIET).says(2, "matches no module")
