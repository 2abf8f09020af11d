"""Tests of what configurations demand no longer."""

import pathlib
from collections.abc import Mapping

import pytest

from tests.integration.guarding.gates_support import said
from tests.integration.guarding.guarding_support import (
    CONFIGURATION,
    Change,
    difference,
    edited,
    replaced,
    shop,
    told,
)
from tests.integration.version_control.repository_support import committed, written

Edit = tuple[str, str]
CHANGES = ("rule", "changes src/shop/domain/**")
WIDER = ("rule", "changes src/**, src/shop/domain/**")
UNCHECKED = "[[tool.archcheck.unchecked]]\n"
REQUIRED = """
[[tool.archcheck.contracts]]
name = "pages pay"
type = "required"
source_modules = ["web"]
required_modules = ["application"]
"""
WAIVER = '\n[[tool.archcheck.waivers]]\nrule = "no-comments"\npath = "src/**"\nreason = "later"\n'
CASES: tuple[tuple[Edit, list[Change], list[Change]], ...] = (
    (
        ('"web", "application", "domain"]', '"web", "application | domain"]'),
        [],
        [("contract", "hexagonal")],
    ),
    (
        ('"web", "application", "domain"]', '"web : application", "domain"]'),
        [("contract", "hexagonal")],
        [],
    ),
    (('name = "hexagonal"', 'name = "onion"'), [], []),
    (('name = "hexagonal"', 'name = "hexagonal"\nlevel = "warning"'), [("level", "hexagonal")], []),
    (('name = "hexagonal"', 'name = "hexagonal"\nlevel = "off"'), [("contract", "hexagonal")], []),
    (
        ('name = "hexagonal"', 'name = "hexagonal"\nignore_type_checking = true'),
        [("contract", "hexagonal")],
        [],
    ),
    (
        ('name = "hexagonal"', 'name = "hexagonal"\nallow_indirect = true'),
        [("contract", "hexagonal")],
        [],
    ),
    (('["requests", "web"]', '["web", "requests"]'), [], []),
    (('["requests", "web"]', '["web"]'), [("contract", "no requests")], []),
    (('["requests", "web"]', '["requests"]'), [], []),
    (('web = "{root}.web"', 'web = ["{root}.web"]'), [], []),
    (
        ('application = "{root}.application"', 'application = "{root}.application.pay"'),
        [("layer", "application")],
        [],
    ),
    (('fail_on = "warning"', 'fail_on = "error"'), [("fail-on", "fail_on")], []),
    (('fail_on = "warning"', 'fail_on = "never"'), [("fail-on", "fail_on")], []),
    (('fail_on = "warning"', 'fail_on = "note"'), [], [("fail-on", "fail_on")]),
    (
        ("extends = []", 'extends = []\nexclude = ["src/shop/web/**"]'),
        [("exclude", "src/shop/web/**")],
        [],
    ),
    (("extends = []", 'extends = []\nexclude = ["nothing/**"]'), [], []),
    (("extends = []", "extends = []\ntests = []"), [("roots", "tests")], []),
    (("extends = []", 'extends = []\nsource = ["src"]'), [], []),
    (('no-comments = "error"', 'no-comments = "warning"'), [("level", "no-comments")], []),
    (('no-comments = "error"', 'no-comments = "off"'), [("rule", "no-comments")], []),
    (('no-comments = "error"', ""), [("rule", "no-comments")], []),
    (
        ('descriptive-name = "warning"', 'descriptive-name = "error"'),
        [],
        [("level", "descriptive-name")],
    ),
    (
        ("have_at_most = { lines = 100 }", "have_at_most = { lines = 200 }"),
        [("rule", "small modules")],
        [],
    ),
    (
        ("have_at_most = { lines = 100 }", "have_at_most = { lines = 50 }"),
        [],
        [("rule", "small modules")],
    ),
    (('call = ["open", "print"]', 'call = ["print"]'), [("rule", "small modules")], []),
    (('call = ["open", "print"]', 'call = ["print", "open"]'), [], []),
    (
        ('layer = ["domain", "application"] }', 'layer = ["domain"] }'),
        [("rule", "small modules")],
        [],
    ),
    (('name = "small modules"', 'name = "little modules"'), [], []),
    (
        ('name = "small modules"', 'name = "small modules"\nexcept = ["price"]'),
        [("rule", "small modules")],
        [],
    ),
    (
        ('name = "small modules"', 'name = "small modules"\nlevel = "off"'),
        [("rule", "small modules")],
        [],
    ),
    (
        ('name = "small modules"', 'name = "small modules"\nlevel = "note"'),
        [("level", "small modules")],
        [],
    ),
    (('paths = ["CHANGELOG.md"]', 'paths = "CHANGELOG.md"'), [], []),
    (
        ('paths = ["CHANGELOG.md"]', 'paths = ["CHANGELOG.md"]\nlevel = "off"'),
        [("rule", "a changelog")],
        [],
    ),
    (
        ('paths = ["CHANGELOG.md"]', 'paths = ["CHANGELOG.md"]\nlevel = "note"'),
        [("level", "a changelog")],
        [],
    ),
    (
        ('paths = ["CHANGELOG.md"]', 'paths = ["pyproject.toml"]'),
        [("rule", "a changelog")],
        [("rule", "a changelog")],
    ),
    (("[tool.archcheck.tools.mypy]\n", ""), [("tool", "mypy")], []),
    (
        ("[tool.archcheck.tools.mypy]\n", "[tool.archcheck.tools.mypy]\nenabled = false\n"),
        [("tool", "mypy")],
        [],
    ),
    (
        ("[tool.archcheck.tools.mypy]\n", "[tool.archcheck.tools.mypy]\noptional = true\n"),
        [("tool", "mypy: optional")],
        [],
    ),
    (
        ("[tool.archcheck.tools.mypy]\n", '[tool.archcheck.tools.mypy]\non = ["source"]\n'),
        [("tool", "mypy: on test")],
        [],
    ),
    (('E501 = "error"', 'E501 = "note"'), [("level", "flake8:E501")], []),
    (
        ("[tool.archcheck.tools.mypy]\n", f"[tool.archcheck.tools.mypy]\n{WAIVER}"),
        [("waiver", "no-comments src/**")],
        [],
    ),
    (
        (
            "[tool.archcheck.tools.mypy]\n",
            f"[tool.archcheck.tools.mypy]\n{WAIVER}expires = 2020-01-01\n",
        ),
        [],
        [],
    ),
    (
        (
            "[tool.archcheck.tools.mypy]\n",
            '[[tool.archcheck.unchecked]]\npath = "src/shop/web/**"\nreason = "x y z"\n'
            "[tool.archcheck.tools.mypy]\n",
        ),
        [("unchecked", "src/shop/web/**")],
        [],
    ),
    (
        (
            "[tool.archcheck.tools.mypy]\n",
            f'{UNCHECKED}tool = "bandit"\nreason = "x y z"\n[tool.archcheck.tools.mypy]\n',
        ),
        [("unchecked", "bandit")],
        [],
    ),
    (
        (
            "[tool.archcheck.tools.mypy]\n",
            f'{UNCHECKED}path = "src/shop/web/**"\nreason = "x y z"\nexpires = 2020-01-01\n'
            "[tool.archcheck.tools.mypy]\n",
        ),
        [],
        [],
    ),
    (
        (
            "[tool.archcheck.tools.mypy]\n",
            '[[tool.archcheck.overrides]]\npaths = ["src/shop/web/**"]\n'
            'rules = { no-comments = "off" }\n[tool.archcheck.tools.mypy]\n',
        ),
        [("rule", "no-comments")],
        [],
    ),
    (("extends = []", 'extends = []\narchitecture = "none"'), [("contract", "architecture")], []),
)
MORE = (
    CONFIGURATION.replace(
        "extends = []", 'extends = []\nclassified = true\nunclassified = ["shop.web"]'
    ).replace(
        'layers = ["web", "application", "domain"]',
        'layers = ["web", "application", "domain"]\ncontainers = ["shop"]\n'
        'exhaustive = true\nexhaustive_ignores = ["db"]',
    )
    + """
[tool.archcheck.baseline]
strict = ["src/shop/domain/**"]

[[tool.archcheck.changes]]
when = ["src/shop/domain/**"]
then = ["migrations/**"]
"""
)
EDITS: tuple[tuple[Edit, list[Change], list[Change]], ...] = (
    (("classified = true", ""), [("rule", "classified")], []),
    (('["shop.web"]', '["shop.web", "shop.api"]'), [("rule", "unclassified shop.api")], []),
    (('["shop.web"]', "[]"), [], [("rule", "unclassified shop.web")]),
    (('["shop.web"]', '["shop.web.page"]'), [], [("rule", "unclassified shop.web")]),
    (("exhaustive = true\n", ""), [("contract", "hexagonal: exhaustive")], []),
    (('["db"]', '["db", "api"]'), [("contract", "hexagonal: exhaustive_ignores")], []),
    (('["db"]', "[]"), [], [("contract", "hexagonal: exhaustive_ignores")]),
    (('containers = ["shop"]', 'containers = "shop"'), [], []),
    (('strict = ["src/shop/domain/**"]', ""), [("baseline", "strict src/shop/domain/**")], []),
    (
        ('strict = ["src/shop/domain/**"]', 'strict = ["src/**"]'),
        [],
        [("baseline", "strict src/**")],
    ),
    (('then = ["migrations/**"]', 'then = ["migrations/**", "*.md"]'), [CHANGES], []),
    (('when = ["src/shop/domain/**"]', 'when = ["src/**", "src/shop/domain/**"]'), [], [WIDER]),
)


