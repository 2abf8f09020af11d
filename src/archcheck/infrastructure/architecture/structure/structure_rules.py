"""The structure rules of a project, judged on what its files state."""

from collections.abc import Iterator, Sequence

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
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
from archcheck.infrastructure.architecture.structure.code import Code
from archcheck.infrastructure.architecture.structure.code_index import code_files
from archcheck.infrastructure.architecture.structure.conditions import Condition, every_clause
from archcheck.infrastructure.architecture.libraries import groups_of
from archcheck.infrastructure.architecture.structure.rule_judging import StructureJudge
from archcheck.infrastructure.architecture.structure.structure_options import StructureOptions
from archcheck.infrastructure.architecture.when import selectors_of
from archcheck.infrastructure.version_control.git_state import GitState


class StructureRules(ProjectRules):
    """All structure rules of a configuration."""

    def __init__(self, git: GitState | None = None) -> None:
        """Take who knows what git tracks, where others ask it too."""
        self._git = git or GitState()

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for values that mean nothing in this configuration."""
        refuse(_configuration_problems(inspection))

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """All that can be selected, where there are such rules."""
        return frozenset({Role.SOURCE, Role.TEST} if inspection.configuration.structure else ())

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Findings of all structure rules; raises UsageProblems for idle exceptions."""
        declarations = judged(inspection)
        if not declarations:
            return ProjectAnswer()
        view = ProjectView(inspection, self._git, facts)
        judge = StructureJudge(view.code, inspection)
        for declaration in filter(view.meets, declarations):
            judge.judge(declaration)
        refuse(judge.problems)
        findings = sorted(judge.findings, key=lambda finding: finding.order)
        return ProjectAnswer(tuple(findings), tuple(judge.skipped))


def judged(inspection: Inspection) -> list[StructureDeclaration]:
    """The structure rules of which at least one demand is judged."""
    return [
        declaration
        for declaration in inspection.configuration.structure
        if any(inspection.rules.judges_for(declaration, rule) for rule in declaration.rules)
    ]


def code_of(inspection: Inspection, facts: Sequence[FileFacts]) -> Code:
    """The project as structure rules see it."""
    project = inspection.project
    names = contract_names(inspection.configuration, project, project_tree(project))
    groups = groups_of(inspection.configuration)
    return Code(inspection, code_files(project.files, facts), names, groups)


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
        for condition in () if declaration.origin.is_pack else conditions:
            yield from unknown_names(condition, inspection.configuration)
