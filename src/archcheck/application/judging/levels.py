"""The effective level of findings."""

import dataclasses
from collections.abc import Iterable

from archcheck.application.judging.policy import Policy
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.level import Level


def _level(finding: Finding, policy: Policy) -> Level:
    if policy.is_gate_rule(finding) or _has_level_of_contract(finding, policy):
        return finding.level
    here = policy.rules.for_file(finding.location.path).get(finding.rule)
    return here.level.capped(finding.at_most) if here else Level.OFF


def _has_level_of_contract(finding: Finding, policy: Policy) -> bool:
    is_overridden = policy.rules.is_overridden(finding.rule, finding.location.path)
    return bool(finding.contract) and not is_overridden


def levelled(findings: Iterable[Finding], policy: Policy) -> list[Finding]:
    """The findings at their effective level, those switched off left out.

    A contract's own level stands unless an override for the path says otherwise.
    """
    answers = (
        finding if finding.analyzer != OWN_ANALYZER else _at(finding, _level(finding, policy))
        for finding in findings
    )
    return [finding for finding in answers if finding.level is not Level.OFF]


def _at(finding: Finding, level: Level) -> Finding:
    if level is finding.level:
        return finding
    return dataclasses.replace(finding, level=level)