def _said(directory: pathlib.Path, text: str, edit: Edit) -> Mapping[str, list[Change]]:
    """What is said of a configuration that is edited."""
    return said(directory, {"pyproject.toml": text}, {"pyproject.toml": edited(text, edit)})


@pytest.mark.parametrize(("edit", "is_looser", "is_stricter"), CASES, ids=str)
def test_should_tell_by_meaning_when_the_configuration_is_edited(
    tmp_path: pathlib.Path, edit: Edit, is_looser: list[Change], is_stricter: list[Change]
) -> None:
    assert _said(tmp_path, CONFIGURATION, edit) == {"looser": is_looser, "stricter": is_stricter}


@pytest.mark.parametrize(("edit", "is_looser", "is_stricter"), EDITS, ids=str)
def test_should_tell_by_meaning_when_other_demands_are_edited(
    tmp_path: pathlib.Path, edit: Edit, is_looser: list[Change], is_stricter: list[Change]
) -> None:
    assert _said(tmp_path, MORE, edit) == {"looser": is_looser, "stricter": is_stricter}


def test_should_tell_of_an_edit_when_a_repository_is_compared_with_its_last_commit(
    tmp_path: pathlib.Path,
) -> None:
    replaced(shop(tmp_path), ('no-comments = "error"', 'no-comments = "warning"'))
    assert told(tmp_path) == {"looser": [("level", "no-comments")], "stricter": []}


