"""Tests of rules that say again what they said before."""

import contextlib
import dataclasses
import datetime
import pathlib
from collections.abc import Callable, Sequence

import pytest

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.domain.check_result import Architecture
from archcheck.domain.configuration import DEFAULT, ContractDeclaration, Origin
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.plugin import Plugin
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Role, Scope
from archcheck.infrastructure.architecture.remembered_rules import RememberedRules
from tests.unit.infrastructure.caching.known_support import ResultsInMemory
from tests.unit.infrastructure.checkers.planning_support import active, file_of, inspection_of

REGION = Region(1, 2, 3, 4)
LINK = RelatedLocation(Location("src/a.py", REGION), "imports it")
FINDING = Finding(
    analyzer="archcheck",
    rule="layer-dependency",
    level=Level.WARNING,
    message="No.",
    location=Location("src/a.py", REGION),
    key="a->b",
    symbol="a",
    contract="layers",
    related=(LINK,),
    chain=(LINK, LINK),
    pairs=(("a", "b"),),
    notes=("twice",),
    limit="2",
    at_most=Level.WARNING,
    deprecated=True,
    because="Why.",
    fix="Remedy.",
)
ANSWER = ProjectAnswer((FINDING,), ("left out",), "found", Architecture.CHECKED, 3, 4)
CONTRACT = ContractDeclaration(name="c", type="forbidden", rule="r", origin=DEFAULT)
FACTS = (FileFacts(path="src/a.py"),)
Change = Callable[[Inspection], Inspection]


class Talkative(ProjectRules):
    """Says one thing, and remembers what it was asked."""

    def __init__(self, refuses: bool = False) -> None:
        """Begin with nothing."""
        self.asked: list[str] = []
        self._refuses = refuses

    def validate(self, inspection: Inspection) -> None:
        """Refuse everything, or nothing."""
        self.asked.append("validate")
        if self._refuses:
            raise UsageProblems(Problem("", "", "no"))

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Tests."""
        self.asked.append("code_roles")
        return frozenset({Role.TEST})

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Always the same."""
        self.asked.append("judge")
        return ANSWER


class Asked:
    """One group of rules, asked by run after run."""

    def __init__(self, refuses: bool = False) -> None:
        """Begin with nothing known."""
        self.results = ResultsInMemory()
        self.rules = Talkative(refuses)
        self.answer = ProjectAnswer()

    def run(self, inspection: Inspection, facts: Sequence[FileFacts] = FACTS) -> None:
        """What one run asks."""
        rules = RememberedRules("them", lambda: self.rules).remembering(self.results)
        rules.validate(inspection)
        self.roles = rules.code_roles(inspection)
        self.answer = rules.judge(inspection, facts)


def inspection(root: str = "/nowhere") -> Inspection:
    """A project of two files, with one rule."""
    rules = (active("no-comments", allow=("x",)),)
    return inspection_of(file_of("src/a.py"), file_of("src/b.py"), rules=rules, root=root)


def with_rule(level: Level = Level.ERROR, allow: tuple[str, ...] = ("x",)) -> Change:
    """The rule at another level, or with other options."""
    rule = active("no-comments", level, allow=allow)
    plan = {"no-comments": rule}
    return lambda it: dataclasses.replace(it, rules=dataclasses.replace(it.rules, rules=plan))


def with_files(*paths: str, digest: str = "d") -> Change:
    """Other files, or other contents."""
    files = tuple(file_of(path, digest=digest) for path in paths)
    return lambda it: dataclasses.replace(it, project=dataclasses.replace(it.project, files=files))


def with_contract(it: Inspection) -> Inspection:
    """One contract more."""
    configuration = dataclasses.replace(it.configuration, contracts=(CONTRACT,))
    return dataclasses.replace(it, configuration=configuration)


def with_plugin(it: Inspection) -> Inspection:
    """A plug-in beside."""
    plugin = Plugin(name="p", source="p 1")
    configuration = dataclasses.replace(it.configuration, plugins=(plugin,))
    return dataclasses.replace(it, configuration=configuration)


def unsaved(it: Inspection) -> Inspection:
    """Its first file as an editor has it."""
    first, *others = it.project.files
    files = (dataclasses.replace(first, unsaved=b"x"), *others)
    return dataclasses.replace(it, project=dataclasses.replace(it.project, files=files))


CHANGES: tuple[Change, ...] = (
    with_rule(level=Level.NOTE),
    with_rule(allow=("y",)),
    with_files("src/a.py"),
    with_files("src/a.py", "src/b.py", digest="e"),
    with_contract,
    lambda it: dataclasses.replace(it, today=datetime.date(2030, 1, 1)),
    lambda it: dataclasses.replace(it, scope=Scope(whole=False, files=frozenset({"src/a.py"}))),
    lambda it: dataclasses.replace(it, modules={"other": frozenset({"m"})}),
    lambda it: dataclasses.replace(it, undeclared=("lib",)),
    lambda it: dataclasses.replace(it, recorded={("coverage-below", "a"): 1.0}),
)
UNKEPT: tuple[Change, ...] = (
    with_plugin,
    unsaved,
    with_files("src/a.py", "src/b.py", digest=""),
    with_files("src/a.py", "src/\udce4.py"),
)


