"""Tests of what becomes of the configuration of other tools."""

from collections.abc import Mapping

import pytest

from archcheck.application.proposing.proposer import InitWish
from tests.integration.proposing.proposing_support import (
    SHOP,
    configuration,
    fates,
    plan_of,
)

INI = """[importlinter]
root_package = shop
show_timings = True
exclude_type_checking_imports = True

# The web changes faster.
[importlinter:contract:layers]
name = Layers
type = layers
layers =
    web
    domain
containers =
    shop
ignore_imports =
    shop.web -> shop.gone
    shop.web -> shop.domain
broken_contract_guidance = Ask Ann.

[importlinter:contract:gone]
name = Gone
type = forbidden
source_modules = shop.gone
forbidden_modules = shop.web
allow_indirect_imports = False

[importlinter:contract:cycles]
name = Cycles
type = acyclic_siblings
ancestors = shop
depth = 1
as_packages = True
"""
TOML = """
[tool.importlinter]
root_packages = ["shop"]

[[tool.importlinter.contracts]]
name = "Pure"
type = "forbidden"
source_modules = ["shop.domain"]
forbidden_modules = ["sqlalchemy"]
allow_indirect_imports = true

[tool.other]
x = 1
"""
KEPT = """[importlinter]
root_package = shop
cache = no

[importlinter:contract:forms]
name = Forms
type = forms

[importlinter:contract:free]
name = Free
type = forbidden
source_modules = shop.domain
forbidden_modules = shop.web
as_packages = False
"""
ALONE = KEPT.replace(
    "cache = no\n\n[importlinter:contract:forms]\nname = Forms\ntype = forms\n", ""
)
TACH = """source_roots = ["src"]
layers = ["ui", "core"]
exact = true
forbid_circular_dependencies = true
exclude = ["tests"]
strange = 1
[[modules]]
path = "shop.domain"
depends_on = []
layer = "core"
[[modules]]
paths = ["shop.web"]
depends_on = [{ path = "shop.domain" }]
layer = "ui"
visibility = ["shop.main"]
cannot_depend_on = ["shop.main"]
later = 1
[[modules]]
path = "<root>"
[[modules]]
path = "shop.main"
visibility = ["*"]
[[interfaces]]
expose = ["X"]
from = ["shop.web"]
[[interfaces]]
expose = ["x"]
"""
DEPLY = """deply:
  paths: [src]
  layers:
    - name: models
      collectors:
        - type: class_inherits
          base_class: "django.db.models.Model"
        - type: file_regex
          regex: ".*/domain.py"
    - name: pages
      collectors:
        - type: directory
          directories: ["src/shop/web"]
        - type: file_regex
          regex: ".*[xy].py"
    - name: nowhere
      collectors:
        - type: directory
          directories: ["gone"]
  ruleset:
    models:
      disallow_layer_dependencies: [pages]
    nowhere:
      disallow_layer_dependencies: [pages]
"""
RUFF = """[lint]
select = ["TID", "D"]
[lint.flake8-tidy-imports]
ban-relative-imports = "all"
[lint.flake8-tidy-imports.banned-api]
"requests".msg = "Use httpx."
[lint.pydocstyle]
convention = "numpy"
"""


def test_should_keep_the_contract_when_import_linter_has_it() -> None:
    plan = plan_of({**SHOP, ".importlinter": INI})
    assert configuration(plan)["contracts"][0] == {
        "name": "Layers",
        "type": "layers",
        "layers": ["web", "domain"],
        "containers": ["shop"],
        "ignore_imports": ["shop.web -> shop.domain"],
        "fix": "Ask Ann.",
        "ignore_type_checking": True,
        "because": "The web changes faster.",
    }


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ("# The web changes faster.", "translated"),
        ("root_package = shop", "translated"),
        ("show_timings = True", "says nothing"),
        ("shop.web -> shop.gone", "says nothing"),
        ("shop.web -> shop.domain", "translated"),
        ("source_modules = shop.gone", "says nothing"),
        ("depth = 1", "translated"),
        ("as_packages = True", "says nothing"),
    ],
)
def test_should_account_for_the_line_when_import_linter_read_it(line: str, fate: str) -> None:
    plan = plan_of({**SHOP, ".importlinter": INI}, InitWish(minimal=True))
    assert fates(plan)[line] == fate


def test_should_account_for_every_line_when_there_are_some() -> None:
    plan = plan_of({**SHOP, ".importlinter": INI}, InitWish(minimal=True))
    wanted = [number for number, line in enumerate(INI.split("\n"), 1) if line]
    assert [row.line for row in plan.ledger] == wanted


@pytest.mark.parametrize(
    ("file", "text", "enabled"),
    [
        (".importlinter", INI, [False]),
        (".importlinter", ALONE, []),
        ("pyproject.toml", TOML, [False]),
    ],
)
def test_should_let_the_tool_go_on_when_only_it_knows_a_line(
    file: str, text: str, enabled: list[bool]
) -> None:
    found = configuration(plan_of({**SHOP, file: text}))
    table: Mapping[str, object] = found.get("tools", {}).get("import-linter", {})
    assert [*table.values()] == enabled


@pytest.mark.parametrize("line", ["cache = no", "type = forms", "as_packages = False"])
def test_should_keep_the_line_when_only_import_linter_knows_it(line: str) -> None:
    plan = plan_of({**SHOP, ".importlinter": KEPT}, InitWish(minimal=True))
    assert fates(plan)[line] == "kept by the tool"


def test_should_read_pyproject_when_import_linter_does() -> None:
    plan = plan_of({**SHOP, "pyproject.toml": TOML})
    assert (configuration(plan)["contracts"][0]["allow_indirect"], len(plan.ledger)) == (True, 8)


