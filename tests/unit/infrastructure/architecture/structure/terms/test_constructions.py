"""Tests of `construct` and `call_only`."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import (
    Sample,
    one_file,
    stated,
)

STORE = "class Store: ...\nclass Special(Store): ...\ndef make() -> Store: ...\n"


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Store()", '"shop.module.Store"', ["Store"]),
        ("Store", '"shop.module.Store"', []),
        ("isinstance(x, Store)", '"shop.module.Store"', []),
        ("Special()", '"shop.module.Store"', []),
        ("Special()", '{ name = "shop.module.Store", subclasses = true }', ["Special"]),
        ("Store()", '{ name = "shop.module.Store", subclasses = true }', ["Store"]),
        ("Store()", '{ name = "shop.module.Special", subclasses = true }', []),
        ("make()", '"shop.module.*"', []),
        ("Store()", '"shop.module.*"', ["Store"]),
        ("Store[int]()", '"shop.module.Store"', ["Store[int]"]),
        ("STORES = [Store]\nSTORES[0]()", '"shop.module.*"', []),
        ("Store.open()", '"shop.module.Store"', []),
        ("def f(s: Store):\n    s()", '"shop.module.Store"', []),
        ("def f():\n    s = Store()\n    return s()", '"shop.module.Store"', ["Store"]),
        ("s = Store()\ns()", '"shop.module.Store"', ["Store"]),
        ("Store()()", '"shop.module.Store"', ["Store"]),
        ("make()()", '"shop.module.Store"', []),
        (
            "class C:\n    def __init__(self, s: Store):\n        self.s = s\n"
            "    def f(self):\n        self.s()",
            '"shop.module.Store"',
            [],
        ),
        ("import requests\nrequests.Session()", '"requests.*"', ["requests.Session"]),
        ("import requests\nrequests.get()", '"requests.*"', []),
        ("import lib\nlib.thing()", '"lib.thing"', ["lib.thing"]),
        ("import lib\nlib.thing()", '"lib.*"', []),
        ("import socket\nsocket.socket()", '"socket.*"', ["socket.socket"]),
        ("import socket\nsocket.create_connection(1)", '"socket.*"', []),
        ("ValueError()", '{ name = "Exception", subclasses = true }', ["ValueError"]),
        ("raise ValueError()", '"ValueError"', ["ValueError"]),
        ("raise ValueError", '"ValueError"', []),
        ("for x in y:\n    Store()", '{ within = "loop" }', ["Store"]),
        ("for x in y:\n    make()", '{ within = "loop" }', []),
        ("import psycopg2\npsycopg2.Binary(1)", '"<database>"', ["psycopg2.Binary"]),
        (
            "class C:\n    @classmethod\n    def new(cls):\n        return cls()",
            '"shop.module.C"',
            ["cls"],
        ),
        ("class C:\n    def __new__(cls):\n        cls()", '"shop.module.C"', ["cls"]),
        ("class C:\n    def f(self):\n        self()", '"shop.module.C"', []),
        ("class C:\n    @staticmethod\n    def f(cls):\n        cls()", '"shop.module.C"', []),
    ],
)
def test_should_find_construction_when_the_class_itself_is_called(
    text: str, value: str, expected: list[str]
) -> None:
    rule = f'that = {{ kind = "module" }}\nshould_not = {{ construct = {value} }}'
    places = one_file(STORE + text, rule)
    assert [place.split(" ", 1)[1] for place in places] == expected


def test_should_find_construction_when_classes_are_selected() -> None:
    files = {
        "infrastructure/store.py": "class Store: ...\ndef make(): ...\n",
        "domain/order.py": "class Order: ...\n",
        "app.py": "from shop.stores import Store as S\nfrom shop.domain.order import Order\n"
        "from shop.infrastructure.store import make\nS()\nOrder()\nmake()\n",
        "stores.py": "from shop.infrastructure.store import Store\n",
    }
    rule = (
        'that = { kind = "module", inside = "shop.app" }\n'
        'should_not = { construct = { kind = "class", layer = "infrastructure" } }'
    )
    layers = 'layers.infrastructure = "shop.infrastructure"\n'
    placed = {f"src/shop/{path}": text for path, text in files.items()}
    assert Sample(placed, layers + stated(rule)).places() == ["app.py:4 S"]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("print(1)", '["print"]', []),
        ("print(1)\nopen(1)", '["print"]', ["open"]),
        ("print(len(1))", '"print"', ["len"]),
        ("x.unknown()", '"print"', ["x.unknown"]),
        ("x.unknown()", '[".unknown"]', []),
        ("print", '"open"', []),
        ("import logging as l\nl.info(1)", '["<logging>"]', []),
        ("x()", "[]", ["x"]),
        ("pass", "[]", []),
        ("open(1, **x)", '{ name = "open", with = { mode = "r" } }', []),
        ("open(1)", '{ name = "open", with = { mode = "r" } }', ["open"]),
        ("print(1)\nopen(1, 'r')", '["print", { name = "open", with = { mode = "r" } }]', []),
    ],
)
def test_should_find_every_other_call_when_only_some_are_allowed(
    text: str, value: str, expected: list[str]
) -> None:
    rule = f'that = {{ kind = "module" }}\nshould = {{ call_only = {value} }}'
    assert [place.split(" ", 1)[1] for place in one_file(text, rule)] == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            'that = { kind = "function", call = "open" }\nshould = { be_named = "read_*" }',
            ["3 load"],
        ),
        (
            'that = { kind = "function" }\nshould = { call = "open" }',
            ["6 idle"],
        ),
        (
            'that = { kind = "function" }\nshould = { any_of = [{ call = "open" }, { be_named = "idle" }] }',
            [],
        ),
        (
            'that = { kind = "function" }\nshould_not = { any_of = [{ call = ["open", "print"] }, { be_named = "x" }] }',
            ["2 open", "4 open", "7 print"],
        ),
        (
            'that = { kind = "function" }\nshould = { none_of = [{ call = "print" }, { be_named = "x" }] }',
            ["7 print"],
        ),
        (
            'that = { kind = "function" }\nshould = { any_of = [{ call_only = ["open"] }, { call = "input" }] }',
            ["6 idle"],
        ),
        (
            'that = { kind = "function", none_of = [{ call = "open" }] }\nshould = { be_named = "x" }',
            ["6 idle"],
        ),
        (
            'that = { kind = "function" }\nshould_not = { call = "open" }\nexcept = ["load"]',
            ["2 open"],
        ),
        (
            'that = { kind = "module" }\nshould_not = { call = ["open", "print"] }\nexcept = ["open"]',
            ["7 print"],
        ),
        (
            'that = { kind = "function", call_only = ["open"] }\nshould = { be_named = "x" }',
            ["1 read_all", "3 load"],
        ),
    ],
)
def test_should_select_or_demand_when_a_call_is_named(rule: str, expected: list[str]) -> None:
    text = "def read_all():\n    open(2)\ndef load():\n    open(4)\n\ndef idle():\n    print(7)\n"
    assert one_file(text, rule) == expected
