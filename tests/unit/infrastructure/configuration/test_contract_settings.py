"""Contracts as declared."""

import pytest

from archcheck.domain.configuration import ContractDeclaration, ImportException, Origin
from archcheck.domain.level import Level
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.contracts.types.layers import LayersOptions
from tests.unit.infrastructure.configuration.configuration_support import (
    fragment_of,
    problems_in,
)

WHOLE = """
[[contracts]]
name = "hexagonal"
type = "layers"
layers = ["a", "b"]
because = "So it is."
fix = "Do not."
ignore_imports = "x -> y"
except_modules = "b.x"
per_context = true
ignore_type_checking = true
ignore_function_level = true
allow_empty = true
level = "note"
"""


def test_should_read_every_key_when_contract_is_whole() -> None:
    """The keys of the type stay as TOML gave them."""
    assert fragment_of(WHOLE).contracts.entries == {
        "hexagonal": ContractDeclaration(
            name="hexagonal",
            type="layers",
            origin=Origin("archcheck.toml", "contracts[0]", 2),
            rule="layer-dependency",
            because="So it is.",
            fix="Do not.",
            ignore_imports=(
                ImportException(
                    entry="x -> y",
                    origin=Origin("archcheck.toml", "contracts[0].ignore_imports", 8),
                ),
            ),
            except_modules=("b.x",),
            per_context=True,
            ignore_type_checking=True,
            ignore_function_level=True,
            allow_empty=True,
            level=Level.NOTE,
            options=LayersOptions(layers=("a", "b")),
            keys={"layers": ["a", "b"]},
        )
    }


def test_should_name_the_line_of_the_key_when_contracts_are_inline() -> None:
    """Inline tables have no line of their own."""
    text = '\ncontracts = [\n  { name = "a", type = "independence", modules = ["a", "b"] },\n]\n'
    assert fragment_of(text).contracts.entries["a"].origin.line == 2


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("contracts = 3", ["contracts: expected a list of tables, got 3"]),
        ("contracts = [3]", ["contracts[0]: expected a table, got 3"]),
        (
            "contracts = [{ because = 3 }]",
            [
                'contracts[0]: the key "name" is missing, a string that says something',
                'contracts[0]: the key "type" is missing, one of acyclic, allowed, external, '
                "facade, forbidden, independence, layers, protected, required",
                "contracts[0].because: expected a string that says something, got 3",
            ],
        ),
        (
            'contracts = [{ name = "a", type = "layers", layers = ["b", "c |"] }]',
            ['contracts[0].layers[1]: "c |" has an empty name'],
        ),
        (
            'contracts = [{ name = "a", type = "independence", modules = "b", "layers[1]" = 3 }]',
            [
                'contracts[0]."layers[1]": unknown key\n  the keys here are allow_empty, because, '
                "deprecated, except_modules, fix, formerly, ignore_function_level, ignore_imports, ignore_type_checking, level, modules, "
                "name, per_context, roles, type",
            ],
        ),
        (
            'contracts = [{ name = "a", type = "independence", modules = "b", roles = ["tests"] }]',
            [
                'contracts[0].roles[0]: expected "source" or "test", got "tests"\n  did you mean "test"?'
            ],
        ),
        (
            'contracts = [{ name = "a", type = "independence", modules = "b", roles = [] }]',
            ['contracts[0].roles: expected "source", "test" or a list of them, got []'],
        ),
        (
            'contracts = [{ name = "a", type = "layer" }]',
            ['contracts[0].type: unknown contract type "layer"\n  did you mean "layers"?'],
        ),
        (
            'contracts = [{ name = "a", type = "layers", layers = ["a"], becuase = "" }]',
            ['contracts[0].becuase: unknown key\n  did you mean "because"?'],
        ),
        (
            'contracts = [{ name = "a", type = "forbidden", source_modules = "a", '
            'forbidden_modules = "b", allow_indirect_imports = true }]',
            [
                "contracts[0].allow_indirect_imports: unknown key\n"
                '  did you mean "allow_indirect"?'
            ],
        ),
        (
            'contracts = [{ name = "a", type = "external", source_modules = "a", '
            'forbid = "b", allowed = "c" }]',
            ['contracts[0].allowed: unknown key\n  did you mean "allow"?'],
        ),
        (
            'contracts = [{ name = "a", type = "layers", layers = ["a"], level = "of" }]',
            [
                'contracts[0].level: expected "error", "warning", "note" or "off", got "of"\n'
                '  did you mean "off"?'
            ],
        ),
        (
            'contracts = [{ name = "a", type = "independence", modules = ["a", "b"] }, '
            '{ name = "a", type = "independence", modules = ["a", "b"] }, 3]',
            [
                'contracts[1].name: contracts[0] is called "a" too',
                "contracts[2]: expected a table, got 3",
            ],
        ),
        ("disable.contract = []", ['disable.contract: unknown key\n  did you mean "contracts"?']),
    ],
)
def test_should_name_the_problems_when_contract_is_wrong(text: str, problems: list[str]) -> None:
    """All of a contract at once."""
    assert problems_in(text) == [f"archcheck.toml: {problem}" for problem in problems]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"test"', (Role.TEST,)),
        ('["test"]', (Role.TEST,)),
        ('["test", "source", "test"]', (Role.SOURCE, Role.TEST)),
        ('"source"', (Role.SOURCE,)),
    ],
)
def test_should_know_whose_imports_are_judged_when_roles_are_named(
    value: str, expected: tuple[Role, ...]
) -> None:
    """In one order, each once."""
    text = f'contracts = [{{ name = "a", type = "independence", modules = "b", roles = {value} }}]'
    assert fragment_of(text).contracts.entries["a"].roles == expected
