"""Tests of what is printed about an import."""

import dataclasses

from archcheck.application.explaining.edges import Edge
from archcheck.application.use_cases.explain_import_use_case import ImportExplanation, Opinion
from archcheck.domain.configuration import DEFAULT, Declaration
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.interface.cli.explained_imports import import_lines

FINDING = Finding(
    analyzer="archcheck",
    rule="layer-dependency",
    level=Level.ERROR,
    message="a must not import b",
    location=Location("a.py", Region(1, 1, 1, 2)),
    key="a->b",
)


def test_should_name_neither_sides_nor_reason_when_a_contract_has_none() -> None:
    """It is broken all the same."""
    opinion = Opinion(Declaration(name="layers", origin=DEFAULT), "", "", (FINDING,))
    found = ImportExplanation(Edge("a", "b"), (), (opinion,), (), (), ())
    assert list(import_lines(found, is_question=True))[1:] == [
        'forbidden by "layers"',
        "  a must not import b",
    ]


def test_should_say_that_it_breaks_no_contract_when_only_a_note_tells_of_it() -> None:
    note = dataclasses.replace(FINDING, level=Level.NOTE)
    found = ImportExplanation(Edge("a", "b"), (FINDING.location,), (), (note,), (), ())
    assert next(iter(import_lines(found, is_question=False))) == "a -> b breaks no contract."
