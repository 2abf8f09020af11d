"""What flake8 says with an engine and without one."""

import contextlib
import dataclasses
import json
import pathlib
import random
import runpy
import sys
import tomllib
from collections.abc import Iterable, Mapping

import pytest
from flake8 import checker  # type: ignore[import-untyped]

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.finding import Finding
from archcheck.infrastructure.tools.wrapped.flake8 import screening, screening_script
from archcheck.infrastructure.tools.wrapped.flake8.settings import Flake8Options
from tests.integration.tools.tool_support import EMOJI, Workshop

PLAIN = ToolSetting(name="flake8")
WITH_RUFF = dataclasses.replace(PLAIN, options=Flake8Options(engine="ruff"))
TIDY = '''"""Nothing to find."""

NUMBER = 1


def double() -> int:
    """Twice."""
    return NUMBER * 2
'''
POWERS = """assert (
    K(z).series(z)
    == pi / 2
    + pi * z / 8
    + 9 * pi * z** 2 / 128
    + 25 * pi * z** 3 / 512
    + 1225 * pi * z** 4 / 32768
    + 3969 * pi * z** 5 / 131072
    + O(z**6)
)
"""
OVERLOADS = """import typing as t


@t.overload
def f(a: int) -> int: ...
@t.overload
def f(a: str) -> str: ...
def f(a): return a
"""
CONTINUED = """x = max(1,
  2)
assert x, \\
        'no'
y = (1 +
     2)
z = (1
     + 2)
"""
HOSTILE: Mapping[str, str | bytes] = {
    "tidy.py": TIDY,
    "unused.py": "import os\nimport sys  # noqa\nimport re  # noqa: F401\nimport ast  # noqa : F4\n",
    "silenced.py": "# flake8: noqa\nimport os\nx=1\n",
    "half_silenced.py": "# flake8: noqa: E225\nimport os\nx=1\n",
    "ruff_silenced.py": "# ruff: noqa\nimport os\nx = 1;\n",
    "ruff_disabled.py": "# ruff: disable[E711]\nprint(None == 1)\n",
    "unformatted.py": "# fmt: off\nx = {  'a':1 }\n",
    "skipped.py": "x = {  'a':1 }  # fmt: skip\n",
    "strings.py": 'x = """\n\ta\n  b  \n"""\ny = """# noqa\n""" + None  \n',
    "long.py": f'x = "{"é" * 60}{EMOJI * 40}"\nlink = 1  # https://example.org/{"x" * 90}\n',
    "documented.py": f'"""{"word " * 20}"""\n',
    "columns.py": f's = "{EMOJI}"; t = missing\nu = "é" ; v = u [0]\n',
    "continued.py": CONTINUED,
    "dummies.py": OVERLOADS,
    "late.py": "import sys\nsys.path.insert(0, '.')\nimport os\nprint(os, sys)\n",
    "broken_line.py": "x = (\n    1\n    and not (2 and 3)\n    or not 4  # no\n)\n",
    "bare.py": "try:\n    x = 1\nexcept:\n    raise\n",
    "ambiguous.py": "from os import sep as l\n\nO = 1\nprint(l)\n",
    "powers.py": POWERS,
    "nameless.py": "from a import I, g\n\ng(lambda: g(2 * I, 0))\n",
    "compared.py": "assert x in c > 0 == None\nif not a in b: pass\n",
    "escaped.py": "x = '\\d'\ny = b'\\q'\nz = f'{x}\\w'\n",
    "lambdas.py": "f = lambda: 0\nif type(f) == type(1):\n    pass\n",
    "tabs.py": "if True:\n\tx = 1\n        \ty = 2\n",
    "tab_mix.py": "def f():\n    if 1:\n\treturn 2\n",
    "crlf.py": "x = 1 \r\n\r\n\r\n\r\ndef f():\r\n    pass\r\n",
    "returns.py": b"x = 1\ry = 2 \r",
    "feeds.py": "x = 1\n\x0c\n\x0cdef f():\n    pass\n",
    "bom.py": b"\xef\xbb\xbfimport os\nx = 1 \n",
    "latin.py": b"# coding: latin-1\nx = '\xe9'  \n",
    "latin_in_utf8.py": "# -*- coding: latin-1 -*-\nx = 'é' * 3; y = missing\n",
    "undeclared.py": b"x = '\xe9'  \n",
    "unknown.py": b"# coding: nonsense\nx = 1 \n",
    "broken.py": "def f(:\n    pass\n",
    "unindented.py": "if True:\n        x = 1\n    y = 2\n",
    "unclosed.py": "x = (1,\n",
    "unended.py": 'x = """a\n',
    "backslash.py": "x = 1\\\n",
    "newer.py": "type X = int\ndef f[T](a: T) -> T:\n    return a\n",
    "old.py": "print 'a'\n",
    "outside.py": "return 1\nbreak\nyield 2\n",
    "empty.py": "",
    "blank.py": "\n\n",
    "no_end.py": "x = 1",
    "space_end.py": "x = 1\n    ",
    "nothing.py": b"\x00",
    "stub.pyi": "import os\ndef f(): ...\n",
    "complex.py": "def f(a):\n"
    + "".join(f"    if a == {number}:\n        a += 1\n" for number in range(12)),
    "tests/test_a.py": "import os\nx=1\nassert x == None\n",
    "build/made.py": "import os\nx=1\n",
}
BITS = (*' \t\n;,():#x=él"', "  ", "\n\n", "\n\n\n", "\\\n", " #c", " == None", " \n", "")


def hostile(workshop: Workshop) -> Workshop:
    """A project with one file of each kind."""
    return workshop.put({f"src/shop/{name}": text for name, text in HOSTILE.items()})


def mutated(text: str, dice: random.Random) -> str:
    """A text with some bits put in or taken out."""
    for _ in range(dice.randint(1, 2)):
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice(BITS) + text[place + dice.choice((0, 0, 1, 2)) :]
    return text


def settled(findings: Iterable[Finding]) -> list[str]:
    """Findings in one order."""
    return sorted(map(repr, findings))


def orders(place: pathlib.Path, **changes: object) -> pathlib.Path:
    """The orders of the script in a file, as the adapter writes them."""
    table = tomllib.loads(screening.TABLE.read_text(encoding="utf-8"))
    written = {
        **{name: table[name] for name in screening.AUDITED},
        "ruff": [sys.executable, "-P", "-m", "ruff"],
        "ruff_version": table["versions"]["ruff"],
        "layout": ["--line-length=88"],
        "told": str(place / "told.json"),
        **changes,
    }
    path = place / "orders.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


def run_script(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    """Run the script in this process, to its end."""
    monkeypatch.setattr(checker, "Manager", checker.Manager)
    monkeypatch.setattr(sys, "argv", ["script", *map(str, arguments)])
    with contextlib.suppress(SystemExit):
        runpy.run_path(screening_script.__file__, run_name="__main__")
