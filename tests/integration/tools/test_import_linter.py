"""import-linter, really run on contracts that a project has written for it."""

import dataclasses
import pathlib

import pytest

from archcheck.domain.configuration import Origin, ToolSetting
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from archcheck.domain.project import Scope
from tests.integration.tools.tool_support import UNTRUSTING, Workshop, stand_in

LINTER = ToolSetting(name="import-linter")
HEAD = "[importlinter]\nroot_package = shop\n"
ANSWER = '{"contracts": [], "files": {}, "warnings": []}'
INDEPENDENT = (
    "[importlinter:contract:1]\nname = apart\ntype = independence\n"
    "modules =\n    shop.order\n    shop.price\n"
)
LAYERED = (
    "[importlinter:contract:layers]\nname = stacked\ntype = layers\n"
    "layers =\n    shop.web\n    shop.price\n    shop.order\n"
)
MODULES = {
    "src/shop/__init__.py": "",
    "src/shop/order.py": "ORDER = 1\n",
    "src/shop/price.py": "PRICE = 1\n",
    "src/shop/web.py": "WEB = 1\n",
}
EVERY_TYPE = """
[importlinter]
root_package = shop
include_external_packages = True

[importlinter:contract:1]
name = stacked
type = layers
layers =
    shop.web
    shop.price
    shop.order
broken_contract_guidance = Ask the architects.

[importlinter:contract:2]
name = no web
type = forbidden
source_modules = shop.order
forbidden_modules =
    requests
    shop.web

[importlinter:contract:3]
name = apart
type = independence
modules =
    shop.order
    shop.price

[importlinter:contract:4]
name = guarded
type = protected
protected_modules = shop.price
allowed_importers = shop.web

[importlinter:contract:5]
name = no cycles
type = acyclic_siblings
ancestors = shop

[importlinter:contract:6]
name = complete
type = layers
containers = shop
layers = web
exhaustive = true
exhaustive_ignores =
    order
    price

[importlinter:contract:7]
name = kept
type = independence
modules =
    shop.web
    shop.extra
"""
ORDER = 'TEXT = "é"; from shop import price, web as page\n\nfrom . import (\n    price,\n)\n'


@pytest.fixture
def shop(workshop: Workshop) -> Workshop:
    """A project with four modules that import nothing, and a contract that they keep."""
    return workshop.put({**MODULES, ".importlinter": HEAD + INDEPENDENT})


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> JobResult:
    """What is found where contracts of every type are broken."""
    root = tmp_path_factory.mktemp("project")
    files = {
        **MODULES,
        "src/shop/order.py": ORDER,
        "src/shop/web.py": "import requests.sessions\n",
        "src/shop/price.py": "import shop.order\n",
        "src/shop/extra.py": "",
        ".importlinter": EVERY_TYPE,
    }
    return Workshop(root).put(files).check(LINTER)


def contract(result: JobResult, name: str) -> list[Finding]:
    """The findings of a contract."""
    return [finding for finding in result.findings if finding.rule == name]


def told(result: JobResult, name: str) -> list[tuple[str, str]]:
    """Path with the place of the region, and message, of the findings of a contract."""
    found = (
        (finding.location.path, finding.location.region, finding) for finding in result.findings
    )
    return [
        (f"{path}:{it.start_line}:{it.start_column}-{it.end_column}", finding.message)
        for path, it, finding in found
        if finding.rule == name
    ]


def test_should_complete_without_findings_when_contracts_are_kept(shop: Workshop) -> None:
    result = shop.check(LINTER)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "stacked",
            [
                ("src/shop/order.py:1:30-35", "shop.order must not import shop.price"),
                ("src/shop/order.py:1:37-40", "shop.order must not import shop.web"),
            ],
        ),
        (
            "no web",
            [
                ("src/shop/order.py:1:37-40", "shop.order must not import shop.web"),
            ],
        ),
        (
            "apart",
            [
                ("src/shop/order.py:1:30-35", "shop.order must not import shop.price"),
                ("src/shop/price.py:1:8-18", "shop.price must not import shop.order"),
            ],
        ),
        (
            "guarded",
            [("src/shop/order.py:1:30-35", "shop.order must not import shop.price")],
        ),
        (
            "complete",
            [
                (
                    "src/shop/extra.py:1:1-1",
                    "shop.extra is in no layer, and the contract is exhaustive",
                )
            ],
        ),
        ("kept", []),
    ],
)
def test_should_point_at_the_imported_name_when_a_contract_is_broken(
    everything: JobResult, name: str, expected: list[tuple[str, str]]
) -> None:
    assert told(everything, name) == expected


def test_should_name_one_import_when_a_cycle_is_closed(everything: JobResult) -> None:
    (finding,) = contract(everything, "no cycles")
    assert " closes a cycle in shop by importing shop." in finding.message


def test_should_tell_other_statements_when_an_import_is_repeated(everything: JobResult) -> None:
    first = contract(everything, "guarded")[0]
    assert [(it.location.region.start_line, it.message) for it in first.related] == [
        (4, "shop.order imports shop.price here too")
    ]


