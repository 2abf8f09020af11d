"""The rule about modules without a place, where a project says that each has one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archcheck.application.ports.project_rules import ProjectAnswer
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import DEFAULT, Configuration, Origin
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.project import SOURCES, Role
from archcheck.infrastructure.architecture.contracts.contract_rules import names_of
from archcheck.infrastructure.architecture.layout.layout_rules import UNLISTED
from archcheck.infrastructure.architecture.project_rule import FamilyRules

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.layout.classified_modules import ClassifiedModules

NO_LAYERS = "there are no layers to which modules could belong"
DECLARE = "declare them under [tool.archcheck.layers], or remove classified"


class ClassifiedRules(FamilyRules["ClassifiedModules"]):
    """Runs `unlisted-module` where `classified` is set."""

    family = "layout"
    package = "archcheck.infrastructure.architecture.layout.classified"

    def runs(self, rule: ActiveRule) -> bool:
        """This one."""
        return rule.definition.name == UNLISTED

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Sources: a package without statements needs no layer."""
        return frozenset(SOURCES if inspection.configuration.classified else ())

    def validate(self, inspection: Inspection) -> None:
        """Raise UsageProblems for modules that are named in vain."""
        configuration = inspection.configuration
        if configuration.classified:
            refuse(_problems(self.subject(inspection, ()), configuration))
        else:
            refuse(_useless(configuration))

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """The findings, where the configuration asks for them."""
        if not inspection.configuration.classified:
            return ProjectAnswer()
        return super().judge(inspection, facts)

    def subject(self, inspection: Inspection, facts: Sequence[FileFacts]) -> "ClassifiedModules":
        """The modules and their layers."""
        from archcheck.infrastructure.architecture.layout.classified_modules import (
            ClassifiedModules,
        )

        configuration, project = inspection.configuration, inspection.project
        names = names_of(configuration, project, SOURCES)
        return ClassifiedModules(project.files, names, configuration.unclassified, facts)


def _problems(modules: "ClassifiedModules", configuration: Configuration) -> Iterator[Problem]:
    origin = _origin(configuration, "classified")
    if not configuration.layers:
        yield origin.problem(NO_LAYERS, DECLARE)
    origin = _origin(configuration, "unclassified")
    for pattern in () if origin.speaks_to_any else configuration.unclassified:
        yield from _named_in_vain(modules, pattern, origin)


def _named_in_vain(modules: "ClassifiedModules", pattern: str, origin: Origin) -> Iterator[Problem]:
    names = modules.names
    heads = names.layers.matches(pattern)
    if not heads:
        message = f'"{pattern}" in unclassified matches no module'
        yield origin.problem(message, names.hint(pattern))
    elif not modules.lie_in(heads):
        message = f'"{pattern}" in unclassified names only modules that need no mention'
        yield origin.problem(
            message, "they belong to layers, or are named elsewhere: remove the entry"
        )


def _useless(configuration: Configuration) -> Iterator[Problem]:
    origin = _origin(configuration, "unclassified")
    if configuration.unclassified and not origin.is_pack:
        yield origin.problem("unclassified needs classified = true", "add it, or remove the list")


def _origin(configuration: Configuration, key: str) -> Origin:
    return configuration.origins.get(key, DEFAULT)
