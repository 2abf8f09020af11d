"""Tests of what calls are given: `with` and `without`."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import one_file

DECLARED = "def save(path, mode='r', *rest, encoding=None, **more): ...\nclass Store:\n    def __init__(self, url, lazy=False): ...\n    def put(self, key, value=None): ...\n"


def found(text: str, value: str, demand: str = "should_not") -> list[str]:
    """The calls in a file that are given what a rule asks for."""
    return one_file(text, f'that = {{ kind = "module" }}\n{demand} = {{ call = {value} }}')


def finds(text: str, value: str) -> bool:
    """Whether a rule finds a call."""
    return bool(found(text, value))


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("open(p, mode='w')", True),
        ("open(p, 'w')", True),
        ("open(p, 'wb')", True),
        ("open(p, 'r')", False),
        ("open(p, mode='r')", False),
        ("open(p)", False),
        ("open('w')", False),
        ("open(p, m)", False),
        ("open(p, WRITE)", True),
        ("open(p, READ)", False),
        ("open(p, mode=settings.WRITE)", True),
        ("open(p, mode=TWICE)", False),
        ("open(p, 'w', **options)", False),
        ("open(p, mode='w', **options)", False),
        ("open(*args)", False),
        ("open(*args, mode='w')", True),
    ],
)
def test_should_compare_argument_when_its_value_is_asked_for(call: str, expected: bool) -> None:
    text = f"from shop import settings\nWRITE = 'w'\nREAD = 'r'\nTWICE = WRITE\n{call}"
    rule = (
        'that = { kind = "module" }\n'
        'should_not = { call = { name = "open", with = { mode = "w*" } } }'
    )
    assert bool(one_file(text, rule, settings="WRITE = 'wt'")) is expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("open(p)", True),
        ("open(p, 'r')", True),
        ("open(p, encoding='utf-8')", False),
        ("open(p, 'r', -1, 'utf-8')", False),
        ("open(p, 'r', -1)", True),
        ("open(p, **options)", False),
        ("open(*args)", False),
        ("open(p, *args)", False),
        ("open(*args, encoding='utf-8')", False),
        ("pathlib.Path(p).open()", False),
        ("unknown(p)", False),
    ],
)
def test_should_find_call_when_an_argument_is_missing(call: str, expected: bool) -> None:
    assert finds(f"import pathlib\n{call}", '{ name = "open", without = "encoding" }') is expected


@pytest.mark.parametrize(
    ("call", "value", "expected"),
    [
        (
            "pathlib.Path(p).read_text()",
            '{ name = "pathlib.Path.read_text", without = ["encoding"] }',
            True,
        ),
        (
            "pathlib.Path(p).read_text('utf-8')",
            '{ name = "pathlib.Path.read_text", without = ["encoding"] }',
            False,
        ),
        ("requests.get(u)", '{ name = "requests.*", without = "timeout" }', True),
        ("requests.get(u, timeout=3)", '{ name = "requests.*", without = "timeout" }', False),
        ("requests.get(u, {})", '{ name = "requests.*", without = "params" }', False),
        ("other.get(u, {})", '{ name = "other.get", without = "params" }', True),
        ("other.get(*u)", '{ name = "other.get", without = "params" }', False),
        ("open(p)", '{ name = "open", without = ["encoding", "errors"] }', True),
        ("open(p, errors='x')", '{ name = "open", without = ["encoding", "errors"] }', False),
        ("open(p, 'w')", '{ name = "open", with = { mode = "w*" }, without = "encoding" }', True),
        (
            "open(p, 'w', encoding='x')",
            '{ name = "open", with = { mode = "w*" }, without = "encoding" }',
            False,
        ),
        ("open(p, 'r')", '{ name = "open", with = { mode = "w*" }, without = "encoding" }', False),
        ("run(shell=True)", '{ name = "run", with = { shell = true } }', False),
        (
            "subprocess.run(c, shell=True)",
            '{ name = "subprocess.run", with = { shell = true } }',
            True,
        ),
        (
            "subprocess.run(c, shell=False)",
            '{ name = "subprocess.run", with = { shell = true } }',
            False,
        ),
        (
            "subprocess.run(c, shell='True')",
            '{ name = "subprocess.run", with = { shell = true } }',
            False,
        ),
        (
            "subprocess.run(c, timeout=3)",
            '{ name = "subprocess.run", with = { timeout = 3 } }',
            True,
        ),
        (
            "subprocess.run(c, timeout=-3)",
            '{ name = "subprocess.run", with = { timeout = -3 } }',
            True,
        ),
        (
            "subprocess.run(c, stdout=subprocess.PIPE)",
            '{ name = "subprocess.run", with = { stdout = "subprocess.PIPE" } }',
            True,
        ),
        (
            "subprocess.run(c, stdout=PIPE)",
            '{ name = "subprocess.run", with = { stdout = "subprocess.PIPE" } }',
            True,
        ),
        (
            "subprocess.run(c, stdout=OUT)",
            '{ name = "subprocess.run", with = { stdout = "subprocess.PIPE" } }',
            True,
        ),
        (
            "subprocess.run(c, stdout=FAR)",
            '{ name = "subprocess.run", with = { stdout = "subprocess.PIPE" } }',
            False,
        ),
        (
            "subprocess.run(c, stdout=None)",
            '{ name = "subprocess.run", with = { stdout = "None" } }',
            True,
        ),
        (
            "subprocess.run(['git', 'push'])",
            '{ name = "subprocess.run", with = { args = "push" } }',
            True,
        ),
        (
            "subprocess.run(['git', 'pull'])",
            '{ name = "subprocess.run", with = { args = "push" } }',
            False,
        ),
        ("subprocess.run(COMMAND)", '{ name = "subprocess.run", with = { args = "push" } }', True),
        (
            "subprocess.run(('git', 'push'))",
            '{ name = "subprocess.run", with = { args = ["pull", "push"] } }',
            True,
        ),
        ("subprocess.run(c, env={})", '{ name = "subprocess.run", with = { env = "*" } }', False),
        ("save(p, 'w')", '{ name = "**.save", with = { mode = "w" } }', True),
        ("save(p, 'r', 1, 2)", '{ name = "**.save", with = { mode = "w" } }', False),
        ("save(p, 'r', 'utf-8')", '{ name = "**.save", without = "encoding" }', True),
        ("Store(u, True)", '{ name = "**.Store", with = { lazy = true } }', True),
        ("Store(u)", '{ name = "**.Store", without = "lazy" }', True),
        ("Store(u, True)", '{ name = "**.Store", without = "lazy" }', False),
        ("Store(u).put(1, 2)", '{ name = "**.put", without = "value" }', False),
        ("Store(u).put(1)", '{ name = "**.put", without = "value" }', True),
    ],
)
def test_should_ask_for_arguments_when_the_signature_is_known(
    call: str, value: str, expected: bool
) -> None:
    text = (
        "import pathlib, requests, other, subprocess\nfrom subprocess import PIPE\nOUT = PIPE\nFAR = OUT\n"
        f"COMMAND = ['git', 'push']\n{DECLARED}{call}"
    )
    assert finds(text, value) is expected


@pytest.mark.parametrize(
    ("declared", "call", "expected"),
    [
        ("@dataclass\nclass A:\n    x: int\n    y: bool = False", "A(1, True)", True),
        ("@dataclass\nclass A:\n    x: int\n    y: bool = False", "A(1, False)", False),
        ("@dataclass\nclass A:\n    x: int\n    y: bool = False", "A(True)", False),
        ("class A(NamedTuple):\n    x: int\n    y: bool", "A(1, True)", True),
        ("@define\nclass A:\n    x: int\n    y: bool", "A(1, True)", True),
        ("class B:\n    def __init__(self, x, y): ...\nclass A(B): ...", "A(1, True)", True),
        ("class A: ...", "A(1, True)", False),
    ],
)
def test_should_know_parameters_when_a_constructor_is_generated(
    declared: str, call: str, expected: bool
) -> None:
    head = "from dataclasses import dataclass\nfrom typing import NamedTuple\nfrom attrs import define\n"
    value = '{ name = "**.A", with = { y = true } }'
    assert finds(f"{head}{declared}\n{call}", value) is expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("open(p, encoding='x')", True),
        ("open(p, **options)", True),
        ("open(*args)", True),
        ("open(p)", False),
        ("pass", False),
    ],
)
def test_should_be_content_when_nobody_can_tell_what_a_demanded_call_is_given(
    call: str, expected: bool
) -> None:
    value = '{ name = "open", with = { encoding = "*" } }'
    assert bool(found(call, value, "should")) is not expected


MIDDLEWARE = "from fastapi import FastAPI\nfrom fastapi.middleware.cors import CORSMiddleware\napp = FastAPI()\n"
LISTED = "from starlette.middleware import Middleware\n"
CORS = '{ name = "fastapi.middleware.cors.CORSMiddleware", with = { allow_origins = "[*]", allow_credentials = true } }'


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (
            "app.add_middleware(CORSMiddleware, allow_origins=['*'], allow_credentials=True)",
            ["4 app.add_middleware"],
        ),
        (
            "app.add_middleware(CORSMiddleware, ['a', '*'], allow_credentials=True)",
            ["4 app.add_middleware"],
        ),
        ("app.add_middleware(CORSMiddleware, allow_origins=['a'], allow_credentials=True)", []),
        ("app.add_middleware(CORSMiddleware, allow_origins=['*'])", []),
        ("app.add_middleware(Other, allow_origins=['*'], allow_credentials=True)", []),
        ("app.add_middleware(make(), allow_origins=['*'], allow_credentials=True)", []),
        ("app.add_middleware()", []),
        (
            f"{LISTED}x = [Middleware(CORSMiddleware, allow_origins=['*'], allow_credentials=True)]",
            ["5 Middleware"],
        ),
        ("CORSMiddleware(app, ['*'], allow_credentials=True)", ["4 CORSMiddleware"]),
        ("app.other(CORSMiddleware, allow_origins=['*'], allow_credentials=True)", []),
    ],
)
def test_should_count_a_call_of_the_class_when_middleware_is_added(
    call: str, expected: list[str]
) -> None:
    assert found(MIDDLEWARE + call, CORS) == expected
