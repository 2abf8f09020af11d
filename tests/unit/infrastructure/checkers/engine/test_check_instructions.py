"""Tests of what workers are told."""

from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import RuleSetting
from archcheck.domain.level import Level
from archcheck.domain.rule import RuleDefinition, RuleOption
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder

DEFINITION = RuleDefinition(
    name="a-rule",
    code="CNV199",
    family="conventions",
    level=Level.ERROR,
    precision="high",
    tags=(),
    options=(RuleOption("limit", "How many."),),
    opt_in=True,
    summary="Sum.",
    why="Why.",
    remedy="Remedy.",
    page="",
)

ACTIVE = ActiveRule.by_default(DEFINITION).changed_by(RuleSetting(options={"limit": 1}))


def test_should_take_level_options_and_page_when_rule_is_active() -> None:
    assert RuleOrder.of(ACTIVE) == RuleOrder(
        name="a-rule", level=Level.ERROR, stated=(("limit", 1),), why="Why.", remedy="Remedy."
    )


def test_should_find_page_when_gate_rule_was_given() -> None:
    known = RuleOrder(name="internal-error", level=Level.ERROR, why="Why.")
    orders = Orders(gate=(known,))
    assert (orders.page_of("internal-error").why, orders.page_of("unparsable-file").why) == (
        "Why.",
        "",
    )
