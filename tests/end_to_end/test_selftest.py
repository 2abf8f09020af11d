"""Tests of the proof that a gate can fail."""

import json
import pathlib

import pytest

from tests.end_to_end.archcheck_support import archcheck
from tests.integration.version_control.repository_support import written

CONFIGURATION = """\
[project]
name = "shop"

[tool.archcheck]
extends = []

[tool.archcheck.layers]
domain = "{root}.domain"
web = "{root}.web"

[[tool.archcheck.contracts]]
name = "layered"
type = "layers"
layers = ["web", "domain"]

[[tool.archcheck.contracts]]
name = "no requests"
type = "forbidden"
source_modules = ["domain"]
forbidden_modules = ["requests"]

[[tool.archcheck.contracts]]
name = "no circles"
type = "acyclic"
packages = ["shop.domain"]

[[tool.archcheck.contracts]]
name = "pages know prices"
type = "required"
source_modules = ["web"]
required_modules = ["domain"]

[[tool.archcheck.structure]]
name = "small"
that = { kind = "module", layer = "domain" }
should = { have_at_most = { lines = 100 } }

[[tool.archcheck.structure]]
name = "named so"
that = { kind = "class", layer = "domain" }
should = { be_named = "Price*" }
should_not = { call = "os.system" }

[[tool.archcheck.structure]]
name = "frozen"
that = { kind = "class", decorated_with = "dataclasses.dataclass" }
should = { be_immutable = true }

[[tool.archcheck.layout]]
name = "a changelog"
type = "required-path"
paths = ["CHANGELOG.md"]

[[tool.archcheck.layout]]
name = "no helpers"
type = "forbidden-path"
paths = ["src/**/utils.py", "vendor/"]

[[tool.archcheck.layout]]
name = "few packages"
type = "allowed-children"
path = "src/shop"
allow = ["domain", "web"]

[[tool.archcheck.layout]]
name = "named"
type = "required-content"
path = "pyproject.toml"
keys = { "project.name" = "shop" }

[[tool.archcheck.layout]]
name = "tested"
type = "untested-module"
modules = ["shop.domain.price"]

[tool.archcheck.rules]
no-comments = "error"
one-assertion-per-test = "warning"
"""
FILES = {
    "pyproject.toml": CONFIGURATION,
    "CHANGELOG.md": "x\n",
    "src/shop/__init__.py": "",
    "src/shop/domain/__init__.py": "",
    "src/shop/domain/price.py": (
        "import dataclasses\n\n\n@dataclasses.dataclass(frozen=True)\nclass Price:\n    cents: int\n"
    ),
    "src/shop/domain/other.py": "OTHER = 1\n",
    "src/shop/web/__init__.py": "",
    "src/shop/web/page.py": "from shop.domain import price\n\nPAGE = price\n",
    "tests/test_price.py": "def test_price() -> None:\n    assert int('1') == 1\n",
}
NAMES = [
    "layered",
    "no requests",
    "no circles",
    "pages know prices",
    "small",
    "named so",
    "frozen",
    "a changelog",
    "no helpers",
    "few packages",
    "named",
    "tested",
    "no-comments",
    "one-assertion-per-test",
]
OF_PROJECTS = [
    "fan-in",
    "fan-out",
    "instability-direction",
    "main-sequence-distance",
    "missing-architecture-test",
    "missing-consumer-test",
    "missing-package-init",
    "missing-provider-test",
    "module-size",
    "package-size",
    "private-import",
    "shadowed-module",
    "test-import",
    "unregistered-marker",
    "unresolvable-import",
]
WAIVER = '\n[[tool.archcheck.waivers]]\nrule = "{0}"\npath = "**"\nreason = "never"\n'
OVERRIDE = '\n[[tool.archcheck.overrides]]\npaths = ["**"]\nrules = {{ {0} = "off" }}\n'


def _shop(root: pathlib.Path, more: str = "", **changes: str) -> pathlib.Path:
    files = {**FILES, "pyproject.toml": CONFIGURATION + more, **changes}
    return written(root, files)


