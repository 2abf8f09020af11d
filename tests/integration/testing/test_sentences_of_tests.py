"""`archcheck.testing` on a small project."""

import pathlib
from collections.abc import Callable

import pytest

from archcheck.testing import (
    Rule,
    RuleError,
    attributes,
    classes,
    constants,
    functions,
    methods,
    modules,
    parameters,
    symbols,
)

CONFIGURATION = """
[tool.archcheck]
extends = []

[tool.archcheck.layers]
domain = "shop.domain"
"""
DOMAIN = '''"""The domain."""

import dataclasses
import os
from typing import Any, Protocol

LIMIT = 3
CACHE = []


@dataclasses.dataclass
class OrderPlaced:
    number: int


class Orders(Protocol):
    def get(self, number: int) -> "OrderPlaced": ...


class Service:
    def __init__(self, orders: Orders) -> None:
        self.orders = orders

    async def run(self, number: Any) -> None:
        self.last = number
        os.getenv("HOME")
        try:
            raise ValueError(number)
        except ValueError:
            pass


def _helper(first, second):
    return OrderPlaced(first)


print("loaded")
'''
PLACE = "src/shop/domain.py"


@pytest.fixture
def project(tmp_path: pathlib.Path) -> str:
    """A project of one package."""
    package = tmp_path / "src" / "shop"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "domain.py").write_text(DOMAIN, encoding="utf-8")
    tests = tmp_path / "tests"
    tests.mkdir()
    (tests / "test_order.py").write_text("from shop import domain\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(CONFIGURATION, encoding="utf-8")
    return str(tmp_path)


def told(rule: Rule, project: str) -> str:
    """What a failing test says; empty where the rule is kept."""
    try:
        rule.check(project)
    except AssertionError as failure:
        return str(failure)
    return ""


FAULTS: dict[str, tuple[Callable[[], Rule], str]] = {
    "layer": (lambda: classes().in_layer("domain").should().be_named("Q*"), "12:7"),
    "inside": (lambda: classes().inside("shop.domain").should().match_file_name(), "12:7"),
    "named like": (lambda: functions().should().be_named_like("{module}_*"), "33:5"),
    "past": (lambda: classes().that_are_named("Service").should().be_named_in_past(), "20:7"),
    "place": (lambda: classes().should().be_in("shop.other", only=True), "12:7"),
    "bases": (lambda: classes().should().inherit_from(classes().that_are_abstract()), "12:7"),
    "abstract": (lambda: classes().that_are_named("Service").should().be_abstract(), "20:7"),
    "final": (lambda: constants().should().be_final(), "7:1"),
    "default": (lambda: constants().should_not().have_default(literal=True), "7:1"),
    "immutable": (lambda: classes().that_are_named("*Placed").should().be_immutable(), "12:7"),
    "stateless": (lambda: classes().that_are_named("Service").should().be_stateless(), "25:14"),
    "settings": (lambda: classes().should().be_configured(frozen=True), "12:7"),
    "attributes": (lambda: classes().should_not().have_mutable_attributes(), "13:5"),
    "decorator": (
        lambda: (
            classes()
            .that_are_decorated_with("dataclasses.dataclass")
            .should()
            .be_decorated_with("dataclasses.dataclass", frozen=True)
        ),
        "12:7",
    ),
    "plain decorator": (lambda: methods().should().be_decorated_with("x.y"), "17:9"),
    "first decorator": (lambda: classes().should().decorate_first("x.y"), "12:7"),
    "annotations": (lambda: functions().that_are_private().should().be_annotated(), "33:5"),
    "docstring": (lambda: methods().that_are_public().should().have_docstring(), "17:9"),
    "return": (lambda: methods().should_not().return_type(classes()), "17:9"),
    "parameter": (lambda: methods().should_not().parameter_type("typing.Any"), "24:25"),
    "mention": (lambda: classes().should_not().mention_type("typing.Any"), "20:7"),
    "keyword": (lambda: functions().should().be_keyword_only(), "33:5"),
    "parameters": (lambda: functions().should().have_parameters(at_most=1), "33:5"),
    "most": (lambda: functions().should().have_at_most(lines=1), "33:5"),
    "least": (lambda: classes().should().have_at_least(methods=3), "12:7"),
    "exactly": (lambda: functions().should().have_exactly(parameters=3), "33:5"),
    "define": (lambda: modules().in_layer("domain").should_not().define("constant"), "7:1"),
    "define only": (lambda: modules().in_layer("domain").should().define_only("class"), "1:1"),
    "effects": (lambda: modules().should_not().have_effects(), "37:1"),
    "state": (lambda: modules().should_not().have_mutable_state(), "8:1"),
    "method": (lambda: classes().should().have_method("get"), "12:7"),
    "attribute": (lambda: classes().should().have_attribute("orders"), "12:7"),
    "class": (lambda: modules().in_layer("domain").should().have_class("X"), "1:1"),
    "function": (lambda: modules().in_layer("domain").should().have_function("x"), "1:1"),
    "companion": (
        lambda: classes().should().have_companion(class_="{name}Handler", in_="shop"),
        "12:7",
    ),
    "path": (lambda: classes().should().have_companion(path="tests/test_{name}.py"), "12:7"),
    "async": (lambda: methods().that_are_async().should().be_named("go"), "24:15"),
    "constructor": (
        lambda: parameters().of(methods().that_are_constructors()).should().be_named("x"),
        "13:5",
    ),
    "inherit": (
        lambda: classes().that_inherit("typing.Protocol").should().be_named("X"),
        "16:7",
    ),
    "imported": (
        lambda: modules().that_are_imported_by("tests.**").should().be_named("x"),
        "1:1",
    ),
    "tests": (lambda: modules().of_tests().should().be_named("x"), "1:1"),
    "none of": (
        lambda: classes().that_are_none_of(classes().that_are_abstract()).should().be_final(),
        "12:7",
    ),
    "kinds": (lambda: symbols("class", "function").should().be_named("x"), "12:7"),
    "any term": (lambda: attributes().should().having(be_named="x"), "13:5"),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_should_tell_the_first_place_when_a_rule_is_broken(name: str, project: str) -> None:
    """Each word of the API."""
    make, place = FAULTS[name]
    assert f".py:{place}: " in told(make(), project)


def test_should_say_nothing_when_the_rule_is_kept(project: str) -> None:
    """A passing test."""
    assert told(classes().that_are_named("*Placed").should().be_in("domain"), project) == ""


def test_should_tell_reason_advice_and_count_when_a_rule_is_broken(project: str) -> None:
    """As the console does."""
    rule = classes().that_are_named("*Placed").should().be_immutable()
    assert told(rule.because("Others hold it.").fix("Freeze it."), project).split("\n") == [
        f"{PLACE}:12:7: OrderPlaced is not immutable: classes that are named *Placed should be "
        "immutable",
        "why: Others hold it.",
        "fix: Freeze it.",
        "1 place",
    ]


def test_should_refuse_when_a_layer_does_not_exist(project: str) -> None:
    """With the nearest name."""
    with pytest.raises(RuleError, match='did you mean "domain"'):
        classes().in_layer("domian").should().be_final().check(project)


@pytest.mark.parametrize(
    ("sentence", "word", "said"),
    [
        (classes(), "that_are_namd", 'did you mean "that_are_named"'),
        (classes().should(), "be_imutable", 'did you mean "be_immutable"'),
        (Rule({}), "colour", "the words are allow_empty, because, check, except_"),
    ],
)
def test_should_name_the_nearest_word_when_one_does_not_exist(
    sentence: object, word: str, said: str
) -> None:
    """As tables do."""
    with pytest.raises(AttributeError, match=said):
        getattr(sentence, word)


def test_should_fail_when_nothing_is_selected(project: str) -> None:
    """A misspelt name must not pass; the rule lies in no file."""
    said = told(classes().that_are_named("Nope").should().be_final(), project)
    assert said == "this rule selects nothing: there are no classes that are named Nope"


def test_should_name_the_nearest_place_when_one_is_misspelt(project: str) -> None:
    """Where nothing lies in a place that is not there."""
    said = told(classes().inside("shop.domian").should().be_final(), project).splitlines()
    assert said[0].endswith('there are no classes inside shop.domian (did you mean "shop.domain"?)')


def test_should_refuse_when_there_is_no_such_directory(project: str) -> None:
    """Else the directories above would be taken, up to the root of the system."""
    with pytest.raises(RuleError, match="there is no directory .*nowhere"):
        classes().should().be_final().check(f"{project}/nowhere")


def test_should_pass_when_nothing_is_selected_and_that_is_right(project: str) -> None:
    """The word for it."""
    rule = classes().that_are_named("Nope").should().be_final().allow_empty()
    assert told(rule, project) == ""


def test_should_leave_out_exceptions_when_they_are_named(project: str) -> None:
    """By the name of a symbol."""
    rule = classes().that_are_named("*Placed").should().be_immutable().except_("OrderPlaced")
    assert told(rule, project) == ""


def test_should_refuse_when_an_exception_takes_nothing_out(project: str) -> None:
    """It would be forgotten."""
    with pytest.raises(RuleError, match="takes nothing out"):
        classes().should().be_in("domain").except_("Nope").check(project)


def test_should_refuse_when_a_file_cannot_be_read(project: str) -> None:
    """What was not read is never reported as kept."""
    (pathlib.Path(project) / "src" / "shop" / "broken.py").write_text("def", encoding="utf-8")
    with pytest.raises(RuleError, match="broken.py"):
        classes().should().be_in("shop").check(project)


def test_should_select_routes_when_they_are_asked_for() -> None:
    """Any, or of one kind."""
    tables = [functions().that_are_routes().table, functions().that_are_routes("http").table]
    assert [table["route"] for table in tables] == [True, "http"]
