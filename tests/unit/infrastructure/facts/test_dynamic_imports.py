"""Tests of imports that are calls."""

import pytest

from archcheck.domain.facts import ImportStatement
from tests.unit.infrastructure.facts.facts_support import facts_of, place_of

IMPORTED = "from importlib import import_module\n"


def dynamic(source: str) -> list[ImportStatement]:
    """The dynamic imports of a source."""
    return [site for site in facts_of(source).imports if site.kind == "dynamic"]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('import_module("a.b")', ("a.b", 0)),
        ('import_module(name="a.b")', ("a.b", 0)),
        ('import_module("a" ".b")', ("a.b", 0)),
        ('import_module("a.b", package=None)', ("a.b", 0)),
        ('import_module("a.b", __package__)', ("a.b", 0)),
        ('import_module(".b", "a.c")', ("a.c.b", 0)),
        ('import_module("..b", "a.c")', ("a.b", 0)),
        ('import_module(".", "a.c")', ("a.c", 0)),
        ('import_module("..", package="a.c")', ("a", 0)),
        ('import_module("...b", "a.c")', ("b", 3)),
        ('import_module("....b", "a.c")', ("b", 4)),
        ('__import__("a.b")', ("a.b", 0)),
        ('__import__("a.b", globals(), locals(), ["c"], 0)', ("a.b", 0)),
        ('__import__("a.b", level=0)', ("a.b", 0)),
        ('x = [import_module("a.b") for y in z]', ("a.b", 0)),
        ('@decorate(import_module("a.b"))\ndef f():\n  pass', ("a.b", 0)),
    ],
)
def test_should_name_the_module_when_call_has_a_literal(
    call: str, expected: tuple[str, int]
) -> None:
    assert [(site.module, site.level) for site in dynamic(IMPORTED + call)] == [expected]


@pytest.mark.parametrize(
    "call",
    [
        "import_module(name)",
        'import_module(f"a.{b}")',
        'import_module(f"a.b")',
        'import_module("a." + b)',
        'import_module("")',
        "import_module(1)",
        "import_module()",
        "import_module(*names)",
        'import_module("a.b", **options)',
        'import_module(".b", __package__)',
        'import_module(".b", package=__name__)',
        'import_module(".b")',
        "__import__(name)",
        '__import__("b", globals(), locals(), [], 1)',
        '__import__("b", level=x)',
    ],
)
def test_should_count_the_call_when_its_name_is_computed(call: str) -> None:
    facts = facts_of(IMPORTED + call)
    assert (facts.computed_imports, dynamic(IMPORTED + call)) == (1, [])


@pytest.mark.parametrize(
    "source",
    [
        'import importlib\nimportlib.import_module("a")',
        'import importlib as il\nil.import_module("a")',
        'import importlib.util\nimportlib.import_module("a")',
        'from importlib import import_module as im\nim("a")',
        'from importlib import *\nimport_module("a")',
        'from importlib import __import__ as im\nim("a")',
        'import importlib\nimportlib.__import__("a")',
        'import builtins\nbuiltins.__import__("a")',
        'from builtins import __import__ as im\nim("a")',
        'import importlib\nload = importlib.import_module\nload("a")',
        'from importlib import import_module\nload = also = import_module\nalso("a")',
        'def f():\n  from importlib import import_module as im\n  im("a")',
        'def f():\n  im("a")\nfrom importlib import import_module as im',
        'class A:\n  from importlib import import_module as im\n  im("a")',
        "try:\n  from importlib import import_module\nexcept ImportError:\n"
        '  def import_module(name): pass\nimport_module("a")',
        'from importlib import import_module as im\nx = lambda: im("a")',
        'if (im := __import__) and __import__("a"):\n  pass',
        'from importlib import import_module\nfor import_module.a, b in c:\n  import_module("a")',
    ],
)
def test_should_know_the_function_when_it_goes_by_another_name(source: str) -> None:
    assert [site.module for site in dynamic(source)] == ["a"]


@pytest.mark.parametrize(
    "source",
    [
        'from shop.loading import import_module\nimport_module("a")',
        'from .importlib import import_module\nimport_module("a")',
        'from . import importlib\nimportlib.import_module("a")',
        'import shop.importlib as importlib\nimportlib.import_module("a")',
        'import importlib.util as importlib\nimportlib.import_module("a")',
        'def import_module(name): pass\nimport_module("a")',
        'async def import_module(name): pass\nimport_module("a")',
        'class import_module: pass\nimport_module("a")',
        'import_module("a")',
        'self.import_module("a")',
        'f()().import_module("a")',
        'def __import__(name): pass\n__import__("a")',
        'from importlib import import_module\ndef f(import_module):\n  import_module("a")',
        'from importlib import import_module\ndef f(*, import_module=1):\n  import_module("a")',
        'from importlib import import_module\ndef f():\n  import_module = 1\n  import_module("a")',
        "from importlib import import_module\ndef f():\n"
        '  import_module: int = 1\n  import_module("a")',
        "from importlib import import_module\nasync def f():\n"
        '  async with a as import_module:\n    import_module("a")',
        "from importlib import import_module\ndef f():\n"
        '  for import_module in a:\n    import_module("a")',
        "from importlib import import_module\ndef f():\n"
        '  with a as (import_module, b):\n    import_module("a")',
        "from importlib import import_module\ndef f():\n"
        '  import_module, b = c\n  import_module("a")',
        "class A:\n  from importlib import import_module\n"
        '  def f(self):\n    import_module("a")',
        "text = 'import_module(\"a\")'",
        "call = import_module",
    ],
)
def test_should_leave_the_call_alone_when_function_is_another(source: str) -> None:
    facts = facts_of(source)
    assert (dynamic(source), facts.computed_imports) == ([], 0)


def test_should_place_the_literal_when_import_is_dynamic() -> None:
    (site,) = dynamic(f'{IMPORTED}x = (\n  "é", import_module("a.b"))\n')
    assert (place_of(site), site.statement) == ((3, 22, 3, 27), (2, 0))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('__import__("a")', ()),
        ('def f():\n  __import__("a")', ("function",)),
        ('def f(b=__import__("a")):\n  pass', ()),
        ('x = lambda: __import__("a")', ("function",)),
        ('try:\n  __import__("a")\nexcept E: pass', ("try",)),
        ('if x:\n  y = 1\nelif __import__("a"):\n  pass', ()),
        (
            'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  __import__("a")',
            ("type-checking",),
        ),
    ],
)
def test_should_list_guards_when_import_is_dynamic(source: str, expected: tuple[str, ...]) -> None:
    assert dynamic(source)[0].guards == expected
