"""Tests of the result of a check."""

import dataclasses

import pytest

from archcheck import __version__
from archcheck.application.checking.analysis import analyse
from archcheck.application.checking.assessment import assess
from archcheck.application.checking.checked import without_moment
from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.result import NOTHING_IN_SCOPE, assemble
from archcheck.application.ports.project_discovery import ProjectDiscovery
from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.check_result import Architecture, CheckedProject, CheckResult
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.project import Scope, SourceRoot
from tests.unit.application.checking.checking_support import (
    CONFIGURATION,
    PROJECT,
    REPOSITORY,
    FixedAnalyzer,
    FixedConfigurations,
    FixedDiscovery,
    FixedRules,
    Unwatched,
    services,
)
from tests.unit.application.judging.policy_support import PATH, TODAY, finding, waiver

ANSWER = ProjectAnswer(
    skipped_rules=("no layer",),
    layout="layers domain",
    architecture=Architecture.CHECKED,
    ignored_imports=4,
)
REQUEST = CheckRequest(directory="/shop")
FACTS = (
    FileFacts(path=PATH, computed_imports=2),
    FileFacts(path="tests/test_order.py", computed_imports=1),
)


def result(
    *findings: Finding,
    configuration: Configuration = CONFIGURATION,
    discovery: ProjectDiscovery | None = None,
    facts: tuple[FileFacts, ...] = FACTS,
    tools: tuple[JobResult, ...] = (),
) -> CheckResult:
    own = JobResult(job="", analyzer="archcheck", findings=findings, facts=facts, seconds=1.5)
    ports = services(
        FixedAnalyzer("archcheck", own),
        *(FixedAnalyzer(tool.analyzer, tool) for tool in tools),
        configurations=FixedConfigurations(configuration),
        discovery=discovery,
        rules=[FixedRules(ANSWER)],
    )
    prepared = prepare(REQUEST, ports)
    answers = analyse(prepared, ports, Unwatched())
    judgement = assess(prepared, answers, ports, REQUEST.selection)
    return assemble(prepared, answers, judgement, ports).shown()


def test_should_say_what_was_checked_when_assembled() -> None:
    assert result().project == CheckedProject(
        name="shop",
        root="/shop",
        packs=("team",),
        configuration_file="pyproject.toml",
        counts=(("src", 1), ("tests", 1)),
        layout="layers domain",
        prefix="packages/shop/",
    )


def test_should_count_source_when_the_root_is_the_project() -> None:
    project = dataclasses.replace(PROJECT, source_roots=(SourceRoot(".", ("shop",)),))
    told = result(discovery=FixedDiscovery(project)).project
    assert told.counts == (("source", 1), ("tests", 1))


def test_should_pass_on_what_is_known_of_the_surroundings_when_assembled() -> None:
    told = result()
    assert (told.version, told.today, told.repository, told.seconds) == (
        __version__,
        TODAY,
        REPOSITORY,
        None,
    )


def test_should_pass_on_what_was_not_done_when_assembled() -> None:
    told = result()
    assert (
        told.skipped_rules,
        told.links_not_followed,
        told.computed_imports,
        told.ignored_imports,
    ) == (("no layer",), ("src/elsewhere",), 3, 4)


def test_should_count_what_contracts_tolerate_when_nothing_else_exempts_it() -> None:
    tolerated = dataclasses.replace(finding("layer-dependency", line=4), deprecated=True)
    waived = dataclasses.replace(tolerated, rule="no-comments")
    waiving = (waiver("no-comments", path=PATH),)
    configuration = dataclasses.replace(CONFIGURATION, waivers=waiving)
    told = result(tolerated, waived, finding(), configuration=configuration)
    assert told.deprecated_imports == 1


@pytest.mark.parametrize(
    ("unchecked", "notices"),
    [
        ((), ["1 file needs Python 3.13: run archcheck with it"]),
        ((UncheckedFile(PATH, "E999"),), []),
    ],
)
def test_should_say_in_one_place_that_files_need_a_newer_python_when_they_do(
    unchecked: tuple[UncheckedFile, ...], notices: list[str]
) -> None:
    flake8 = JobResult(job="", analyzer="flake8", unchecked=unchecked)
    told = result(facts=(FileFacts(path=PATH, python="3.13"),), tools=(flake8,)).notifications
    assert [entry.message for entry in told if entry.kind == "configuration"] == notices


def test_should_list_rules_by_code_when_they_ran() -> None:
    told = [rule.definition.code for rule in result().rules]
    assert told == ["ARC001", "ARC004", "ARC005", "ARC006", "ARC101"]


def test_should_show_files_when_findings_lie_in_them() -> None:
    told = result(finding("layer-dependency"))
    assert [file.path for file in told.files] == [PATH]


@pytest.mark.parametrize(
    ("files", "steps"), [(frozenset({PATH}), ()), (frozenset(), (NOTHING_IN_SCOPE,))]
)
def test_should_say_that_nothing_was_checked_when_nothing_is_in_scope(
    files: frozenset[str], steps: tuple[str, ...]
) -> None:
    discovery = FixedDiscovery(PROJECT, Scope(whole=False, files=files))
    assert result(discovery=discovery).next_steps == steps


def test_should_say_which_paths_were_passed_over_when_some_match_nothing() -> None:
    scope = Scope(whole=False, files=frozenset({PATH}), unmatched=("setup.py: in no root",))
    told = result(discovery=FixedDiscovery(PROJECT, scope))
    assert told.next_steps == ("Not checked: setup.py: in no root.",)


def test_should_forget_the_moment_when_it_is_to_be_reproducible() -> None:
    soon = waiver("layer-dependency", path="src/", expires=TODAY)
    configuration = dataclasses.replace(CONFIGURATION, waivers=(soon,))
    timed = dataclasses.replace(result(configuration=configuration), seconds=2.0)
    told = without_moment(timed)
    own = told.analyzers[0]
    assert (told.today, told.seconds, told.waivers_expiring, own.seconds) == (
        None,
        None,
        (),
        0.0,
    )


def test_should_keep_the_level_that_closes_the_gate_when_assembled() -> None:
    configuration = dataclasses.replace(CONFIGURATION, fail_on=Level.ERROR)
    assert result(configuration=configuration).fail_on is Level.ERROR
