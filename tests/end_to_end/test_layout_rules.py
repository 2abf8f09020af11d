"""Tests of layout rules that are configured by name."""

import json
import pathlib

from tests.end_to_end.archcheck_support import archcheck
from tests.unit.infrastructure.configuration.configuration_support import write_files

PACK = """
[[layout]]
name = "container"
type = "required-path"
paths = "Dockerfile"

[[layout]]
name = "one source"
type = "forbidden-path"
paths = ["setup.py", "setup.cfg"]
"""
OWN = '[tool.archcheck]\nextends = ["./house.toml"]\n'
WAIVER = (
    '[[tool.archcheck.waivers]]\nrule = "required-path"\ncontract = "container"\n'
    'reason = "is started by hand"\n'
)
FILES = {
    "house.toml": PACK,
    "pyproject.toml": OWN,
    "src/shop/__init__.py": "",
    "setup.py": "import setuptools\n",
}


def project(directory: pathlib.Path, configuration: str = OWN) -> pathlib.Path:
    """A project under the rules of a pack."""
    return write_files(directory, {**FILES, "pyproject.toml": configuration})


def found(directory: pathlib.Path, *options: str) -> list[tuple[str, str, str]]:
    """Place, rule and contract of each finding that counts."""
    run = archcheck(directory, "--no-cache", "--format", "json", *options)
    findings = json.loads(run.out)["findings"]
    return [
        (it["location"]["path"], it["rule"], it["contract"])
        for it in findings
        if not it["suppression"]
    ]


MISSING = ("pyproject.toml", "required-path", "container")
UNWANTED = ("setup.py", "forbidden-path", "one source")


def test_should_find_what_a_pack_forbids_and_demands_when_rules_have_names(
    tmp_path: pathlib.Path,
) -> None:
    assert found(project(tmp_path)) == [MISSING, UNWANTED]


def test_should_waive_a_layout_rule_when_its_name_is_given(tmp_path: pathlib.Path) -> None:
    assert found(project(tmp_path, OWN + WAIVER)) == [UNWANTED]


def test_should_take_a_rule_away_when_the_project_disables_it(tmp_path: pathlib.Path) -> None:
    disabled = f'{OWN}[tool.archcheck.disable]\nlayout = "one source"\n'
    assert found(project(tmp_path, disabled)) == [MISSING]


def test_should_replace_a_rule_when_the_project_has_one_of_its_name(tmp_path: pathlib.Path) -> None:
    own = '[[tool.archcheck.layout]]\nname = "container"\ntype = "forbidden-path"\npaths = "x"\n'
    assert found(project(tmp_path, OWN + own)) == [UNWANTED]


def test_should_judge_no_rule_when_another_is_selected(tmp_path: pathlib.Path) -> None:
    assert found(project(tmp_path), "--select", "ARC303") == [UNWANTED]


def test_should_judge_no_rule_when_its_type_is_off(tmp_path: pathlib.Path) -> None:
    off = f'{OWN}[tool.archcheck.rules]\nforbidden-path = "off"\n'
    assert found(project(tmp_path, off)) == [MISSING]


def test_should_explain_a_layout_rule_when_it_is_named(tmp_path: pathlib.Path) -> None:
    run = archcheck(project(tmp_path), "explain", "one source")
    assert run.out.splitlines()[:6] == [
        '"one source", a layout rule of type forbidden-path',
        "Declared in pack house.toml, line 7.",
        "setup.py",
        "  setup.py",
        "setup.cfg",
        "  nothing in this project",
    ]


def test_should_show_a_layout_rule_when_the_configuration_is_shown(tmp_path: pathlib.Path) -> None:
    lines = archcheck(project(tmp_path), "config", "show").out.splitlines()
    shown = [line.split()[0] for line in lines if line.startswith("layout.container")]
    assert shown == ["layout.container.paths", "layout.container.rule", "layout.container.type"]
