"""Names in expressions."""

import ast

import pytest

from archcheck.infrastructure.checkers.testing.names import (
    callee,
    dotted_name,
    last_name,
    mentioned_names,
    target_names,
)
from tests.unit.infrastructure.checkers.testing.testing_support import expression


@pytest.mark.parametrize(
    ("source", "name"),
    [("a", "a"), ("a.b.c", "a.b.c"), ("f().b", ""), ("a[0].b", ""), ("1", "")],
)
def test_should_spell_a_dotted_name_when_it_stands_on_a_name(source: str, name: str) -> None:
    """Anything else has none."""
    assert dotted_name(expression(source)) == name


@pytest.mark.parametrize(
    ("source", "name"), [("a", "a"), ("a.b", "b"), ("f().b", "b"), ("f()", ""), ("'a'", "")]
)
def test_should_give_the_last_name_when_there_is_one(source: str, name: str) -> None:
    """Whatever it stands on."""
    assert last_name(expression(source)) == name


@pytest.mark.parametrize(
    ("source", "name"), [("a.b(1)", "a.b"), ("a[int]", "a"), ("a(1)(2)", "a"), ("a", "a")]
)
def test_should_leave_out_arguments_when_asked_for_the_callee(source: str, name: str) -> None:
    """Calls and subscripts alike."""
    assert dotted_name(callee(expression(source))) == name


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("str(e.value)", {"str", "e"}),
        ("e.args == (1, 'x')", {"e"}),
        ("f(key=other)", {"f", "other"}),
        ("all(item in e for item in (1, 2))", {"all", "e"}),
        ("all(a < b for a, (b, *_) in e)", {"all", "e"}),
        ("sorted(e, key=lambda each: each.size)", {"sorted", "e"}),
        ("(size := len(e)) > size", {"len", "e"}),
        ("f'{e.code} {name}'", {"e", "name"}),
        ("self.cm.code + cls.size", {"self", "self.cm", "self.cm.code", "cls", "cls.size"}),
    ],
)
def test_should_list_variables_when_an_expression_reads_them(source: str, names: set[str]) -> None:
    """Attributes but those of self, keywords and what the expression binds itself are none."""
    assert mentioned_names(expression(source)) == names


def test_should_join_names_when_several_expressions_are_given() -> None:
    """One set for all."""
    assert mentioned_names(expression("a"), expression("b.c")) == {"a", "b"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a", {"a"}),
        ("(a, [b, c])", {"a", "b", "c"}),
        ("a.b", set()),
        ("self.b", {"self.b"}),
        ("(a, cls.b)", {"a", "cls.b"}),
    ],
)
def test_should_list_plain_names_when_a_target_binds_them(source: str, names: set[str]) -> None:
    """Attributes bind no name, but those of self."""
    assert target_names(expression(source)) == names


def test_should_read_a_starred_target_when_it_is_nested() -> None:
    """`a, *rest = x`."""
    target = next(
        node for node in ast.walk(ast.parse("a, *rest = x")) if isinstance(node, ast.Tuple)
    )
    assert target_names(target) == {"a", "rest"}
