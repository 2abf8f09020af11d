"""Rules that ruff judges, in whole checks."""

import pathlib
from collections.abc import Mapping

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.domain.check_result import CheckResult
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.composition_root.root import Root
from archcheck.shared.configuration import Environment
from tests.integration.tools.tool_support import stand_in

PATH = "src/shop/order.py"
UNTYPED = (
    '"""Orders."""\n\n\ndef total(prices) -> int:\n    """Add up."""\n    return sum(prices)\n'
)
RULE = "[tool.archcheck]\nextends = []\n[tool.archcheck.rules]\nmissing-annotation = 'error'\n"
FOUND = [("archcheck", "missing-annotation", "error", PATH)]
GATE = f"{RULE}[tool.archcheck.tools.ruff]\n[tool.ruff.lint]\nselect = ['ANN', 'D1']\n"
TRUSTING = Environment({"ARCHCHECK_TRUST_PROJECT": "1"})


def checked(
    root: pathlib.Path,
    configuration: str,
    text: str = UNTYPED,
    selection: Selection = Selection(),
    files: Mapping[str, str] | None = None,
) -> CheckResult:
    """What is said of a project of one module."""
    whole = {"pyproject.toml": configuration, PATH: text, **(files or {})}
    for name, content in whole.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    request = CheckRequest(directory=str(root), selection=selection)
    return Root(TRUSTING).check_project().execute(request, SilentProgress())


def told(result: CheckResult) -> list[tuple[str, str, str, str]]:
    """Analyzer, rule, level and path of the findings."""
    return [(it.analyzer, it.rule, it.level.value, it.location.path) for it in result.findings]


@pytest.mark.parametrize(
    ("configuration", "text", "expected"),
    [
        (RULE, UNTYPED, FOUND),
        (f"{RULE}[tool.ruff.lint]\nselect = ['E9']\nignore = ['ANN001']\n", UNTYPED, FOUND),
        (f"{RULE}[tool.ruff.lint.per-file-ignores]\n'src/*' = ['ANN']\n", UNTYPED, []),
        (RULE, UNTYPED.replace("int:", "int:  # noqa: ANN001"), []),
        (GATE, UNTYPED, FOUND),
        (
            GATE,
            UNTYPED.replace('    """Add up."""\n', ""),
            [*FOUND, ("ruff", "D103", "warning", PATH)],
        ),
    ],
)
def test_should_tell_each_defect_once_when_ruff_judges(
    configuration: str, text: str, expected: list[tuple[str, str, str, str]], tmp_path: pathlib.Path
) -> None:
    found = told(checked(tmp_path, configuration, text))
    assert sorted(found) == sorted(expected)


def test_should_say_the_same_when_it_is_remembered(tmp_path: pathlib.Path) -> None:
    first = checked(tmp_path, GATE)
    assert told(checked(tmp_path, GATE)) == told(first)


def test_should_hold_the_wider_roles_when_the_gate_has_less(tmp_path: pathlib.Path) -> None:
    files = {"tests/test_order.py": "def test_should_be_typed_when_it_is_a_test():\n    assert 1\n"}
    gate = GATE.replace("ruff]\n", "ruff]\non = ['source']\n")
    found = told(checked(tmp_path, gate, files=files))
    assert ("archcheck", "missing-annotation", "error", "tests/test_order.py") in found


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(only_rules=True), []),
        (Selection(only_rules=True, tools=("ruff",)), FOUND),
        (Selection(without_tools=("ruff",)), []),
        (Selection(select=("CNV104",)), FOUND),
        (Selection(ignore=("missing-annotation",)), []),
    ],
)
def test_should_leave_the_rule_out_when_its_tool_is_left_out(
    selection: Selection, expected: list[tuple[str, str, str, str]], tmp_path: pathlib.Path
) -> None:
    assert told(checked(tmp_path, RULE, selection=selection)) == expected


def test_should_judge_a_rule_when_only_the_command_line_names_it(tmp_path: pathlib.Path) -> None:
    configuration = "[tool.archcheck]\nextends = []\n"
    result = checked(tmp_path, configuration, selection=Selection(select=("CNV104",)))
    assert told(result) == [("archcheck", "missing-annotation", "warning", PATH)]


def test_should_be_incomplete_when_an_optional_judge_is_missing(tmp_path: pathlib.Path) -> None:
    table = "[tool.archcheck.tools.ruff]\noptional = true\nprogram = 'no-such-ruff'\n"
    verdict = checked(tmp_path, f"{RULE}{table}").verdict
    assert [reason.split(":")[0] for reason in verdict.incomplete] == ["ruff is missing"]


def test_should_fail_when_the_judge_fails(tmp_path: pathlib.Path) -> None:
    (tmp_path / "broken").mkdir()
    program = stand_in(tmp_path / "broken", "sys.exit('no')")
    result = checked(tmp_path, f"{RULE}[tool.archcheck.tools.ruff]\nprogram = '{program}'\n")
    assert [report.outcome.value for report in result.analyzers] == ["completed", "failed"]
