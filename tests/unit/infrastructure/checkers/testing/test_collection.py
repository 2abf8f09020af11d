"""Which functions are tests."""

import textwrap

import pytest

from archcheck.infrastructure.checkers.project_facts import TEST_CASE, ProjectFacts
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.testing.collection import CollectedTest, collected_tests
from tests.unit.infrastructure.checkers.testing.testing_support import names_in, outline_of

DEFAULT = TestDiscovery()


def collected(
    source: str, discovery: TestDiscovery = DEFAULT, project: ProjectFacts = ProjectFacts()
) -> tuple[CollectedTest, ...]:
    """The tests of a text."""
    text = textwrap.dedent(source)
    return collected_tests(outline_of(text), names_in(text), discovery, project)


def symbols(source: str, discovery: TestDiscovery = DEFAULT) -> list[str]:
    """The symbols of the tests of a text."""
    return [test.function.symbol for test in collected(source, discovery)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def test_a(): ...\ndef testing(): ...\ndef check(): ...", ["test_a", "testing"]),
        ("async def test_a(): ...", ["test_a"]),
        ("@pytest.fixture\ndef test_a(): ...", []),
        ("@pytest_asyncio.fixture(scope='x')\ndef test_a(): ...", []),
        ("@property\ndef test_a(): ...", []),
        ("def test_a(): ...\ntest_a.__test__ = False", []),
        ("__test__ = False\ndef test_a(): ...", []),
        ("def test_a():\n    def test_b(): ...", ["test_a"]),
        ("if x:\n    def test_a(): ...", ["test_a"]),
    ],
)
def test_should_collect_functions_when_pytest_would(source: str, found: list[str]) -> None:
    """By name, unless something says that they are no tests."""
    assert symbols(source) == found


@pytest.mark.parametrize(
    ("header", "is_collected"),
    [
        ("class TestA:", True),
        ("class TestA(Other):", True),
        ("class A:", False),
        ("class A(unittest.TestCase):", True),
        ("class A(IsolatedAsyncioTestCase):", True),
        ("class A(django.test.SimpleTestCase, Mixin):", True),
        ("class A(Other):", False),
        ("@dataclasses.dataclass\nclass TestA:", False),
        ("@attr.s(auto_attribs=True)\nclass TestA:", False),
        ("@other\nclass TestA:", True),
        ("class TestA(enum.Enum):", False),
        ("class TestA(IntFlag):", False),
        ("class TestA(NamedTuple):", False),
        ("class TestA(namedtuple('A', 'b')):", False),
        ("class TestA(BaseModel):", False),
        ("class TestError(Exception):", False),
        ("class TestA(Generic[T]):", True),
    ],
)
def test_should_collect_methods_when_the_class_is_a_test_class(
    header: str, is_collected: bool
) -> None:
    """By its name, or because it is a TestCase; never when it has a constructor."""
    assert bool(symbols(f"{header}\n    def test_a(self): ...")) is is_collected


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("def __init__(self): ...", []),
        ("def __new__(cls): ...", []),
        ("__test__ = False", []),
        ("@staticmethod\n    def test_b(): ...", ["TestA.test_b", "TestA.test_a"]),
        ("@classmethod\n    def test_b(cls): ...", ["TestA.test_b", "TestA.test_a"]),
        ("@cached_property\n    def test_b(self): ...", ["TestA.test_a"]),
        ("@abc.abstractmethod\n    def make(self): ...", []),
        ("def test_b(self): ...\n    test_b.__test__ = False", ["TestA.test_a"]),
        ("class TestB:\n        def test_b(self): ...", ["TestA.test_a", "TestA.TestB.test_b"]),
        ("class B:\n        def test_b(self): ...", ["TestA.test_a"]),
    ],
)
def test_should_look_into_a_class_when_it_is_collected(body: str, found: list[str]) -> None:
    """Constructors, flags, kinds of methods and nested classes."""
    assert symbols(f"class TestA:\n    {body}\n    def test_a(self): ...") == found


def test_should_inherit_within_the_module_when_bases_are_there() -> None:
    """A TestCase two classes up, a mixin without a telling name."""
    source = """
    import unittest
    class Base(unittest.TestCase): ...
    class Middle(Base): ...
    class Mixin:
        def test_mixed(self): ...
    class Stories(Mixin, Middle):
        def test_own(self): ...
    """
    assert symbols(source) == ["Stories.test_own", "Mixin.test_mixed"]


def test_should_leave_out_a_method_when_every_collected_class_overrides_it() -> None:
    """The base itself is not collected."""
    source = """
    class Base:
        def test_a(self): raise NotImplementedError
    class TestA(Base):
        def test_a(self): ...
    """
    assert symbols(source) == ["TestA.test_a"]


def test_should_collect_a_method_once_when_two_classes_inherit_it() -> None:
    """The class that defines it is the one that it runs in."""
    source = """
    class TestBase:
        def test_a(self): ...
    class TestMore(TestBase): ...
    """
    owners = [test.owner.name for test in collected(source) if test.owner]
    assert owners == ["TestBase"]


