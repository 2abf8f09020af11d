"""The tools of a run: its driver with its rules, and the converter."""

from collections.abc import Iterable, Mapping, Sequence

from archcheck.domain.check_result import AnalyzerReport
from archcheck.domain.finding import OWN_ANALYZER
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reports.documentation import HOMEPAGE
from archcheck.infrastructure.reports.sarif.descriptors import own_descriptor, tool_descriptor
from archcheck.infrastructure.reports.sarif.frame import RunFrame
from archcheck.infrastructure.reports.sarif.json_values import Json, cleaned, present
from archcheck.infrastructure.reports.sarif.selection import IdentifiedFinding
from archcheck.infrastructure.reports.sarif.weaknesses import supported, weaknesses

UNKNOWN_VERSION = "0.0.0"


def rule_descriptors(
    report: AnalyzerReport, entries: Iterable[IdentifiedFinding], frame: RunFrame
) -> list[Json]:
    """The rules of a run, sorted by id: those described, and one for each other rule that fired."""
    cwe = weaknesses(report.rules)
    foreign = (*_undescribed(entries), *report.rules)
    rules = {
        cleaned(rule.id): tool_descriptor(rule, report.name, frame.profile, cwe) for rule in foreign
    }
    rules.update(_own(report, frame))
    return [rules[identity] for identity in sorted(rules)]


def _own(report: AnalyzerReport, frame: RunFrame) -> Mapping[str, Json]:
    rules = frame.result.rules if report.name == OWN_ANALYZER else ()
    return {cleaned(rule.definition.code): own_descriptor(rule) for rule in rules}


def _undescribed(entries: Iterable[IdentifiedFinding]) -> Iterable[ToolRule]:
    levels = {entry.rule_id: entry.finding.level for entry in entries}
    return (
        ToolRule(id=identity, name=identity, summary="", level=level)
        for identity, level in levels.items()
    )


def driver(report: AnalyzerReport, rules: Sequence[Json]) -> Json:
    """The driver of a run."""
    return {
        **_component(report.name, report.version, report.homepage),
        "rules": list(rules),
        **present({"supportedTaxonomies": supported(weaknesses(report.rules))}),
    }


def conversion(report: AnalyzerReport, version: str) -> Json:
    """Who turned the output of a tool into SARIF; nothing for archcheck's own run."""
    if report.name == OWN_ANALYZER:
        return {}
    return {"conversion": {"tool": {"driver": _component(OWN_ANALYZER, version, HOMEPAGE)}}}


def _component(name: str, version: str, homepage: str) -> Json:
    return {
        "name": cleaned(name),
        "version": cleaned(version) if version[:1].isdigit() else UNKNOWN_VERSION,
        "informationUri": homepage or HOMEPAGE,
    }
