"""Tests of import statements as facts."""

import pytest

from tests.unit.infrastructure.facts.facts_support import facts_of, only_import


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import a", ("plain", "a", "", 0)),
        ("import a.b.c", ("plain", "a.b.c", "", 0)),
        ("import a.b as x", ("plain", "a.b", "", 0)),
        ("from a import b", ("from", "a", "b", 0)),
        ("from a.b import c as d", ("from", "a.b", "c", 0)),
        ("from a import *", ("star", "a", "*", 0)),
        ("from . import x", ("relative", "", "x", 1)),
        ("from ..y import z", ("relative", "y", "z", 2)),
        ("from .... import z as q", ("relative", "", "z", 4)),
        ("from .y import *", ("star", "y", "*", 1)),
        ("from __future__ import annotations", ("from", "__future__", "annotations", 0)),
    ],
)
def test_should_read_import_when_statement_has_one_name(
    source: str, expected: tuple[str, str, str, int]
) -> None:
    site = only_import(source)
    assert (site.kind, site.module, site.name, site.level) == expected


def test_should_give_every_name_when_statement_has_several() -> None:
    facts = facts_of("import a, b.c as d; import h\nfrom e import (f,\n  g)\n")
    names = [(site.module, site.name, site.statement) for site in facts.imports]
    assert names == [
        ("a", "", (1, 0)),
        ("b.c", "", (1, 0)),
        ("h", "", (1, 20)),
        ("e", "f", (2, 0)),
        ("e", "g", (2, 0)),
    ]


def test_should_sort_by_place_when_imports_are_nested() -> None:
    facts = facts_of("def f():\n    import a\nimport b\nif c:\n    import d\nimport e\n")
    assert [site.module for site in facts.imports] == ["a", "b", "d", "e"]
