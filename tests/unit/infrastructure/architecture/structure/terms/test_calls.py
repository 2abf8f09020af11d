"""Tests of `call`, `construct` and `call_only`: which calls a name means."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import (
    Sample,
    one_file,
    stated,
)

SESSION = "from sqlalchemy.orm import Session\n"


def calls(text: str, value: str, kind: str = "module", **others: str) -> list[str]:
    """The forbidden calls in a file."""
    rule = f'that = {{ kind = "{kind}" }}\nshould_not = {{ {value} }}'
    return one_file(text, rule, **others)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("open('x')", 'call = "open"', ["1 open"]),
        ("open", 'call = "open"', []),
        ("print(open)", 'call = "open"', []),
        ("import builtins\nbuiltins.open('x')", 'call = "open"', ["2 builtins.open"]),
        ("open('x')", 'call = "builtins.open"', ["1 open"]),
        ("import requests\nrequests.get('x')", 'call = "requests.*"', ["2 requests.get"]),
        ("import requests as r\nr.get('x')", 'call = "requests.get"', ["2 r.get"]),
        ("from requests import get as g\ng('x')", 'call = "requests.get"', ["2 g"]),
        ("import requests\nrequests.get('x')", 'call = "request*.get"', ["2 requests.get"]),
        ("import requests\nrequests.sessions.get('x')", 'call = "requests.*"', []),
        (
            "import requests\nrequests.sessions.get('x')",
            'call = "requests.**"',
            ["2 requests.sessions.get"],
        ),
        ("import requests\nget('x')", 'call = "requests.get"', []),
        ("import datetime\ndatetime.datetime.now()", 'call = "datetime.now"', []),
        ("import a.b.c\na.b.c.d()", 'call = "a.b.c.d"', ["2 a.b.c.d"]),
        ("import a.b as c\nc.d()", 'call = "a.b.d"', ["2 c.d"]),
        ("open('x')\nprint('x')", 'call = ["open", "print"]', ["1 open", "2 print"]),
        ("import shutil\nshutil.copy(1, 2)", 'call = "<file-system>"', ["2 shutil.copy"]),
        ("import a\na.b()\nopen(1)", 'call = "<third-party>"', ["2 a.b"]),
        ("import os\nos.stat(1)\nopen(1)", 'call = "<stdlib>"', ["2 os.stat"]),
        ("open('x').read()", 'call = "open"', ["1 open"]),
        ("open(open('x'))", 'call = "open"', ["1 open", "1 open"]),
        ("@print\ndef f(): ...", 'call = "print"', []),
        ("@print('x')\ndef f(): ...", 'call = "print"', ["1 print"]),
        ("x = f'{open(1)}'", 'call = "open"', ["1 open"]),
        ("from time import *\nsleep(1)", 'call = "time.sleep"', ["2 sleep"]),
        ("from os import *\nopen('x')", 'call = "os.open"', ["2 open"]),
        ("from os import *\nopen('x')", 'call = "open"', ["2 open"]),
    ],
)
def test_should_find_call_when_its_name_means_what_is_called(
    text: str, value: str, expected: list[str]
) -> None:
    assert calls(text, value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "def f(open):\n    open('x')",
        "def f(*open):\n    open('x')",
        "def f(**open):\n    open('x')",
        "def f(*, open=1):\n    open('x')",
        "def open(): ...\nopen('x')",
        "class open: ...\nopen('x')",
        "open = make()\nopen('x')",
        "open: int\nopen('x')",
        "for open in x:\n    open('x')",
        "with x as open:\n    open('x')",
        "with x as (open, other):\n    open('x')",
        "(open, other) = x\nopen('x')",
        "[*open] = x\nopen('x')",
        "def f():\n    (open := make())\n    open('x')",
        "def f():\n    [open := make() for x in y]\n    open('x')",
        "try:\n    pass\nexcept E as open:\n    open('x')",
        "match x:\n    case open:\n        open('x')",
        "match x:\n    case [*open]:\n        open('x')",
        "match x:\n    case {**open}:\n        open('x')",
        "from a import open\nopen('x')",
        "import a as open\nopen('x')",
        "lambda open: open('x')",
        "def f(open):\n    def g():\n        open('x')",
        "def f():\n    open = 1\n    return lambda: open('x')",
        "[open('x') for open in y]",
        "{open('x'): 1 for open in y}",
        "[1 for open in y if open('x')]",
        "[1 for open in y for z in open('x')]",
        "open += 1\nopen('x')",
        "class C:\n    def open(self): ...\n    def f(self):\n        self.open('x')",
        "class C:\n    @classmethod\n    def f(cls):\n        cls.open('x')",
        "def f():\n    open = 1\n    def g():\n        nonlocal open\n        open('x')",
        "def f():\n    global open\n    open = 1\ndef g():\n    open('x')",
        "x.open('x')",
        "f = open\nf('x')",
        "open = 1\ndel open\nopen('x')",
    ],
)
def test_should_leave_call_when_something_else_has_the_name(text: str) -> None:
    assert calls(text, 'call = "open"') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(open): ...\nopen('x')", ["2 open"]),
        ("global open\nopen('x')", ["2 open"]),
        ("match x:\n    case [*_] | {'a': _} | _:\n        open('x')", ["3 open"]),
        ("def f(x=open('x')): ...", ["1 open"]),
        ("def f(open=open('x')): ...", ["1 open"]),
        ("[open for open in y]\nopen('x')", ["2 open"]),
        ("[1 for open in open('x')]", ["1 open"]),
        ("class C:\n    def open(self):\n        open('x')", ["3 open"]),
        ("class C:\n    open = 1\n    def f(self):\n        open('x')", ["4 open"]),
        ("def f():\n    open = 1\n\ndef g():\n    open('x')", ["5 open"]),
        ("lambda open: 1\nopen('x')", ["2 open"]),
        ("def f(x: open('x')) -> open('y'): ...", ["1 open", "1 open"]),
        ("class C(open('x'), key=open('y')): ...", ["1 open", "1 open"]),
        (
            "try:\n    from a import open\nexcept E:\n    from builtins import open\nopen(1)",
            ["5 open"],
        ),
        ("def f():\n    [y for x in z if (y := x)]\n    open('x')", ["3 open"]),
    ],
)
def test_should_find_call_when_another_scope_has_the_name(text: str, expected: list[str]) -> None:
    assert calls(text, 'call = "open"') == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("from shop.web import get\nget(1)", 'call = "requests.get"', ["2 get"]),
        ("from shop import web\nweb.get(1)", 'call = "requests.get"', ["2 web.get"]),
        ("from shop.web import fetch\nfetch(1)", 'call = "requests.get"', ["2 fetch"]),
        (
            "from shop.web import client\nclient.post(1)",
            'call = "requests.post"',
            ["2 client.post"],
        ),
        ("from .web import get\nget(1)", 'call = "requests.get"', ["2 get"]),
        ("from shop.web import *\nget(1)", 'call = "requests.get"', ["2 get"]),
        ("from shop.all import get\nget(1)", 'call = "requests.get"', ["2 get"]),
        ("from shop.all import other\nother(1)", 'call = "requests.get"', []),
        ("from shop.web import get\nget(1)", 'call = "shop.web.get"', ["2 get"]),
        ("from shop.web import *\nopen(1)", 'call = "open"', []),
        ("from shop.web import *\nopen(1)", 'call = "shop.web.open"', ["2 open"]),
        ("from shop.all import *\nprint(1)", 'call = "print"', ["2 print"]),
        (
            "from shop.web import helper\nhelper.run(1)",
            'call = "shop.web.Helper.run"',
            ["2 helper.run"],
        ),
    ],
)
def test_should_find_call_when_the_name_is_handed_on_by_another_module(
    text: str, value: str, expected: list[str]
) -> None:
    web = (
        "import requests as client\nfrom requests import get\nfrom requests import get as fetch\n"
        "def open(): ...\nclass Helper:\n    def run(self): ...\nhelper = Helper()\n"
    )
    everything = "from shop.web import *\ndef other(): ...\n"
    files = {"module.py": text, "web.py": web, "all.py": everything, "__init__.py": ""}
    rule = f'that = {{ kind = "module", inside = "shop.module" }}\nshould_not = {{ {value} }}'
    places = Sample(files, stated(rule)).places()
    assert [place.removeprefix("module.py:") for place in places] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f(s):\n    s.commit()", ["2 s.commit"]),
        ("def f(s):\n    commit()", []),
        ("def f(s):\n    s.commit", []),
        ("get().commit()", ["1 get().commit"]),
        ("x[0].commit()", ["1 x[0].commit"]),
        ("(a or b).commit()", ["1 (a or b).commit"]),
        ("async def f(s):\n    (await s).commit()", ["2 (await s).commit"]),
        ("class C:\n    def f(self):\n        self.session.commit()", ["3 self.session.commit"]),
        (SESSION + "def f(s: Session):\n    s.commit()", ["3 s.commit"]),
        ("import git\ngit.commit()", ["2 git.commit"]),
        ("class C:\n    def f(self):\n        self.commit()", []),
        ("class C:\n    @classmethod\n    def f(cls):\n        cls.commit()", []),
        ("class U: ...\ndef f(u: U):\n    u.commit()", []),
        ("class U: ...\ndef f(u: 'U'):\n    u.commit()", []),
        ("class U: ...\ndef f(u: U | None):\n    u.commit()", []),
        (SESSION + "class U: ...\ndef f(u: U | Session):\n    u.commit()", ["4 u.commit"]),
        ("class U: ...\ndef f():\n    u = U()\n    u.commit()", []),
        ("class U: ...\nu = U()\nu.commit()", []),
        ("class U: ...\ndef f():\n    with U() as u:\n        u.commit()", []),
        ("class U: ...\ndef f(u):\n    u.commit()", ["3 u.commit"]),
        ("class U: ...\nU.commit()", []),
        ("class U: ...\ndef make() -> U: ...\nmake().commit()", []),
        ("class U: ...\ndef make(): ...\nmake().commit()", ["3 make().commit"]),
        (SESSION + "def make() -> Session: ...\nmake().commit()", ["3 make().commit"]),
        ("from shop import other\nother.commit()", []),
        (
            "from typing import Self\nclass U:\n    def begin(self) -> Self: ...\n"
            "def f(u: U):\n    u.begin().commit()",
            [],
        ),
        (
            SESSION + "class U: ...\ndef f(x):\n    s = U() if x else Session()\n    s.commit()",
            ["5 s.commit"],
        ),
        (
            SESSION + "class U: ...\ndef f(x):\n    s = U()\n    s = Session()\n    s.commit()",
            ["6 s.commit"],
        ),
        (
            "class C:\n    def __init__(self, u: 'U'):\n        self.u = u\n"
            "    def f(self):\n        self.u.commit()\nclass U: ...",
            [],
        ),
    ],
)
def test_should_find_method_when_its_receiver_is_nothing_of_the_project(
    text: str, expected: list[str]
) -> None:
    assert calls(text, 'call = ".commit"', other="def commit(): ...") == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("a.objects.filter(1)", '".objects.filter"', ["1 a.objects.filter"]),
        ("objects.filter(1)", '".objects.filter"', []),
        ("a.filter(1)", '".objects.filter"', []),
        ("a.read_text()", '".read_*"', ["1 a.read_text"]),
        ("a.reads()", '".read_*"', []),
        ("read_text()", '".read_*"', []),
        ("a.delay()\nopen(1)", '[".delay", "open"]', ["1 a.delay", "2 open"]),
        (
            "self.session.commit()",
            '{ name = "session.commit", written = true }',
            ["1 self.session.commit"],
        ),
        ("session.commit()", '{ name = "session.commit", written = true }', ["1 session.commit"]),
        ("mysession.commit()", '{ name = "session.commit", written = true }', []),
        ("session.commit.now()", '{ name = "session.commit", written = true }', []),
        ("session.x.commit()", '{ name = "session.commit", written = true }', []),
        (
            "my_session.commit()",
            '{ name = "*_session.commit", written = true }',
            ["1 my_session.commit"],
        ),
        ("commit()", '{ name = ".commit", written = true }', ["1 commit"]),
        (
            "class session:\n    def commit(): ...\nsession.commit()",
            '{ name = "session.commit", written = true }',
            ["3 session.commit"],
        ),
        ("class session:\n    def commit(): ...\nsession.commit()", '"session.commit"', []),
    ],
)
def test_should_compare_whole_components_when_a_name_is_written(
    text: str, value: str, expected: list[str]
) -> None:
    assert calls(text, f"call = {value}") == expected


ON = 'call = { name = ".commit", on = "sqlalchemy.*" }'
TYPED = [
    "def f(s: Session):\n    s.commit()",
    "def f(s: 'Session'):\n    s.commit()",
    "def f(s: Session | None = None):\n    s.commit()",
    "import typing\ndef f(s: typing.Optional[Session]):\n    s.commit()",
    "from typing import Annotated\ndef f(s: Annotated[Session, 1]):\n    s.commit()",
    "def f():\n    s = Session()\n    s.commit()",
    "def f():\n    s: Session = make()\n    s.commit()",
    "def f():\n    with Session() as s:\n        s.commit()",
    "async def f():\n    async with Session() as s:\n        await s.commit()",
    "async def f():\n    s = await Session()\n    s.commit()",
    "def f(s):\n    s = s or Session()\n    s.commit()",
    "def f():\n    Session().commit()",
    "def f():\n    if (s := Session()):\n        s.commit()",
    "def f(s: Session):\n    def g():\n        s.commit()",
    "def f(s: Session):\n    return [s.commit() for x in y]",
    "class C:\n    def __init__(self, s: Session):\n        self.s = s\n    def f(self):\n        self.s.commit()",
    "class C:\n    def __init__(self):\n        self.s = Session()\n    def f(self):\n        self.s.commit()",
    "class C:\n    s: Session\n    def f(self):\n        self.s.commit()",
    "class C:\n    s = Session()\n    def f(self):\n        self.s.commit()",
    "class C:\n    def set(self):\n        self.s: Session = make()\n    def f(self):\n        self.s.commit()",
    "class C:\n    def f(self):\n        self.s = Session()\n        self.s.commit()",
    "class C:\n    def f(self):\n        self.s = Session()\n        return lambda: self.s.commit()",
    "class C:\n    @property\n    def s(self) -> Session: ...\n    def f(self):\n        self.s.commit()",
    "class B:\n    def __init__(self, s: Session):\n        self.s = s\nclass C(B):\n    def f(self):\n        self.s.commit()",
    "class C(Session):\n    def f(self):\n        super().commit()",
    "class C:\n    def __init__(self, s: Session):\n        self.s = s\ndef f(c: C):\n    c.s.commit()",
    "def make() -> Session: ...\ndef f():\n    make().commit()",
    "def make() -> Session: ...\ndef f():\n    s = make()\n    s.commit()",
    "from contextlib import contextmanager\nfrom typing import Iterator\n@contextmanager\ndef make() -> Iterator[Session]: ...\ndef f():\n    with make() as s:\n        s.commit()",
    "s = Session()\ndef f():\n    s.commit()",
    "from typing import Annotated\nS = Annotated[Session, 1]\ndef f(s: S):\n    s.commit()",
    "def f(x):\n    x.s = Session()\n    x.s.commit()",
    "import sqlalchemy\ndef f():\n    s = sqlalchemy.create()\n    s.commit()",
]
UNTYPED = [
    "def f(s):\n    s.commit()",
    "def f(s: list[Session]):\n    s.commit()",
    "def f(s: 'not a type'):\n    s.commit()",
    "def f(*s: Session):\n    s.commit()",
    "def f(**s: Session):\n    s.commit()",
    "def f(t: Session):\n    s = t\n    s.commit()",
    "class C:\n    def set(self):\n        self.s = Session()\n    def f(self):\n        self.s.commit()",
    "class C:\n    @staticmethod\n    def f(self):\n        self.commit()",
    "class C:\n    def s(self) -> Session: ...\n    def f(self):\n        self.s.commit()",
    "class C:\n    def f(self):\n        super().commit()",
    "def f():\n    super().commit()",
    "import other\ndef f(s: other.Session):\n    s.commit()",
    "class sqlalchemy:\n    class Session: ...\ndef f(s: sqlalchemy.Session):\n    s.commit()",
    "def f(s: Session):\n    s.rollback()",
    "def f():\n    s = s.begin()\n    s.commit()",
    "class C:\n    def f(self):\n        self.s = self.s.begin()\n        self.s.commit()",
    "s = s.next()\ns.next().commit()",
]


@pytest.mark.parametrize("text", TYPED)
def test_should_find_method_when_its_receiver_has_the_type(text: str) -> None:
    assert len(calls(SESSION + text, ON)) == 1


@pytest.mark.parametrize("text", UNTYPED)
def test_should_leave_method_when_its_receiver_has_no_such_type(text: str) -> None:
    assert calls(SESSION + text, ON) == []


@pytest.mark.parametrize("text", TYPED[:-1])
def test_should_find_qualified_method_when_its_receiver_has_the_type(text: str) -> None:
    assert len(calls(SESSION + text, 'call = "sqlalchemy.orm.Session.commit"')) == 1


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ('"sqlalchemy"', 1),
        ('"sqlalchemy.orm.Session"', 1),
        ('"sqlalchemy.orm"', 1),
        ('"sqlalchemy.orm.Query"', 0),
        ('"sqlalchemy_utils"', 0),
        ('"<orm>"', 1),
        ('["asyncpg", "<orm>"]', 1),
        ('"<broker>"', 0),
        ('{ kind = "class", named = "Session" }', 0),
    ],
)
def test_should_narrow_to_receivers_when_a_type_is_named(on: str, expected: int) -> None:
    text = SESSION + "def f(s: Session):\n    s.commit()"
    assert len(calls(text, f'call = {{ name = ".commit", on = {on} }}')) == expected


def test_should_narrow_to_classes_of_the_project_when_they_are_selected() -> None:
    text = (
        "class Store: ...\nclass Other: ...\ndef f(s: Store, o: Other):\n    s.save()\n    o.save()"
    )
    value = 'call = { name = "shop.module.*.save", on = { kind = "class", named = "Store" } }'
    assert calls(text, value) == ["4 s.save"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("module", ["1", "3", "5", "7", "9", "11", "12"]),
        ("class", ["3", "5"]),
        ("method", ["5"]),
        ("function", ["7", "9"]),
    ],
)
def test_should_see_what_belongs_to_a_symbol_when_kinds_are_named(
    kind: str, expected: list[str]
) -> None:
    text = (
        "open(1)\nclass C:\n    x = open(3)\n    def m(self):\n        open(5)\n"
        "def f():\n    open(7)\n    def g():\n        open(9)\n    return (\n"
        "        lambda: open(11)\n    )\nlambda: open(12)"
    )
    lines = [place.split()[0] for place in calls(text, 'call = "open"', kind)]
    wanted = [line if line != "12" else "13" for line in expected]
    assert lines == wanted


def test_should_tell_a_call_once_when_classes_lie_in_one_another() -> None:
    text = "class A:\n    class B:\n        x = open(1)"
    assert calls(text, 'call = "open"', "class") == ["3 open"]


def test_should_tell_the_callee_when_it_stands_on_two_lines() -> None:
    assert calls("(\n    a\n    .commit()\n)", 'call = ".commit"') == ["2 a\n    .commit"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('{ within = "loop" }', ["2 f", "3 x().y"]),
        ('{ on = "<orm>" }', ["5 s.commit"]),
        ('{ on = "<orm>", within = "loop" }', []),
    ],
)
def test_should_find_any_call_when_no_name_is_given(value: str, expected: list[str]) -> None:
    text = "for x in y:\n    f()\n    x().y()\ndef g(s: 'Session'):\n    s.commit()\n"
    places = calls(text + SESSION, f"call = {value}")
    assert [place for place in places if place != "3 x"] == expected


def test_should_see_no_calls_when_a_constructor_is_generated() -> None:
    text = "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nopen(1)"
    rule = 'that = { kind = "method", constructor = true }\nshould_not = { call = "open" }'
    assert one_file(text, rule) == []
