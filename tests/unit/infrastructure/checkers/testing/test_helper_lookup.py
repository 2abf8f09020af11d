"""Which helpers of the project assert, and which of its classes are TestCases."""

import pathlib
import textwrap
from collections.abc import Iterable, Mapping

import pytest

from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.checkers.engine.helper_files import helpers_in
from archcheck.infrastructure.checkers.project_facts import FIXTURE, TEST_CASE, ProjectFacts
from archcheck.infrastructure.checkers.testing.analysis import analysed_tests
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts
from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup
from tests.unit.infrastructure.checkers.testing.testing_support import parsed

CHECK = "def check(x): assert x\ndef make(x): return x\n"
BASE = "import unittest\nclass Stories(unittest.TestCase): ..."


def project(
    root: pathlib.Path, files: Mapping[str, str], problems: Mapping[str, str] | None = None
) -> Project:
    """A project with these Python files; modules are named by their paths."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(textwrap.dedent(text), encoding="utf-8")
    return Project(
        name="shop",
        root=str(root),
        source_roots=(),
        test_roots=("tests",),
        files=tuple(listed(path, (problems or {}).get(path, "")) for path in sorted(files)),
    )


def listed(path: str, problem: str) -> SourceFile:
    """A file as discovery lists it."""
    is_package = path.endswith("__init__.py")
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    role = Role.TEST if path.startswith("tests/") else Role.SOURCE
    return SourceFile(path, role, module, is_package, size=0, digest="", problem=problem)


def known_in(about: Project, questions: Iterable[str]) -> frozenset[str]:
    """The questions whose answer is yes, with all on which they depend."""
    lookup = HelperLookup(about)
    wanted = lookup.wanted(questions)
    while wanted:
        for file, facts in zip(wanted, helpers_in(about.root, 30.0, wanted), strict=True):
            lookup.learn(file, facts or HelperFacts())
        wanted = lookup.wanted(())
    return lookup.known()


def is_known(root: pathlib.Path, files: Mapping[str, str], question: str) -> bool:
    """Whether the answer is yes."""
    return question in known_in(project(root, files), [question])


PARENT = "class A:\n    def check(self): assert 1\n    def make(self): ...\n"
CHAIN = {
    "shop/test/a.py": CHECK,
    "shop/test/b.py": "from .a import check as c, make\ndef f(): c(1)\ndef g(): make(1)",
}
HEIRS = {
    "shop/test/a.py": PARENT,
    "shop/test/b.py": "from .a import A\nclass B(A):\n    def checked(self): self.check()\n"
    "    def made(self): self.make()",
    "shop/test/c.py": "from .b import B\nclass C(B):\n    def check(self): ...\nclass D(C): ...",
    "shop/test/__init__.py": "from .b import B",
}


@pytest.mark.parametrize(
    ("files", "function", "asserts"),
    [
        ({"tests/a.py": CHECK}, "a.check", True),
        ({"tests/a.py": CHECK}, "tests.a.check", True),
        ({"tests/a.py": CHECK}, "tests.a.make", False),
        ({"tests/a.py": CHECK}, "tests.a.absent", False),
        ({"tests/a.py": CHECK}, "tests.b.check", False),
        ({"tests/a.py": CHECK}, "check", False),
        ({"shop/testing/a.py": CHECK}, "shop.testing.a.check", True),
        ({"shop/price.py": CHECK}, "shop.price.check", False),
        ({"tests/a.py": "def check(: assert"}, "tests.a.check", False),
        ({"tests/a.py": PARENT}, "tests.a.A.check", True),
        (
            {"shop/test/__init__.py": "from .a import check", "shop/test/a.py": CHECK},
            "shop.test.check",
            True,
        ),
        (
            {"shop/test/b.py": "from .a import *", "shop/test/a.py": CHECK},
            "shop.test.b.check",
            True,
        ),
        (CHAIN, "shop.test.b.c", True),
        (CHAIN, "shop.test.b.f", True),
        (CHAIN, "shop.test.b.g", False),
        (HEIRS, "shop.test.b.B.check", True),
        (HEIRS, "shop.test.b.B.checked", True),
        (HEIRS, "shop.test.b.B.made", False),
        (HEIRS, "shop.test.c.C.check", False),
        (HEIRS, "shop.test.c.C.checked", True),
        (HEIRS, "shop.test.c.D.check", False),
        (HEIRS, "shop.test.B.check", True),
        (
            {
                "tests/a.py": "from tests.b import g\ndef f(): g()",
                "tests/b.py": "from tests.a import f\ndef g(): f()",
            },
            "tests.a.f",
            False,
        ),
        ({"tests/a.py": "def check(x): other(x)\ndef other(x): assert x"}, "tests.a.check", True),
        (
            {"tests/a.py": f"{CHECK}def f(): check(1)\ndef g(): check(1)\ndef h():\n f()\n g()"},
            "tests.a.h",
            True,
        ),
    ],
)
def test_should_know_a_function_when_it_asserts_itself_or_through_others(
    tmp_path: pathlib.Path, files: Mapping[str, str], function: str, asserts: bool
) -> None:
    """Also where it is inherited or handed on, under every name of its module."""
    assert is_known(tmp_path, files, function) is asserts


@pytest.mark.parametrize(
    ("fixture", "asserts"),
    [
        ("def check():\n    def inner(x): assert x\n    return inner", True),
        ("def check(): return check_order", True),
        ("def check(): yield check_other", True),
        ("def check(): return make_order", False),
        ("def check(): return make_order()", False),
        ("def check():\n    return", False),
    ],
)
@pytest.mark.parametrize("mark", ["@pytest.fixture", "@fixture(scope='session')"])
def test_should_know_a_fixture_when_it_hands_out_what_asserts(
    tmp_path: pathlib.Path, mark: str, fixture: str, asserts: bool
) -> None:
    """A nested function, or one of the project."""
    own = "from tests.a import check as check_other\ndef check_order(x): assert x\n"
    files = {
        "tests/a.py": CHECK,
        "tests/conftest.py": f"{own}def make_order(): ...\n{mark}\n{fixture}",
    }
    assert is_known(tmp_path, files, f"{FIXTURE}check") is asserts


MADE = "@pytest.fixture(name='check')\ndef made():\n    def inner(): assert 1\n    return inner\n"


@pytest.mark.parametrize(
    ("files", "asserts"),
    [
        ({"tests/conftest.py": MADE}, True),
        ({"tests/unit/conftest.py": MADE}, True),
        ({"tests/conftest.py": f"if x:\n{textwrap.indent(MADE, '    ')}{MADE}"}, True),
        ({"tests/fixtures.py": MADE, "tests/conftest.py": "from tests.fixtures import *"}, True),
        ({"tests/fixtures.py": MADE, "tests/conftest.py": "from .fixtures import made"}, True),
        ({"tests/fixtures.py": MADE, "tests/conftest.py": "from tests import fixtures"}, True),
        ({"tests/fixtures.py": MADE, "tests/conftest.py": "import pytest"}, False),
        ({"shop/fixtures.py": MADE, "tests/conftest.py": "from shop.fixtures import *"}, False),
        ({"tests/fixtures.py": MADE}, False),
        (
            {
                "tests/fixtures.py": MADE,
                "tests/more.py": "from tests.fixtures import *\nfrom tests import conftest",
                "tests/conftest.py": "from tests.more import *",
            },
            True,
        ),
    ],
)
def test_should_find_a_fixture_by_its_stated_name_when_a_conftest_offers_it(
    tmp_path: pathlib.Path, files: Mapping[str, str], asserts: bool
) -> None:
    """Directly or through what it imports for tests."""
    assert is_known(tmp_path, files, f"{FIXTURE}check") is asserts


@pytest.mark.parametrize(
    ("files", "name", "is_test_case"),
    [
        ({"tests/base.py": BASE}, "tests.base.Stories", True),
        ({"tests/base.py": BASE}, "base.Stories", True),
        ({"tests/base.py": BASE}, "tests.base.Other", False),
        ({"tests/base.py": BASE}, "tests.absent.Stories", False),
        (
            {"tests/base.py": BASE, "tests/__init__.py": "from .base import Stories"},
            "tests.Stories",
            True,
        ),
        (
            {"tests/base.py": BASE, "tests/__init__.py": "from .base import *"},
            "tests.Stories",
            True,
        ),
        (
            {
                "tests/base.py": BASE,
                "tests/more.py": "from tests import base\nclass More(base.Stories): ...",
                "tests/most.py": "from tests.more import More\nclass Stories(More): ...",
            },
            "tests.most.Stories",
            True,
        ),
        (
            {"tests/base.py": f"{BASE}\nclass Local(Stories): ...\nStories = Local"},
            "tests.base.Local",
            True,
        ),
        ({"src/lib.py": BASE}, "src.lib.Stories", True),
        (
            {"tests/base.py": "from lib import Case as Case\nclass Stories(Case[int]): ..."},
            "tests.base.Stories",
            False,
        ),
        (
            {"tests/base.py": "from lib import LibTestCase as C\nclass Stories(C[int]): ..."},
            "tests.base.Stories",
            True,
        ),
        ({"tests/base.py": "class Stories(Stories, f()): ..."}, "tests.base.Stories", False),
        (
            {
                "tests/a.py": "from tests.b import Stories",
                "tests/b.py": "from tests.a import Stories",
            },
            "tests.a.Stories",
            False,
        ),
        ({"tests/base.py": "class Stories(:"}, "tests.base.Stories", False),
        ({"tests/base.py": "class Stories: ..."}, "tests.base.Stories", False),
    ],
)
def test_should_know_a_test_case_when_it_inherits_one_from_anywhere(
    tmp_path: pathlib.Path, files: Mapping[str, str], name: str, is_test_case: bool
) -> None:
    """Through modules, re-exports and stars; never in a circle."""
    assert is_known(tmp_path, files, TEST_CASE + name) is is_test_case


def test_should_want_only_the_modules_that_are_asked_about_when_there_are_more(
    tmp_path: pathlib.Path,
) -> None:
    files = {"tests/a.py": CHECK, "tests/b.py": CHECK, "tests/conftest.py": ""}
    wanted = HelperLookup(project(tmp_path, files)).wanted(["tests.a.check", "tests.a.make"])
    assert [file.path for file in wanted] == ["tests/a.py"]


def test_should_know_nothing_when_a_file_cannot_be_read(tmp_path: pathlib.Path) -> None:
    """It may be deleted while archcheck runs."""
    found = project(tmp_path, {"tests/base.py": BASE})
    (tmp_path / "tests" / "base.py").unlink()
    assert known_in(found, [f"{TEST_CASE}tests.base.Stories"]) == frozenset()


def test_should_know_nothing_when_discovery_found_a_problem(tmp_path: pathlib.Path) -> None:
    """It is reported elsewhere."""
    found = project(tmp_path, {"tests/base.py": BASE}, {"tests/base.py": "too large"})
    assert known_in(found, [f"{TEST_CASE}tests.base.Stories"]) == frozenset()


FILES = {
    "tests/helpers.py": "def get_content(response):\n    assert response.ok\n    return response.text",
    "tests/base.py": "import unittest\nclass Base(unittest.TestCase):\n    def verify(self): assert 1",
    "tests/conftest.py": "@fixture\ndef check():\n    def inner(): assert 1\n    return inner",
    "tests/made.py": "@fixture\ndef made():\n    def inner(): assert 1\n    return inner",
}


@pytest.mark.parametrize(
    ("test", "count"),
    [
        ("from tests.helpers import get_content\ndef test_a(): get_content(r)", 1),
        ("from tests import helpers as h\ndef test_a(): h.get_content(r).strip()", 1),
        ("from .helpers import get_content as g\ndef test_a(): assert g(r) == 'x'", 2),
        ("def test_a():\n    from helpers import get_content\n    get_content(r)", 1),
        ("def test_a(get):\n    from helpers import get_content as get\n    get(r)", 1),
        ("from shop import get_content\ndef test_a(): get_content(r)", 0),
        ("from shop import get_content\ndef test_a(get_content): get_content(r)", 0),
        ("def test_a(check): check()", 1),
        ("def test_a(check): check.it()", 0),
        ("def test_a(other): other()", 0),
        ("from tests.made import made\ndef test_a(made): made()", 1),
        ("def test_a(made): made()", 0),
        ("def test_a(): check()", 0),
        ("from tests.base import Base\nclass TestA(Base):\n    def test_a(self): self.verify()", 1),
        ("from tests.base import Base\nclass A(Base):\n    def test_a(self): self.verify()", 1),
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
    """By what the names mean; what is known lets more be asked."""
    about = project(tmp_path, {**FILES, "tests/test_module.py": test})
    asked, known = frozenset[str](), frozenset[str]()
    facts = ProjectFacts()
    found = analysed_tests(parsed(test), facts, ())
    while not facts.asked <= asked:
        asked |= facts.asked
        known = known_in(about, sorted(asked))
        facts = ProjectFacts(known)
        found = analysed_tests(parsed(test), facts, ())
    assert found[0].count == count
