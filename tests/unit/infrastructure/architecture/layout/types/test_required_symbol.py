"""Symbols that must exist."""

import pathlib

import pytest

from tests.unit.infrastructure.architecture.layout.declared_support import (
    matches,
    problems,
    skipped,
)
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)
from tests.unit.infrastructure.discovery.project_support import make

RULE = '[[layout]]\nname = "a"\ntype = "required-symbol"\nthat = {{ kind = "class"{} }}\n'
LAYERS = 'layers = { domain = "{root}.domain", web = "{root}.web" }\n'


def test_should_be_reported_as_a_path_when_it_is_declared() -> None:
    (found,) = fragment_of(RULE.format("")).layout.entries.values()
    assert (found.type, found.rule) == ("required-symbol", "required-path")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            RULE.format("").replace('kind = "class"', 'named = "x"'),
            'that: the key "kind" is missing',
        ),
        (RULE.format(', nmed = "x"'), "that.nmed: unknown key"),
        (RULE.format("").replace('that = { kind = "class" }\n', ""), 'the key "that" is missing'),
        (RULE.format("").replace('{ kind = "class" }', "3"), "that: expected a table, got 3"),
    ],
)
def test_should_refuse_a_selector_when_it_selects_nothing_by_itself(
    text: str, problem: str
) -> None:
    (found,) = problems_in(text)
    assert problem in found


def test_should_refuse_a_layer_when_nobody_declares_it(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    text = LAYERS + RULE.format(', layer = "wep"')
    (found,) = problems(tmp_path, text)
    assert 'unknown layer "wep"\n  did you mean "web"?' in found


def test_should_refuse_an_exception_when_it_takes_nothing_out(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    text = RULE.format("") + 'except = "Old"\n'
    assert problems(tmp_path, text) == [
        'archcheck.toml:1: layout[0] "a": "Old" in except takes nothing out'
    ]


def test_should_tell_the_layer_when_a_pack_speaks_of_one_that_is_not_here(
    tmp_path: pathlib.Path,
) -> None:
    make(tmp_path, "src/shop/domain/__init__.py")
    text = LAYERS + RULE.format(', layer = ["domain", "web"]')
    assert skipped(tmp_path, text) == ['layout rule "a" of pack house: no web in this project']


def test_should_match_nothing_when_it_is_explained(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    assert matches(tmp_path, RULE.format("")) == []
