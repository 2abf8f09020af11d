"""Tests of the layout rule `declared-dependencies`."""

import pathlib

import pytest

from tests.unit.infrastructure.architecture.layout.declared_support import skipped, told
from tests.unit.infrastructure.configuration.configuration_support import problems_in
from tests.unit.infrastructure.distributions.distribution_support import write

RULE = '[[layout]]\nname = "x"\ntype = "declared-dependencies"\n'
FILES = {
    "src/shop/__init__.py": "",
    "pyproject.toml": '[project]\ndependencies = ["flask"]\n[dependency-groups]\ndev = ["ruff"]',
}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ('required = "pytest"', "pyproject.toml:1: pytest is not declared"),
        (
            'group = "development"\nrequired = "pytest"',
            "pyproject.toml:1: pytest is not declared for development",
        ),
        (
            'group = ["run-time", "dev"]\nany_of = ["anyio", "trio"]',
            "pyproject.toml:1: anyio or trio is not declared for run time or in the group dev",
        ),
        (
            'group = "run-time"\nforbidden = "FLASK*"',
            "pyproject.toml:2: flask is declared for run time",
        ),
        ('forbidden = "ruff"', "pyproject.toml:4: ruff is declared in the group dev"),
    ],
)
def test_should_tell_what_is_wrong_when_demands_are_not_met(
    tmp_path: pathlib.Path, keys: str, expected: str
) -> None:
    write(tmp_path, FILES)
    assert told(tmp_path, RULE + keys) == [expected]


def test_should_list_lock_file_when_it_cannot_be_compared(tmp_path: pathlib.Path) -> None:
    write(tmp_path, {**FILES, "pylock.toml": ""})
    assert skipped(tmp_path, f"{RULE}locked = true") == [
        'layout rule "x" of pack house: pylock.toml cannot be compared with what is declared'
    ]


def test_should_refuse_rule_when_it_demands_nothing() -> None:
    assert problems_in(f'{RULE}group = "dev"') == [
        "archcheck.toml: layout[0].required: "
        "required, any_of, forbidden, apart, siblings or locked is missing"
    ]
