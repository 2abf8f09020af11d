"""Tests of what workers are told."""

import dataclasses

from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import RuleSetting
from archcheck.domain.level import Level
from archcheck.domain.rule import OptionValue, RuleDefinition, RuleOption
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder

DEFINITION = RuleDefinition(
    name="no-comments",
    code="CNV199",
    family="conventions",
    level=Level.ERROR,
    precision="high",
    tags=(),
    options=(RuleOption("limit", "How many."),),
    opt_in=True,
    summary="Sum.",
    because="Why.",
    fix="Remedy.",
    page="",
)

ACTIVE = ActiveRule.by_default(DEFINITION).changed_by(RuleSetting(options={"limit": 1}))


def test_should_take_level_options_and_page_when_rule_is_active() -> None:
    assert RuleOrder.of(ACTIVE) == RuleOrder(
        name="no-comments",
        level=Level.ERROR,
        stated=(("limit", 1),),
        because="Why.",
        fix="Remedy.",
        source="default",
    )


def test_should_try_each_pattern_alone_when_project_has_several() -> None:
    options: dict[str, OptionValue] = {
        "license_header": "a",
        "extra_directives": ("b", "c"),
        "allow": "cell",
    }
    order = RuleOrder.of(dataclasses.replace(ACTIVE, options=options))
    tried = [
        (option, pattern, sorted(alone.stated))
        for option, pattern, alone in order.with_one_pattern()
    ]
    allow = ("allow", "cell")
    assert tried == [
        ("extra_directives", "b", [allow, ("extra_directives", ("b",)), ("license_header", "")]),
        ("extra_directives", "c", [allow, ("extra_directives", ("c",)), ("license_header", "")]),
        ("license_header", "a", [allow, ("extra_directives", ()), ("license_header", "a")]),
    ]


def test_should_know_no_patterns_when_nothing_is_stated() -> None:
    assert RuleOrder.of(ActiveRule.by_default(DEFINITION)).patterns == ()


def test_should_find_page_when_gate_rule_was_given() -> None:
    known = RuleOrder(name="internal-error", level=Level.ERROR, because="Why.")
    orders = Orders(gate=(known,))
    assert (
        orders.page_of("internal-error").because,
        orders.page_of("unparsable-file").because,
    ) == (
        "Why.",
        "",
    )
