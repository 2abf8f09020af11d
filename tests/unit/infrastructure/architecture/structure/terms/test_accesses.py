"""Tests of `access` and `assign`."""

import pytest

from tests.unit.infrastructure.architecture.structure.structure_support import one_file

SETTINGS = "from os import environ\nimport os\nDEBUG = True\nclass Order:\n    total = 1\n"


def found(text: str, demand: str, kind: str = "module") -> list[str]:
    """The places in a file."""
    rule = f'that = {{ kind = "{kind}", inside = "shop.module" }}\n{demand}'
    return one_file(text, rule, settings=SETTINGS)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("import os\nos.environ['A']", '"os.environ"', ["2 os.environ"]),
        ("import os\nos.environ.get('A')", '"os.environ"', ["2 os.environ"]),
        ("import os as o\nprint(o.environ)", '"os.environ"', ["2 o.environ"]),
        ("from os import environ\nenviron['A']", '"os.environ"', ["2 environ"]),
        ("from os import environ as e\ne.get('A')", '"os.environ"', ["2 e"]),
        ("from os import environ", '"os.environ"', ["1 environ"]),
        ("from os import environ as e", '"os.environ"', ["1 environ"]),
        (
            "from os import environ\nenviron.a\nenviron.b",
            '"os.environ"',
            ["2 environ", "3 environ"],
        ),
        ("from os import getenv\ngetenv('A')", '"os.getenv"', ["2 getenv"]),
        ("from os import getenv", '"<environment>"', ["1 getenv"]),
        ("import os", '"os.environ"', []),
        ("import os\nos.getcwd()", '"os.environ"', []),
        ("import os\nos.environment", '"os.environ"', []),
        ("import os\ndef f(os):\n    os.environ", '"os.environ"', []),
        (
            "import os\nclass C:\n    environ = 1\n    def f(self):\n        self.environ",
            '"os.environ"',
            [],
        ),
        ("from shop.settings import environ\nenviron['A']", '"os.environ"', ["2 environ"]),
        (
            "from shop import settings\nsettings.environ['A']",
            '"os.environ"',
            ["2 settings.environ"],
        ),
        (
            "from shop import settings\nsettings.os.environ['A']",
            '"os.environ"',
            ["2 settings.os.environ"],
        ),
        ("from shop.settings import environ", '"os.environ"', ["1 environ"]),
        ("from shop.settings import *\nenviron['A']", '"os.environ"', ["2 environ"]),
        ("from os import *\nenviron['A']", '"os.environ"', ["2 environ"]),
        ("import sys\nsys.argv[1]", '"sys.*"', ["2 sys.argv"]),
        ("import sys\nsys.argv[1]", '"sys.**"', ["2 sys.argv"]),
        ("import sys\ndef f(x=sys.argv): ...", '"sys.argv"', ["2 sys.argv"]),
        ("import sys\n@sys.hook\ndef f(x: sys.T) -> sys.T: ...", '"sys.T"', ["3 sys.T", "3 sys.T"]),
        (
            "from shop import settings\nsettings.DEBUG",
            '"shop.settings.DEBUG"',
            ["2 settings.DEBUG"],
        ),
        ("import os\nos.environ['A'] = 1", '"os.environ"', ["2 os.environ"]),
        ("import os\nos.path = 1", '"os.path"', []),
        (
            "import os\nfor x in y:\n    os.environ",
            '{ name = "os.environ", within = "loop" }',
            ["3 os.environ"],
        ),
        ("import os\nos.environ", '{ name = "os.environ", within = "loop" }', []),
        ("from os import environ", '{ name = "os.environ", within = "loop" }', []),
        ("import importlib\nimportlib.import_module('os.environ')", '"os.environ"', []),
        ("import a.b\n", '"a.b"', ["1 a.b"]),
        ("import a.b\na.b.c\n", '"a.b"', ["2 a.b"]),
    ],
)
def test_should_find_access_when_a_qualified_name_is_read(
    text: str, value: str, expected: list[str]
) -> None:
    assert found(text, f"should_not = {{ access = {value} }}") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("module", ["1 environ", "4 environ", "6 environ"]),
        ("class", ["4 environ"]),
        ("function", ["6 environ"]),
        ("method", ["4 environ"]),
    ],
)
def test_should_see_what_belongs_to_a_symbol_when_an_import_is_idle(
    kind: str, expected: list[str]
) -> None:
    text = (
        "from os import environ\nclass C:\n    def m(self):\n        from os import environ\n"
        "def f():\n    from os import environ"
    )
    assert found(text, 'should_not = { access = "os.environ" }', kind) == expected


