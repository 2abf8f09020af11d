"""Where the documentation of archcheck lives."""

from archcheck.domain.rule import RuleDefinition

HOMEPAGE = "https://archcheck-gate.readthedocs.io/"


def rule_address(rule: RuleDefinition) -> str:
    """The address of a rule's page."""
    return f"{HOMEPAGE}rules/{rule.family}/{rule.name}/"
