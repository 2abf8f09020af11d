"""Tests of the analyzers that a configuration asks for."""

import dataclasses
from collections.abc import Collection

import pytest

from archcheck.application.ports.result_cache import NoResults
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.inspection import Inspection
from archcheck.infrastructure.checkers.engine.answer_memory import AnswerMemory
from archcheck.infrastructure.checkers.engine.checker_files import RULE_CHECKS, WORKER
from archcheck.infrastructure.installed_tooling import InstalledTooling
from archcheck.infrastructure.tools.catalogue import (
    adapters_in_order,
    known_tools,
    syntax_errors,
)
from tests.unit.infrastructure.caching.known_support import ResultsInMemory
from tests.unit.infrastructure.checkers.planning_support import active, inspection_of

TOOLING = InstalledTooling({})
TOOLS = known_tools()


def inspection(enabled: Collection[str], *rules: ActiveRule) -> Inspection:
    tools = {name: ToolSetting(name=name, enabled=name in enabled) for name in TOOLS}
    configuration = Configuration(root="/nowhere", tools=tools)
    return dataclasses.replace(inspection_of(rules=rules), configuration=configuration)


def judged_by(tool: str, name: str) -> ActiveRule:
    rule = active(name)
    return dataclasses.replace(rule, definition=dataclasses.replace(rule.definition, tool=tool))


def test_should_know_every_tool_when_asked() -> None:
    assert tuple(TOOLING.id_patterns()) == TOOLS


def test_should_know_all_syntax_errors_when_asked_for_twins() -> None:
    assert TOOLING.syntax_errors() == {"archcheck:unparsable-file", *syntax_errors()}


@pytest.mark.parametrize(
    ("enabled", "expected"),
    [
        ((), ["archcheck"]),
        (("mypy", "black"), ["archcheck", "black", "mypy"]),
        (TOOLS, ["archcheck", *(it.name for it in adapters_in_order(TOOLS) if not it.helps)]),
    ],
)
def test_should_begin_with_the_own_rules_when_tools_are_enabled(
    enabled: tuple[str, ...], expected: list[str]
) -> None:
    analyzers = TOOLING.analyzers(inspection(enabled), NoResults())
    assert [analyzer.name for analyzer in analyzers] == expected


@pytest.mark.parametrize(
    ("enabled", "expected"),
    [
        ((), ["archcheck", "ruff", "pydoclint"]),
        (("xenon", "black", "ruff"), ["archcheck", "ruff", "black", "pydoclint", "xenon"]),
    ],
)
def test_should_have_each_tool_once_when_tools_judge_rules(
    enabled: tuple[str, ...], expected: list[str]
) -> None:
    rules = (
        judged_by("pydoclint", "docstring-style"),
        judged_by("ruff", "missing-docstring"),
        judged_by("ruff", "missing-annotation"),
    )
    analyzers = TOOLING.analyzers(inspection(enabled, *rules), NoResults())
    assert [analyzer.name for analyzer in analyzers] == expected


def test_should_end_with_what_was_measured_when_a_rule_asks_for_it() -> None:
    analyzers = TOOLING.analyzers(inspection((), active("coverage-below")), NoResults())
    assert [analyzer.name for analyzer in analyzers] == ["archcheck", "coverage"]


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        ((), (WORKER,)),
        (("layer-dependency",), (WORKER,)),
        (
            ("layer-dependency", "no-comments"),
            (WORKER, RULE_CHECKS, "archcheck.infrastructure.checkers.rules.no_comments"),
        ),
    ],
)
def test_should_warm_up_what_the_rules_need_when_they_are_known(
    rules: tuple[str, ...], wanted: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[tuple[str, ...]] = []
    monkeypatch.setattr("archcheck.infrastructure.execution.process_workers.warm_up", warmed.append)
    TOOLING.get_ready(rules, NoResults())
    assert warmed == [wanted]


def test_should_start_nothing_when_answers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    warmed: list[tuple[str, ...]] = []
    monkeypatch.setattr("archcheck.infrastructure.execution.process_workers.warm_up", warmed.append)
    memory = ResultsInMemory()
    AnswerMemory(memory).keep(())
    TOOLING.get_ready(("no-comments",), memory)
    assert warmed == []


def test_should_end_what_was_warmed_up_when_dismissed(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    place = "archcheck.infrastructure.execution.process_workers.cool_down"
    monkeypatch.setattr(place, lambda: ended.append(True))
    TOOLING.dismiss()
    assert ended == [True]
