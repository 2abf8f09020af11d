"""Options that need another one."""

import pathlib

import pytest

from tests.unit.infrastructure.configuration.configuration_support import (
    load_problems,
    write_files,
)

NEEDS = "\"regex\" needs a pattern\n  write pattern = '...' beside it"
OVERRIDE = '[[overrides]]\npaths = "tests"\nrules.sentence-test-name = '


def problems(directory: pathlib.Path, text: str) -> list[str]:
    """What is wrong with a configuration on a pack whose style is `regex` with a pattern."""
    pack = 'rules.sentence-test-name = { style = "regex", pattern = "test_.*" }'
    write_files(directory, {"archcheck.toml": text, "packs/patterned.toml": pack})
    return load_problems(directory)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            'extends = []\nrules.sentence-test-name = { style = "regex" }',
            [f"archcheck.toml: rules.sentence-test-name.style: {NEEDS}"],
        ),
        (
            'extends = []\nrules.sentence-test-name = { style = "regex", pattern = "" }',
            [f"archcheck.toml: rules.sentence-test-name.style: {NEEDS}"],
        ),
        (
            'extends = "patterned"\nrules.sentence-test-name.pattern = ""',
            [f"pack patterned: rules.sentence-test-name.style: {NEEDS}"],
        ),
        (
            f'extends = []\n{OVERRIDE}{{ style = "regex" }}',
            [f"archcheck.toml: overrides[0].rules.sentence-test-name: {NEEDS}"],
        ),
    ],
)
def test_should_refuse_the_style_when_its_pattern_is_missing(
    tmp_path: pathlib.Path, text: str, found: list[str]
) -> None:
    """In a table of rules, above a pack, and in an override."""
    assert problems(tmp_path, text) == found


@pytest.mark.parametrize(
    "text",
    [
        'extends = []\nrules.sentence-test-name = { style = "regex", pattern = "a" }',
        'extends = []\nrules.sentence-test-name = { style = "should" }',
        'extends = "patterned"\nrules.sentence-test-name = "note"',
        f'extends = "patterned"\n{OVERRIDE}{{ style = "regex" }}',
        f'extends = []\n{OVERRIDE}{{ style = "regex", pattern = "a" }}',
        f'extends = []\n{OVERRIDE}"note"',
    ],
)
def test_should_accept_the_style_when_a_pattern_stands_anywhere(
    tmp_path: pathlib.Path, text: str
) -> None:
    """A pack may state it."""
    assert problems(tmp_path, text) == []
