"""Structure rules as sentences: what each finds in one small module."""

import dataclasses
from collections.abc import Mapping

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import (
    Sample,
    one_file,
    stated,
)


@dataclasses.dataclass(frozen=True)
class Case:
    """A module, a rule, and the places that the rule finds; others are further modules."""

    text: str
    rule: str
    places: list[str]
    others: Mapping[str, str] = dataclasses.field(default_factory=dict)


CASES = {
    "circle of bases": Case(
        "class A(B): ...\nclass B(A): ...\nclass C(C): ...\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["1 A", "2 B", "3 C"],
    ),
    "long line of bases": Case(
        "".join(f"class A{number}(A{number - 1}): ...\n" for number in range(1, 1500)),
        'that = { kind = "class", named = "A1499" }\nshould = { be_immutable = true }',
        ["1499 A1499"],
    ),
    "long line below a number": Case(
        "class A0(int): ...\n"
        + "".join(f"class A{number}(A{number - 1}): ...\n" for number in range(1, 500)),
        'that = { kind = "class", named = "A499" }\nshould_not = { be_immutable = true }',
        ["500 A499"],
    ),
    "types of parameters": Case(
        "def f(a: int, b: str | None): ...\n",
        'that = { kind = "parameter" }\nshould_not = { parameter_type = "str" }',
        ["1 b"],
    ),
    "what is annotated at any depth": Case(
        "class A:\n    x: list[str]\n    y: int\n    z = 1\n",
        'that = { kind = "attribute", annotated = "str" }\nshould = { be_named = "nothing" }',
        ["2 x"],
    ),
    "built-in ancestors": Case(
        "class A(KeyError): ...\nclass B(A): ...\nclass C(dict): ...\n",
        'that = { kind = "class", inherits = "LookupError" }\nshould = { be_named = "X" }',
        ["1 A", "2 B"],
    ),
    "frozen dc": Case(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    x: int\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        [],
    ),
    "dc": Case(
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["3 A"],
    ),
    "dc frozen false": Case(
        "from dataclasses import dataclass\n@dataclass(frozen=False)\nclass A:\n    x: int\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["3 A"],
    ),
    "a field of a frozen base told again": Case(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    x: object\n"
        "class B(A):\n    x: int\nclass C(A):\n    y: int\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["7 C"],
    ),
    "values that are texts and numbers": Case(
        "class A(str):\n    @classmethod\n    def make(cls): return cls()\nclass B(A): ...\n"
        "class C(int):\n    def f(self): self.x = 1\nclass D(list): ...\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["5 C", "7 D"],
    ),
    "a protocol whose methods say that they are missing": Case(
        "from typing import Protocol\nclass A(Protocol):\n    def f(self): raise NotImplementedError\n"
        "class B(Protocol):\n    def f(self): raise NotImplementedError('f')\n"
        "class C(Protocol):\n    def f(self): raise ValueError\n"
        "class D:\n    def f(self): raise NotImplementedError\n"
        "class E(Protocol):\n    def f(self): raise\n",
        'that = { kind = "class" }\nshould = { be_abstract = true }',
        ["6 C", "8 D", "10 E"],
    ),
    "what has happened to a bidder": Case(
        "class BidderWasOutbid: ...\nclass BidderOutbids: ...\n",
        'that = { kind = "class" }\nshould = { be_named_in_past = true }',
        ["2 BidderOutbids"],
    ),
    "a value from the path is no body": Case(
        "import uuid\nfrom fastapi import APIRouter\nrouter = APIRouter(prefix='/{shop}')\n"
        "class Key(uuid.UUID): ...\nclass Order: ...\n"
        "@router.put('/orders/{key}/{rest:path}')\n"
        "def f(shop: Key, key: Key, rest: Key, order: Order): ...\n"
        "@router.put('/key/keys')\ndef g(key: Key): ...\n",
        'that = { kind = "parameter", body = true }\nshould = { be_named = "nobody" }',
        ["7 order", "9 key"],
    ),
    "a setting of a given object is no access": Case(
        "from pydantic_settings import BaseSettings\nclass A(BaseSettings):\n    x: int\n"
        "class B(A): ...\ndef f(a: A | B): return a.y\ndef g(): return BaseSettings()\n",
        'that = { kind = "function" }\nshould_not = { access = "<settings>" }',
        ["6 BaseSettings"],
    ),
    "an import as it is written": Case(
        "from .other import A\nfrom shop.other import B\nimport shop.other\n",
        'that = { kind = "module" }\nshould_not = { import = { name = "shop", written = true } }',
        ["2 B", "3 shop.other"],
        {"other": "A = B = 1\n"},
    ),
    "named tuple call": Case(
        "import collections\nclass A(collections.namedtuple('A','x')):\n    pass\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        [],
    ),
    "enum": Case(
        "import enum\nclass A(enum.StrEnum):\n    X='1'\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        [],
    ),
    "attrs": Case(
        "import attr\n@attr.s(frozen=True)\nclass A:\n    x=attr.ib()\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        [],
    ),
    "attrs define": Case(
        "import attrs\n@attrs.define\nclass A:\n    x: int\n@attrs.frozen\nclass B:\n    x: int\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["3 A"],
    ),
    "pydantic config class": Case(
        "from pydantic import BaseModel\nclass A(BaseModel):\n    x: int\n    class Config:\n        frozen = True\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        [],
    ),
    "pydantic kw": Case(
        "from pydantic import BaseModel\nclass A(BaseModel, frozen=True):\n    x: int\nclass B(A):\n    y: int\nclass C(A, frozen=False):\n    pass\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["6 C"],
    ),
    "undecorated sub": Case(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass A:\n    x: int\nclass B(A):\n    pass\nclass D(A):\n    def f(self): return 1\nclass E(A):\n    y: int = 3\n",
        'that = { kind = "class" }\nshould = { be_immutable = true }',
        ["9 E"],
    ),
    "should_not immut": Case(
        "from typing import NamedTuple\nclass A(NamedTuple):\n    x: int\n",
        'that = { kind = "class" }\nshould_not = { be_immutable = true }',
        ["2 A"],
    ),
    "stateless": Case(
        "class A:\n    def __init__(self): self.x = 1\n    def f(self):\n        return self.x\n",
        'that = { kind = "class" }\nshould = { be_stateless = true }',
        [],
    ),
    "stateless2": Case(
        "class A:\n    items = []\n    N = 3\n    T = ()\n    def f(self):\n        self.y = 1\n        self.y += 1\n",
        'that = { kind = "class" }\nshould = { be_stateless = true }',
        ["2 items"],
    ),
    "stateless aug": Case(
        "class A:\n    def f(self):\n        self.y += 1\n",
        'that = { kind = "class" }\nshould = { be_stateless = true }',
        ["3 y"],
    ),
    "mutable attrs": Case(
        "class A:\n    limit: int = 3\n    LIMIT = 3\n    _p: int\n    def __init__(self):\n        self.z = 1\n        self._y = 2\n",
        'that = { kind = "class" }\nshould_not = { have_mutable_attributes = true }',
        ["2 limit"],
    ),
    "abstract proto": Case(
        "from typing import Protocol\nclass A(Protocol):\n    def f(self): ...\nclass B(Protocol):\n    x: int\nclass D(Protocol):\n    def f(self):\n        'doc'\nclass E(Protocol):\n    def f(self):\n        return 1\n",
        'that = { kind = "class" }\nshould = { be_abstract = true }',
        ["9 E"],
    ),
    "abstract abc": Case(
        "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\nclass B(abc.ABC):\n    def f(self): ...\nclass D(A):\n    def g(self): ...\nclass E(A):\n    def f(self): return 1\nclass F(metaclass=abc.ABCMeta):\n    @abc.abstractmethod\n    def f(self): ...\n",
        'that = { kind = "class" }\nshould = { be_abstract = true }',
        ["5 B", "9 E"],
    ),
    "abstract io": Case(
        "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\n    def g(self):\n        return open('x')\n",
        'that = { kind = "class" }\nshould = { be_abstract = true }',
        ["6 open"],
    ),
    "final": Case(
        "from typing import final, Final\n@final\nclass A: ...\nclass B: ...\n",
        'that = { kind = "class" }\nshould = { be_final = true }',
        ["4 B"],
    ),
    "inherit re-export": Case(
        "from shop import Base\nclass A(Base): ...\nclass B: ...\n",
        'that = { kind = "class", inside="shop.module" }\nshould = { inherit_from = "shop.base.Base" }',
        ["3 B"],
        {"__init__": "from shop.base import Base\n", "base": "class Base: ...\n"},
    ),
    "inherit transitive": Case(
        "from shop.base import Mid\nclass A(Mid): ...\n",
        'that = { kind = "class", inside="shop.module" }\nshould = { inherit_from = "lib.Base" }',
        [],
        {"base": "import lib\nclass Mid(lib.Base): ...\n"},
    ),
    "generic base": Case(
        "from typing import Generic, TypeVar\nfrom shop.base import R\nT=TypeVar('T')\nclass A(R[int]): ...\n",
        'that = { kind = "class", inside="shop.module" }\nshould = { inherit_from = "shop.base.R" }',
        [],
        {"base": "class R: ...\n"},
    ),
    "loop hierarchy": Case(
        "class A(B): ...\nclass B(A): ...\n",
        'that = { kind = "class" }\nshould = { inherit_from = "x.Y" }',
        ["1 A", "2 B"],
    ),
    "deco": Case(
        "import functools\n@functools.cache\ndef f(): ...\n@functools.lru_cache(maxsize=3)\ndef g(): ...\ndef h(): ...\n",
        'that = { kind = "function" }\nshould = { be_decorated_with = ["functools.cache", { name = "functools.lru_cache", with = { maxsize = 3 } }] }',
        ["6 h"],
    ),
    "deco without": Case(
        "import functools\n@functools.lru_cache(maxsize=3)\ndef g(): ...\n",
        'that = { kind = "function" }\nshould = { be_decorated_with = { name = "functools.lru_cache", without = ["maxsize"] } }',
        ["3 g"],
    ),
    "deco first": Case(
        "import a, b\n@a.x\n@b.y\ndef f(): ...\n@b.y\n@a.x\ndef g(): ...\n",
        'that = { kind = "function", decorated_with="a.x" }\nshould = { decorate_first = "a.x" }',
        ["7 g"],
    ),
    "configured": Case(
        "from pydantic import BaseModel, ConfigDict\nclass A(BaseModel):\n    model_config = ConfigDict(extra='forbid', frozen=True)\nclass B(BaseModel):\n    model_config = ConfigDict(extra='allow', frozen=True)\nclass D(A): ...\nclass E(BaseModel, extra='forbid', frozen=True): ...\n",
        'that = { kind = "class" }\nshould = { be_configured = { frozen = true, extra = "forbid" } }',
        ["4 B"],
    ),
    "configured dc": Case(
        "import dataclasses\n@dataclasses.dataclass(slots=True, kw_only=True)\nclass A:\n    x: int\n@dataclasses.dataclass\nclass B:\n    x: int\n",
        'that = { kind = "class" }\nshould = { be_configured = { slots = true } }',
        ["6 B"],
    ),
    "named public all": Case(
        "__all__ = ['A', 'f']\nclass A: ...\nclass B: ...\ndef f(): ...\ndef g(): ...\n",
        'that = { kind = ["class", "function"], public = true }\nshould = { be_named = "x" }',
        ["2 A", "4 f"],
    ),
    "local is not public": Case(
        "def f(a):\n    def g(b): ...\n    class A:\n        def m(self): ...\nclass B:\n    class C:\n        def n(self): ...\n",
        'that = { kind = ["class", "function", "method", "parameter"], public = true }\nshould = { be_named = "x" }',
        ["1 f", "1 a", "5 B", "6 C", "7 n"],
    ),
    "public": Case(
        "class A:\n    def f(self): ...\n    def _g(self): ...\n    def __eq__(self, o): ...\nclass _B:\n    def f(self): ...\n",
        'that = { kind = "method", public = true }\nshould = { be_named = "x" }',
        ["2 f"],
    ),
    "async": Case(
        "async def f(): ...\ndef g(): ...\n",
        'that = { kind = "function", async = true }\nshould = { be_named = "x" }',
        ["1 f"],
    ),
    "nested functions": Case(
        "def f():\n    def g(): ...\nclass A:\n    def m(self):\n        def inner(): ...\n",
        'that = { kind = "function" }\nshould = { be_named = "x" }',
        ["1 f", "2 g", "5 inner"],
    ),
    "overloads": Case(
        "from typing import overload\n@overload\ndef f(x: int): ...\n@overload\ndef f(x: str): ...\ndef f(x): ...\n",
        'that = { kind = "function" }\nshould = { be_named = "x" }',
        ["3 f", "5 f", "6 f"],
    ),
    "params": Case(
        "def f(a, *b, c, **d): ...\nclass A:\n    def m(self, x): ...\n    @staticmethod\n    def s(y): ...\n    @classmethod\n    def k(cls, z): ...\n",
        'that = { kind = "parameter" }\nshould = { be_named = "q" }',
        ["1 a", "1 b", "1 c", "1 d", "3 x", "5 y", "7 z"],
    ),
    "attributes": Case(
        "class A:\n    x = 1\n    y: int\n    a, b = 1, 2\n    for k in []: pass\n    def f(self):\n        self.p = 1\n        with open('x') as self.q: pass\n        for self.r in []: pass\n        self.p = 2\n",
        'that = { kind = "attribute" }\nshould = { be_named = "q1" }',
        ["2 x", "3 y", "4 a", "4 b", "5 k", "7 p", "8 q", "9 r"],
    ),
    "constants": Case(
        "X = 1\nY: int = 2\na, b = 1, 2\nif True:\n    Z = 3\nX = 2\n",
        'that = { kind = "constant" }\nshould = { be_named = "q1" }',
        ["1 X", "2 Y", "3 a", "3 b", "5 Z"],
    ),
    "generated ctor": Case(
        "from dataclasses import dataclass\nfrom typing import NamedTuple, ClassVar\n@dataclass\nclass A:\n    x: int\n    K: ClassVar[int] = 3\nclass B(NamedTuple):\n    y: int\nclass D:\n    def __init__(self, z): ...\n",
        'that = { kind = "parameter", of = { kind = "method", constructor = true } }\nshould = { be_named = "q1" }',
        ["5 x", "8 y", "10 z"],
    ),
    "config not selected": Case(
        "from pydantic import BaseModel\nclass A(BaseModel):\n    class Config:\n        x = 1\n    class Other: ...\n",
        'that = { kind = "class" }\nshould = { be_named = "q1" }',
        ["2 A", "5 Other"],
    ),
    "define": Case(
        '"""doc"""\nclass A: ...\nimport os\nX = 1\nprint(1)\nif __name__ == "__main__":\n    pass\n',
        'that = { kind = "module" }\nshould_not = { define = "constant" }',
        ["4 X = 1"],
    ),
    "define only": Case(
        "class A: ...\nimport os\n",
        'that = { kind = "module" }\nshould = { define_only = ["class"] }',
        [],
    ),
    "define only2": Case(
        "import os\nfrom os import path\nclass A: ...\n",
        'that = { kind = "module" }\nshould = { define_only = ["class", "re-export"] }',
        ["1 import os"],
    ),
    "define only doc": Case(
        '"""d"""\nclass A: ...\n',
        'that = { kind = "module" }\nshould = { define_only = ["class"] }',
        ['1 """d"""'],
    ),
    "effects": Case(
        "import logging\nlogging.basicConfig()\n",
        'that = { kind = "module" }\nshould_not = { have_effects = true }',
        ["2 logging.basicConfig()"],
    ),
    "effects const": Case(
        "def make(): ...\nX = make()\nimport re\nY = re.compile('a')\nclass K: ...\nZ = K()\n",
        'that = { kind = "module" }\nshould_not = { have_effects = true }',
        ["2 X = make()"],
    ),
    "effects except": Case(
        "import a\napp = a.App()\napp.include_router(1)\nfor x in []:\n    pass\n",
        'that = { kind = "module" }\nshould_not = { have_effects = true }\nexcept = ["app.include_router"]',
        ["4 for x in []:"],
    ),
    "state": Case(
        "import collections\nA = []\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        ["2 A = []"],
    ),
    "state2": Case(
        "import collections\nfrom typing import Final\n__all__ = ['a']\nF: Final = []\nT = (1,)\nS = frozenset()\nN = 0\ndef f():\n    global N\n    N = 1\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        ["7 N = 0"],
    ),
    "state inst": Case(
        "from dataclasses import dataclass\n@dataclass(frozen=True)\nclass Fz: x: int\nclass K: ...\nA = Fz(1)\nB = K()\n",
        'that = { kind = "module" }\nshould_not = { have_mutable_state = true }',
        ["6 B = K()"],
    ),
    "annot": Case(
        "def f(a, b: int): ...\ndef g(a: int) -> None: ...\nclass A:\n    def __init__(self, x: int): ...\n",
        'that = { kind = ["function", "method"] }\nshould = { be_annotated = true }',
        ["1 f"],
    ),
    "annot init": Case(
        "class A:\n    def __init__(self): ...\nclass B:\n    def __init__(self, x): ...\n",
        'that = { kind = ["function", "method"] }\nshould = { be_annotated = true }',
        ["2 __init__", "4 __init__"],
    ),
    "kwonly": Case(
        "def f(*, a, **k): ...\ndef g(a): ...\ndef h(*args): ...\nclass A:\n    def m(self, *, x): ...\n",
        'that = { kind = ["function", "method"] }\nshould = { be_keyword_only = true }',
        ["2 g", "3 h"],
    ),
    "return any": Case(
        'from typing import Any, Annotated\nimport typing as t\ndef f() -> "dict[str, Any]": ...\ndef g() -> t.Any | None: ...\ndef h() -> Annotated[int, Any]: ...\nType = list[Any]\ndef i() -> Type: ...\n',
        'that = { kind = "function" }\nshould_not = { return_type = "typing.Any" }',
        ["3 f", "4 g", "7 i"],
    ),
    "param type": Case(
        "import sqlalchemy.orm as o\nfrom typing import Optional\ndef f(s: Optional[o.Session], t: int): ...\n",
        'that = { kind = "function" }\nshould_not = { parameter_type = "sqlalchemy.**" }',
        ["3 s"],
    ),
    "mention": Case(
        "from typing import Any\nclass A:\n    x: Any\n    def f(self) -> Any: ...\nclass B:\n    def f(self) -> int: ...\n",
        'that = { kind = "class" }\nshould_not = { mention_type = "typing.Any" }',
        ["2 A"],
    ),
    "have params": Case(
        "def f(a, b, c, d, e, g): ...\ndef h(session): ...\n",
        'that = { kind = "function" }\nshould = { have_parameters = { at_most = 5 } }',
        ["1 f"],
    ),
    "have params named": Case(
        "def f(a): ...\ndef h(session): ...\n",
        'that = { kind = "function" }\nshould_not = { have_parameters = { named = "sess*" } }',
        ["2 h"],
    ),
    "docstring": Case(
        '"""d"""\ndef f():\n    "x"\ndef g(): ...\n',
        'that = { kind = ["function", "module"] }\nshould = { have_docstring = true }',
        ["4 g"],
    ),
    "sizes": Case(
        "def f(a, b):\n    if a:\n        return 1\n    elif b:\n        return 2\n    else:\n        return 3\n",
        'that = { kind = "function" }\nshould = { have_at_most = { returns = 2, branches = 3, lines = 7, statements = 5, parameters = 2 } }',
        ["1 f"],
    ),
    "sizes ok": Case(
        "def f(a, b):\n    if a:\n        return 1\n    elif b:\n        return 2\n    else:\n        return 3\n",
        'that = { kind = "function" }\nshould = { have_at_most = { returns = 3, branches = 3, lines = 7, statements = 5, parameters = 2 } }',
        [],
    ),
    "lines deco": Case(
        "import x\n@x.y\ndef f():\n\n    pass\n",
        'that = { kind = "function" }\nshould = { have_exactly = { lines = 3 } }',
        [],
    ),
    "methods": Case(
        "class A:\n    def a(self): ...\n    def _b(self): ...\n    def __init__(self): ...\n    @property\n    def p(self): ...\n    @p.setter\n    def p(self, v): ...\n",
        'that = { kind = "class" }\nshould = { have_exactly = { public_methods = 2, methods = 4 } }',
        [],
    ),
    "have_method": Case(
        "class A:\n    def run(self): ...\nclass B(A): ...\nclass D: ...\n",
        'that = { kind = "class" }\nshould = { have_method = ["run", "go"] }',
        ["4 D"],
    ),
    "have_method sel": Case(
        "class A:\n    async def run(self): ...\nclass B:\n    def run(self): ...\n",
        'that = { kind = "class" }\nshould = { have_method = { named = "run", async = true } }',
        ["3 B"],
    ),
    "have_attr": Case(
        "class A:\n    def __init__(self): self.x = 1\nclass D: ...\n",
        'that = { kind = "class" }\nshould = { have_attribute = "x" }',
        ["3 D"],
    ),
    "any_of code": Case(
        "class A: ...\n",
        'that = { kind = "class" }\nshould = { any_of = [{ be_immutable = true }, { be_named = "B" }] }',
        ["1 A"],
    ),
    "none_of": Case(
        "class A: ...\nclass B: ...\n",
        'that = { kind = "class", none_of = [{ named = "A" }] }\nshould = { be_named = "Q" }',
        ["2 B"],
    ),
    "kind in any_of": Case(
        "class A: ...\ndef f(): ...\n",
        'that = { any_of = [{ kind = "class", named = "A" }, { kind = "function" }] }\nshould = { be_named = "Q" }',
        ["1 A", "2 f"],
    ),
    "except": Case(
        "class A: ...\nclass B: ...\nclass D: ...\n",
        'that = { kind = "class" }\nshould = { be_named = "Q" }\nexcept = ["A", "shop.module.B"]',
        ["3 D"],
    ),
    "except path": Case(
        "class A: ...\n",
        'that = { kind = "class" }\nshould = { be_named = "Q" }\nexcept = ["src/shop/module.py"]',
        [],
    ),
}

