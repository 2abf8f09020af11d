"""What reports tell of semgrep's rules, from their rule files."""

import re
from collections.abc import Iterable, Mapping

from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.tools.adapter import Registry
from archcheck.infrastructure.tools.wrapped.semgrep.rule_files import RuleFile

LEVELS = {
    "CRITICAL": Level.ERROR,
    "ERROR": Level.ERROR,
    "HIGH": Level.ERROR,
    "MEDIUM": Level.WARNING,
    "WARNING": Level.WARNING,
    "INFO": Level.NOTE,
    "LOW": Level.NOTE,
    "INVENTORY": Level.NOTE,
}
SECURITY_SEVERITIES = {Level.ERROR: "8.0", Level.WARNING: "5.5", Level.NOTE: "3.0"}
CWE = re.compile(r"CWE-(\d+)")
SENTENCE = re.compile(r".*?[.!?](?=\s|$)", re.DOTALL)
WORDS = re.compile(r"[A-Za-z0-9]+")


def level_of_severity(severity: str) -> Level:
    """The level of a severity; an unknown one is a warning."""
    return LEVELS.get(severity, Level.WARNING)


def texts_of(files: Iterable[RuleFile]) -> Registry:
    """The texts of all rules by their ids; of equal ids the first one counts, as for semgrep."""
    rules = [rule for file in files for rule in file.rules]
    return {str(rule.get("id")): _texts(rule) for rule in reversed(rules)}


def described(rule_id: str, texts: Mapping[str, str], homepage: str) -> ToolRule:
    """A rule as its file describes it; in general terms when no file does."""
    description = texts.get("description") or f"A finding of semgrep: {rule_id}."
    level = level_of_severity(texts.get("severity", ""))
    is_security = texts.get("category") == "security"
    return ToolRule(
        id=rule_id,
        name=_name(rule_id),
        summary=_summary(description),
        level=level,
        description=description,
        help_uri=texts.get("url") or homepage,
        tags=("security",) if is_security else (),
        cwe=tuple(map(int, texts.get("cwe", "").split())),
        security_severity=SECURITY_SEVERITIES[level] if is_security else "",
    )


def _name(rule_id: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in WORDS.findall(rule_id))


def _texts(rule: Mapping[str, object]) -> Mapping[str, str]:
    found = rule.get("metadata")
    metadata = found if isinstance(found, dict) else {}
    return {
        "description": " ".join(str(rule.get("message") or "").split()),
        "severity": str(rule.get("severity")),
        "category": str(metadata.get("category")),
        "cwe": " ".join(CWE.findall(str(metadata.get("cwe")))),
        "url": next(iter(_items(metadata.get("references"))), ""),
    }


def _items(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _summary(description: str) -> str:
    sentence = SENTENCE.match(description)
    return sentence.group() if sentence else description
