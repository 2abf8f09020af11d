"""Tests of the list of composition roots."""

import pathlib

import pytest

from archcheck.domain.configuration import Origin
from archcheck.infrastructure.configuration.fragments import Stated
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    load,
    problems_in,
    write_files,
)

HELP = "a pattern is made of names, * and **, and may begin with {root} or {context}"
WIRING = '{ module = "{root}.dependencies", importable = true }'


@pytest.mark.parametrize(
    ("value", "roots", "wiring"),
    [
        ('["{root}.main"]', ("{root}.main",), ()),
        ('"{root}.main"', ("{root}.main",), ()),
        ("[]", (), ()),
        (WIRING, (), ("{root}.dependencies",)),
        (f'["a.b", {WIRING}, "a.c"]', ("a.b", "a.c"), ("{root}.dependencies",)),
        ('[{ module = "a.b" }, { module = "c", importable = false }]', ("a.b", "c"), ()),
    ],
)
def test_should_keep_wiring_modules_apart_when_roots_are_listed(
    value: str, roots: tuple[str, ...], wiring: tuple[str, ...]
) -> None:
    origin = Origin("archcheck.toml", "composition_roots", 1)
    assert fragment_of(f"composition_roots = {value}").values == {
        ("composition_roots",): Stated(roots, origin),
        ("wiring_modules",): Stated(wiring, origin),
    }


def test_should_replace_both_kinds_when_the_project_lists_its_own(tmp_path: pathlib.Path) -> None:
    pack = f'composition_roots = ["a", {WIRING}]'
    own = '[tool.archcheck]\nextends = ["./p.toml"]\ncomposition_roots = "b"'
    write_files(tmp_path, {"p.toml": pack, "pyproject.toml": own})
    configuration = load(tmp_path)
    assert (configuration.composition_roots, configuration.wiring_modules) == (("b",), ())


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("3", ": expected a module pattern or a list of them, got 3"),
        ("[3]", "[0]: expected a module pattern or a table with module, got 3"),
        (
            '["a", { module = "a..b", importable = true }]',
            f'[1].module: "a..b" is no module pattern: "" cannot stand there\n  {HELP}',
        ),
        (
            "[{ importable = true }]",
            '[0]: the key "module" is missing, a string that says something',
        ),
        (
            '[{ module = "a", importible = true }]',
            '[0].importible: unknown key\n  did you mean "importable"?',
        ),
        ('[{ module = "a", importable = 1 }]', "[0].importable: expected true or false, got 1"),
    ],
)
def test_should_name_the_key_when_a_root_is_wrong(value: str, problem: str) -> None:
    text = f"composition_roots = {value}"
    assert problems_in(text) == [f"archcheck.toml: composition_roots{problem}"]