PROJECTS: dict[str, tuple[dict[str, str], str, list[str]]] = {
    "like acronym": (
        {"http_client.py": "class HTTPClient: ...\n"},
        'that = { kind = "class" }\nshould = { match_file_name = true }',
        [],
    ),
    "like parent": (
        {"src/shop/orders/handler.py": "class OrdersHandler: ...\nclass XHandler: ...\n"},
        'that = { kind = "class" }\nshould = { be_named_like = "{parent:pascal}Handler" }',
        ["orders/handler.py:2 XHandler"],
    ),
    "only": (
        {
            "dtos.py": "class ADto: ...\nclass B:\n    class In: ...\nclass _P: ...\ndef f(): ...\n",
            "x.py": "class BDto: ...\n",
        },
        'that = { kind = "class", named = "*Dto" }\nshould = { be_in = "shop.dtos", only = true }',
        ["dtos.py:2 B", "dtos.py:3 In", "dtos.py:4 _P", "x.py:1 BDto"],
    ),
    "be_in path": (
        {"dtos.py": "class ADto: ...\n", "x.py": "class BDto: ...\n"},
        'that = { kind = "class", named = "*Dto" }\nshould = { be_in = "src/**/dtos.py" }',
        ["x.py:1 BDto"],
    ),
    "companion class": (
        {
            "events.py": "class A: ...\nclass B: ...\n",
            "h.py": "class AHandler: ...\nclass BHandler: ...\n",
            "app.py": "class BHandler: ...\n",
        },
        'that = { kind = "class", inside = "shop.events" }\nshould = { have_companion = { class = "{name}Handler", in = "shop.app" } }',
        ["events.py:1 A"],
    ),
    "exported": (
        {
            "src/shop/a/__init__.py": "from shop.a.b import X\n__all__ = ['Y']\n",
            "src/shop/a/b.py": "class X: ...\nclass Y: ...\nclass Z: ...\n",
        },
        'that = { kind = "class" }\nshould = { have_companion = { exported_by = "{package}" } }',
        ["a/b.py:3 Z"],
    ),
    "imported by tests": (
        {"a.py": "class X: ...\nclass Y: ...\n", "tests/unit/test_a.py": "from shop.a import X\n"},
        'that = { kind = "class" }\nshould = { have_companion = { imported_by = "tests.**" } }',
        ["a.py:2 Y"],
    ),
    "thin": (
        {
            "__init__.py": '"""d"""\nfrom __future__ import annotations\nfrom shop.a import X\n__all__ = ["X"]\n__all__ += ["Z"]\nimport os\n',
            "a.py": "X=1\n",
        },
        'that = { kind = "module", named = "__init__" }\nshould = { define_only = ["re-export", "docstring"] }',
        ["__init__.py:6 import os"],
    ),
    "files": (
        {
            "src/shop/p/__init__.py": "",
            "src/shop/p/a.py": "",
            "src/shop/p/b.py": "",
            "src/shop/p/q/__init__.py": "",
            "src/shop/p/q/c.py": "",
        },
        'that = { kind = "module", named = "__init__", inside = "shop.p" }\nshould = { have_at_most = { files = 1 } }',
        ["p/__init__.py:1 "],
    ),
    "importers": (
        {"a.py": "", "b.py": "from shop import a", "c.py": "import shop.a"},
        'that = { kind = "module", named = "a" }\nshould = { have_at_most = { importers = 1 } }',
        ["a.py:1 "],
    ),
    "role test": (
        {"a.py": "class A: ...\n", "tests/unit/test_a.py": "class T: ...\n"},
        'that = { kind = "class", role = "test" }\nshould = { be_named = "Q" }',
        ["tests/unit/test_a.py:1 T"],
    ),
    "imported_by": (
        {"a.py": "", "b.py": "from shop import a", "c.py": ""},
        'that = { kind = "module", imported_by = "shop.b" }\nshould = { be_named = "Q" }',
        ["a.py:1 "],
    ),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_should_find_the_places_when_a_sentence_is_judged_on_a_module(name: str) -> None:
    """Near misses stay quiet."""
    case = CASES[name]
    assert one_file(case.text, case.rule, **case.others) == case.places


@pytest.mark.parametrize("name", sorted(PROJECTS))
def test_should_find_the_places_when_a_sentence_is_judged_on_several_modules(name: str) -> None:
    """What other files say counts."""
    files, rule, places = PROJECTS[name]
    assert Sample(files, stated(rule)).places() == places


def test_should_leave_entry_modules_alone_when_names_are_forbidden() -> None:
    """They have no choice, whichever way a rule is put."""
    rule = 'that = { kind = "module" }\nshould_not = { be_named = "*i*" }'
    sample = Sample({"__init__.py": "", "mail.py": "", "__main__.py": ""}, stated(rule))
    assert [place.split(":")[0] for place in sample.places()] == ["mail.py"]


def test_should_leave_a_route_alone_when_its_path_is_not_known() -> None:
    """Neither way."""
    text = "import fastapi\napp = fastapi.FastAPI()\n@app.get(path())\ndef f(): ...\n"
    rules = [
        'that = { kind = "function" }\nshould_not = { have_path = "/x" }',
        'that = { kind = "function" }\nshould = { have_path = "/x" }',
    ]
    assert [one_file(text, rule) for rule in rules] == [[], []]
