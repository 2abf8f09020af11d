"""What `archcheck explain` prints about a rule of a wrapped tool."""

from collections.abc import Iterator

from archcheck.application.ports.tool_rules import ToolRuleExplanation
from archcheck.domain.rule import ToolRule


def tool_rule_lines(explanation: ToolRuleExplanation) -> Iterator[str]:
    """The heading, what the rule is about, and how to get rid of its findings."""
    yield _heading(explanation)
    yield _about(explanation)
    yield ""
    yield from _description(explanation)
    yield f"Ignore one place with:  # archcheck: ignore[{explanation.name}] <reason>"
    yield f'Waive it for a path in: [[tool.archcheck.waivers]] with rule = "{explanation.name}"'
    yield from _switches(explanation)


def _heading(explanation: ToolRuleExplanation) -> str:
    rule = explanation.rule
    return f"{explanation.name} ({rule.name}), {rule.level.value}" if rule else explanation.name


def _about(explanation: ToolRuleExplanation) -> str:
    rules = "A rule" if explanation.rule else "Every rule"
    aside = "" if explanation.enabled else ", which is not part of this gate"
    return f"{rules} of the tool {explanation.tool}{aside}."


def _description(explanation: ToolRuleExplanation) -> Iterator[str]:
    rule = explanation.rule
    if rule is not None:
        yield from _texts(rule)
    yield f"Documentation: {(rule and rule.help_uri) or explanation.homepage}"
    yield ""


def _texts(rule: ToolRule) -> Iterator[str]:
    for text in dict.fromkeys(filter(None, (rule.summary, rule.description))):
        yield text
        yield ""


def _switches(explanation: ToolRuleExplanation) -> Iterator[str]:
    rule, table = explanation.rule, f"tool.archcheck.tools.{explanation.tool}"
    if rule is None:
        yield f"Leave the tool out with: [{table}] enabled = false"
    else:
        yield f'Switch it off here with: [{table}.levels] {rule.id} = "off"'
        yield f"or with the tool's own settings: {explanation.own_switch}"
