"""Rules as SARIF describes them."""

import math
from collections.abc import Iterable

from archcheck.domain.check_result import EnabledRule
from archcheck.domain.level import Level
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reports.documentation import rule_address
from archcheck.infrastructure.reports.sarif.json_values import (
    Json,
    cleaned,
    limited,
    message,
    pascal_case,
    present,
    sentence,
)
from archcheck.infrastructure.reports.sarif.selection import Profile
from archcheck.infrastructure.reports.sarif.weaknesses import relationships

DESCRIPTION_LIMIT = 1024
TAG_LIMIT = 10
SECURITY_TAG = "security"
HIGHEST_SEVERITY = 10.0
LEVELS = {Level.OFF: "none"}
SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning"}
PRECISIONS = frozenset({"low", "medium", "high", "very-high"})


def sarif_level(level: Level) -> str:
    """The SARIF name of a level."""
    return LEVELS.get(level, level.value)


def own_descriptor(rule: EnabledRule) -> Json:
    """The descriptor of a rule of archcheck, at its effective level."""
    definition = rule.definition
    reasons = (definition.summary, definition.because, definition.fix)
    text = " ".join(sentence(reason) for reason in reasons)
    return present(
        {
            **_names(definition.code, definition.name),
            **_descriptions(
                definition.summary, f"{sentence(definition.summary)} {definition.because}"
            ),
            "help": {"text": text, "markdown": cleaned(definition.page) or text},
            "helpUri": rule_address(definition),
            "defaultConfiguration": {"level": sarif_level(rule.level)},
            "properties": _properties(
                rule.level, (definition.family, *definition.tags), definition.precision
            ),
        }
    )


def tool_descriptor(rule: ToolRule, tool: str, profile: Profile, cwe: list[int]) -> Json:
    """The descriptor of a tool's rule; `cwe` are the weaknesses of the run."""
    summary = sentence(rule.summary) or f"{rule.id}, a rule of {tool}."
    description = sentence(rule.description) or summary
    return present(
        {
            **_names(rule.id, rule.name),
            **_descriptions(summary, description),
            "help": {"text": description, "markdown": _help(rule, description)},
            "helpUri": rule.help_uri,
            "defaultConfiguration": {"level": sarif_level(rule.level)},
            "relationships": relationships(rule, cwe),
            "properties": {
                **_properties(rule.level, _tags(rule, profile), ""),
                **_security(rule.security_severity),
            },
        }
    )


def _names(identity: str, name: str) -> Json:
    """The id, and the name where it differs in more than case, as validators demand."""
    pascal = pascal_case(name)
    is_new = pascal.casefold() != identity.casefold()
    return {"id": cleaned(identity), "name": pascal if is_new else ""}


def _descriptions(short: str, full: str) -> Json:
    return {
        "shortDescription": message(limited(sentence(short), DESCRIPTION_LIMIT)),
        "fullDescription": message(limited(sentence(full), DESCRIPTION_LIMIT)),
    }


def _help(rule: ToolRule, description: str) -> str:
    more = f" [Documentation]({rule.help_uri})" if rule.help_uri else ""
    return f"{description}{more}"


def _properties(level: Level, tags: Iterable[str], precision: str) -> Json:
    return present(
        {
            "tags": list(dict.fromkeys(filter(None, tags)))[:TAG_LIMIT],
            "precision": precision if precision in PRECISIONS else "",
            "problem.severity": SEVERITIES.get(level, "recommendation"),
        }
    )


def _tags(rule: ToolRule, profile: Profile) -> Iterable[str]:
    security = [SECURITY_TAG] if _security(rule.security_severity) or rule.cwe else []
    weaknesses = [profile.cwe_tag(number) for number in sorted(set(rule.cwe))]
    return (*security, *weaknesses, *rule.tags)


def _security(severity: str) -> Json:
    score = valid_severity(severity)
    return {"security-severity": str(score)} if score else {}


def valid_severity(severity: str) -> float:
    """A score above 0 and up to 10; 0 for a text that is none."""
    try:
        score = float(severity)
    except ValueError:
        return 0.0
    return score if math.isfinite(score) and 0 < score <= HIGHEST_SEVERITY else 0.0