def _proofs(root: pathlib.Path) -> dict[str, tuple[str, str]]:
    run = archcheck(root, "selftest", "--format", "json")
    return {it["name"]: (it["outcome"], it["reason"]) for it in json.loads(run.out)["proofs"]}


def test_should_find_each_planted_violation_when_everything_can_fail(
    tmp_path: pathlib.Path,
) -> None:
    proofs = _proofs(_shop(tmp_path))
    assert [name for name in NAMES if proofs[name][0] != "fires"] == []


def test_should_end_with_0_when_everything_can_fail(tmp_path: pathlib.Path) -> None:
    assert archcheck(_shop(tmp_path), "selftest").says(0, "layered", "can fail", "Selftest: ")


def test_should_touch_no_file_when_violations_are_planted(tmp_path: pathlib.Path) -> None:
    _shop(tmp_path)
    archcheck(tmp_path, "selftest", "--no-cache")
    paths = {path for path in tmp_path.rglob("*") if path.is_file()}
    seen = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in paths}
    assert seen == FILES


@pytest.fixture(scope="module", name="waived")
def _waived(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """What a selftest says where a waiver covers each of these rules."""
    rules = ("layer-dependency", "no-comments", "size", "required-path")
    waivers = "".join(map(WAIVER.format, rules))
    return _proofs(_shop(tmp_path_factory.mktemp("waived"), waivers))


@pytest.mark.parametrize("name", ["layered", "no-comments", "small", "a changelog"])
def test_should_name_the_waiver_when_it_covers_everything(
    waived: dict[str, tuple[str, str]], name: str
) -> None:
    outcome, reason = waived[name]
    assert (outcome, "the waiver at pyproject.toml:" in reason) == ("silent", True)


def test_should_name_the_override_when_it_covers_everything(tmp_path: pathlib.Path) -> None:
    outcome, reason = _proofs(_shop(tmp_path, OVERRIDE.format("no-comments")))["no-comments"]
    assert (outcome, "the override at pyproject.toml:" in reason) == ("silent", True)


def test_should_end_with_1_when_something_never_fires(tmp_path: pathlib.Path) -> None:
    run = archcheck(_shop(tmp_path, WAIVER.format("no-comments")), "selftest")
    assert run.says(1, "no-comments", "never fires")


def test_should_name_a_structure_rule_when_its_exceptions_take_out_everything(
    tmp_path: pathlib.Path,
) -> None:
    text = CONFIGURATION.replace('name = "small"', 'name = "small"\nexcept = ["shop"]')
    written(_shop(tmp_path), {"pyproject.toml": text})
    assert _proofs(tmp_path)["small"] == (
        "silent",
        "its exceptions take out everything that it selects",
    )


def test_should_only_list_what_is_a_note(tmp_path: pathlib.Path) -> None:
    text = CONFIGURATION.replace('no-comments = "error"', 'no-comments = "note"')
    written(_shop(tmp_path), {"pyproject.toml": text + WAIVER.format("no-comments")})
    assert _proofs(tmp_path)["no-comments"][0] == "listed"


def test_should_try_each_tool_when_some_are_part_of_the_gate(tmp_path: pathlib.Path) -> None:
    more = "\n[tool.archcheck.tools.flake8]\n"
    assert _proofs(_shop(tmp_path, more))["flake8"] == ("fires", "")


def test_should_name_a_tool_when_it_is_configured_into_silence(tmp_path: pathlib.Path) -> None:
    more = "\n[tool.archcheck.tools.flake8]\n"
    _shop(tmp_path, more, **{".flake8": "[flake8]\nselect = ZZZ9\n"})
    assert _proofs(tmp_path)["flake8"][0] == "silent"


def test_should_end_with_3_when_a_tool_is_missing(tmp_path: pathlib.Path) -> None:
    more = '\n[tool.archcheck.tools.flake8]\nprogram = "no-such-flake8"\n'
    assert archcheck(_shop(tmp_path, more), "selftest").says(3, "flake8", "could not be tried")


def test_should_list_a_rule_of_a_pack_when_its_layer_is_absent(tmp_path: pathlib.Path) -> None:
    written(tmp_path, {**FILES, "pyproject.toml": '[project]\nname = "shop"\n'})
    absent = "nothing that this project holds could break it"
    found = {outcome for outcome, reason in _proofs(tmp_path).values() if reason == absent}
    assert found == {"listed"}


def test_should_refuse_when_the_configuration_is_wrong(tmp_path: pathlib.Path) -> None:
    _shop(tmp_path, "\n[tool.archcheck.nothing]\n")
    assert archcheck(tmp_path, "selftest").says(2, "nothing: unknown key")


def test_should_name_a_layout_rule_when_its_exceptions_take_out_everything(
    tmp_path: pathlib.Path,
) -> None:
    old = 'paths = ["src/**/utils.py", "vendor/"]'
    new = 'paths = ["src/**/utils.py"]\nexcept = ["src/**/utils.py"]'
    text = CONFIGURATION.replace(old, new)
    shop = _shop(tmp_path, **{"pyproject.toml": text, "src/shop/domain/utils.py": "A = 1\n"})
    proofs = _proofs(shop)
    assert proofs["no helpers"][0] == "silent"


def test_should_see_a_forbidden_path_when_it_is_ignored_but_could_be_tracked(
    tmp_path: pathlib.Path,
) -> None:
    proofs = _proofs(_shop(tmp_path, **{".gitignore": "utils.py\nvendor/\n"}))
    assert proofs["no helpers"] == ("fires", "")


def test_should_list_a_layout_rule_when_what_it_speaks_of_is_not_here(
    tmp_path: pathlib.Path,
) -> None:
    changed = CONFIGURATION.replace(
        'name = "no helpers"', 'name = "no helpers"\nwhen = { path = ["Dockerfile"] }'
    )
    proofs = _proofs(_shop(tmp_path, **{"pyproject.toml": changed}))
    assert proofs["no helpers"] == ("listed", "it speaks of what is not here")


def test_should_not_have_tried_a_layout_rule_when_nothing_that_is_known_breaks_it(
    tmp_path: pathlib.Path,
) -> None:
    more = '\n[[tool.archcheck.layout]]\nname = "quiet"\ntype = "forbidden-content"\n'
    proofs = _proofs(_shop(tmp_path, f'{more}path = "CHANGELOG.md"\npattern = "[a-c]{{3}}z"\n'))
    assert proofs["quiet"][0] == "untried"


def test_should_give_json_back_as_json_when_it_is_emptied(tmp_path: pathlib.Path) -> None:
    more = '\n[[tool.archcheck.layout]]\nname = "set"\ntype = "required-content"\n'
    shop = _shop(tmp_path, f'{more}path = "a.json"\nkeys = "a"\n', **{"a.json": '{"a": 1}\n'})
    assert _proofs(shop)["set"] == ("fires", "")


def test_should_break_each_rule_about_the_project_when_it_is_on(tmp_path: pathlib.Path) -> None:
    whole = CONFIGURATION.replace("extends = []", "extends = []\nclassified = true", 1)
    asked = "".join(f'{name} = "error"\n' for name in OF_PROJECTS)
    measured = 'coverage-below = { limit = 60, report = "out/of_tests.json" }\n'
    workflow = "jobs:\n  gate:\n    steps:\n    - run: archcheck .\n"
    shop = _shop(
        tmp_path,
        **{"pyproject.toml": whole + asked + measured, ".github/workflows/gate.yml": workflow},
    )
    proofs = _proofs(shop)
    names = ("unlisted-module", "coverage-below", *OF_PROJECTS)
    assert [name for name in names if proofs[name] != ("fires", "")] == []


def test_should_tell_of_rules_about_the_project_when_no_example_breaks_them(
    tmp_path: pathlib.Path,
) -> None:
    more = "fan-in = { level = 'error', limit = 100000 }\nfan-out = 'error'\n"
    shop = _shop(tmp_path, more + OVERRIDE.format("fan-out"))
    proofs = _proofs(shop)
    assert [proofs[name][0] for name in ("fan-in", "fan-out")] == ["untried", "silent"]


def test_should_not_speak_of_modules_without_a_place_when_none_is_asked_for(
    tmp_path: pathlib.Path,
) -> None:
    assert "unlisted-module" not in _proofs(_shop(tmp_path))
