"""Which helpers of the project assert."""

import pathlib
from collections.abc import Mapping

import pytest

from archcheck.infrastructure.checkers.testing.discovery_of_tests import discover_tests
from archcheck.infrastructure.checkers.testing.analysis import analysed_tests
from tests.unit.infrastructure.checkers.testing.test_discovery_of_tests import project
from tests.unit.infrastructure.checkers.testing.testing_support import parsed

CHECK = "def check(x): assert x\ndef make(x): return x\n"


def helpers_in(root: pathlib.Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """The names of what asserts, where a test imports every module that is no test."""
    paths = [path.removesuffix(".py").removesuffix("/__init__") for path in files]
    imports = [f"import {path.replace('/', '.')}" for path in paths if "test_" not in path]
    known = {**files, "tests/test_all.py": "\n".join(imports)}
    return discover_tests(project(root, known)).asserting


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"tests/a.py": CHECK}, ("a.check", "tests.a.check")),
        ({"shop/testing/a.py": CHECK}, ("shop.testing.a.check",)),
        ({"shop/price.py": CHECK}, ()),
        ({"tests/test_a.py": CHECK}, ()),
        ({"tests/a.py": "def make(x): return x  # no assert"}, ()),
        ({"tests/a.py": "def check(: assert"}, ()),
        (
            {"tests/test_a.py": CHECK, "tests/test_b.py": "from tests.test_a import check"},
            ("test_a.check", "tests.test_a.check"),
        ),
        (
            {"tests/a.py": "class A:\n    def check(self): assert 1"},
            ("a.A.check", "tests.a.A.check"),
        ),
        (
            {"shop/test/__init__.py": "from .a import check", "shop/test/a.py": CHECK},
            ("shop.test.a.check", "shop.test.check"),
        ),
        (
            {"shop/test/b.py": "from .a import *  # check", "shop/test/a.py": CHECK},
            ("shop.test.a.check", "shop.test.b.check"),
        ),
        (
            {
                "shop/test/a.py": CHECK,
                "shop/test/b.py": "from .a import check as c, make\ndef f(): c(1)\ndef g(): make(1)",
            },
            ("shop.test.a.check", "shop.test.b.c", "shop.test.b.f"),
        ),
        (
            {
                "shop/test/a.py": "class A:\n    def check(self): assert 1",
                "shop/test/b.py": "from .a import A\nclass B(A):\n    def checked(self): self.check()",
            },
            ("shop.test.a.A.check", "shop.test.b.B.check", "shop.test.b.B.checked"),
        ),
    ],
)
def test_should_name_what_asserts_when_tests_can_import_it(
    tmp_path: pathlib.Path, files: Mapping[str, str], names: tuple[str, ...]
) -> None:
    """Also through other modules, and under every name of a module."""
    assert helpers_in(tmp_path, files) == names


def test_should_read_no_module_when_no_test_imports_it(tmp_path: pathlib.Path) -> None:
    """But every conftest."""
    files = {"tests/a.py": CHECK, "tests/b.py": CHECK, "tests/conftest.py": "from .b import check"}
    found = discover_tests(project(tmp_path, files)).asserting
    assert [name for name in found if name.startswith("tests")] == [
        "tests.b.check",
        "tests.conftest.check",
    ]


@pytest.mark.parametrize(
    ("fixture", "names"),
    [
        ("def check():\n    def inner(x): assert x\n    return inner", ["check"]),
        ("def check(): return check_order", ["check"]),
        ("def check(): yield check_other", ["check"]),
        ("def check(): return make_order", []),
        ("def check(): return make_order()", []),
        ("def check():\n    return", []),
    ],
)
@pytest.mark.parametrize("mark", ["@pytest.fixture", "@fixture(scope='session')"])
def test_should_name_a_fixture_when_it_hands_out_what_asserts(
    tmp_path: pathlib.Path, mark: str, fixture: str, names: list[str]
) -> None:
    """A nested function, or one of the project."""
    own = "from tests.a import check as check_other\ndef check_order(x): assert x\n"
    files = {
        "tests/a.py": CHECK,
        "tests/conftest.py": f"{own}def make_order(): ...\n{mark}\n{fixture}",
    }
    found = [name for name in helpers_in(tmp_path, files) if name.startswith("fixture ")]
    assert found == [f"fixture {name}" for name in names]


def test_should_take_the_stated_name_when_a_fixture_has_one(tmp_path: pathlib.Path) -> None:
    """`name=`."""
    text = "@pytest.fixture(name='check')\ndef made():\n    def inner(): assert 1\n    return inner"
    assert "fixture check" in helpers_in(tmp_path, {"tests/conftest.py": text})


FILES = {
    "tests/helpers.py": "def get_content(response):\n    assert response.ok\n    return response.text",
    "tests/base.py": "import unittest\nclass Base(unittest.TestCase):\n    def verify(self): assert 1",
    "tests/conftest.py": "@fixture\ndef check():\n    def inner(): assert 1\n    return inner",
}


@pytest.mark.parametrize(
    ("test", "count"),
    [
        ("from tests.helpers import get_content\ndef test_a(): get_content(r)", 1),
        ("from tests import helpers as h\ndef test_a(): h.get_content(r).strip()", 1),
        ("from .helpers import get_content as g\ndef test_a(): assert g(r) == 'x'", 2),
        ("def test_a():\n    from helpers import get_content\n    get_content(r)", 1),
        ("from shop import get_content\ndef test_a(): get_content(r)", 0),
        ("from tests.helpers import get_content\ndef test_a(get_content): get_content(r)", 0),
        ("def test_a(check): check()", 1),
        ("def test_a(): check()", 0),
        ("from tests.base import Base\nclass TestA(Base):\n    def test_a(self): self.verify()", 1),
        ("from tests.base import Base\nclass TestA(Base):\n    def test_a(self): self.other()", 0),
        (
            "from tests.base import Base\nclass TestA(Base):\n    def verify(self): ...\n"
            "    def test_a(self): super().verify()",
            1,
        ),
    ],
)
def test_should_count_a_helper_when_it_stands_in_another_module(
    tmp_path: pathlib.Path, test: str, count: int
) -> None:
    """By what the names mean."""
    discovery = discover_tests(project(tmp_path, {**FILES, "tests/test_module.py": test}))
    assert analysed_tests(parsed(test, discovery), ())[0].count == count
