"""The same defect, told by two analyzers, is one finding."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from archcheck.domain.finding import Finding

SYNTAX_ERROR = "syntax error"
CLASSES: Mapping[tuple[str, str], str] = {
    ("archcheck", "unparsable-file"): SYNTAX_ERROR,
    ("flake8", "E999"): SYNTAX_ERROR,
    ("flake8", "E902"): SYNTAX_ERROR,
    ("mypy", "syntax"): SYNTAX_ERROR,
}


def _defect(finding: Finding) -> tuple[str, str] | None:
    defect = CLASSES.get((finding.analyzer, finding.rule))
    return (defect, finding.location.path) if defect else None


def _merge(first: Finding, others: Sequence[Finding]) -> Finding:
    names = sorted({f"{other.analyzer}:{other.rule}" for other in others})
    return dataclasses.replace(first, also_reported_by=tuple(names))


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those told twice shown once, the others named in it.

    A file has one syntax error; archcheck's own finding, else the first one, stands for it.
    """
    result: list[Finding] = []
    defects: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        defect = _defect(finding)
        if defect is None:
            result.append(finding)
        else:
            defects.setdefault(defect, []).append(finding)
    return [*result, *(_told_once(told) for told in defects.values())]


def _told_once(told: Sequence[Finding]) -> Finding:
    first, *others = sorted(told, key=lambda finding: (finding.analyzer, finding.order))
    return _merge(first, others) if others else first