def test_should_select_function_when_it_reads_a_name() -> None:
    text = "import os\ndef f():\n    os.environ\ndef g():\n    pass"
    rule = 'that = { kind = "function", access = "os.environ" }\nshould = { be_named = "x" }'
    assert one_file(text, rule) == ["2 f"]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("import sys\nsys.path = []", '"sys.path"', ["2 sys.path"]),
        ("import sys\nsys.path += []", '"sys.path"', ["2 sys.path"]),
        ("import sys\nsys.path[0] = 1", '"sys.path"', ["2 sys.path[0]"]),
        ("import sys\nsys.path[0:0] = [1]", '"sys.path"', ["2 sys.path[0:0]"]),
        ("import sys\nsys.path[0] += 1", '"sys.path"', ["2 sys.path[0]"]),
        ("import sys\nsys.path[0][1] = 1", '"sys.path"', ["2 sys.path[0][1]"]),
        ("import sys\nsys.path: list = []", '"sys.path"', ["2 sys.path"]),
        ("import sys\nsys.path, x = [], 1", '"sys.path"', ["2 sys.path"]),
        ("import sys\n[*sys.path] = []", '"sys.path"', ["2 sys.path"]),
        ("import sys\nfor sys.path in x: ...", '"sys.path"', ["2 sys.path"]),
        ("import sys\nwith x as sys.path: ...", '"sys.path"', ["2 sys.path"]),
        ("import sys\ndel sys.path[0]", '"sys.path"', ["2 sys.path[0]"]),
        ("import sys as s\ns.path = []", '"sys.path"', ["2 s.path"]),
        ("from sys import path\npath[0] = 1", '"sys.path"', ["2 path[0]"]),
        ("from sys import path\npath += [1]", '"sys.path"', ["2 path"]),
        ("from sys import path\npath = [1]", '"sys.path"', []),
        ("import sys\nsys.path.insert(0, 1)", '"sys.path"', []),
        ("import sys\nprint(sys.path)", '"sys.path"', []),
        ("import sys\nsys.path.x = 1", '"sys.path"', []),
        ("import sys\ndef f(sys):\n    sys.path = 1", '"sys.path"', []),
        ("import os\nos.environ['A'] = 'x'", '"os.environ"', ["2 os.environ['A']"]),
        ("import os\nos.environ['A'] = 'x'", '"<environment>"', ["2 os.environ['A']"]),
        (
            "from shop import settings\nsettings.DEBUG = 1",
            '"shop.settings.DEBUG"',
            ["2 settings.DEBUG"],
        ),
        (
            "from shop.settings import Order\ndef f(o: Order):\n    o.total = 1",
            '"shop.settings.Order.total"',
            ["3 o.total"],
        ),
        ("class C:\n    def f(self):\n        self.x = 1", '"shop.module.C.x"', ["3 self.x"]),
        ("def f(x):\n    x.y = 1", '"shop.*"', []),
        ("A = 1\ndef f():\n    global A\n    A = 2", '"shop.module.A"', ["4 A"]),
        ("A = 1", '"shop.module.A"', []),
        (
            "import sys\nfor x in y:\n    sys.path = 1",
            '{ name = "sys.path", within = "loop" }',
            ["3 sys.path"],
        ),
        ("import sys\nsys.path = 1", '{ name = "sys.path", within = "loop" }', []),
    ],
)
def test_should_find_write_when_a_qualified_name_is_assigned(
    text: str, value: str, expected: list[str]
) -> None:
    assert found(text, f"should_not = {{ assign = {value} }}") == expected
