"""The same defect, told by two analyzers, is one finding."""

import dataclasses
from collections.abc import Collection, Iterable, Sequence

from archcheck.domain.finding import Finding


def merged(findings: Iterable[Finding], syntax_errors: Collection[str]) -> list[Finding]:
    """The findings with those told twice shown once, the others named in it.

    A file has one syntax error; archcheck's own finding, else the first one, stands for it.
    """
    findings = list(findings)
    if not any(f"{analyzer}:{rule}" in syntax_errors for analyzer, rule in fired(findings)):
        return findings
    result: list[Finding] = []
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        is_told = names(finding, syntax_errors)
        (told.setdefault(finding.location.path, []) if is_told else result).append(finding)
    return [*result, *map(_told_once, told.values())]


def fired(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """The analyzers and rules of some findings."""
    return {(finding.analyzer, finding.rule) for finding in findings}


def names(finding: Finding, syntax_errors: Collection[str]) -> bool:
    """Whether a finding is of a rule (`analyzer:id`) by which files are said to be no Python."""
    return _name(finding) in syntax_errors


def _name(finding: Finding) -> str:
    return f"{finding.analyzer}:{finding.rule}"


def _told_once(told: Sequence[Finding]) -> Finding:
    first, *others = sorted(told, key=lambda finding: (finding.analyzer, finding.order))
    return dataclasses.replace(first, also_reported_by=tuple(sorted({*map(_name, others)})))
