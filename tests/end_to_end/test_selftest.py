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
Proofs = dict[str, tuple[str, str]]
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
SILENT = """\
string-comment = "note"

[tool.archcheck.tools.flake8]

[[tool.archcheck.structure]]
name = "excepted"
that = { kind = "class", layer = "domain" }
should = { be_named = "Price*" }
except = ["shop"]

[[tool.archcheck.layout]]
name = "no tools"
type = "forbidden-path"
paths = ["src/**/tools.py"]
except = ["src/**/tools.py"]

[[tool.archcheck.layout]]
name = "no vendor"
type = "forbidden-path"
paths = ["vendor/"]
when = { path = ["Dockerfile"] }

[[tool.archcheck.layout]]
name = "quiet"
type = "forbidden-content"
path = "CHANGELOG.md"
pattern = "[a-c]{3}z"

[[tool.archcheck.layout]]
name = "set"
type = "required-content"
path = "a.json"
keys = "a"
"""
SILENT_FILES = {
    ".gitignore": "utils.py\nvendor/\n",
    "a.json": '{"a": 1}\n',
    "src/shop/domain/tools.py": "A = 1\n",
}
WAIVED = ("layer-dependency", "no-comments", "size", "required-path", "string-comment")
OVERRIDE = '\n[[tool.archcheck.overrides]]\npaths = ["**"]\nrules = {{ {0} = "off" }}\n'


def _shop(root: pathlib.Path, more: str = "", **changes: str) -> pathlib.Path:
    files = {**FILES, "pyproject.toml": CONFIGURATION + more, **changes}
    return written(root, files)


def _proofs(root: pathlib.Path) -> Proofs:
    run = archcheck(root, "selftest", "--format", "json", "--no-cache")
    return {it["name"]: (it["outcome"], it["reason"]) for it in json.loads(run.out)["proofs"]}


@pytest.fixture(scope="module", name="shop")
def _plain_shop(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A project in which everything can fail."""
    return _shop(tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module", name="proofs")
def _plain_proofs(shop: pathlib.Path) -> Proofs:
    """What a selftest says there."""
    return _proofs(shop)


def test_should_find_each_planted_violation_when_everything_can_fail(proofs: Proofs) -> None:
    assert [name for name in NAMES if proofs[name][0] != "fires"] == []


def test_should_end_with_0_when_everything_can_fail(tmp_path: pathlib.Path) -> None:
    assert archcheck(_shop(tmp_path), "selftest").says(0, "layered", "can fail", "Selftest: ")


@pytest.mark.usefixtures("proofs")
def test_should_touch_no_file_when_violations_are_planted(shop: pathlib.Path) -> None:
    paths = {path for path in shop.rglob("*") if path.is_file()}
    seen = {path.relative_to(shop).as_posix(): path.read_text("utf-8") for path in paths}
    assert seen == FILES


def test_should_not_speak_of_modules_without_a_place_when_none_is_asked_for(
    proofs: Proofs,
) -> None:
    assert "unlisted-module" not in proofs


@pytest.fixture(scope="module", name="silent")
def _silent(tmp_path_factory: pytest.TempPathFactory) -> Proofs:
    """What a selftest says where much is waived, overridden, excepted or of no use."""
    more = SILENT + "".join(map(WAIVER.format, WAIVED)) + OVERRIDE.format("one-assertion-per-test")
    return _proofs(_shop(tmp_path_factory.mktemp("silent"), more, **SILENT_FILES))


@pytest.mark.parametrize("name", ["layered", "no-comments", "small", "a changelog"])
def test_should_name_the_waiver_when_it_covers_everything(silent: Proofs, name: str) -> None:
    outcome, reason = silent[name]
    assert (outcome, "the waiver at pyproject.toml:" in reason) == ("silent", True)


def test_should_name_the_override_when_it_covers_everything(silent: Proofs) -> None:
    outcome, reason = silent["one-assertion-per-test"]
    assert (outcome, "the override at pyproject.toml:" in reason) == ("silent", True)


def test_should_end_with_1_when_something_never_fires(tmp_path: pathlib.Path) -> None:
    run = archcheck(_shop(tmp_path, WAIVER.format("no-comments")), "selftest")
    assert run.says(1, "no-comments", "never fires")


def test_should_name_a_structure_rule_when_its_exceptions_take_out_everything(
    silent: Proofs,
) -> None:
    assert silent["excepted"] == ("silent", "its exceptions take out everything that it selects")


def test_should_only_list_what_is_a_note(silent: Proofs) -> None:
    assert silent["string-comment"][0] == "listed"


def test_should_try_each_tool_when_some_are_part_of_the_gate(silent: Proofs) -> None:
    assert silent["flake8"] == ("fires", "")


def test_should_name_a_layout_rule_when_its_exceptions_take_out_everything(
    silent: Proofs,
) -> None:
    assert silent["no tools"][0] == "silent"


def test_should_see_a_forbidden_path_when_it_is_ignored_but_could_be_tracked(
    silent: Proofs,
) -> None:
    assert silent["no helpers"] == ("fires", "")


def test_should_list_a_layout_rule_when_what_it_speaks_of_is_not_here(silent: Proofs) -> None:
    assert silent["no vendor"] == ("listed", "it speaks of what is not here")


def test_should_not_have_tried_a_layout_rule_when_nothing_that_is_known_breaks_it(
    silent: Proofs,
) -> None:
    assert silent["quiet"][0] == "untried"


def test_should_give_json_back_as_json_when_it_is_emptied(silent: Proofs) -> None:
    assert silent["set"] == ("fires", "")


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


@pytest.fixture(scope="module", name="unbroken")
def _unbroken(tmp_path_factory: pytest.TempPathFactory) -> Proofs:
    """What a selftest says where a tool and rules about the project are silent."""
    more = "fan-in = { level = 'error', limit = 100000 }\nfan-out = 'error'\n"
    tool = "\n[tool.archcheck.tools.flake8]\n" + OVERRIDE.format("fan-out")
    ignored = {".flake8": "[flake8]\nselect = ZZZ9\n"}
    return _proofs(_shop(tmp_path_factory.mktemp("unbroken"), more + tool, **ignored))


def test_should_name_a_tool_when_it_is_configured_into_silence(unbroken: Proofs) -> None:
    assert unbroken["flake8"][0] == "silent"


def test_should_tell_of_rules_about_the_project_when_no_example_breaks_them(
    unbroken: Proofs,
) -> None:
    assert [unbroken[name][0] for name in ("fan-in", "fan-out")] == ["untried", "silent"]