def test_should_make_no_rules_when_all_is_known() -> None:
    asked = Asked()
    asked.run(inspection())
    asked.run(inspection())
    assert asked.rules.asked == ["validate", "code_roles", "judge"]


def test_should_say_the_same_when_all_is_known() -> None:
    asked = Asked()
    asked.run(inspection())
    asked.run(inspection())
    assert asked.answer == ANSWER


def test_should_ask_for_the_same_roles_when_all_is_known() -> None:
    asked = Asked()
    asked.run(inspection())
    asked.run(inspection())
    assert asked.roles == {Role.TEST}


@pytest.mark.parametrize("change", CHANGES)
def test_should_judge_anew_when_something_is_different(change: Change) -> None:
    asked = Asked()
    asked.run(inspection())
    asked.run(change(inspection()))
    assert asked.rules.asked == ["validate", "code_roles", "judge"] * 2


@pytest.mark.parametrize("change", UNKEPT)
def test_should_keep_no_answer_when_it_may_not_last(change: Change) -> None:
    asked = Asked()
    changed = change(inspection())
    facts = [FileFacts(path=file.path) for file in changed.project.files]
    asked.run(changed, facts)
    asked.run(changed, facts)
    assert asked.rules.asked.count("judge") == 2


def test_should_judge_anew_when_a_file_has_no_facts_any_more() -> None:
    asked = Asked()
    asked.run(inspection())
    asked.run(inspection(), ())
    assert asked.rules.asked == ["validate", "code_roles", "judge", "judge"]


def test_should_judge_anew_when_more_code_is_read() -> None:
    asked = Asked()
    asked.run(inspection())
    asked.run(dataclasses.replace(inspection(), code_roles=frozenset({Role.SOURCE})))
    assert asked.rules.asked == ["validate", "code_roles", "judge", "judge"]


def test_should_keep_no_answer_when_a_newer_python_was_needed() -> None:
    asked = Asked()
    asked.run(inspection(), (FileFacts(path="src/a.py", python="3.14"),))
    asked.run(inspection(), (FileFacts(path="src/a.py", python="3.14"),))
    assert asked.rules.asked.count("judge") == 2


def test_should_judge_anew_when_the_project_declares_something_else(tmp_path: pathlib.Path) -> None:
    asked = Asked()
    asked.run(inspection(str(tmp_path)))
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    asked.run(inspection(str(tmp_path)))
    assert asked.rules.asked.count("judge") == 2


def test_should_judge_anew_when_the_file_with_a_contract_has_changed(
    tmp_path: pathlib.Path,
) -> None:
    declared = dataclasses.replace(CONTRACT, origin=Origin("archcheck.toml", "contracts", 3))
    it = inspection(str(tmp_path))
    configuration = dataclasses.replace(it.configuration, contracts=(declared,))
    asked = Asked()
    asked.run(dataclasses.replace(it, configuration=configuration))
    (tmp_path / "archcheck.toml").write_text("\n", encoding="utf-8")
    asked.run(dataclasses.replace(it, configuration=configuration))
    assert asked.rules.asked.count("judge") == 2


def test_should_judge_anew_when_a_hidden_file_has_changed(tmp_path: pathlib.Path) -> None:
    it = inspection(str(tmp_path))
    project = dataclasses.replace(it.project, shadowed=(("a.py", "b.py"),))
    asked = Asked()
    asked.run(dataclasses.replace(it, project=project))
    (tmp_path / "a.py").write_text("#!/bin/python\n", encoding="utf-8")
    asked.run(dataclasses.replace(it, project=project))
    assert asked.rules.asked.count("judge") == 2


def test_should_refuse_again_when_it_was_refused_before() -> None:
    asked = Asked(refuses=True)
    for _ in range(2):
        with contextlib.suppress(UsageProblems):
            asked.run(inspection())
    assert asked.rules.asked == ["validate", "validate"]


def test_should_ask_the_rules_for_roles_when_nobody_validated() -> None:
    asked = Asked()
    rules = RememberedRules("them", lambda: asked.rules)
    assert rules.code_roles(inspection()) == {Role.TEST}


def test_should_ask_the_rules_each_time_when_there_is_no_memory() -> None:
    talkative = Talkative()
    rules = RememberedRules("them", lambda: talkative)
    rules.judge(inspection(), FACTS)
    rules.judge(inspection(), FACTS)
    assert talkative.asked == ["judge", "judge"]
