"""Rules that a configuration declares: their language is imported only where one is spoken."""

import functools
from collections.abc import Callable, Sequence
from typing import Self

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role

Declarations = Callable[[Configuration], Sequence[object]]


class DeclaredRules(ProjectRules):
    """Does what other rules do that are made when a configuration declares some."""

    about_top = True

    def __init__(self, declared: Declarations, make: Callable[[], ProjectRules]) -> None:
        """Take where the declarations stand, and what makes the rules."""
        self._declared = declared
        self._make = make

    def validate(self, inspection: Inspection) -> None:
        """As they do."""
        if self._declared(inspection.configuration):
            self._rules.validate(inspection)

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Theirs."""
        is_declared = bool(self._declared(inspection.configuration))
        return self._rules.code_roles(inspection) if is_declared else frozenset()

    def remembering(self, results: ResultCache) -> Self:
        """The same of rules that remember."""
        return type(self)(self._declared, lambda: self._rules.remembering(results))

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Their answer."""
        is_declared = bool(self._declared(inspection.configuration))
        return self._rules.judge(inspection, facts) if is_declared else ProjectAnswer()

    @functools.cached_property
    def _rules(self) -> ProjectRules:
        return self._make()
