"""Tests of explanations."""

import dataclasses
import io
import sys

import pytest
from collections.abc import Sequence

from archcheck.application.use_cases.explain_rule_use_case import ExplainRuleUseCase
from archcheck.domain.configuration import (
    Configuration,
    ContractDeclaration,
    Origin,
    RuleSetting,
)
from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin
from archcheck.domain.rule import RuleDefinition
from archcheck.shared.configuration import Environment
from tests.unit.application.checking.checking_support import FixedCatalogue, FixedToolRules
from tests.unit.application.judging.policy_support import RULES
from tests.unit.interface.cli.command_support import FixedMatches, StandIns, archcheck

Captured = pytest.CaptureFixture[str]
PAGE = "# A page\n\nSee [here](https://example.org/).\n"
CASES = "## Bad\n\n### a\n\n### b\n\n### c\n\n"
HEXAGONAL = ContractDeclaration(
    name="hexagonal",
    type="layers",
    origin=Origin("pyproject.toml", "tool.archcheck.contracts[0]", 9),
    because="It lasts.",
)
CONFIGURATION = Configuration(
    root="/shop",
    rules={"no-comments": RuleSetting(level=Level.NOTE, origin=Origin("pack team"))},
    contracts=(HEXAGONAL, dataclasses.replace(HEXAGONAL, name="silent", because="")),
    packs=("team",),
    layers={"domain": ("{context}.domain",)},
    exclude=("x",),
    origins={
        "layers.domain": Origin("pack team", "layers", 4),
        "exclude": Origin("pack other"),
    },
)


class Pages(FixedCatalogue):
    """The known rules, each with a page."""

    def rules(self, plugins: Sequence[Plugin] = ()) -> tuple[RuleDefinition, ...]:
        """All of them."""
        return tuple(dataclasses.replace(rule, page=_page(rule)) for rule in RULES)


def _page(rule: RuleDefinition) -> str:
    return CASES if rule.name == "string-comment" else PAGE


class WithPages(StandIns):
    """A composition that has pages."""

    def explain_rule(self) -> ExplainRuleUseCase:
        """The pages."""
        return ExplainRuleUseCase(Pages(), self.configurations, FixedMatches, FixedToolRules)


def explain(name: str, *options: str) -> int:
    plain = Environment(columns=80, no_color=True)
    composition = WithPages(configuration=CONFIGURATION, environment=plain)
    return archcheck("explain", name, *options, composition=composition)


def test_should_print_the_page_as_it_is_when_nobody_watches(capsys: Captured) -> None:
    explain("no-comments")
    assert capsys.readouterr().out == (
        "no-comments (CNV101), note\n"
        "Family conventions, precision high. Its level is set by pack team.\n"
        f"{PAGE}\n"
        "Ignore one place with:  # archcheck: ignore[no-comments] <reason>\n"
    )


def test_should_not_say_how_to_ignore_when_the_gate_itself_is_meant(capsys: Captured) -> None:
    explain("unused-waiver")
    assert capsys.readouterr().out == (
        "unused-waiver (ARC004), error\n" f"Family gate, precision high. Its own level.\n{PAGE}\n"
    )


class Screen(io.StringIO):
    """A terminal that somebody watches."""

    def isatty(self) -> bool:
        """Of course."""
        return True


def test_should_draw_the_page_when_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    explain("no-comments")
    shown = screen.getvalue()
    told = ("A page" in shown, "# A page" in shown, "See here (https://example.org/)." in shown)
    assert told == (True, False, True)


def test_should_list_rules_when_a_family_is_named(capsys: Captured) -> None:
    explain("conventions")
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[-2:] == [
        ["CNV101", "no-comments", "note", "no-comments", "is", "checked."],
        ["CNV102", "string-comment", "off", "string-comment", "is", "checked."],
    ]


@pytest.mark.parametrize(("name", "why"), [("hexagonal", "Why: It lasts.\n"), ("silent", "")])
def test_should_show_what_it_matches_when_a_contract_is_named(
    name: str, why: str, capsys: Captured
) -> None:
    explain(name)
    assert capsys.readouterr().out == (
        f'"{name}", a contract of type layers\n'
        "Declared in pyproject.toml, line 9.\n"
        f"{why}"
        "domain\n  shop.domain\n"
        "(jobs)\n  nothing in this project\n"
        "It is kept.\n"
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [((), "### b\n\n1 more: archcheck explain string-comment --all\n"), (("--all",), CASES)],
)
def test_should_show_two_cases_when_not_all_are_wanted(
    options: tuple[str, ...], expected: str, capsys: Captured
) -> None:
    explain("string-comment", *options)
    assert expected in capsys.readouterr().out


def test_should_show_who_names_it_when_a_layer_is_named(capsys: Captured) -> None:
    explain("domain")
    assert capsys.readouterr().out == (
        '"domain", a layer\n'
        "Declared in pack team, line 4.\n"
        "{context}.domain\n  nothing in this project\n"
        "Contracts that name it: none\n"
    )


def test_should_show_what_it_sets_when_a_pack_is_named(capsys: Captured) -> None:
    explain("team")
    assert capsys.readouterr().out == (
        "team, a pack\n"
        "It sets, where the project says nothing else:\n"
        '  layers.domain = ["{context}.domain"]\n'
    )


def test_should_say_so_when_a_pack_is_not_used(capsys: Captured) -> None:
    explain("other")
    assert capsys.readouterr().out.startswith("other, a pack, which this project does not use\n")


def test_should_say_how_to_go_on_when_a_rule_of_a_tool_is_named(capsys: Captured) -> None:
    explain("flake8:F401")
    assert capsys.readouterr().out == (
        "flake8:F401 (F401), warning\n"
        "A rule of the tool flake8, which is not part of this gate.\n\n"
        "F401\n\n"
        "Documentation: https://flake8.example/\n\n"
        "Ignore one place with:  # archcheck: ignore[flake8:F401] <reason>\n"
        'Waive it for a path in: [[tool.archcheck.waivers]] with rule = "flake8:F401"\n'
        'Switch it off here with: [tool.archcheck.tools.flake8.levels] F401 = "off"\n'
        "or with the tool's own settings: ignore = F401\n"
    )


def test_should_answer_wrong_usage_when_nothing_is_called_so(capsys: Captured) -> None:
    status = explain("no-coments")
    assert (status, 'did you mean "no-comments"?' in capsys.readouterr().err) == (2, True)
