"""Tests of what stands around a call: `within` and `paired_with`."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import (
    Sample,
    one_file,
    stated,
)


def lines(text: str, within: str, kind: str = "module") -> list[int]:
    """The lines of the calls of f within some surroundings."""
    rule = (
        f'that = {{ kind = "{kind}" }}\n'
        f'should_not = {{ call = {{ name = "f", written = true, within = {within} }} }}'
    )
    return [int(place.split()[0]) for place in one_file(text, rule)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for x in y:\n    f()", [2]),
        ("for x in y:\n    if x:\n        f()", [3]),
        ("for x in f():\n    pass", []),
        ("for x in y:\n    pass\nelse:\n    f()", []),
        ("while f():\n    pass", [1]),
        ("while x:\n    f()\nelse:\n    f()", [2]),
        ("async def g():\n    async for x in y:\n        f()", [3]),
        ("[f() for x in y]", [1]),
        ("{f() for x in y}", [1]),
        ("{f(): f() for x in y}", [1, 1]),
        ("(f() for x in y)", [1]),
        ("[x for x in f()]", []),
        ("[x for x in y if f()]", [1]),
        ("[x for x in y for z in f()]", [1]),
        ("for x in y:\n    def g():\n        f()", []),
        ("for x in y:\n    lambda: f()", []),
        ("for x in y:\n    class C:\n        f()", [3]),
        ("for x in y:\n    @f()\n    def g(): ...", [2]),
        ("for x in y:\n    def g(z=f()): ...", [2]),
        ("def g():\n    for x in y:\n        f()", [3]),
        ("def g():\n    f()", []),
        ("f()\nfor x in y:\n    pass\nf()", []),
        (
            "for x in y:\n    with z:\n        try:\n            f()\n        except E:\n            f()",
            [4, 6],
        ),
    ],
)
def test_should_find_call_when_it_is_repeated(text: str, expected: list[int]) -> None:
    assert lines(text, '"loop"') == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("async def g():\n    f()", [2]),
        ("async def g():\n    await f()", [2]),
        ("def g():\n    f()", []),
        ("f()", []),
        ("async def g():\n    def h():\n        f()", []),
        ("async def g():\n    lambda: f()", []),
        ("async def g():\n    return [f() for x in y]", [2]),
        ("def g():\n    async def h():\n        f()", [3]),
        ("async def g(x=f()): ...", []),
        ("async def g():\n    class C:\n        x = f()", [3]),
    ],
)
def test_should_find_call_when_its_own_function_is_asynchronous(
    text: str, expected: list[int]
) -> None:
    assert lines(text, '"async"') == expected


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        ("with Lock():\n    f()", '"with:threading.Lock"', [2]),
        ("with threading.Lock():\n    f()", '"with:threading.*"', [2]),
        ("with Lock() as l, x:\n    f()", '"with:threading.Lock"', [2]),
        ("with x, Lock():\n    f()", '"with:threading.Lock"', [2]),
        ("with Lock(), f():\n    pass", '"with:threading.Lock"', [1]),
        ("with f(), Lock():\n    pass", '"with:threading.Lock"', []),
        ("with Lock(f()):\n    pass", '"with:threading.Lock"', []),
        ("with x:\n    f()", '"with:threading.Lock"', []),
        ("lock = Lock()\nwith lock:\n    f()", '"with:threading.Lock"', [3]),
        ("def g(lock: Lock):\n    with lock:\n        f()", '"with:threading.Lock"', [3]),
        (
            "class C:\n    def __init__(self):\n        self.l = Lock()\n    def g(self):\n        with self.l:\n            f()",
            '"with:threading.Lock"',
            [6],
        ),
        ("def g(s):\n    with s.begin():\n        f()", '"with:s.begin"', [3]),
        ("def g(self):\n    with self.s.begin():\n        f()", '"with:s.begin"', [3]),
        ("def g(t):\n    with t.begin():\n        f()", '"with:s.begin"', []),
        ("with Lock():\n    def g():\n        f()", '"with:threading.Lock"', []),
        ("async def g(s):\n    async with s.begin():\n        f()", '"with:s.begin"', [3]),
        ("with Lock():\n    f()\nfor x in y:\n    f()", '["loop", "with:threading.Lock"]', [2, 4]),
        ("with Lock():\n    f()\nfor x in y:\n    f()", '"loop | with:threading.Lock"', [2, 4]),
        ("with open(p):\n    f()", '"with:<file-system>"', [2]),
    ],
)
def test_should_find_call_when_a_context_manager_is_entered(
    text: str, within: str, expected: list[int]
) -> None:
    head = "import threading; from threading import Lock\n"
    assert [line - 1 for line in lines(head + text, within)] == expected


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        (
            "try:\n    f()\nexcept ValueError:\n    f()\nelse:\n    f()\nfinally:\n    f()",
            '"try:ValueError"',
            [2],
        ),
        (
            "try:\n    f()\nexcept ValueError:\n    f()\nelse:\n    f()\nfinally:\n    f()",
            '"except"',
            [4],
        ),
        (
            "try:\n    f()\nexcept ValueError:\n    f()\nelse:\n    f()\nfinally:\n    f()",
            '"finally"',
            [8],
        ),
        (
            "try:\n    f()\nexcept ValueError:\n    f()\nelse:\n    f()\nfinally:\n    f()",
            '"except|finally"',
            [4, 8],
        ),
        ("try:\n    f()\nfinally:\n    pass", '"try:ValueError"', []),
        ("try:\n    f()\nexcept KeyError:\n    pass", '"try:ValueError"', []),
        ("try:\n    f()\nexcept (KeyError, ValueError):\n    pass", '"try:ValueError"', [2]),
        ("try:\n    f()\nexcept Exception:\n    pass", '"try:ValueError"', [2]),
        ("try:\n    f()\nexcept BaseException:\n    pass", '"try:ValueError"', [2]),
        ("try:\n    f()\nexcept UnicodeError:\n    pass", '"try:ValueError"', []),
        ("try:\n    f()\nexcept:\n    pass", '"try:ValueError"', [2]),
        ("try:\n    f()\nexcept* ValueError:\n    pass", '"try:ValueError"', [2]),
        ("try:\n    f()\nexcept LookupError:\n    pass", '"try:KeyError"', [2]),
        ("try:\n    f()\nexcept Exception:\n    pass", '"try:KeyboardInterrupt"', []),
        ("try:\n    f()\nexcept ERRORS:\n    pass", '"try:ValueError"', [2]),
        (
            "try:\n    f()\nexcept WebSocketDisconnect:\n    pass",
            '"try:fastapi.WebSocketDisconnect"',
            [2],
        ),
        ("try:\n    f()\nexcept Exception:\n    pass", '"try:fastapi.WebSocketDisconnect"', [2]),
        ("try:\n    f()\nexcept ValueError:\n    pass", '"try:fastapi.WebSocketDisconnect"', []),
        ("try:\n    f()\nexcept WebSocketDisconnect:\n    pass", '"try:fastapi.*"', [2]),
        ("try:\n    f()\nexcept Own:\n    pass", '"try:shop.module.Child"', [2]),
        ("try:\n    f()\nexcept RuntimeError:\n    pass", '"try:shop.module.Child"', [2]),
        ("try:\n    f()\nexcept Child:\n    pass", '"try:shop.module.Own"', []),
        ("with suppress(ValueError):\n    f()", '"try:ValueError"', [2]),
        ("with suppress(KeyError, Exception):\n    f()", '"try:ValueError"', [2]),
        ("with suppress(KeyError):\n    f()", '"try:ValueError"', []),
        ("with suppress():\n    f()", '"try:ValueError"', []),
        ("with other(ValueError):\n    f()", '"try:ValueError"', []),
        ("with suppress(f()):\n    f()", '"try:ValueError"', []),
        ("try:\n    lambda: f()\nexcept ValueError:\n    pass", '"try:ValueError"', []),
        (
            "try:\n    try:\n        f()\n    finally:\n        pass\nexcept ValueError:\n    pass",
            '"try:ValueError"',
            [3],
        ),
        (
            "try:\n    pass\nexcept ValueError:\n    try:\n        f()\n    except KeyError:\n        pass",
            '"try:ValueError"',
            [],
        ),
        ("try:\n    pass\nexcept f():\n    pass", '"except"', []),
    ],
)
def test_should_find_call_when_an_error_of_it_is_handled(
    text: str, within: str, expected: list[int]
) -> None:
    head = (
        "from contextlib import suppress; from fastapi import WebSocketDisconnect\n"
        "class Own(RuntimeError): ...\nclass Child(Own): ...\nERRORS = (KeyError, ValueError)\n"
    )
    assert [line - 4 for line in lines(head + text, within)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def test_a():\n    sleep()", ["2"]),
        ("class TestA:\n    def test_a(self):\n        sleep()", ["3"]),
        ("def test_a():\n    assert check(lambda: sleep())", ["2"]),
        ("def helper():\n    sleep()", []),
        ("sleep()", []),
    ],
)
def test_should_find_call_when_it_is_made_by_a_test(text: str, expected: list[str]) -> None:
    files = {
        "tests/test_a.py": f"from time import sleep\n{text}",
        "module.py": f"from time import sleep\n{text}",
    }
    rule = (
        'that = { any_of = [{ kind = "module", role = "test" }, { kind = "module", role = "source" }] }\n'
        'should_not = { call = { name = "time.sleep", within = "test" } }'
    )
    places = Sample(files, stated(rule)).places()
    assert [str(int(place.split(":")[1].split()[0]) - 1) for place in places] == expected


PAIR = '{ name = ".connect", paired_with = { name = ".disconnect", within = "except|finally" } }'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def g(m):\n    m.connect()", ["2 m.connect"]),
        ("def g(m):\n    m.connect()\n    m.disconnect()", ["2 m.connect"]),
        ("def g(m):\n    try:\n        m.connect()\n    finally:\n        m.disconnect()", []),
        (
            "def g(m):\n    m.connect()\n    try:\n        x()\n    except E:\n        m.disconnect()",
            [],
        ),
        (
            "def g(m, n):\n    try:\n        m.connect()\n    finally:\n        n.disconnect()",
            ["3 m.connect"],
        ),
        ("def g(m):\n    m.connect()\n    m.connect()", ["2 m.connect"]),
        ("def g(m, n):\n    m.connect()\n    n.connect()", ["2 m.connect", "3 n.connect"]),
        (
            "def g(m):\n    m.connect()\ndef h(m):\n    try:\n        pass\n    finally:\n        m.disconnect()",
            ["2 m.connect"],
        ),
        (
            "def g(m):\n    m.connect()\n    def h():\n        try:\n            pass\n        finally:\n            m.disconnect()",
            ["2 m.connect"],
        ),
        ("def g(m):\n    pass", []),
    ],
)
def test_should_demand_the_counterpart_when_calls_come_in_pairs(
    text: str, expected: list[str]
) -> None:
    rule = f'that = {{ kind = "function" }}\nshould = {{ call = {PAIR} }}'
    assert one_file(text, rule) == expected


def test_should_select_what_is_paired_when_a_selector_says_so() -> None:
    text = "def g(m):\n    m.connect()\n\ndef h(m):\n    try:\n        m.connect()\n    finally:\n        m.disconnect()"
    rule = f'that = {{ kind = "function", call = {PAIR} }}\nshould = {{ be_named = "x" }}'
    assert one_file(text, rule) == ["4 h"]
