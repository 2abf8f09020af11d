"""Projects that tests speak of, each read once in a process."""

import dataclasses
import functools
import itertools
import os
from collections.abc import Iterator, Mapping, Sequence

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.checking.survey import Survey, survey
from archcheck.application.use_cases.query_symbols_use_case import EVERY_CODE
from archcheck.application.wording import counted
from archcheck.domain.configuration import StructureDeclaration
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.problem import UsageProblems

STRUCTURE = "structure"
NAME = "this rule"


class RuleError(ValueError):
    """A rule that makes no sense, or a project that cannot be read."""


def broken_places(rule: Mapping[str, object], project: str) -> str:
    """What a failing test says, empty where the rule is kept; raises RuleError."""
    directory = os.path.abspath(project or os.getcwd())
    if not os.path.isdir(directory):
        raise RuleError(f"there is no directory {directory}: check() takes one of the project")
    try:
        found = _read(directory)
        declaration = _declared(rule)
        findings = _judged(declaration, found)
    except UsageProblems as problems:
        raise RuleError("\n".join(map(str, problems.problems))) from None
    return "\n".join(_told(declaration, findings)) if findings else ""


@functools.lru_cache(maxsize=16)
def _read(directory: str) -> Survey:
    from archcheck.interface.cli.silent_progress import SilentProgress
    from archcheck.composition_root.root import Root
    from archcheck.shared.configuration import read_environment

    services = Root(read_environment(os.environ)).services()
    request = CheckRequest(
        directory=directory, selection=Selection(family=STRUCTURE, only_rules=True)
    )
    found = survey(request, services, SilentProgress(), EVERY_CODE)
    if found.missing:
        raise RuleError("\n".join(("not everything could be read:", *found.missing)))
    return found


def _declared(rule: Mapping[str, object]) -> StructureDeclaration:
    from archcheck.infrastructure.configuration.structure_settings import read_declaration
    from archcheck.infrastructure.decoding.key_places import KeyPlace

    return read_declaration({"name": NAME, **rule}, KeyPlace(NAME, {})).accepted()


def _judged(declaration: StructureDeclaration, found: Survey) -> tuple[Finding, ...]:
    from archcheck.infrastructure.architecture.structure.structure_rules import StructureRules

    inspection = _with(declaration, found.inspection)
    rules = StructureRules()
    rules.validate(inspection)
    return rules.judge(inspection, found.facts).findings


def _with(declaration: StructureDeclaration, inspection: Inspection) -> Inspection:
    """The project with this rule alone, all of it in scope."""
    configuration = dataclasses.replace(inspection.configuration, structure=(declaration,))
    plan = dataclasses.replace(inspection.rules, configuration=configuration)
    scope = dataclasses.replace(inspection.scope, partial=False)
    return dataclasses.replace(inspection, configuration=configuration, rules=plan, scope=scope)


def _told(declaration: StructureDeclaration, findings: Sequence[Finding]) -> Iterator[str]:
    """Each place as editors open it, then why and what to do."""
    for finding in findings:
        yield _line(finding)
    if declaration.because:
        yield f"why: {declaration.because}"
    if declaration.fix:
        yield f"fix: {declaration.fix}"
    yield from _count(findings)


def _count(findings: Sequence[Finding]) -> Iterator[str]:
    places = len([*itertools.filterfalse(_is_about_rule, findings)])
    if places:
        yield counted(places, "place")


def _is_about_rule(finding: Finding) -> bool:
    """Whether it tells what is wrong with the rule itself, which lies nowhere."""
    return finding.location.path == NAME


def _line(finding: Finding) -> str:
    """A place and what is wrong there."""
    region = finding.location.region
    if _is_about_rule(finding):
        return finding.message.replace(f'the {finding.declared_as} "{NAME}"', NAME)
    return f"{finding.location.path}:{region.start_line}:{region.start_column}: {finding.message}"
