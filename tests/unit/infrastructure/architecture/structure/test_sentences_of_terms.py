"""Terms of every sort, each in a rule that is broken, and queries in words."""

import pytest

from archcheck.infrastructure.architecture.structure.spoken_selectors import read_spoken
from tests.unit.infrastructure.architecture.structure.structure_support import (
    Sample,
    one_file,
    stated,
)

HEIRS = "class A: ...\nclass B(A): ...\nclass C: ...\n"
LIKE = 'that = {{ kind = "{}" }}\nshould = {{ be_named_like = "{}" }}'
ROUTES = (
    "from fastapi import APIRouter\nclass S: ...\nclass T: ...\nrouter = APIRouter()\n"
    "@router.get('/a', response_model=S)\ndef f(): ...\n"
    "@router.get('/b', response_model=list[S])\ndef g(): ...\n"
    "@router.get('/c', response_model=T)\ndef h(): ...\n"
    "@router.get('/d', response_class=S)\ndef i(): ...\n"
)

CASES = {
    "a class that something inherits": (
        HEIRS,
        'that = { kind = "class", inherited_by = "shop.module.B" }\nshould = { be_named = "X" }',
        ["1 A"],
    ),
    "an abstract method": (
        "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\n"
        "    def g(self): ...\n",
        'that = { kind = "method", abstract = true }\nshould = { be_named = "x" }',
        ["4 f"],
    ),
    "an abstract class whose calls stay inside": (
        "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\n"
        "    def g(self): return sorted([])\n",
        'that = { kind = "class" }\nshould = { be_abstract = true }',
        [],
    ),
    "an abstract class whose calls reach a file": (
        "import abc\nclass A(abc.ABC):\n    @abc.abstractmethod\n    def f(self): ...\n"
        "    def g(self):\n        sorted([])\n        open('x')\n",
        'that = { kind = "class" }\nshould = { be_abstract = true }',
        ["7 open"],
    ),
    "a constant without a value has no effect": (
        "def make(): ...\nX: int\nY: int = make()\n",
        'that = { kind = "module" }\nshould_not = { have_effects = true }',
        ["3 Y: int = make()"],
    ),
    "an attribute without a type": (
        "class A:\n    x: int\n    y = 1\n",
        'that = { kind = "attribute" }\nshould = { be_annotated = true }',
        ["3 y"],
    ),
    "a module without a docstring": (
        "X = 1\n",
        'that = { kind = "module" }\nshould = { have_docstring = true }',
        ["1 "],
    ),
    "an empty module that may have no docstring": (
        "",
        'that = { kind = "module" }\nshould = { have_docstring = true }',
        [],
    ),
    "a route that returns a model": (
        ROUTES,
        'that = { kind = "function" }\nshould_not = { return_type = "shop.module.S" }',
        ["6 f", "8 g", "12 i"],
    ),
    "a size of what some kinds have": (
        "class A:\n    def f(self): ...\n\n\ndef g(): ...\n",
        'that = { kind = ["class", "function"] }\n'
        "should = { have_at_most = { methods = 0, lines = 9 } }",
        ["1 A"],
    ),
    "a name in camel case": (
        "def module(): ...\ndef Module(): ...\n",
        LIKE.format("function", "{module:camel}"),
        ["2 Module"],
    ),
    "a name in capitals": (
        "MODULE_NAME = 1\nmodule_name = 2\n",
        LIKE.format("constant", "{module:upper}_*"),
        ["2 module_name"],
    ),
    "another name in capitals": (
        "MODULE_NAME = 1\nNAME = 2\n",
        LIKE.format("constant", "{module:upper}_*"),
        ["2 NAME"],
    ),
    "a name after the class around": (
        "class Order:\n    def order_f(self): ...\n    def g(self): ...\n",
        LIKE.format("method", "{class:snake}_*"),
        ["3 g"],
    ),
    "a name after a class where there is none": (
        "def f(): ...\ndef _g(): ...\n",
        LIKE.format("function", "_{class}*"),
        ["1 f"],
    ),
    "a name after what is around": (
        "class Order:\n    def order_f(self): ...\n    def g(self): ...\n",
        LIKE.format("method", "{parent:snake}_*"),
        ["3 g"],
    ),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_should_find_the_places_when_a_rule_is_broken(name: str) -> None:
    """No more and no fewer."""
    text, rule, places = CASES[name]
    assert one_file(text, rule) == places


@pytest.mark.parametrize(
    ("that", "demand", "message"),
    [
        (', named = "A"', "be_final = true", "classes that are named A should be final"),
        (', inherited_by = "shop.module.B"', 'be_named = "X"', "inherited by shop.module.B"),
    ],
)
def test_should_say_the_sentence_when_a_rule_about_classes_is_broken(
    that: str, demand: str, message: str
) -> None:
    """In the message."""
    rule = f'that = {{ kind = "class"{that} }}\nshould = {{ {demand} }}'
    found = Sample({"module.py": HEIRS}, stated(rule)).findings()
    assert message in found[0].message


@pytest.mark.parametrize(("pattern", "places"), [("*_x.py", []), ("*_y.py", ["a.py:1 A"])])
def test_should_look_for_a_file_when_a_companion_is_a_glob(pattern: str, places: list[str]) -> None:
    """Among the files of the project."""
    files = {"a.py": "class A: ...\n", "tests/test_x.py": ""}
    rule = (
        'that = { kind = "class" }\n'
        f'should = {{ have_companion = {{ path = "tests/{pattern}" }} }}'
    )
    assert Sample(files, stated(rule)).places() == places


def test_should_miss_an_export_when_the_module_is_not_there() -> None:
    """Nothing can export it."""
    rule = 'that = { kind = "class" }\nshould = { have_companion = { exported_by = "shop.no" } }'
    assert one_file("class A: ...\n", rule) == ["1 A"]


def test_should_leave_entry_modules_alone_when_names_follow_a_template() -> None:
    """They have no choice."""
    rule = LIKE.format("module", "x_{parent}")
    files = {"__init__.py": "", "__main__.py": "", "x_shop.py": "", "b.py": ""}
    assert [place.split(":")[0] for place in Sample(files, stated(rule)).places()] == ["b.py"]


SENTENCES: dict[str, dict[str, object]] = {
    "methods of classes that are named A": {
        "kind": "method",
        "of": {"kind": "class", "named": "A"},
    },
    "methods of classes": {"kind": "method", "of": {"kind": "class"}},
    "classes that are abstract": {"kind": "class", "abstract": True},
    "classes that are not named A and are not named B": {
        "kind": "class",
        "none_of": [{"named": "A"}, {"named": "B"}],
    },
    "modules that have at most 1 class": {"kind": "module", "have_at_most": {"classes": 1}},
    "modules that have exactly 1 public class": {
        "kind": "module",
        "have_exactly": {"public_classes": 1},
    },
    "functions that have at least 1 branch": {
        "kind": "function",
        "have_at_least": {"branches": 1},
    },
    "classes that have at least 1 method": {"kind": "class", "have_at_least": {"methods": 1}},
    "classes that have at least 2 methods": {"kind": "class", "have_at_least": {"methods": 2}},
}


@pytest.mark.parametrize("sentence", sorted(SENTENCES))
def test_should_read_a_table_when_a_sentence_selects(sentence: str) -> None:
    """The one that a rule has under `that`."""
    assert read_spoken(sentence) == SENTENCES[sentence]


def test_should_mean_the_name_when_a_query_quotes_it() -> None:
    spoken = read_spoken('classes in "domain" or "shared" that are decorated with "attrs.define"')
    assert spoken == read_spoken("classes in domain or shared that are decorated with attrs.define")
