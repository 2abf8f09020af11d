"""Tests of what the gate forgives, and of what it does not."""

import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.end_to_end.shop_support import (
    ALL,
    COMMENT,
    CONFIGURATION,
    IMPORT,
    STRING,
    TWICE,
    UNUSED,
    shop,
    told,
)

QUIET = ("--quiet", "--no-cache")
PRICE = '"""Prices."""\n\nimport shop.order  # noqa\n\n{}\nPRICE = 1\n'
WAIVER = "[[tool.archcheck.waivers]]\n"
GAP = "[[tool.archcheck.unchecked]]\n"
LAST = f"pyproject.toml:{len(CONFIGURATION.splitlines()) + 1}:1"
BROKEN = {"src/shop/broken.py": "def f(:\n"}


def findings(
    directory: pathlib.Path, more: str = "", changes: dict[str, str] | None = None
) -> list[str]:
    return told(archcheck(shop(directory, more, changes), *QUIET).out)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("X = 1  # in cents  # archcheck: ignore[no-comments] known to all", []),
        ("# archcheck: ignore[no-comments] known to all\n# in cents", []),
        ("X = 1  # in cents  # archcheck: ignore[CNV] known to all", []),
        ("# archcheck: ignore[no-comments] known to all", ["invalid-ignore 5:1"]),
        ("# archcheck: ignore[no-comments]", ["invalid-ignore 5:1"]),
        ("# archcheck: ignore[no-coments] known to all", ["invalid-ignore 5:1"]),
        ("# archcheck: ignore[ARC001] known to all", ["invalid-ignore 5:1"]),
        ("X = 1  # archcheck: ignore[flake8:E999] known to all", ["invalid-ignore 5:8"]),
    ],
)
def test_should_forgive_only_what_is_ignored_rightly_when_a_comment_says_so(
    line: str, expected: list[str], tmp_path: pathlib.Path
) -> None:
    found = findings(tmp_path, changes={"src/shop/price.py": PRICE.format(line)})
    path = "src/shop/price.py"
    places = [entry.split() for entry in expected]
    complaints = [f"{path}:{place}: error[{rule}]" for rule, place in places]
    assert found == sorted([IMPORT, TWICE, STRING, UNUSED, *complaints])


def test_should_forgive_a_whole_file_when_its_first_line_says_so(tmp_path: pathlib.Path) -> None:
    first = "# archcheck: ignore-file[no-comments, forbidden-dependency] goes away\n"
    text = first + PRICE.format("# in cents")
    assert findings(tmp_path, changes={"src/shop/price.py": text}) == sorted(
        [TWICE, STRING, UNUSED]
    )


@pytest.mark.parametrize(
    ("waiver", "expected"),
    [
        ('rule = "no-comments"\npath = "src/shop/price.py"', []),
        ('rule = "CNV101"\nmodule = "shop.price"', []),
        ('rule = ["no-comments"]\npath = "src/**"\nexpires = 2999-12-31', []),
        (
            'rule = "no-comments"\npath = "src/**"\nexpires = 2001-12-31',
            [COMMENT, f"{LAST}: error[expired-waiver]"],
        ),
        (
            'rule = "no-comments"\npath = "src/shop/order.py"',
            [COMMENT, f"{LAST}: error[unused-waiver]"],
        ),
        ('rule = "no-comments"\npath = "src/shop/order.py"\nallow_empty = true', [COMMENT]),
    ],
)
def test_should_forgive_only_what_is_waived_today_when_the_project_waives(
    waiver: str, expected: list[str], tmp_path: pathlib.Path
) -> None:
    found = findings(tmp_path, f'{WAIVER}{waiver}\nreason = "shown to people"\n')
    assert found == sorted([*ALL[1:], *expected])


