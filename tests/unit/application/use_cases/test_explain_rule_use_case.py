"""Tests of explanations."""

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.tool_rules import ToolRuleExplanation
from archcheck.application.use_cases.explain_rule_use_case import (
    ContractExplanation,
    Explanation,
    ExplainRuleUseCase,
)
from archcheck.domain.configuration import Configuration, ContractDeclaration, Origin
from tests.unit.application.checking.checking_support import (
    FixedCatalogue,
    FixedConfigurations,
    FixedToolRules,
)
from tests.unit.refusal_support import refusal

HEXAGONAL = ContractDeclaration(name="hexagonal", type="layers", origin=Origin("pyproject.toml"))
PURE = ContractDeclaration(name="no-comments", type="external", origin=Origin("pyproject.toml"))
MATCHES = (ContractMatch("domain", ("shop.domain",)),)


class FixedMatches(ContractMatches):
    """Always the same modules, in the right project only."""

    def of(
        self, declaration: ContractDeclaration, configuration: Configuration, directory: str
    ) -> tuple[ContractMatch, ...]:
        """The modules."""
        return MATCHES if directory == "/shop" else ()


def explain(name: str) -> Explanation:
    configuration = Configuration(root="/shop", contracts=(HEXAGONAL, PURE))
    use_case = ExplainRuleUseCase(
        FixedCatalogue(), FixedConfigurations(configuration), FixedMatches, FixedToolRules
    )
    return use_case.execute(name, ConfigurationRequest(directory="/shop"))


def codes(name: str) -> list[str]:
    explained = explain(name)
    return [status.definition.code for status in explained] if isinstance(explained, tuple) else []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("no-comments", ["CNV101"]),
        ("CNV102", ["CNV102"]),
        ("CNV1", ["CNV101", "CNV102"]),
        ("conventions", ["CNV101", "CNV102"]),
        ("gate", ["ARC001", "ARC004", "ARC005", "ARC006"]),
    ],
)
def test_should_explain_rules_when_they_are_named(name: str, expected: list[str]) -> None:
    assert codes(name) == expected


def test_should_explain_contract_when_it_is_named() -> None:
    assert explain("hexagonal") == ContractExplanation(HEXAGONAL, MATCHES)


@pytest.mark.parametrize("name", ["flake8:E501", "flake8:*"])
def test_should_explain_rules_of_tool_when_they_are_named(name: str) -> None:
    explained = explain(name)
    assert (explained.name if isinstance(explained, ToolRuleExplanation) else "") == name


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("hexagnal", 'did you mean "hexagonal"?'),
        ("string-coment", 'did you mean "string-comment"?'),
        ("E501", 'did you mean "flake8:E501"?'),
        ("flak8:E501", 'did you mean "flake8:E501"?'),
        ("flake8:", 'did you mean "flake8:*"?'),
        ("zzzz", "archcheck rules lists all rules; tools here: flake8"),
    ],
)
def test_should_suggest_nearest_when_nothing_is_called_so(name: str, hint: str) -> None:
    said = refusal(lambda: explain(name))
    assert said == f'no rule and no contract is called "{name}"\n  {hint}'
