"""Tests of what keys about occurrences take, and of what is said of what they do not."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated

EXPECTED = "expected a name, a glob, a group such as <web>, a table that selects classes, or a list of these"
NO_NAME = "means no name: a name is identifiers joined by dots, with *, ? and ** as wildcards"
KEYS = "name, on, paired_with, with, within, without, written"
EXAMPLE = 'write a name such as "open", or a list of names'

REFUSED = {
    "call = 3": f": {EXPECTED}, got 3",
    'call = ["open", 3]': f"[1]: {EXPECTED}, got 3",
    'call = "a b"': f': "a b" {NO_NAME}',
    'call = ".a b"': f': ".a b" {NO_NAME}',
    'call = ""': f': "" {NO_NAME}',
    'call = "."': f': "." {NO_NAME}',
    'call = "<file-sytem>"': ': unknown group <file-sytem> / did you mean "<file-system>"?',
    "call = []": f": names nothing / {EXAMPLE}",
    "call = {}": f": names nothing / {EXAMPLE}",
    'call = { nam = "open" }': '.nam: unknown key / did you mean "name"?',
    'call = { name = "open", layer = "a" }': f".layer: unknown key / the keys here are {KEYS}",
    'call = { name = "open", with = "x" }': '.with: expected a table such as { mode = "w*" }, got "x"',
    'call = { name = "open", with = {} }': '.with: expected a table such as { mode = "w*" }, got {}',
    'call = { name = "open", with = { mode = { a = 1 } } }': (
        ".with.mode: expected a string, a number, true, false, or a list of these, got { a = 1 }"
    ),
    'call = { name = "open", without = 3 }': (
        ".without: expected a string or a list of strings, got 3"
    ),
    'call = { name = "open", within = "loops" }': (
        '.within: unknown surroundings "loops" / did you mean "loop"?'
    ),
    'call = { name = "open", within = "nowhere" }': (
        '.within: unknown surroundings "nowhere" / '
        "they are loop, except, finally, async, test, with:NAME, try:NAME"
    ),
    'call = { name = "open", within = "with:" }': f'.within: "" {NO_NAME}',
    'call = { name = "open", within = "try:<webb>" }': (
        ': unknown group <webb> / did you mean "<web>"?'
    ),
    'call = { name = "open", on = 3 }': f".on: {EXPECTED}, got 3",
    'call = { name = ".open", on = "<webb>" }': ': unknown group <webb> / did you mean "<web>"?',
    'call = { name = "open", written = "yes" }': '.written: expected true or false, got "yes"',
    'call = { name = "<web>", written = true }': (
        ".name: only names are compared as they are written / "
        "leave out written, or name what is written"
    ),
    'call = { name = ["a", "b c"] }': f'.name[1]: "b c" {NO_NAME}',
    'call = { name = "open", swallow = true }': f".swallow: unknown key / the keys here are {KEYS}",
    'call = { name = ".a", paired_with = { name = ".b", paired_with = ".c" } }': (
        ".paired_with.paired_with: unknown key / "
        "the keys here are name, on, with, within, without, written"
    ),
    'call = { name = ".a", paired_with = "<webb>" }': (
        ': unknown group <webb> / did you mean "<web>"?'
    ),
    'call = { kind = "module" }': (
        ': classes, functions or methods are meant here / write kind = "class" or leave it out'
    ),
    'construct = { kind = "function" }': (
        ': classes are meant here / write kind = "class" or leave it out'
    ),
    'construct = { layer = "domian" }': '.layer: unknown layer "domian" / did you mean "domain"?',
    'construct = ".a"': f': ".a" {NO_NAME}',
    'raise = { name = "X", without = "a" }': '.without: unknown key / did you mean "within"?',
    'catch = { swallow = "yes" }': '.swallow: expected true or false, got "yes"',
    'assign = ".a"': f': ".a" {NO_NAME}',
    'access = { name = "a", on = "b" }': ".on: unknown key / the keys here are name, within",
    'import = { name = "a", within = "loop" }': '.within: unknown key / did you mean "written"?',
    'import = "a..b"': f': "a..b" {NO_NAME}',
    'import_style = "relativ"': ': unknown style "relativ" / did you mean "relative"?',
    "import_style = 3": ": expected a string or a list of strings, got 3",
    "import_style = []": (
        ": names no style / "
        "the styles are relative, absolute, star, function-level, module, name"
    ),
}


def problems(value: str, kind: str = "function") -> list[str]:
    """What is wrong with a demand."""
    rule = f'that = {{ kind = "{kind}" }}\nshould_not = {{ {value} }}'
    sample = Sample({"module.py": ""}, 'layers.domain = "shop.domain"\n' + stated(rule))
    return [problem.replace("  ", "") for problem in sample.problems()]


@pytest.mark.parametrize(("value", "expected"), REFUSED.items())
def test_should_say_where_and_what_was_meant_when_a_value_makes_no_sense(
    value: str, expected: str
) -> None:
    key = value.partition(" ")[0]
    assert problems(value) == [f"archcheck.toml: structure[0].should_not.{key}{expected}"]


@pytest.mark.parametrize("key", ["call_only", "raise_only", "catch_only", "import_only"])
def test_should_take_an_empty_list_when_nothing_is_allowed(key: str) -> None:
    assert problems(f"{key} = []") == []


def test_should_name_kinds_when_a_key_says_nothing_about_one() -> None:
    assert problems('call = "open"', "constant") == [
        "archcheck.toml: structure[0].should_not.call: call says nothing about constants / "
        "it goes with classes, functions, methods and modules"
    ]


def test_should_tell_the_line_when_a_value_stands_in_a_table_of_its_own() -> None:
    text = (
        '[[structure]]\nname = "r"\nthat = { kind = "function" }\n\n'
        '[structure.should_not.call]\nname = "open"\nwithin = "loops"\n'
    )
    assert Sample({}, text).lines_of_problems() == [7]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('call = "open"', "call open"),
        ('call = ["open", ".commit", "<clock>"]', "call .commit, open or <clock>"),
        (
            'call = { name = [".commit", "open"], within = "loop" }',
            "call .commit or open in a loop",
        ),
        (
            'call = { name = "open", with = { mode = "w*" }, without = "encoding", within = "loop" }',
            "call open with mode w* and without encoding in a loop",
        ),
        ('call = { name = ".commit", on = "sqlalchemy.*" }', "call .commit on sqlalchemy.*"),
        (
            'call = { name = ".a", paired_with = { name = ".b", within = "except|finally" } }',
            "call .a paired with .b in an except or in a finally",
        ),
        ('call = { within = "async" }', "call anything in async code"),
        ('call = ["open", { name = "f", within = "test" }]', "call open or f in a test"),
        ('call = { name = "f", with = { shell = true } }', "call f with shell true"),
        ('call = { name = "f", within = ["with:a.B", "try:C"] }', "call f in with a.B or in try C"),
        ('construct = { kind = "class", layer = "domain" }', "construct classes in domain"),
        ('construct = { name = "A", subclasses = true }', "construct A or a subclass"),
        ('access = "os.environ"', "access os.environ"),
        ('raise = { name = "A", subclasses = true }', "raise A or a subclass"),
        ('catch = ["*", "Exception"]', "catch everything or Exception"),
        ('catch = { name = "Exception", swallow = true }', "catch Exception and swallow it"),
        ("catch = { swallow = false }", "catch anything and do something about it"),
        ('assign = "sys.path"', "assign sys.path"),
        ('import = ["requests", "<web>"]', "import requests or <web>"),
        ('import_style = ["star", "relative"]', "import by a star or relatively"),
        ('call_only = ["open"]', "call only open"),
        ("raise_only = []", "raise only nothing"),
    ],
)
def test_should_read_as_a_sentence_when_a_demand_is_told(value: str, expected: str) -> None:
    rule = f'that = {{ kind = "function" }}\nshould_not = {{ {value} }}'
    sample = Sample({}, 'layers.domain = "shop.domain"\n' + stated(rule))
    options = sample.inspection.configuration.structure[0].options
    assert sample.code.bound(options.should_not).demand() == expected


@pytest.mark.parametrize(
    ("text", "demand", "expected"),
    [
        ("open(1)", 'should_not = { call = "open" }', "shop.module calls open"),
        (
            "from datetime import datetime as d\nd.now()",
            'should_not = { call = "datetime.datetime.now" }',
            "shop.module calls d.now (datetime.datetime.now)",
        ),
        (
            "class A: ...\nA()",
            'should_not = { construct = "**.A" }',
            "shop.module constructs A (shop.module.A)",
        ),
        (
            "import os\nos.environ",
            'should_not = { access = "os.environ" }',
            "shop.module accesses os.environ",
        ),
        (
            "raise ValueError",
            'should_not = { raise = "ValueError" }',
            "shop.module raises ValueError",
        ),
        (
            "try:\n    f()\nexcept:\n    pass",
            'should_not = { catch = "*" }',
            "shop.module catches everything and swallows it",
        ),
        (
            "import sys\nsys.path = 1",
            'should_not = { assign = "sys.path" }',
            "shop.module assigns sys.path",
        ),
        (
            "from requests import get",
            'should_not = { import = "requests" }',
            "shop.module imports requests.get",
        ),
        (
            "from a import *",
            'should_not = { import_style = "star" }',
            "shop.module imports a by a star",
        ),
        (
            "from a import *",
            'should = { import_style = "module" }',
            "shop.module does not import a as a module",
        ),
        ("open(1)", 'should = { call_only = ["print"] }', "shop.module calls open"),
    ],
)
def test_should_name_what_happens_when_a_finding_is_told(
    text: str, demand: str, expected: str
) -> None:
    sample = Sample({"module.py": text}, stated(f'that = {{ kind = "module" }}\n{demand}'))
    assert [it.message.partition(": ")[0] for it in sample.findings()] == [expected]
