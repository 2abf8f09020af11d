"""The structure rules of a project, judged on what its files state."""

from collections.abc import Iterator, Sequence
from typing import Self

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.configuration import Configuration, StructureDeclaration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.domain.problem import Problem, refuse
from archcheck.infrastructure.architecture.contracts.contract_rules import (
    contract_names,
    project_tree,
)
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index.code import Code
from archcheck.infrastructure.architecture.structure.index.code_index import code_files
from archcheck.infrastructure.architecture.structure.conditions import Condition, every_clause
from archcheck.infrastructure.architecture.libraries import groups_of
from archcheck.infrastructure.architecture.structure.known_answers import (
    KnownAnswers,
    StructureAnswer,
    key_of_answer,
)
from archcheck.infrastructure.architecture.structure.rule_judging import StructureJudge
from archcheck.infrastructure.architecture.structure.structure_options import StructureOptions
from archcheck.infrastructure.architecture.when import selectors_of
from archcheck.infrastructure.version_control.git_state import GitState


class StructureRules(ProjectRules):
    """All structure rules of a configuration."""

    def __init__(self, git: GitState | None = None, results: ResultCache = NO_RESULTS) -> None:
        """Take who knows what git tracks, where others ask it too, and what was said before."""
        self._git = git or GitState()
        self._results = results

    def remembering(self, results: ResultCache) -> Self:
        """These rules, which ask there for what they said before."""
        return type(self)(self._git, results)

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for values that mean nothing in this configuration."""
        refuse(_configuration_problems(inspection))

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """All that can be selected, where such rules are judged."""
        return frozenset({Role.SOURCE, Role.TEST} if judged(inspection) else ())

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Findings of all structure rules; raises UsageProblems for idle exceptions."""
        declarations = judged(inspection)
        if not declarations:
            return ProjectAnswer()
        view = ProjectView(inspection, self._git, facts, self._results)
        answer = self._answer(view, declarations)
        refuse(answer.problems)
        return ProjectAnswer(answer.findings, answer.skipped)

    def _answer(
        self, view: ProjectView, declarations: Sequence[StructureDeclaration]
    ) -> StructureAnswer:
        """The answer that was given before to the same, else a new one."""
        if not self._results.remembers:
            return _judge(view, declarations)
        known = KnownAnswers(self._results)
        key = key_of_answer(view, declarations)
        answer = known.find(key, view.project.root)
        if answer is None:
            answer = _judge(view, declarations)
            known.keep(key, answer)
        return answer


def _judge(view: ProjectView, declarations: Sequence[StructureDeclaration]) -> StructureAnswer:
    judge = StructureJudge(view.code, view.inspection)
    for declaration in filter(view.meets, declarations):
        judge.judge(declaration)
    findings = sorted(judge.findings, key=lambda finding: finding.order)
    return StructureAnswer(
        tuple(findings), tuple(judge.skipped), tuple(judge.problems), view.code.disk.seen
    )


def judged(inspection: Inspection) -> list[StructureDeclaration]:
    """The structure rules of which at least one demand is judged."""
    return [
        declaration
        for declaration in inspection.configuration.structure
        if any(inspection.rules.judges_for(declaration, rule) for rule in declaration.rules)
    ]


def code_of(
    inspection: Inspection, facts: Sequence[FileFacts], results: ResultCache = NO_RESULTS
) -> Code:
    """The project as structure rules see it."""
    project = inspection.project
    names = contract_names(inspection.configuration, project, project_tree(project))
    groups = groups_of(inspection.configuration)
    return Code(inspection, code_files(project.files, facts), names, groups, results)


def unknown_names(condition: Condition, configuration: Configuration) -> Iterator[Problem]:
    """Layers, groups and other names in a condition that nobody declares."""
    for clause in every_clause(condition):
        for message, hint in clause.term.unknown(clause.value, configuration):
            yield clause.place.problem(message, hint)


def _configuration_problems(inspection: Inspection) -> Iterator[Problem]:
    """A pack may speak of layers that a project does not have."""
    for declaration in inspection.configuration.structure:
        options: StructureOptions = declaration.options
        selectors = selectors_of(declaration.condition)
        conditions = (options.that, options.should, options.should_not, *selectors)
        for condition in () if declaration.origin.speaks_to_any else conditions:
            yield from unknown_names(condition, inspection.configuration)