@pytest.mark.parametrize(
    "waiver",
    [
        'rule = "forbidden-dependency"\ncontract = "prices stand alone"',
        'rule = "dependencies"\nsymbol = "shop.price"',
        'rule = ["flake8:F401", "forbidden-dependency"]\npath = "src/"',
    ],
)
def test_should_forgive_an_import_when_it_is_waived(waiver: str, tmp_path: pathlib.Path) -> None:
    found = findings(tmp_path, f'{WAIVER}{waiver}\nreason = "moves behind a port"\n')
    about = {entry.partition(":")[0] for entry in (*found, IMPORT)}
    assert (IMPORT in found, "pyproject.toml" in about) == (False, False)


def test_should_count_what_is_forgiven_when_the_gate_passes(tmp_path: pathlib.Path) -> None:
    waiver = f'{WAIVER}rule = "*"\npath = "**"\nreason = "adopted as it is"\n'
    names = '["CNV", "TST101", "ARC102", "flake8:F401"]'
    run = archcheck(shop(tmp_path, waiver.replace('"*"', names)), "--no-cache")
    assert run.says(0, "ignored: 5 by waivers", "Gate passed"), run.said


@pytest.mark.parametrize(
    ("more", "arguments", "status", "text"),
    [
        ("", (), 3, "1 file could not be checked"),
        (f'{GAP}path = "src/shop/broken.py"\nreason = "old"\n', (), 1, "src/shop/broken.py (old)"),
        (f'{GAP}path = "src/**/b*.py"\nreason = "old"\n', ("--strict",), 1, "Gate failed"),
        (
            f'{GAP}path = "src/shop/broken.py"\nreason = "old"\nexpires = 2001-01-01\n',
            (),
            3,
            "expired-waiver",
        ),
        (f'{GAP}path = "src/shop/order.py"\nreason = "old"\n', (), 3, "unused-waiver"),
    ],
)
def test_should_be_incomplete_when_a_gap_is_not_declared(
    more: str, arguments: tuple[str, ...], status: int, text: str, tmp_path: pathlib.Path
) -> None:
    run = archcheck(shop(tmp_path, more, BROKEN), "--no-cache", *arguments)
    assert run.says(status, text), run.said


@pytest.mark.parametrize(
    ("declared", "status"), [("", 3), (f'{GAP}path = "src/shop/broken.py"\nreason = "old"\n', 1)]
)
@pytest.mark.parametrize("rule", ["no-comments", "flake8:F401", "forbidden-dependency"])
def test_should_not_judge_a_waiver_when_its_file_could_not_be_checked(
    declared: str, status: int, rule: str, tmp_path: pathlib.Path
) -> None:
    waiver = f'{WAIVER}rule = "{rule}"\npath = "src/shop/broken.py"\nreason = "old"\n'
    run = archcheck(shop(tmp_path, declared + waiver, BROKEN), "--no-cache")
    assert (run.status, "unused-waiver" in run.out) == (status, False), run.said


@pytest.mark.parametrize(
    ("declared", "status"), [("", 3), (f'{GAP}tool = "black"\nreason = "not yet bought"\n', 1)]
)
def test_should_be_incomplete_when_a_missing_tool_is_not_declared(
    declared: str, status: int, tmp_path: pathlib.Path
) -> None:
    missing = '[tool.archcheck.tools.black]\nprogram = "no-such-black"\n'
    run = archcheck(shop(tmp_path, missing + declared), "--no-cache")
    assert run.status == status, run.said


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ('{ no-comments = "off" }', [IMPORT, STRING, TWICE, UNUSED]),
        ('{ no-comments = "note" }', [COMMENT.replace("error", "note"), *ALL[1:]]),
        ('{ forbidden-dependency = "warning" }', [IMPORT.replace("error", "warning"), *ALL]),
        ("{ one-assertion-per-test = { limit = 2 } }", ALL),
    ],
)
def test_should_use_other_levels_when_paths_are_overridden(
    rules: str, expected: list[str], tmp_path: pathlib.Path
) -> None:
    override = f'[[tool.archcheck.overrides]]\npaths = ["src/shop/p*.py"]\nrules = {rules}\n'
    changed = {entry.partition(": ")[0]: entry for entry in reversed(expected)}
    assert findings(tmp_path, override) == sorted(changed.values())


