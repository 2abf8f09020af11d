"""Near misses of sentences, each a module, a rule, and the places that the rule finds."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import (
    Sample,
    one_file,
    stated,
)

ABSTRACT = 'that = { kind = "class", named = "B" }\nshould = { be_abstract = true }'
IMMUTABLE = 'that = { kind = "class", named = "B" }\nshould = { be_immutable = true }'
STATELESS = 'that = { kind = "class" }\nshould = { be_stateless = true }'
NO_STATE = 'that = { kind = "module" }\nshould_not = { have_mutable_state = true }'
NO_EFFECTS = 'that = { kind = "module" }\nshould_not = { have_effects = true }'
GIVEN = (
    'that = { kind = "parameter", of = { kind = "method", constructor = true } }\n'
    'should = { be_named = "other" }\nallow_empty = true'
)
FROZEN = "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    x: int\n"
PORT = "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\n"
WRITTEN_OUT = (
    'that = { kind = "attribute" }\n'
    "should_not = { have_default = { literal = true, not_empty = true } }"
)
LASTING = "from typing import Final\nA: Final = []\n"

CASES = {
    "an heir of a metaclass is one": (
        "import abc\nclass M(abc.ABCMeta): ...\nclass B(metaclass=M):\n"
        "    @abc.abstractmethod\n    def f(self): ...\n",
        ABSTRACT,
        [],
    ),
    "a value closes an abstract name": (PORT + "class B(A):\n    f = 3\n", ABSTRACT, ["5 B"]),
    "another value closes nothing": (PORT + "class B(A):\n    g = 3\n", ABSTRACT, []),
    "a constant is no field": (FROZEN + "class B(A):\n    K = 3\n", IMMUTABLE, []),
    "a class variable is no field": (
        "from typing import ClassVar\n" + FROZEN + "class B(A):\n    K: ClassVar[int] = 3\n",
        IMMUTABLE,
        [],
    ),
    "an heir may bind what no field is": (
        FROZEN + "class B(A):\n    def f(self): self.y = 1\n",
        IMMUTABLE,
        ["5 B"],
    ),
    "a named tuple by call": (
        "import typing\nclass B(typing.NamedTuple('N', [('x', int)])): ...\n",
        IMMUTABLE,
        [],
    ),
    "a declared type is no assignment": (
        "class A:\n    def f(self):\n        self.x: int\n",
        STATELESS,
        [],
    ),
    "a declared type with a value is one": (
        "class A:\n    def f(self):\n        self.x: int = 1\n",
        STATELESS,
        ["3 x"],
    ),
    "fields of attrs are parameters": (
        "import attr\n@attr.s\nclass A:\n    x = attr.ib()\n    y = attr.ib(init=False)\n    z = 3\n",
        GIVEN,
        ["4 x"],
    ),
    "not every field is a parameter": (
        "import dataclasses as d\n@d.dataclass\nclass A:\n    x: int\n    y: int = d.field(init=False)\n"
        "    _: d.KW_ONLY\n    z: int = 0\n",
        GIVEN,
        ["4 x", "7 z"],
    ),
    "not every data class gets a constructor": (
        "import dataclasses as d\n@d.dataclass(init=False)\nclass A:\n    x: int\n",
        GIVEN,
        [],
    ),
    "a call within a constant": (
        "def make(): ...\nX = [make()]\nY = [make]\nZ = {'a': int(make())}\n",
        NO_EFFECTS,
        ["2 X = [make()]"],
    ),
    "a call within one that is excepted": (
        "def make(x): ...\ndef inner(): ...\nX = make(inner())\n",
        f'{NO_EFFECTS}\nexcept = ["**.make"]',
        ["3 X = make(inner())"],
    ),
    "calls within a constant that are all excepted": (
        "def make(x): ...\ndef inner(): ...\nX = {'a': make(inner())}\n",
        f'{NO_EFFECTS}\nexcept = ["**.make", "**.inner"]',
        [],
    ),
    "a final value that is kept": (LASTING + "x = A.index(1)\n", NO_STATE, []),
    "a final value that grows": (LASTING + "def f(): A.append(1)\n", NO_STATE, ["2 A: Final = []"]),
    "a final value with a new item": (LASTING + "A[0] = 1\n", NO_STATE, ["2 A: Final = []"]),
    "a parameter of its name that grows": (LASTING + "def f(A): A.append(1)\n", NO_STATE, []),
    "a global name that is read": ("N = 0\ndef f():\n    global N\n    return N\n", NO_STATE, []),
    "a global name that is counted": (
        "N = 0\ndef f():\n    global N\n    N += 1\n",
        NO_STATE,
        ["1 N = 0"],
    ),
    "a global name that is imported": (
        "N = 0\ndef f():\n    global N\n    import N\n",
        NO_STATE,
        ["1 N = 0"],
    ),
    "a default of some length": (
        "class A:\n    a = 'x'\n    b = ''\n    c: str\n    d = 5\n    e = True\n    f = None\n"
        "    g = b'x'\n    h = b''\n    i = ['x']\n    j = [x]\n    k = {}\n    l = {'a': 'b'}\n"
        "    m = f'{x}'\n    def __init__(self): self.n = 'x'\n",
        WRITTEN_OUT,
        ["2 a", "8 g", "10 i", "13 l"],
    ),
    "a default in a field": (
        "import attr\nfrom typing import Annotated\nfrom pydantic import Field, SecretStr\n"
        "class A:\n    a = Field('x')\n    b = Field(...)\n    c = Field(default=SecretStr('x'))\n"
        "    d = Field(default_factory=list)\n    e: Annotated[str, Field(default='x')]\n"
        "    f = SecretStr('')\n    g = attr.ib('x')\n    h = Field(alias='x')\n    i = read('x')\n",
        WRITTEN_OUT,
        ["5 a", "7 c", "9 e", "11 g"],
    ),
    "a computed default": (
        "def f(a, b=1, *, c=read()): ...\n",
        'that = { kind = "parameter" }\nshould_not = { have_default = { literal = false } }',
        ["1 c"],
    ),
    "no default at all": (
        "X = 1\nY: int\n",
        'that = { kind = "constant" }\nshould = { have_default = {} }',
        ["2 Y"],
    ),
    "a static method by its whole name": (
        "import builtins\nclass A:\n    @builtins.staticmethod\n    def f(a): ...\n",
        'that = { kind = "parameter" }\nshould = { be_named = "other" }',
        ["4 a"],
    ),
    "a receiver of the project that is asked for": (
        "class S:\n    def commit(self): ...\nclass T:\n    def commit(self): ...\n"
        "def f(s: S, t: T, u):\n    s.commit()\n    t.commit()\n    u.commit()\n",
        'that = { kind = "module" }\n'
        'should_not = { call = { name = ".commit", on = "shop.module.S" } }',
        ["6 s.commit"],
    ),
    "inherited fields come first": (
        "from dataclasses import dataclass\n@dataclass\nclass B:\n    z: int\n"
        "@dataclass\nclass A(B):\n    a: int\n    b: int = 0\nA(1, 2, 3)\nA(1, 2)\n",
        'that = { kind = "module" }\n'
        'should_not = { construct = { name = "shop.module.A", without = ["b"] } }',
        ["10 A"],
    ),
    "a generated constructor hides that of a base": (
        "from dataclasses import dataclass\nclass B:\n    def __init__(self, b, a): ...\n"
        "@dataclass\nclass A(B):\n    a: int\n    b: int = 0\nA(1)\n",
        'that = { kind = "module" }\n'
        'should_not = { construct = { name = "shop.module.A", without = ["b"] } }',
        ["8 A"],
    ),
    "None is a type": (
        "def f() -> None: ...\ndef g() -> int | None: ...\ndef h(): ...\ndef i() -> 'None': ...\n",
        'that = { kind = "function" }\nshould_not = { return_type = "None" }',
        ["1 f", "2 g", "4 i"],
    ),
    "what may be None is what else it is": (
        "class S:\n    def commit(self): ...\ndef make() -> S | None: ...\nmake().commit()\n",
        'that = { kind = "module" }\nshould_not = { call = ".commit" }',
        [],
    ),
    "an alias in a string": (
        "import x\nimport typing\nT: typing.TypeAlias = 'x.Y'\nU: str = 'x.Y'\n"
        "def f() -> T: ...\ndef g() -> U: ...\n",
        'that = { kind = "function" }\nshould_not = { return_type = "x.Y" }',
        ["5 f"],
    ),
    "a global name of the function around": (
        "N = 0\ndef f():\n    global N\n    def g():\n        N = 1\n",
        NO_STATE,
        [],
    ),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_should_find_the_places_when_a_case_lies_near_the_edge(name: str) -> None:
    """What is almost meant stays quiet, and what is barely meant is found."""
    text, rule, places = CASES[name]
    assert one_file(text, rule) == places


def test_should_see_a_change_when_another_file_makes_it() -> None:
    """A final value is state where anybody changes it."""
    files = {"a.py": LASTING, "b.py": "from shop.a import A\nA.append(1)\n"}
    assert Sample(files, stated(NO_STATE)).places() == ["a.py:2 A: Final = []"]


STARS = {
    "exported": ("__all__ = ['open']\ndef open(): ...\n", []),
    "not exported": ("__all__ = ['x']\ndef open(): ...\n", ["module.py:2 open"]),
    "public": ("def open(): ...\n", []),
    "absent": ("", ["module.py:2 open"]),
}


@pytest.mark.parametrize("name", sorted(STARS))
def test_should_know_what_a_star_brings_when_a_built_in_is_called(name: str) -> None:
    """A name that a module does not give away hides nothing."""
    text, places = STARS[name]
    files = {"module.py": "from shop.tools import *\nopen('x')\n", "tools.py": text}
    rule = 'that = { kind = "module" }\nshould_not = { call = "open" }'
    assert Sample(files, stated(rule)).places() == places


def test_should_keep_private_names_when_a_star_gives_no_list() -> None:
    """They are not exported."""
    files = {
        "src/shop/q/__init__.py": "from .b import *\n",
        "src/shop/q/b.py": "class X: ...\nclass _Y: ...\n",
    }
    rule = 'that = { kind = "class" }\nshould = { have_companion = { exported_by = "{package}" } }'
    assert Sample(files, stated(rule)).places() == ["q/b.py:2 _Y"]


def test_should_know_an_export_when_it_has_another_name() -> None:
    """What is imported there is exported, however it is called."""
    files = {
        "src/shop/q/__init__.py": "from .b import X as Z\n",
        "src/shop/q/b.py": "class X: ...\nclass Y: ...\n",
    }
    rule = 'that = { kind = "class" }\nshould = { have_companion = { exported_by = "{package}" } }'
    assert Sample(files, stated(rule)).places() == ["q/b.py:2 Y"]


@pytest.mark.parametrize("other", ["", ', { have_class = "Y" }'])
def test_should_leave_entry_modules_alone_when_names_are_alternatives(other: str) -> None:
    """They have no choice there either."""
    rule = f'that = {{ kind = "module" }}\nshould = {{ any_of = [{{ be_named = "x" }}{other}] }}'
    files = {"__init__.py": "", "__main__.py": "", "b.py": ""}
    assert [place.split(":")[0] for place in Sample(files, stated(rule)).places()] == ["b.py"]


def test_should_tell_what_is_missing_when_no_alternative_holds() -> None:
    """Each of them."""
    rule = (
        'that = { kind = "class" }\n'
        'should = { any_of = [{ be_immutable = true }, { have_method = "f" }] }'
    )
    found = Sample({"a.py": "class A: ...\n"}, stated(rule)).findings()
    assert [finding.message for finding in found] == [
        "A is not immutable and does not have the method f: "
        "classes should be immutable or have the method f"
    ]


def test_should_name_the_kinds_when_an_alternative_says_nothing_else() -> None:
    rule = (
        'that = { any_of = [{ kind = "function" }, { kind = "class", named = "A" }] }\n'
        'should = { be_named = "X" }'
    )
    found = Sample({"a.py": "class A: ...\n"}, stated(rule)).findings()
    assert [finding.message for finding in found] == [
        "A is not named X: classes and functions that are functions or be named A should be named X"
    ]


REEXPORTED = {
    "__init__.py": "from shop.base import Base as Root\n",
    "base.py": "class Base: ...\n",
    "heirs.py": "from shop.base import Base\nclass A(Base): ...\nclass B: ...\n",
}


def test_should_mean_the_class_when_a_rule_names_its_re_export() -> None:
    """Whichever of its names a rule uses."""
    rule = 'that = { kind = "class", inherits = "shop.Root" }\nshould = { be_named = "other" }'
    assert Sample(REEXPORTED, stated(rule)).places() == ["heirs.py:2 A"]


def test_should_mean_the_name_when_imports_are_judged() -> None:
    """To import from where a class is defined is another import."""
    rule = 'that = { kind = "module" }\nshould_not = { import = "shop.Root" }'
    assert Sample(REEXPORTED, stated(rule)).places() == []


def test_should_refuse_a_count_when_its_kind_has_none_of_it() -> None:
    """A limit that nothing can break is a mistake."""
    rule = 'that = { kind = "function" }\nshould = { have_at_most = { methods = 1 } }'
    assert Sample({"a.py": ""}, stated(rule)).problems() == [
        "archcheck.toml: structure[0].should.have_at_most: have_at_most says nothing about "
        "functions /   it goes with classes"
    ]
