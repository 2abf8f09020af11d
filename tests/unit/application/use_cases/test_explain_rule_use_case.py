"""Tests of explanations."""

import pytest

from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.ports.contract_matches import ContractMatch, ContractMatches
from archcheck.application.ports.tool_rules import ToolRuleExplanation
from archcheck.application.use_cases.explain_rule_use_case import (
    ContractExplanation,
    Explanation,
    ExplainRuleUseCase,
    LayerExplanation,
    PackExplanation as Pack,
)
from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    ContractDeclaration,
    Declaration,
    Origin,
)
from archcheck.domain.problem import Problem, UsageProblems
from tests.unit.application.checking.checking_support import (
    FixedCatalogue,
    FixedConfigurations,
    FixedToolRules,
)
from tests.unit.refusal_support import refusal

HEXAGONAL = ContractDeclaration(
    name="hexagonal",
    type="layers",
    origin=Origin("pyproject.toml"),
    keys={"layers": ["web | infrastructure", "(domain)"]},
)
PURE = ContractDeclaration(name="no-comments", type="external", origin=Origin("pyproject.toml"))
JOBS = ContractDeclaration(
    name="jobs", type="forbidden", origin=PURE.origin, keys={"source_modules": ["domain"]}
)
PLACE = Origin("pack team", "layers", 3)
CONFIGURATION = Configuration(
    root="/shop",
    packs=("team",),
    layers={name: (f"{{context}}.{name}",) for name in ("domain", "web", "job")},
    contracts=(HEXAGONAL, PURE, JOBS),
    origins={"layers.web": PLACE},
)
MATCHES = (ContractMatch("domain", ("shop.domain",)),)


class FixedMatches(ContractMatches):
    """Always the same modules, in the right project only."""

    def of(
        self, declaration: Declaration, configuration: Configuration, directory: str
    ) -> tuple[ContractMatch, ...]:
        """The modules."""
        return MATCHES if directory == "/shop" else ()

    def of_layer(self, layer: str, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """The package."""
        return ("shop.domain",)

    def modules(self, configuration: Configuration, directory: str) -> tuple[str, ...]:
        """Two of them."""
        return ("shop.domain", "shop.web")

    def declared_rules(self) -> frozenset[str]:
        """One."""
        return frozenset({"layer-dependency"})


class Packs(FixedConfigurations):
    """The configuration; another one with the pack `other`, and no other pack."""

    def load(self, request: ConfigurationRequest) -> Configuration:
        """What was asked for."""
        if request.packs is None:
            return CONFIGURATION
        if request.packs != ("other",):
            raise UsageProblems(Problem("", "--pack", "unknown pack"))
        return Configuration(
            root="/shop", exclude=("x",), origins={"exclude": Origin("pack other")}
        )


def explain(name: str) -> Explanation:
    use_case = ExplainRuleUseCase(FixedCatalogue(), Packs(), FixedMatches, FixedToolRules)
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


@pytest.mark.parametrize(
    ("name", "contracts"), [("domain", ("hexagonal", "jobs")), ("web", ("hexagonal",)), ("job", ())]
)
def test_should_explain_layer_when_it_is_named(name: str, contracts: tuple[str, ...]) -> None:
    assert explain(name) == LayerExplanation(
        name,
        (f"{{context}}.{name}",),
        PLACE if name == "web" else DEFAULT,
        ("shop.domain",),
        contracts,
    )


@pytest.mark.parametrize(
    ("name", "applies", "key"), [("team", True, "layers.web"), ("other", False, "exclude")]
)
def test_should_explain_pack_when_it_is_named(name: str, applies: bool, key: str) -> None:
    explained = explain(name)
    keys = [value.key for value in explained.values] if isinstance(explained, Pack) else []
    assert (keys, getattr(explained, "applies", None)) == ([key], applies)


def test_should_explain_contract_when_it_is_named() -> None:
    assert explain("hexagonal") == ContractExplanation(HEXAGONAL, MATCHES)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("flake8:E501", "flake8:E501"),
        ("flake8:*", "flake8:*"),
        ("E501", "flake8:E501"),
        ("flake8", "flake8:*"),
    ],
)
def test_should_explain_rules_of_tool_when_they_are_named(name: str, full: str) -> None:
    explained = explain(name)
    assert (explained.name if isinstance(explained, ToolRuleExplanation) else "") == full


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("hexagnal", 'did you mean "hexagonal"?'),
        ("string-coment", 'did you mean "string-comment"?'),
        ("domian", 'did you mean "domain"?'),
        ("flake", 'did you mean "flake8"?'),
        ("house.toml", "archcheck rules lists all rules; tools here: flake8"),
        ("flak8:E501", 'did you mean "flake8:E501"?'),
        ("flake8:", 'did you mean "flake8:*"?'),
        ("zzzz", "archcheck rules lists all rules; tools here: flake8"),
    ],
)
def test_should_suggest_nearest_when_nothing_is_called_so(name: str, hint: str) -> None:
    said = refusal(lambda: explain(name))
    assert (
        said == f'no rule and no contract is called "{name}", and no layer, pack or tool\n  {hint}'
    )