def test_should_use_other_options_when_paths_are_overridden(tmp_path: pathlib.Path) -> None:
    override = '[[tool.archcheck.overrides]]\npaths = ["tests/**"]\n'
    option = "rules = { one-assertion-per-test = { limit = 2 } }\n"
    assert TWICE not in findings(tmp_path, override + option)


@pytest.mark.parametrize(
    ("level", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_should_close_the_gate_when_the_configured_level_is_reached(
    level: str, status: int, tmp_path: pathlib.Path
) -> None:
    text = f'[tool.archcheck]\nextends = []\nfail_on = "{level}"\n'
    rules = '[tool.archcheck.rules]\nstring-comment = "warning"\n'
    run = archcheck(shop(tmp_path, changes={"pyproject.toml": text + rules}), *QUIET)
    assert run.says(status, STRING), run.said


LAYERS = """\
[tool.archcheck]
extends = []
composition_roots = [{roots}]
[tool.archcheck.layers]
high = "shop.price"
low = "shop.order"
[[tool.archcheck.contracts]]
name = "two floors"
type = "layers"
layers = ["low", "high"]
allow_empty = {empty}
"""


@pytest.mark.parametrize(("roots", "status"), [("", 1), ('"shop.price"', 0)])
def test_should_let_composition_roots_import_everything_when_declared(
    roots: str, status: int, tmp_path: pathlib.Path
) -> None:
    text = LAYERS.format(roots=roots, empty="false")
    run = archcheck(shop(tmp_path, changes={"pyproject.toml": text}), *QUIET)
    assert run.says(status, *(["src/shop/price.py:3:8"] * status)), run.said


@pytest.mark.parametrize(("empty", "status"), [("false", 2), ("true", 0)])
def test_should_refuse_a_contract_when_it_matches_nothing(
    empty: str, status: int, tmp_path: pathlib.Path
) -> None:
    text = LAYERS.format(roots="", empty=empty).replace("shop.price", "shop.prize")
    run = archcheck(shop(tmp_path, changes={"pyproject.toml": text}), *QUIET)
    assert run.says(status, *(["two floors", "shop.prize"] * (status == 2))), run.said


def test_should_leave_excluded_files_in_the_graph_when_chains_lead_through_them(
    tmp_path: pathlib.Path,
) -> None:
    text = CONFIGURATION.replace("extends = []", 'extends = []\nexclude = ["**/between.py"]')
    changes = {
        "pyproject.toml": text,
        "src/shop/price.py": "import shop.between  # noqa\n",
        "src/shop/between.py": "# nothing is reported here\nimport shop.order\n",
    }
    assert findings(tmp_path, changes=changes) == sorted(
        ["src/shop/price.py:1:8: error[forbidden-dependency]", TWICE, STRING, UNUSED]
    )


PACK = """\
[[waivers]]
rule = "no-comments"
path = "src/**"
reason = "of the whole company"
expires = {}
"""


@pytest.mark.parametrize(
    ("expires", "complaints"),
    [("2999-12-31", []), ("2001-12-31", [COMMENT, "pyproject.toml:1:1: error[expired-waiver]"])],
)
def test_should_complain_in_the_projects_file_when_a_waiver_of_its_pack_has_expired(
    expires: str, complaints: list[str], tmp_path: pathlib.Path
) -> None:
    text = CONFIGURATION.replace("extends = []", 'extends = ["./team.toml"]')
    changes = {"pyproject.toml": text, "team.toml": PACK.format(expires)}
    expected = sorted([IMPORT, TWICE, STRING, UNUSED, *complaints])
    assert findings(tmp_path, changes=changes) == expected


@pytest.mark.parametrize("arguments", [("--select", "no-comments"), ("src/shop/price.py",)])
def test_should_not_judge_waivers_when_only_a_part_is_checked(
    arguments: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    waiver = f'{WAIVER}rule = "string-comment"\npath = "tests/"\nreason = "none there"\n'
    run = archcheck(shop(tmp_path, waiver), *QUIET, *arguments)
    assert "unused-waiver" not in run.out, run.said


OVERRIDDEN = {
    "src/shop/order.py": "# sold\nimport shop.misssing\n",
    "src/shop/deep/price.py": "# sold\nimport shop.misssing\n",
    "tests/test_price.py": "def test_price():\n    assert 1 > 0\n    assert 2 > 0\n",
}
PLAIN = "[tool.archcheck]\nextends = []\n[tool.archcheck.rules]\nunresolvable-import = 'off'\n"
ORDER_ONLY = '[[tool.archcheck.overrides]]\npaths = ["src/shop/o*.py"]\nrules = {}\n'
DEEP_ONLY = '[[tool.archcheck.overrides]]\npaths = ["src/shop/deep/**"]\nrules = {}\n'
TESTS_ONLY = '[[tool.archcheck.overrides]]\npaths = ["tests/**"]\nrules = {}\n'


@pytest.mark.parametrize(
    ("override", "rules", "expected"),
    [
        (ORDER_ONLY, '{ no-comments = "error" }', ["src/shop/order.py:1:1: error[no-comments]"]),
        (
            ORDER_ONLY,
            '{ unresolvable-import = "warning" }',
            ["src/shop/order.py:2:8: warning[unresolvable-import]"],
        ),
        (
            DEEP_ONLY,
            '{ missing-package-init = "warning" }',
            ["src/shop/deep/price.py:1:1: warning[missing-package-init]"],
        ),
        (ORDER_ONLY, '{ missing-package-init = "warning" }', []),
        (TESTS_ONLY, '{ one-assertion-per-test = { level = "error", limit = 2 } }', []),
        (
            TESTS_ONLY,
            "{ one-assertion-per-test = { limit = 1 } }",
            ["tests/test_price.py:1:5: error[one-assertion-per-test]"],
        ),
    ],
)
def test_should_run_a_rule_for_some_paths_when_only_an_override_switches_it_on(
    override: str, rules: str, expected: list[str], tmp_path: pathlib.Path
) -> None:
    text = PLAIN + override.format(rules)
    changes = {**OVERRIDDEN, "pyproject.toml": text, "src/shop/price.py": ""}
    run = archcheck(shop(tmp_path, changes=changes), *QUIET)
    assert (run.status, told(run.out)) == (bool(expected), expected), run.said


@pytest.mark.parametrize("made", ["json", "sarif"])
def test_should_know_the_rule_in_reports_when_only_an_override_switches_it_on(
    made: str, tmp_path: pathlib.Path
) -> None:
    text = PLAIN + ORDER_ONLY.format('{ no-comments = "error" }')
    shop(tmp_path, changes={**OVERRIDDEN, "pyproject.toml": text})
    run = archcheck(tmp_path, "--no-cache", "--format", made)
    assert run.says(1, "CNV101"), run.said


def test_should_judge_contracts_for_some_paths_when_only_an_override_switches_them_on(
    tmp_path: pathlib.Path,
) -> None:
    text = CONFIGURATION.replace(
        'no-comments = "error"', 'no-comments = "off"\nforbidden-dependency = "off"'
    )
    override = '[[tool.archcheck.overrides]]\npaths = ["src/shop/price.py"]\n'
    rules = 'rules = { forbidden-dependency = "error" }\n'
    found = findings(tmp_path, changes={"pyproject.toml": text + override + rules})
    assert found == sorted([IMPORT, STRING, TWICE, UNUSED])


@pytest.mark.parametrize(("path", "level"), [("price", "error"), ("order", "warning")])
def test_should_follow_the_override_when_a_contract_has_a_level_of_its_own(
    path: str, level: str, tmp_path: pathlib.Path
) -> None:
    override = f'[[tool.archcheck.overrides]]\npaths = ["src/shop/{path}.py"]\n'
    rules = 'rules = { forbidden-dependency = "error" }\n'
    found = findings(tmp_path, f'level = "warning"\n{override}{rules}')
    assert IMPORT.replace("error", level) in found