def test_should_read_as_stricter_alone_when_a_project_adopts_the_gate(
    tmp_path: pathlib.Path,
) -> None:
    own = "[importlinter]\nroot_package = shop\n"
    shop(tmp_path, {"pyproject.toml": '[project]\nname = "shop"\n', ".importlinter": own})
    baseline = "# archcheck baseline 1\n\nno-comments\tsrc/shop/x.py\t1\t0123456789abcdef\n"
    more = WAIVER + "[tool.mypy]\nstrict = true\n"
    written(tmp_path, {"pyproject.toml": CONFIGURATION + more, "archcheck-baseline.txt": baseline})
    found = told(tmp_path)
    expected = [
        ("contract", "hexagonal"),
        ("contract", "no requests"),
        ("layer", "application"),
        ("layer", "domain"),
        ("layer", "web"),
        ("rule", "a changelog"),
        ("rule", "descriptive-name"),
        ("rule", "no-comments"),
        ("rule", "small modules"),
        ("tool", "flake8"),
        ("tool", "import-linter"),
        ("tool", "mypy"),
        ("tool", "mypy: strict"),
    ]
    assert (found["looser"], found["stricter"]) == ([], expected)


def test_should_tell_of_tests_when_a_project_adopts_the_gate(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": '[project]\nname = "shop"\n'})
    written(tmp_path, {"pyproject.toml": CONFIGURATION, "tests/test_pay.py": ""})
    assert [kind for kind, _ in told(tmp_path)["looser"]] == ["test"]


def test_should_say_that_nothing_was_configured_when_a_project_adopts_the_gate(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path, {"pyproject.toml": '[project]\nname = "shop"\n'})
    written(tmp_path, {"pyproject.toml": CONFIGURATION})
    assert "nobody had configured a gate at" in difference(tmp_path).remarks[-1]


def test_should_not_call_it_nothing_when_what_was_configured_is_invalid(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path, {"pyproject.toml": '[project]\nname = "shop"\n', "archcheck.toml": "x = [\n"})
    written(tmp_path, {"archcheck.toml": "extends = []\n"})
    (remark,) = difference(tmp_path).remarks
    assert "is invalid, and compared without: archcheck.toml" in remark


def test_should_tell_nothing_when_the_table_moves_to_another_file(tmp_path: pathlib.Path) -> None:
    shop(tmp_path)
    own = CONFIGURATION.partition("[tool.archcheck]\n")[2].replace("tool.archcheck.", "")
    written(tmp_path, {"archcheck.toml": own, "pyproject.toml": '[project]\nname = "shop"\n'})
    assert told(tmp_path) == {"looser": [], "stricter": []}


def test_should_tell_a_contract_gone_when_its_layers_are_all_that_is_left(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path)
    start = CONFIGURATION.index("[[tool.archcheck.contracts]]")
    end = CONFIGURATION.index("[[tool.archcheck.structure]]")
    written(tmp_path, {"pyproject.toml": CONFIGURATION[:start] + CONFIGURATION[end:]})
    assert told(tmp_path)["looser"] == [("contract", "hexagonal"), ("contract", "no requests")]


def test_should_say_where_the_waiver_stands_when_one_is_added(tmp_path: pathlib.Path) -> None:
    shop(tmp_path)
    written(tmp_path, {"pyproject.toml": CONFIGURATION + WAIVER})
    (found,) = difference(tmp_path).looser
    assert (found.place.path, found.place.line) == (
        "pyproject.toml",
        CONFIGURATION.count("\n") + 2,
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            'path = "src/**"',
            'path = "src/shop/web/**"',
            {"looser": [], "stricter": [("waiver", "no-comments src/**")]},
        ),
        (
            'path = "src/shop/web/**"',
            'path = "src/**"',
            {"looser": [("waiver", "no-comments src/**")], "stricter": []},
        ),
        ('reason = "later"', 'reason = "much later"', {"looser": [], "stricter": []}),
        (
            'rule = "no-comments"',
            'rule = ["no-comments", "descriptive-name"]',
            {"looser": [("waiver", "descriptive-name,no-comments src/**")], "stricter": []},
        ),
        (
            'rule = "conventions"',
            'rule = ["no-comments"]',
            {"looser": [], "stricter": [("waiver", "conventions src/**")]},
        ),
        (
            'rule = "flake8:*"',
            'rule = ["flake8:E501"]',
            {"looser": [], "stricter": [("waiver", "flake8:* src/**")]},
        ),
        (
            'reason = "later"\nexpires = 2999-01-01',
            'reason = "later"\nexpires = 2999-02-01',
            {"looser": [("waiver", "no-comments src/**")], "stricter": []},
        ),
        (
            'reason = "later"',
            'symbol = "shop.x"\nreason = "later"',
            {"looser": [], "stricter": [("waiver", "no-comments src/**")]},
        ),
    ],
    ids=str,
)
def test_should_compare_what_waivers_cover_when_one_is_edited(
    tmp_path: pathlib.Path, before: str, after: str, expected: dict[str, list[Change]]
) -> None:
    first = WAIVER
    for old in ('path = "src/**"', 'reason = "later"', 'rule = "no-comments"'):
        if before.startswith(old[:4]):
            first = WAIVER.replace(old, before)
    assert _said(tmp_path, CONFIGURATION + first, (before, after)) == expected


