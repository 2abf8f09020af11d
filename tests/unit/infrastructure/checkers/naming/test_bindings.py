"""Where a file gives names."""

import ast
import textwrap

import pytest

from archcheck.infrastructure.checkers.naming.bindings import BadNames
from archcheck.infrastructure.checkers.naming.names import NameOptions, faults_by


def bad(source: str) -> list[str]:
    """The bad names of a text, with what they name."""
    text = textwrap.dedent(source)
    found = BadNames(faults_by(NameOptions())).found_in(ast.parse(text), text)
    return [f"{binding.kind} {binding.name}" for binding in found]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = b = 1", ["variable a", "variable b"]),
        ("a: int = 1", ["variable a"]),
        ("a, (b, *c) = [d, e] = 1", [f"variable {name}" for name in "abcde"]),
        ("a += 1", []),
        ("a.b = a[0] = 1", []),
        ("del a", []),
        ("print(a, b=c)", []),
        ("for a, b in c:\n    d = 1\nelse:\n    f = 1", [f"variable {name}" for name in "abdf"]),
        ("while a:\n    b = 1\nelse:\n    c = 1", ["variable b", "variable c"]),
        (
            "if a:\n    b = 1\nelif c:\n    d = 1\nelse:\n    f = 1",
            [f"variable {x}" for x in "bdf"],
        ),
        ("with a as b, c as (d, f), g:\n    h = 1", [f"variable {name}" for name in "bdfh"]),
        (
            "try:\n    a = 1\nexcept E as b:\n    c = 1\nexcept F:\n    pass\nelse:\n    d = 1\nfinally:\n    f = 1",
            [f"variable {name}" for name in "abcdf"],
        ),
        ("try:\n    a = 1\nexcept* E as b:\n    pass", ["variable a", "variable b"]),
        (
            "import a, b.c as d\nfrom e import f, g as h, i as _",
            ["name of an import d", "name of an import h"],
        ),
        ("match a:\n    case [b, *c] if d:\n        f = 1", [f"variable {x}" for x in "bcf"]),
        ("match a:\n    case A(b=c) | {'d': c, **g}:\n        pass", ["variable c", "variable g"]),
        ("def a(b, /, c, *d, f=1, **g): ...", ["function a", *(f"parameter {x}" for x in "bcdfg")]),
        ("class A(B, c=D): ...", ["class A"]),
        ("class Price:\n    a = 1\n    b: int", ["attribute a", "attribute b"]),
        ("def price():\n    async def f():\n        a = 1", ["function f", "variable a"]),
        (
            "async def price():\n    async for a in b:\n        async with c as d:\n            f = 1",
            ["variable a", "variable d", "variable f"],
        ),
        ("(a := 1)", ["variable a"]),
        ("lambda a, *b: c", ["parameter a", "parameter b"]),
        ("{a: b for a, b in c}", ["variable a", "variable b"]),
        ("price = tmp = value1 = 1", ["variable tmp", "variable value1"]),
    ],
)
def test_should_find_a_bad_name_when_it_is_given(source: str, names: list[str]) -> None:
    """Not where it is only used."""
    assert bad(source) == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (
            "class A1:\n    def __init__(self, a):\n        self.a = a",
            ["class A1", "parameter a", "attribute a"],
        ),
        ("class Price:\n    a: int\n    def set(self):\n        self.a = 1", ["attribute a"]),
        ("class Price:\n    @classmethod\n    def set(cls):\n        cls.a = 1", ["attribute a"]),
        (
            "class Price:\n    def set(self):\n        def inner():\n            self.a = 1",
            ["attribute a"],
        ),
        (
            "class Price:\n    def set(self, other):\n        other.a = self.b.c = self.price = 1",
            [],
        ),
        ("self.a = 1", []),
        ("def price(self):\n    self.a = 1", []),
    ],
)
def test_should_find_an_attribute_when_it_is_set_on_self(source: str, names: list[str]) -> None:
    """Of the class around, once."""
    assert bad(source) == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = 1\na = 2", ["variable a"]),
        ("def price(a):\n    a = a or 1", ["parameter a"]),
        ("a = 1\ndef price():\n    a = 2", ["variable a", "variable a"]),
        ("a = 1\ndef price():\n    global a\n    a = 2", ["variable a"]),
        (
            "def price():\n    a = 1\n    def inner():\n        nonlocal a\n        a = 2",
            ["variable a"],
        ),
        ("[a for a in b], [a for a in b]", ["variable a", "variable a"]),
        ("def price():\n    a = 1\n    while (a := 2): pass", ["variable a"]),
        ("while (a := 2):\n    (a := 3)", ["variable a"]),
    ],
)
def test_should_report_a_name_once_when_it_is_given_again(source: str, names: list[str]) -> None:
    """In one scope."""
    assert bad(source) == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("for i in a:\n    b()\n    c()", []),
        ("for i in a:\n    b()\n    c()\n    d()", ["variable i"]),
        ("for i in a:\n    b()\n\nelse:\n    pass", ["variable i"]),
        ("for i, n in a: pass", ["variable n"]),
        ("for n in a: pass", ["variable n"]),
        ("[i for i in a for j in b for k in c]", []),
        ("def price(i): ...", ["parameter i"]),
        ("i = 0", ["variable i"]),
        ("try: pass\nexcept E as e: pass", []),
        ("e = 0", ["variable e"]),
        ("T = TypeVar('T')\nP = typing.ParamSpec('P')\nU: object = 1", ["variable U"]),
        ("T1 = TypeVarTuple('T1')", []),
        ("class Grade(enum.IntEnum):\n    A = 1\n    B2 = 2\n    tmp = 3", ["attribute tmp"]),
        ("class Grade(Other):\n    A = 1", ["attribute A"]),
        ("@overload\ndef price(a): ...", []),
        ("class Price:\n    @typing.override\n    def f(self, a):\n        b = 1", ["variable b"]),
        ("@other\ndef price(a): ...", ["parameter a"]),
    ],
)
def test_should_let_a_name_pass_when_everybody_knows_it_there(
    source: str, names: list[str]
) -> None:
    """And nowhere else."""
    assert bad(source) == names
