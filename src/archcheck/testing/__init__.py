"""Architectural unit tests: sentences about the code of a project, with the terms of structure rules.

    from archcheck.testing import classes

    def test_should_keep_events_immutable_when_they_are_defined() -> None:
        rule = classes().in_layer("domain").that_are_named("*Event").should().be_immutable()
        rule.because("Others hold them, too.").check()

`check` reads the project around the working directory, once for all tests of a process, and
raises `AssertionError` with every place that breaks the rule. Nothing of the project is imported.
Every name here is stable; everything else of archcheck is private.
"""

from archcheck.testing.rules import Rule
from archcheck.testing.selections import (
    Selection,
    attributes,
    classes,
    constants,
    functions,
    methods,
    modules,
    parameters,
    symbols,
)
from archcheck.testing.demands import Demand
from archcheck.testing.projects import RuleError

__all__ = [
    "Demand",
    "Rule",
    "RuleError",
    "Selection",
    "attributes",
    "classes",
    "constants",
    "functions",
    "methods",
    "modules",
    "parameters",
    "symbols",
]