@pytest.mark.parametrize(
    ("classes", "owner", "marks"),
    [
        ("class TestA(Base): ...\n@skip\nclass TestB(Base): ...", "TestA", frozenset()),
        ("@skip\nclass TestA(Base): ...\nclass TestB(Base): ...", "TestB", frozenset()),
        ("@skip\nclass TestA(Base): ...\n@skip\nclass TestB(Base): ...", "TestA", {"skip"}),
        ("@skip\nclass TestA(Base): ...\n@slow\nclass TestB(Base): ...", "TestA", frozenset()),
    ],
)
def test_should_keep_the_marks_of_all_owners_when_several_classes_inherit_a_test(
    classes: str, owner: str, marks: frozenset[str]
) -> None:
    """In whatever order they stand."""
    (test,) = collected(f"class Base:\n    def test_a(self): ...\n{classes}")
    assert (test.owner and test.owner.name, test.marks) == (owner, marks)


def test_should_collect_by_prefix_when_a_test_case_has_methods() -> None:
    """unittest knows nothing of `python_functions`, and of no nested classes."""
    source = """
    class A(TestCase):
        def it_works(self): ...
        def test_a(self): ...
        def runTest(self): ...
        class TestInner:
            def test_b(self): ...
    """
    assert symbols(source, TestDiscovery(functions=("it_",))) == ["A.test_a"]


def test_should_fall_back_to_run_test_when_a_test_case_has_no_other() -> None:
    """As unittest does."""
    assert symbols("class A(TestCase):\n    def runTest(self): ...") == ["A.runTest"]


def test_should_follow_the_settings_when_they_name_classes_and_functions() -> None:
    """Prefixes and globs."""
    source = """
    class OrderSuite:
        def it_works(self): ...
        def test_a(self): ...
    class TestB:
        def it_works(self): ...
    """
    settings = TestDiscovery(classes=("*Suite",), functions=("it",))
    assert symbols(source, settings) == ["OrderSuite.it_works"]


@pytest.mark.parametrize("base", ["DatabaseStories", "base.DatabaseStories"])
def test_should_know_a_test_case_of_another_module_when_the_project_has_it(base: str) -> None:
    """By its qualified name."""
    source = f"""
    from tests import base
    from tests.base import DatabaseStories
    class Orders({base}):
        def test_a(self): ...
    """
    project = ProjectFacts(frozenset({f"{TEST_CASE}tests.base.DatabaseStories"}))
    assert [test.function.symbol for test in collected(source, project=project)] == [
        "Orders.test_a"
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class A:\n    __test__ = True\n    def test_a(self): ...", ["A.test_a"]),
        ("class TestA:\n    def test_a(self): ...\nTestA.__test__ = False", []),
        (
            "class TestA:\n    __test__ = False\n    def test_a(self): ...\n"
            "class TestB(TestA): ...",
            [],
        ),
        (
            "class TestA:\n    __test__ = False\n    def test_a(self): ...\n"
            "class TestB(TestA):\n    __test__ = True",
            ["TestA.test_a"],
        ),
        ("class A(TestCase):\n    __test__ = False\n    def test_a(self): ...", []),
    ],
)
def test_should_obey_the_flag_when_a_class_has_or_inherits_one(
    source: str, found: list[str]
) -> None:
    """Set in the class, or beside it."""
    assert symbols(source) == found


@pytest.mark.parametrize(
    ("assignment", "marks"),
    [
        ('named = pytest.mark.skipif(x, reason="y")', {"skipif"}),
        ('named: MarkDecorator = pytest.mark.skipif(x, reason="y")', {"skipif"}),
        ('named = unittest.skipIf(x, "y")', {"skipIf"}),
        ("named = pytest.mark.xfail", {"xfail"}),
        ("first = pytest.mark.xfail\nnamed = first", {"xfail"}),
        ("if x:\n    named = skip", {"skip"}),
        ("other = pytest.mark.xfail", {"named"}),
        ("named = [pytest.mark.xfail]", {"named"}),
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        "@named\ndef test_a(): ...",
        "@named\nclass TestA:\n    def test_a(self): ...",
        "class TestA:\n    @named\n    def test_a(self): ...",
        "class A(TestCase):\n    pytestmark = [named]\n    def test_a(self): ...",
        "pytestmark = named\ndef test_a(): ...",
    ],
)
def test_should_see_through_the_name_of_a_mark_when_the_module_assigns_it(
    assignment: str, marks: set[str], place: str
) -> None:
    """To functions, to classes and to the module."""
    assert collected(f"{assignment}\n{place}")[0].marks == marks


def test_should_gather_marks_when_functions_classes_and_modules_have_them() -> None:
    """By their last names, from the outside to the inside."""
    source = """
    pytestmark = pytest.mark.slow
    @pytest.mark.skip(reason="x")
    class TestA:
        pytestmark = [pytest.mark.xfail]
        class TestB:
            @parametrize("x", [1])
            def test_a(self): ...
    """
    assert collected(source)[0].marks == {"slow", "skip", "xfail", "parametrize"}