def test_should_repeat_the_guidance_when_the_contract_has_some(everything: JobResult) -> None:
    notes = {finding.notes for finding in contract(everything, "stacked")}
    assert notes == {("Ask the architects.",)}


def test_should_end_at_its_contract_when_many_are_broken(everything: JobResult) -> None:
    assert everything.outcome is Outcome.COMPLETED


def test_should_tell_the_shortest_chain_when_there_are_several(shop: Workshop) -> None:
    shop.put(
        {
            ".importlinter": HEAD + INDEPENDENT,
            "src/shop/order.py": "import shop.web\n",
            "src/shop/web.py": "\nimport shop.middle, shop.price\n",
            "src/shop/middle.py": "import shop.price\n",
        }
    )
    (finding,) = shop.check(LINTER).findings
    assert [finding.message, *(it.message for it in finding.chain)] == [
        "shop.order reaches shop.price through two imports",
        "shop.order imports shop.web",
        "shop.web imports shop.price",
    ]


def test_should_find_each_first_import_when_a_package_has_several(shop: Workshop) -> None:
    shop.put(
        {
            ".importlinter": HEAD + LAYERED,
            "src/shop/order/__init__.py": "",
            "src/shop/order/a.py": "import shop.hub\n",
            "src/shop/order/b.py": "import shop.hub\n",
            "src/shop/hub.py": "import shop.price.c, shop.price.d\n",
            "src/shop/price/__init__.py": "",
            "src/shop/price/c.py": "",
            "src/shop/price/d.py": "",
        }
    )
    for name in ("order", "price"):
        (shop.root / f"src/shop/{name}.py").unlink()
    found = [(finding.location.path, finding.notes) for finding in shop.check(LINTER).findings]
    assert found == [
        ("src/shop/order/a.py", ("1 other chain through this import",)),
        ("src/shop/order/b.py", ()),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("setup.cfg", "[metadata]\nname = shop\n" + HEAD + LAYERED),
        (
            "pyproject.toml",
            "[tool.importlinter]\nroot_packages = ['shop']\n[[tool.importlinter.contracts]]\n"
            "name = 'stacked'\ntype = 'layers'\nlayers = ['shop.web', 'shop.order']\n",
        ),
        ("lint.toml", "[tool.importlinter]\nroot_package = 'shop'\n"),
    ],
)
def test_should_obey_the_configuration_when_it_stands_elsewhere(
    shop: Workshop, name: str, text: str
) -> None:
    (shop.root / ".importlinter").unlink()
    more = "[[tool.importlinter.contracts]]\nname = 'stacked'\ntype = 'layers'\n"
    more += "layers = ['shop.web', 'shop.order']\n"
    shop.put({name: text if "stacked" in text else text + more})
    shop.put({"src/shop/order.py": "import shop.web\n"})
    args = ("--config", name) if name == "lint.toml" else ()
    result = shop.check(dataclasses.replace(LINTER, args=args))
    assert [finding.rule for finding in result.findings] == ["stacked"]


def test_should_judge_some_contracts_when_arguments_name_them(shop: Workshop) -> None:
    shop.put({".importlinter": HEAD + INDEPENDENT + LAYERED})
    shop.put({"src/shop/order.py": "import shop.price\n"})
    result = shop.check(dataclasses.replace(LINTER, args=("--contract", "layers")))
    assert [finding.rule for finding in result.findings] == ["stacked"]


def test_should_check_the_project_when_an_installed_package_has_its_name(
    workshop: Workshop,
) -> None:
    text = HEAD.replace("shop", "click") + INDEPENDENT.replace("shop", "click")
    workshop.put({"src/click/__init__.py": "", "src/click/order.py": "import click.price\n"})
    result = workshop.put({"src/click/price.py": "", ".importlinter": text}).check(LINTER)
    assert [finding.location.path for finding in result.findings] == ["src/click/order.py"]


def test_should_note_its_warnings_when_contracts_are_kept(shop: Workshop) -> None:
    ignored = "ignore_imports = shop.order -> shop.nope\nunmatched_ignore_imports_alerting = warn\n"
    result = shop.put({".importlinter": HEAD + INDEPENDENT + ignored}).check(LINTER)
    note = ".importlinter: No matches for ignored import shop.order -> shop.nope."
    assert (result.outcome, result.said) == (Outcome.COMPLETED, (note,))


def test_should_limit_findings_when_scope_is_narrow(shop: Workshop) -> None:
    shop.put(
        {"src/shop/order.py": "import shop.price\n", "src/shop/price.py": "import shop.order\n"}
    )
    scope = Scope(whole=False, files=frozenset({"src/shop/price.py"}))
    result = dataclasses.replace(shop, scope=scope).check(LINTER)
    assert [finding.location.path for finding in result.findings] == ["src/shop/price.py"]


