"""Modules without a test."""

import pathlib

import pytest

from archcheck.infrastructure.architecture.layout.mirrored_tests import MirroredTests
from tests.unit.infrastructure.architecture.layout.declared_support import (
    matches,
    problems,
    skipped,
)
from tests.unit.infrastructure.configuration.configuration_support import problems_in
from tests.unit.infrastructure.discovery.project_support import found, make, named, write

RULE = '[[layout]]\nname = "a"\ntype = "untested-module"\n'
LAYERS = 'layers = { domain = "{root}.domain", web = "{root}.web" }\n'
PLACE = 'archcheck.toml:{}: layout[0] "a": '


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ('layers = "domian"', 'unknown layer "domian" in layers\n  did you mean "domain"?'),
        ('layers = "web"', 'layer "web" in layers matches no module ({root}.web)'),
        (
            'modules = "shop.domian"',
            '"shop.domian" in modules matches no module\n  did you mean "shop.domain"?',
        ),
        (
            'modules = "a-b"',
            '"a-b" in modules is no module pattern: "a-b" is no name, no * and no **',
        ),
        (
            'modules = "shop"\nexcept = ["shop.domain", "shop.web", "src/web/"]',
            '"shop.web" in except takes nothing out',
        ),
    ],
)
def test_should_refuse_a_rule_when_it_speaks_of_nothing(
    tmp_path: pathlib.Path, keys: str, expected: str
) -> None:
    make(tmp_path, "src/shop/domain/__init__.py", "src/shop/domain/order.py")
    said = problems(tmp_path, f"{LAYERS}{RULE}{keys}\n")
    assert said[0].startswith(PLACE.format(2) + expected.partition(":")[0])


@pytest.mark.parametrize("source", ["archcheck.toml", "pack house"])
def test_should_accept_a_layer_that_is_not_here_when_it_may_be_missing(
    tmp_path: pathlib.Path, source: str
) -> None:
    """As packs and the rule itself may say."""
    make(tmp_path, "src/shop/__init__.py")
    allowed = "" if source == "pack house" else "allow_empty = true\n"
    assert problems(tmp_path, f'{LAYERS}{RULE}layers = "web"\n{allowed}', source) == []


def test_should_tell_what_is_skipped_when_a_pack_states_it(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    sentence = 'layout rule "a" of pack house: no web in this project'
    assert skipped(tmp_path, f'{LAYERS}{RULE}layers = "web"\n') == [sentence]


def test_should_refuse_a_table_when_it_names_nothing() -> None:
    message = "layout[0].layers: missing: layers or modules is required"
    assert problems_in(RULE) == [f"archcheck.toml: {message}"]


def test_should_show_the_modules_when_it_is_explained(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/domain/__init__.py")
    assert matches(tmp_path, f'{LAYERS}{RULE}layers = "domain"\n') == [("domain", ("shop.domain",))]


@pytest.mark.parametrize(
    ("module", "tests", "mirrored"),
    [
        ("src/shop/domain/order.py", ["domain/test_order.py", "shop/domain/order_test.py"], True),
        ("src/shop/domain/order.py", ["unit/test_domain/test_order.py"], True),
        ("src/shop/domain/order.py", ["test_order.py"], False),
        ("src/shop/domain/order.py", ["domain/deep/test_order.py"], False),
        ("src/shop/domain/order.py", ["billing/domain/test_order.py"], False),
        ("src/shop/domain/order.py", ["domain/test_orders.py"], False),
        ("src/shop/order.py", ["test_order.py", "unit/test_order.py", "shop/test_order.py"], True),
        ("src/shop/order.py", ["domain/test_order.py"], False),
        ("src/shop/domain/__init__.py", ["domain/test_init.py", "test_domain.py"], True),
        ("src/shop/domain/__init__.py", ["domain/test_domain.py"], False),
    ],
)
def test_should_find_a_test_when_it_lies_at_the_place_of_a_module(
    tmp_path: pathlib.Path, module: str, tests: list[str], mirrored: bool
) -> None:
    """Directories before it are called like no package."""
    make(tmp_path, "src/shop/domain/price.py", "src/shop/billing/__init__.py", module)
    make(tmp_path, "tests/domain/test_price.py", *(f"tests/{test}" for test in tests))
    project = found(tmp_path)
    paths = [f"tests/{test}" for test in tests]
    mirrors = MirroredTests(project).of(named(project, module))
    assert sorted(mirrors) == (sorted(paths) if mirrored else [])


def test_should_name_the_place_as_the_project_does_when_a_test_is_missing(
    tmp_path: pathlib.Path,
) -> None:
    settings = '[tool.pytest.ini_options]\npython_files = ["tests.py", "check_*.py"]\n'
    write(tmp_path, {"pyproject.toml": settings, "src/shop/domain/order.py": ""})
    project = found(tmp_path)
    expected = MirroredTests(project).expected(named(project, "src/shop/domain/order.py"))
    assert expected == "tests/domain/check_order.py"
