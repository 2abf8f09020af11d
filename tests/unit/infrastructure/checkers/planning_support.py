"""Inspections for tests of the plan."""

import dataclasses
from collections.abc import Mapping

from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    ContractDeclaration,
    Override,
    RuleSetting,
)
from archcheck.domain.inspection import Inspection
from archcheck.domain.level import Level
from archcheck.domain.project import Project, Role, Scope, SourceFile, SourceRoot
from archcheck.domain.rule import OptionValue, RuleDefinition

FAMILIES = {
    "one-assertion-per-test": "tests",
    "unparsable-file": "gate",
    "naming": "structure",
    "layer-dependency": "dependencies",
}


def heeding(name: str, *heeded: str) -> ActiveRule:
    """A rule that depends on others."""
    rule = active(name)
    definition = dataclasses.replace(rule.definition, heeds=heeded)
    return dataclasses.replace(rule, definition=definition)


def active(name: str, level: Level = Level.ERROR, **options: OptionValue) -> ActiveRule:
    """A rule that runs."""
    definition = RuleDefinition(
        name=name,
        code="CNV199",
        family=FAMILIES.get(name, "conventions"),
        level=level,
        precision="high",
        tags=(),
        options=(),
        opt_in=True,
        summary="Sum.",
        because="Why.",
        fix="Remedy.",
        page="",
    )
    return ActiveRule(definition, level, options, DEFAULT)


def file_of(
    path: str, size: int = 10, role: Role = Role.SOURCE, excluded: bool = False, digest: str = "d"
) -> SourceFile:
    """A source file."""
    return SourceFile(path, role, path[:-3].replace("/", "."), False, size, digest, excluded)


def inspection_of(
    *files: SourceFile,
    rules: tuple[ActiveRule, ...] = (),
    scope: Scope = Scope(whole=True, files=frozenset()),
    overrides: Mapping[str, Level] | None = None,
    root: str = "/project",
    workers: int = 2,
    contracts: tuple[ContractDeclaration, ...] = (),
    packages: tuple[str, ...] = (),
) -> Inspection:
    """An inspection; `overrides` gives no-comments another level in some paths."""
    changed = tuple(
        Override(paths=(path,), rules={"no-comments": RuleSetting(level=level)}, origin=DEFAULT)
        for path, level in (overrides or {}).items()
    )
    configuration = Configuration(root=root, overrides=changed, contracts=contracts)
    plan = {rule.definition.name: rule for rule in rules}
    roots = (SourceRoot("src", packages),)
    project = Project(name="shop", root=root, source_roots=roots, test_roots=(), files=files)
    rule_plan = RulePlan(plan, configuration, lambda pattern, path: pattern == path)
    return Inspection(configuration, project, scope, rule_plan, "", workers)
