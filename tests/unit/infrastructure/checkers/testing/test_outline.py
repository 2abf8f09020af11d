"""The outline of a module."""

import pytest

from tests.unit.infrastructure.checkers.testing.testing_support import outline_of


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def a(): ...\nasync def b(): ...", ["a", "b"]),
        (
            "if x:\n    def a(): ...\nelif y:\n    def b(): ...\nelse:\n    def c(): ...",
            ["a", "b", "c"],
        ),
        (
            "try:\n    def a(): ...\nexcept E:\n    def b(): ...\n"
            "else:\n    def c(): ...\nfinally:\n    def d(): ...",
            ["a", "b", "c", "d"],
        ),
        ("with x:\n    def a(): ...", ["a"]),
        ("for x in y:\n    def a(): ...\nelse:\n    def b(): ...", ["a", "b"]),
        ("def a():\n    def b(): ...", ["a"]),
        ("class A:\n    def a(self): ...", []),
    ],
)
def test_should_list_functions_when_they_stand_at_the_top_level(
    source: str, names: list[str]
) -> None:
    """Blocks of the module belong to it, bodies of functions and classes do not."""
    assert [item.name for item in outline_of(source).functions] == names


def test_should_name_methods_by_their_classes_when_classes_are_nested() -> None:
    """Relative to the module."""
    outer = outline_of("class A:\n    class B:\n        def c(self): ...").classes[0]
    assert outer.classes[0].functions[0].symbol == "A.B.c"


def test_should_tell_bases_of_the_module_from_others_when_both_are_inherited() -> None:
    """Only classes defined above count, as at run time."""
    source = """
    class A(A): ...
    class B(A, other.C[int], Later): ...
    class Later: ...
    """
    found = outline_of(source).classes[1]
    assert ([item.name for item in found.parents], found.bases) == (["A"], ("other.C", "Later"))


def test_should_find_a_nested_base_when_it_is_dotted() -> None:
    """`Outer.Inner`, and nothing for what the outer class lacks."""
    source = """
    class Outer:
        class Inner: ...
        class Second(Inner): ...
    class A(Outer.Inner, Outer.Missing.Deeper): ...
    """
    found = outline_of(source).classes[1]
    assert ([item.symbol for item in found.parents], found.bases) == (
        ["Outer.Inner"],
        ("Outer.Missing.Deeper",),
    )


def test_should_list_each_ancestor_once_when_the_lineage_has_a_diamond() -> None:
    """The nearest first."""
    source = """
    class A: ...
    class B(A): ...
    class C(A): ...
    class D(B, C): ...
    """
    lineage = [item.name for item in outline_of(source).classes[3].lineage()]
    assert lineage == ["D", "B", "A", "C"]


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        ("__test__ = False", {"": False}),
        ("__test__: bool = True", {"": True}),
        ("__test__: bool", {}),
        ("__test__ = compute()", {}),
        ("test_a.__test__ = False", {"test_a": False}),
        ("a = __test__ = False", {"": False}),
        ("a = 1", {}),
    ],
)
def test_should_read_flags_when_they_are_assigned_plainly(
    source: str, flags: dict[str, bool]
) -> None:
    """The key is what the flag is set on, empty for the module."""
    assert outline_of(source).settings.flags == flags


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("pytestmark = pytest.mark.skip", {"pytest.mark.skip"}),
        ("pytestmark = pytest.mark.skip(reason='x')", {"pytest.mark.skip"}),
        ("pytestmark = [pytest.mark.slow, mark.skip()]", {"pytest.mark.slow", "mark.skip"}),
        ("other = pytest.mark.skip", set()),
    ],
)
def test_should_read_marks_when_the_module_sets_them(source: str, marks: set[str]) -> None:
    """One or a list, with or without arguments."""
    assert outline_of(source).settings.marks == marks


def test_should_hide_a_function_when_its_flag_says_so() -> None:
    """Set beside the function, in a module or a class."""
    source = """
    def test_a(): ...
    test_a.__test__ = False
    class TestB:
        def test_b(self): ...
        test_b.__test__ = False
    """
    found = outline_of(source)
    assert (found.functions[0].hidden, found.classes[0].functions[0].hidden) == (True, True)


def test_should_name_decorators_without_arguments_when_there_are_some() -> None:
    """In source order."""
    found = outline_of("@a.b(1)\n@c\ndef d(): ...").functions[0]
    assert found.decorators == ("a.b", "c")
