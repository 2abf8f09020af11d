"""Tests of the lists `ignore_imports` and `deprecated` of contracts."""

import datetime

import pytest

from archcheck.domain.configuration import ImportException, Origin
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

CONTRACT = """\
[[contracts]]
name = "a"
type = "independence"
modules = ["b", "c"]
"""


def lists(text: str) -> tuple[tuple[ImportException, ...], tuple[ImportException, ...]]:
    """What a contract leaves out, and what it tolerates."""
    contract = fragment_of(CONTRACT + text).contracts.entries["a"]
    return contract.ignore_imports, contract.deprecated


def test_should_read_texts_and_tables_when_imports_are_listed() -> None:
    ignored, _ = lists(
        'ignore_imports = [\n"a -> b",\n{ import = "a -> c", reason = "old" },\n'
        '{ import = "a -> d", reason = "older", expires = 2027-01-31 }]\n'
    )
    places = [Origin("archcheck.toml", f"contracts[0].ignore_imports[{at}]", 5) for at in range(3)]
    assert ignored == (
        ImportException(entry="a -> b", origin=places[0]),
        ImportException(entry="a -> c", reason="old", origin=places[1]),
        ImportException(
            entry="a -> d", reason="older", expires=datetime.date(2027, 1, 31), origin=places[2]
        ),
    )


@pytest.mark.parametrize("value", ['"a -> b"', '["a -> b"]', '{ import = "a -> b", reason = "x" }'])
def test_should_take_one_for_a_list_when_it_stands_alone(value: str) -> None:
    _, deprecated = lists(f"deprecated = {value}\n")
    assert [(it.entry, it.key) for it in deprecated] == [("a -> b", "deprecated")]


def test_should_have_a_line_of_its_own_when_a_table_has_a_header() -> None:
    _, (second,) = lists('\n[[contracts.deprecated]]\nimport = "a -> b"\nreason = "x"\n')
    assert second.origin == Origin("archcheck.toml", "contracts[0].deprecated[0]", 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ignore_imports = 1",
            "contracts[0].ignore_imports: expected an import or a list of imports, got 1",
        ),
        (
            "deprecated = [1]",
            'contracts[0].deprecated[0]: expected "a.b -> c.d" or a table with import and reason, '
            "got 1",
        ),
        (
            'ignore_imports = [{ import = "a -> b" }]',
            'contracts[0].ignore_imports[0]: the key "reason" is missing, a string that says something',
        ),
        (
            'ignore_imports = [{ reason = "x" }]',
            'contracts[0].ignore_imports[0]: the key "import" is missing, a string that says something',
        ),
        (
            'ignore_imports = ["a -> b", { import = "a -> b", reason = "x", expire = 2027-01-31 }]',
            'contracts[0].ignore_imports[1].expire: unknown key\n  did you mean "expires"?',
        ),
        (
            'ignore_imports = { imports = "a -> b", reason = "x", import = "a -> b" }',
            'contracts[0].ignore_imports.imports: unknown key\n  did you mean "import"?',
        ),
        (
            'deprecated = [{ import = "a -> b", reason = "x", expires = "soon" }]',
            'contracts[0].deprecated[0].expires: expected a date such as 2027-06-30, got "soon"',
        ),
        (
            'deprecated = [{ import = "a -> b", reason = " " }]',
            'contracts[0].deprecated[0].reason: expected a string that says something, got " "',
        ),
    ],
)
def test_should_name_the_key_when_an_entry_is_wrong(text: str, expected: str) -> None:
    assert problems_in(f"{CONTRACT}{text}\n") == [f"archcheck.toml: {expected}"]
