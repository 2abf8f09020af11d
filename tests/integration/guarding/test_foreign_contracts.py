"""Tests of contracts that a project has written for import-linter, compared by what they forbid."""

import pathlib
from collections.abc import Mapping

import pytest

from tests.integration.guarding.guarding_support import (
    Change,
    changed,
    difference,
    shop,
    texts_of,
    told,
)
from tests.integration.version_control.repository_support import written

Files = Mapping[str, str | None]
FILE = ".importlinter"
HEAD = "[importlinter]\nroot_package = shop\n"
FORBIDDEN = """
[importlinter:contract:web]
name = no web
type = forbidden
source_modules =
    shop.application
    shop.domain.price
forbidden_modules =
    shop.web
"""
LAYERS = """
[importlinter:contract:layers]
name = layers
type = layers
layers =
    shop.application
    shop.domain
"""
OPAQUE = """
[importlinter:contract:own]
name = own
type = tools.OurContract
modules = shop.web
ignore_imports =
    shop.web.page -> shop.domain.order
"""
INI = HEAD + FORBIDDEN + LAYERS
TOML = """
[tool.importlinter]
root_packages = ["shop"]

[[tool.importlinter.contracts]]
name = "tiers"
type = "layers"
layers = ["shop.application", "shop.domain"]

[[tool.importlinter.contracts]]
name = "no web of applications"
type = "forbidden"
source_modules = ["shop.application"]
forbidden_modules = ["shop.web"]

[[tool.importlinter.contracts]]
name = "no web of prices"
type = "forbidden"
source_modules = ["shop.domain.price"]
forbidden_modules = ["shop.web"]
"""
PLAIN = '[project]\nname = "shop"\n\n[tool.archcheck]\nextends = []\n'
IGNORED = "ignore_imports =\n    shop.domain.price -> shop.web.page\n"
WEB, TIERS, OWN = (
    ("tool", "import-linter: no web"),
    ("tool", "import-linter: layers"),
    (
        "tool",
        "import-linter: own",
    ),
)
OFF = ("tool", "import-linter")
CASES: Mapping[str, tuple[Files, Files, list[Change], list[Change]]] = {
    "an import is left out": ({FILE: INI}, {FILE: HEAD + FORBIDDEN + IGNORED + LAYERS}, [WEB], []),
    "an import is left out no longer": (
        {FILE: HEAD + FORBIDDEN + IGNORED},
        {FILE: HEAD + FORBIDDEN},
        [],
        [WEB],
    ),
    "a contract is gone": ({FILE: INI}, {FILE: HEAD + FORBIDDEN}, [TIERS], []),
    "a source is gone": (
        {FILE: INI},
        {FILE: INI.replace("    shop.domain.price\n", "")},
        [WEB],
        [],
    ),
    "a source is narrower": (
        {FILE: INI},
        {
            FILE: INI.replace(
                "    shop.application\n    shop.d", "    shop.application.other\n    shop.d", 1
            )
        },
        [WEB],
        [],
    ),
    "a target is gone": (
        {FILE: INI.replace("    shop.web\n\n", "    shop.web\n    requests\n\n")},
        {FILE: INI},
        [WEB],
        [],
    ),
    "layers are fewer": (
        {FILE: INI},
        {FILE: INI.replace("    shop.domain\n", "")},
        [TIERS],
        [],
    ),
    "types are left out": (
        {FILE: HEAD + LAYERS},
        {FILE: f"{HEAD}exclude_type_checking_imports = True\n{LAYERS}"},
        [TIERS],
        [],
    ),
    "the file is gone": ({FILE: INI}, {FILE: None}, [OFF, TIERS, WEB], []),
    "the table is gone": (
        {"pyproject.toml": PLAIN + TOML},
        {"pyproject.toml": PLAIN},
        [
            OFF,
            ("tool", "import-linter: no web of applications"),
            ("tool", "import-linter: no web of prices"),
            ("tool", "import-linter: tiers"),
        ],
        [],
    ),
    "the file is broken": ({FILE: INI}, {FILE: "[importlinter"}, [TIERS, WEB], []),
    "the table is broken": (
        {"pyproject.toml": PLAIN + TOML.replace("[[tool.importlinter.contracts]]", "", 2)},
        {FILE: INI, "pyproject.toml": PLAIN},
        [],
        [OFF, TIERS, WEB],
    ),
    "contracts are split, renamed, reordered and move": (
        {FILE: INI, "pyproject.toml": PLAIN},
        {FILE: None, "pyproject.toml": PLAIN + TOML},
        [],
        [],
    ),
    "they are reformatted": (
        {FILE: INI},
        {
            FILE: INI.replace("=\n    shop.web\n", "= shop.web\n").replace(
                "\n\n", "\n# a remark\n\n"
            )
        },
        [],
        [],
    ),
    "archcheck forbids it": (
        {FILE: HEAD + LAYERS, "pyproject.toml": PLAIN},
        {
            FILE: HEAD,
            "pyproject.toml": f'{PLAIN}\n[[tool.archcheck.contracts]]\nname = "a"\ntype = "layers"\n'
            'layers = ["shop.application", "shop.domain"]\n',
        },
        [],
        [("contract", "a")],
    ),
    "modules that are not there": (
        {FILE: INI.replace("    shop.domain.price\n", "    shop.domain.price\n    shop.gone\n")},
        {FILE: INI},
        [],
        [],
    ),
    "a contract of an own type is gone": ({FILE: INI + OPAQUE}, {FILE: INI}, [OWN], []),
    "a contract of an own type is renamed": (
        {FILE: INI + OPAQUE},
        {FILE: INI + OPAQUE.replace("name = own", "name = ours")},
        [],
        [],
    ),
    "a contract of an own type leaves out more": (
        {FILE: INI + OPAQUE},
        {FILE: f"{INI}{OPAQUE}    shop.web.page -> shop.domain.price\n"},
        [OWN],
        [],
    ),
    "a contract of an own type says something else": (
        {FILE: INI + OPAQUE},
        {FILE: INI + OPAQUE.replace("modules = shop.web", "modules = shop")},
        [],
        [],
    ),
    "a contract has no name": ({FILE: INI}, {FILE: INI.replace("name = no web\n", "")}, [WEB], []),
    "a contract cannot be understood": (
        {FILE: INI},
        {FILE: INI.replace("forbidden_modules =\n    shop.web\n", "")},
        [WEB],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_should_tell_by_what_is_forbidden_when_contracts_of_import_linter_change(
    tmp_path: pathlib.Path, name: str
) -> None:
    before, after, looser, stricter = CASES[name]
    shop(tmp_path, {"pyproject.toml": PLAIN, **texts_of(before)})
    changed(tmp_path, after)
    assert told(tmp_path) == {"looser": looser, "stricter": stricter}


def test_should_stand_at_the_contract_when_it_leaves_out_more(tmp_path: pathlib.Path) -> None:
    shop(tmp_path, {"pyproject.toml": PLAIN, FILE: INI})
    written(tmp_path, {FILE: HEAD + FORBIDDEN + IGNORED + LAYERS})
    (change,) = difference(tmp_path).looser
    assert (change.place.path, change.place.line) == (FILE, 4)