def test_should_compare_the_rest_when_the_configuration_of_the_base_is_invalid(
    tmp_path: pathlib.Path,
) -> None:
    broken = CONFIGURATION.replace(
        'no-comments = "error"', 'no-comments = "error"\nno-such = "error"'
    )
    shop(tmp_path, {"pyproject.toml": broken})
    written(tmp_path, {"pyproject.toml": CONFIGURATION.replace('"web"]', '"web", "click"]')})
    assert told(tmp_path) == {"looser": [], "stricter": [("contract", "no requests")]}


def test_should_say_what_was_left_out_when_the_configuration_of_the_base_is_invalid(
    tmp_path: pathlib.Path,
) -> None:
    broken = CONFIGURATION.replace(
        'no-comments = "error"', 'no-comments = "error"\nno-such = "error"'
    )
    shop(tmp_path, {"pyproject.toml": broken})
    written(tmp_path, {"pyproject.toml": CONFIGURATION})
    (remark,) = difference(tmp_path).remarks
    assert "rules.no-such" in remark


def test_should_compare_with_the_default_when_the_base_is_no_toml(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": "[tool.archcheck\n"})
    written(tmp_path, {"pyproject.toml": CONFIGURATION})
    assert "is not valid TOML" in " ".join(difference(tmp_path).remarks)


def test_should_compare_roots_as_they_are_when_those_of_the_base_are_gone(
    tmp_path: pathlib.Path,
) -> None:
    shop(tmp_path, {"lib/shop/__init__.py": ""})
    old = CONFIGURATION.replace("extends = []", 'extends = []\nsource = ["lib"]')
    committed(tmp_path, {"pyproject.toml": old})
    (tmp_path / "lib/shop/__init__.py").unlink()
    (tmp_path / "lib/shop").rmdir()
    (tmp_path / "lib").rmdir()
    written(tmp_path, {"pyproject.toml": CONFIGURATION})
    assert "roots are compared as they are today" in difference(tmp_path).remarks[0]


def test_should_say_that_an_import_is_missing_when_one_was_required(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": CONFIGURATION + REQUIRED})
    written(tmp_path, {"pyproject.toml": CONFIGURATION})
    (found,) = difference(tmp_path).looser
    told_of = "shop.web.page without what it must import is allowed"
    assert found.sentence == f'contract "pages pay" is gone: {told_of}'