@pytest.mark.parametrize("text", [b"def f(:\n", b'x = "\xff"\n'])
def test_should_name_the_file_when_it_blinds_import_linter(shop: Workshop, text: bytes) -> None:
    result = shop.put({"src/shop/web.py": text}).check(LINTER)
    path = "src/shop/web.py"
    assert (result.outcome, result.reason, result.unchecked) == (
        Outcome.FAILED,
        f"it checked nothing, because {path} cannot be parsed",
        (UncheckedFile(path, "cannot be parsed"),),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEAD, ".importlinter: it holds no contracts"),
        ("[importlinter]\n", ".importlinter: it misses the key 'root_package'"),
        ("[importlinter\n", ".importlinter: it has no section headers"),
        (INDEPENDENT, ".importlinter: Could not read any configuration."),
        (
            HEAD.replace("shop", "nope") + INDEPENDENT,
            ".importlinter: Could not find package 'nope' in your Python path.",
        ),
        (HEAD + INDEPENDENT.replace("independence", "a"), 'there is no contract type "a"'),
        (HEAD + INDEPENDENT.replace("modules", "module"), "Did you mean 'modules'?"),
        (HEAD + INDEPENDENT.replace("name = apart\n", ""), "it misses the key 'name'"),
        (HEAD + LAYERED.replace("web", "nope"), "module shop.nope does not exist."),
        (
            HEAD.replace("shop", "shop.core") + INDEPENDENT,
            "name the outermost package",
        ),
    ],
)
def test_should_fail_with_one_sentence_when_configuration_is_bad(
    shop: Workshop, text: str, reason: str
) -> None:
    shop.put({".importlinter": text, "src/shop/core/__init__.py": "1 / 0\n"})
    result = shop.check(LINTER)
    assert (result.outcome, reason in result.reason) == (Outcome.FAILED, True)


def test_should_fail_when_there_is_no_configuration(shop: Workshop) -> None:
    (shop.root / ".importlinter").unlink()
    assert "no configuration of import-linter" in shop.check(LINTER).reason


TYPES = "contract_types =\n    strange: contracts.Strange\n"
STRANGE = """
import pathlib
from importlinter import Contract, ContractCheck, output

pathlib.Path("ran").touch()


class Strange(Contract):
    def check(self, graph, verbose):
        return ContractCheck(kept=False)

    def render_broken_contract(self, check):
        output.print("strange indeed")
"""


@pytest.fixture
def strange(shop: Workshop) -> Workshop:
    """A project with a contract type of its own, which leaves a trace when it is loaded."""
    text = HEAD + TYPES + "[importlinter:contract:1]\nname = own\ntype = strange\n"
    return shop.put({".importlinter": text, "contracts.py": STRANGE})


def test_should_run_a_type_of_the_project_when_it_is_trusted(strange: Workshop) -> None:
    origin = Origin(".importlinter", "importlinter", 1)
    result = strange.check(dataclasses.replace(LINTER, origin=origin))
    found = [(finding.message, finding.location.path) for finding in result.findings]
    assert found == [("strange indeed", ".importlinter")]


def test_should_refuse_a_type_of_the_project_when_nobody_trusts_it(strange: Workshop) -> None:
    result = dataclasses.replace(strange, variables=UNTRUSTING).check(LINTER)
    sentence = "would run contracts.Strange of this project; --trust-project allows it"
    found = (result.reason, (strange.root / "ran").exists())
    assert found == (sentence, False)


def test_should_load_an_installed_type_when_nobody_trusts_the_project(shop: Workshop) -> None:
    text = TYPES.replace("contracts.Strange", "importlinter.contracts.layers.LayersContract")
    contracts = LAYERED.replace("= layers", "= strange")
    shop.put({".importlinter": HEAD + text + contracts, "src/shop/order.py": "import shop.web\n"})
    result = dataclasses.replace(shop, variables=UNTRUSTING).check(LINTER)
    assert [finding.rule for finding in result.findings] == ["stacked"]


def test_should_write_nothing_into_the_project_when_it_is_trusted(strange: Workshop) -> None:
    before = {path for path in strange.root.rglob("*")}
    strange.check(LINTER)
    assert {path for path in strange.root.rglob("*")} - before == {strange.root / "ran"}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('[]')", "unreadable output (ended with status 0): []"),
        ('print(\'{"contracts": [{}], "files": {}}\')', "unreadable output"),
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        ("pass", "ended with status 0"),
        ("while 1: 1", "no answer within 2 s"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    shop: Workshop, code: str, reason: str
) -> None:
    program = pathlib.Path(stand_in(shop.root.parent, code))
    python = str(program.rename(program.with_name("python")))
    result = shop.check(dataclasses.replace(LINTER, program=python, timeout=2.0))
    assert (result.outcome, result.reason.startswith(reason)) == (Outcome.FAILED, True)


def test_should_describe_the_contract_when_it_is_broken(shop: Workshop) -> None:
    description = shop.analyzer(LINTER).describe(shop.inspection(LINTER), ["stacked"])
    assert [rule.summary for rule in description.rules] == [
        "The contract stacked of this project is kept."
    ]
