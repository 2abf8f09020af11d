"""Tests of what names mean."""

import ast

import pytest

from archcheck.infrastructure.facts.name_bindings import Meaning, NameBindings
from archcheck.infrastructure.facts.statements import walk_statements


def bindings(source: str) -> NameBindings:
    """The bindings of a source whose statements stand at the top level."""
    return NameBindings(walk_statements(ast.parse(source)))


@pytest.mark.parametrize(
    ("source", "expression", "expected"),
    [
        ("import importlib", "importlib", {Meaning.IMPORTLIB}),
        ("import builtins as b", "b", {Meaning.BUILTINS}),
        ("import os", "os", {Meaning.OTHER}),
        ("import importlib", "importlib.import_module", {Meaning.IMPORT_MODULE}),
        ("import importlib", "importlib.reload", {Meaning.OTHER}),
        ("", "__import__", {Meaning.DUNDER_IMPORT}),
        ("", "other", {Meaning.OTHER}),
        ("", "f()", {Meaning.OTHER}),
        (
            "from importlib import import_module as a\na = 1",
            "a",
            {Meaning.IMPORT_MODULE, Meaning.OTHER},
        ),
    ],
)
def test_should_tell_what_an_expression_means_when_names_are_bound(
    source: str, expression: str, expected: set[Meaning]
) -> None:
    function = ast.parse(expression, mode="eval").body
    assert bindings(source).meanings(function, ()) == expected


def test_should_list_names_that_import_when_some_are_aliases() -> None:
    names = bindings("from importlib import import_module as load\nimport os as b").importing()
    assert names == {"load", "import_module", "__import__"}