def test_should_say_so_when_import_linter_checks_nothing() -> None:
    text = "[importlinter]\nroot_package = shop\n"
    plan = plan_of({**SHOP, "setup.cfg": text}, InitWish(minimal=True))
    assert plan.ledger[0].note == "there is no contract that could be broken"


MODULES = {**SHOP, "src/shop/main.py": "import shop.web\n\nX = shop.web\n"}


def test_should_write_contracts_when_tach_has_modules() -> None:
    found = configuration(plan_of({**MODULES, "tach.toml": TACH}))
    assert [(it["name"], it["type"]) for it in found["contracts"]] == [
        ("layers", "layers"),
        ("modules", "allowed"),
        ("who sees shop.web", "protected"),
        ("shop.web cannot depend on", "forbidden"),
        ("interface 1", "facade"),
        ("no cycles between modules", "acyclic"),
    ]


def test_should_name_the_layers_when_tach_does() -> None:
    found = configuration(plan_of({**MODULES, "tach.toml": TACH}))
    assert found["layers"] == {"core": "shop.domain", "ui": "shop.web"}


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ('exclude = ["tests"]', "says nothing"),
        ("strange = 1", "kept by the tool"),
        ("later = 1", "kept by the tool"),
        ('path = "<root>"', "kept by the tool"),
        ("exact = true", "translated"),
        ('expose = ["x"]', "kept by the tool"),
    ],
)
def test_should_account_for_the_line_when_tach_read_it(line: str, fate: str) -> None:
    plan = plan_of({**MODULES, "tach.toml": TACH}, InitWish(minimal=True))
    assert fates(plan)[line] == fate


def test_should_let_all_use_utilities_when_tach_does() -> None:
    table = (
        '[tool.tach]\nexact = true\n[[tool.tach.modules]]\npath = "shop.web"\ndepends_on = []\n'
        '[[tool.tach.modules]]\npath = "shop.domain"\nutility = true\n'
    )
    found = configuration(plan_of({**SHOP, "pyproject.toml": table}))
    assert found["contracts"][0] == {
        "name": "modules",
        "type": "allowed",
        "modules": {"shop.web": ["shop.domain"]},
    }


def test_should_open_the_child_when_tach_exposes_it() -> None:
    table = '[[interfaces]]\nexpose = ["inner.*", "X"]\nfrom = ["shop.orders"]\n'
    files = {"src/shop/orders/__init__.py": "", "src/shop/orders/inner.py": "X = 1\n"}
    found = configuration(plan_of({**SHOP, **files, "tach.toml": table}))
    assert found["contracts"][0]["public"] == ["inner"]


@pytest.mark.parametrize("file", ["tach.toml", "deply.yaml", "ruff.toml"])
def test_should_propose_all_the_same_when_the_file_is_broken(file: str) -> None:
    text = "[lint.pydocstyle]\nx = [: {\n"
    plan = plan_of({**SHOP, file: text}, InitWish(minimal=True))
    assert len(plan.configurations) == 1


def test_should_write_layers_and_rules_when_deply_has_them() -> None:
    found = configuration(plan_of({**SHOP, "deply.yaml": DEPLY}))
    assert (found["layers"], found["contracts"][0]["forbidden_modules"], len(found)) == (
        {"models": "**.domain", "pages": "shop.web"},
        ["pages"],
        4,
    )


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ("paths: [src]", "says nothing"),
        ("- name: nowhere", "kept by the tool"),
        ('regex: ".*[xy].py"', "kept by the tool"),
        ("models:", "translated"),
        ("nowhere:", "kept by the tool"),
    ],
)
def test_should_account_for_the_line_when_deply_read_it(line: str, fate: str) -> None:
    plan = plan_of({**SHOP, "deply.yaml": DEPLY}, InitWish(minimal=True))
    assert fates(plan)[line] == fate


def test_should_place_classes_when_deply_collects_them() -> None:
    model = "import django.db.models\n\n\nclass Order(django.db.models.Model):\n    pass\n"
    files = {**SHOP, "src/shop/domain.py": model, "deply.yaml": DEPLY}
    found = configuration(plan_of(files))
    assert found["structure"][0]["should"] == {"be_in": "models"}


def test_should_find_nothing_when_deply_says_nothing() -> None:
    plan = plan_of({**SHOP, "deply.yml": ""}, InitWish(minimal=True))
    assert plan.ledger == ()


def test_should_ban_the_library_when_ruff_does() -> None:
    found = configuration(plan_of({**SHOP, "ruff.toml": RUFF}))
    contract = found["contracts"][0]
    assert (contract["forbidden_modules"], contract["because"]) == (["requests"], "Use httpx.")


def test_should_take_the_style_when_ruff_knows_it() -> None:
    found = configuration(plan_of({**SHOP, "ruff.toml": RUFF}))
    assert found["rules"]["docstring-style"]["style"] == "numpy"


@pytest.mark.parametrize(
    ("select", "line", "fate"),
    [
        ('"TID"', '"requests".msg = "Use httpx."', "translated"),
        ('"E"', '"requests".msg = "Use httpx."', "says nothing"),
        ('"ALL"', 'convention = "numpy"', "translated"),
        ('"E"', 'convention = "numpy"', "says nothing"),
        ('"E"', 'ban-relative-imports = "all"', "kept by the tool"),
    ],
)
def test_should_account_for_the_line_when_ruff_read_it(select: str, line: str, fate: str) -> None:
    text = RUFF.replace('"TID", "D"', select)
    plan = plan_of({**SHOP, "ruff.toml": text}, InitWish(minimal=True))
    assert fates(plan)[line] == fate
