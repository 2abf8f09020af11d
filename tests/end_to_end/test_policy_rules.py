"""Tests of the rules about changes: what may be loosened, and what changes together."""

import json
import pathlib
import shutil

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.integration.guarding.guarding_support import CONFIGURATION, FILES, replaced, shop
from tests.integration.version_control.repository_support import committed, written

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
GATE = ("--since", "HEAD", "--only-rules", "--format", "json")
ACCEPTED = """
[[tool.archcheck.policy.accepted]]
kind = "level"
what = "no-comments"
reason = "we decided so"
accepted_by = "ada"
"""
TOGETHER = """
[[tool.archcheck.changes]]
when = ["src/shop/domain/**"]
then = ["migrations/**", "docs/**"]
because = "The database follows."
"""
Found = list[tuple[str, str, str]]


def _found(root: pathlib.Path, *arguments: str) -> Found:
    run = archcheck(root, *arguments, *GATE)
    findings = json.loads(run.out)["findings"]
    return [(it["rule"], it["level"], it["key"]) for it in findings if it["level"] != "off"]


def _loosened(root: pathlib.Path, more: str = "") -> pathlib.Path:
    text = CONFIGURATION.replace('no-comments = "error"', 'no-comments = "warning"')
    return written(root, {"pyproject.toml": text + more})


def test_should_close_the_gate_when_a_level_falls(tmp_path: pathlib.Path) -> None:
    _loosened(shop(tmp_path))
    assert archcheck(tmp_path, "--since", "HEAD", "--only-rules").says(
        1, "error[loosened-policy]", "no-comments fell from error to warning [level no-comments]"
    )


def test_should_find_one_for_each_loosening_when_json_is_asked_for(tmp_path: pathlib.Path) -> None:
    _loosened(shop(tmp_path))
    assert _found(tmp_path) == [("loosened-policy", "error", "no-comments")]


def test_should_find_nothing_when_nothing_is_compared(tmp_path: pathlib.Path) -> None:
    _loosened(shop(tmp_path))
    assert "loosened-policy" not in archcheck(tmp_path, "--only-rules").out


def test_should_find_nothing_when_paths_are_narrower(tmp_path: pathlib.Path) -> None:
    _loosened(shop(tmp_path))
    assert _found(tmp_path, "src/shop/web/page.py") == []


def test_should_warn_when_a_comment_silences_a_tool(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"src/shop/web/page.py": "import os\n"})
    written(tmp_path, {"src/shop/web/page.py": "import os  # noqa: F401\n"})
    assert ("loosened-policy", "warning", "src/shop/web/page.py noqa: F401") in _found(tmp_path)


def test_should_turn_into_a_note_when_it_is_accepted(tmp_path: pathlib.Path) -> None:
    _loosened(shop(tmp_path), ACCEPTED)
    assert _found(tmp_path) == [
        ("loosened-policy", "note", "no-comments"),
        ("loosened-policy", "note", "accepted level no-comments"),
    ]


@pytest.mark.parametrize(
    "accepted",
    [
        f"{ACCEPTED}expires = 2020-01-01\n",
        ACCEPTED.replace('"no-comments"', '"other"'),
        ACCEPTED.replace('"level"', '"rule"'),
    ],
)
def test_should_stay_an_error_when_the_acceptance_is_past_or_of_another(
    tmp_path: pathlib.Path, accepted: str
) -> None:
    _loosened(shop(tmp_path), accepted)
    assert ("loosened-policy", "error", "no-comments") in _found(tmp_path)


def test_should_say_nothing_of_an_acceptance_when_the_base_has_it(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + ACCEPTED})
    assert _found(tmp_path) == []


@pytest.mark.parametrize("level", ['"off"', '"note"'])
def test_should_obey_the_switch_of_the_base_when_the_change_has_another(
    tmp_path: pathlib.Path, level: str
) -> None:
    replaced(
        shop(tmp_path), ('no-comments = "error"', f'no-comments = "off"\nloosened-policy = {level}')
    )
    assert ("loosened-policy", "error", "no-comments") in _found(tmp_path)


def test_should_be_silent_when_the_base_has_switched_it_off(tmp_path: pathlib.Path) -> None:
    off = CONFIGURATION.replace(
        'no-comments = "error"', 'no-comments = "error"\nloosened-policy = "off"'
    )
    shop(tmp_path, {"pyproject.toml": off})
    replaced(tmp_path, ('no-comments = "error"', 'no-comments = "off"'))
    assert _found(tmp_path) == []


def test_should_refuse_a_waiver_when_it_names_the_guard(tmp_path: pathlib.Path) -> None:
    waiver = '[[tool.archcheck.waivers]]\nrule = "loosened-policy"\npath = "**"\nreason = "no"\n'
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + waiver})
    assert archcheck(tmp_path).says(2, '"loosened-policy" cannot be waived')


def test_should_refuse_an_acceptance_when_it_names_no_kind(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + ACCEPTED.replace('"level"', '"levels"')})
    assert archcheck(tmp_path).says(2, "policy.accepted[0].kind")


def test_should_miss_the_other_change_when_only_one_half_is_there(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + TOGETHER})
    written(tmp_path, {"src/shop/domain/price.py": "PRICE = 2\n"})
    assert _found(tmp_path) == [
        ("missing-change", "error", "src/shop/domain/** -> migrations/** docs/**")
    ]


@pytest.mark.parametrize("other", ["migrations/0001.sql", "docs/price.md"])
def test_should_be_satisfied_when_any_of_the_others_changes(
    tmp_path: pathlib.Path, other: str
) -> None:
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + TOGETHER})
    written(tmp_path, {"src/shop/domain/price.py": "PRICE = 2\n", other: "x\n"})
    assert _found(tmp_path) == []


def test_should_miss_nothing_when_other_files_change(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + TOGETHER})
    written(tmp_path, {"src/shop/web/page.py": "PAGE = 2\n"})
    assert _found(tmp_path) == []


def test_should_compare_with_the_merge_base_when_the_other_branch_went_on(
    tmp_path: pathlib.Path,
) -> None:
    first = committed(shop(tmp_path), {"README.md": "x\n"})
    replaced(tmp_path, ('no-comments = "error"', 'no-comments = "warning"'))
    committed(tmp_path, {})
    run = archcheck(tmp_path, "--since", first, "--only-rules", "--format", "json")
    assert [it["rule"] for it in json.loads(run.out)["findings"]] == ["loosened-policy"]


def test_should_show_what_is_accepted_when_the_configuration_is_shown(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + ACCEPTED + TOGETHER})
    shown = archcheck(tmp_path, "config", "show").out
    assert all(key in shown for key in ("policy.accepted[0].what", "changes[0].when"))


def test_should_find_no_loosening_when_the_base_has_no_project(tmp_path: pathlib.Path) -> None:
    committed(tmp_path, {"README.md": "soon\n"})
    written(tmp_path, {**FILES, "pyproject.toml": CONFIGURATION + ACCEPTED})
    assert [it for it in _found(tmp_path) if it[0] == "loosened-policy"] == []
