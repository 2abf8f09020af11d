"""Tests of orders as JSON."""

from hypothesis import given
from hypothesis import strategies as st

from archcheck.domain.activation import ActiveRule
from archcheck.domain.level import Level
from archcheck.domain.rule import RuleDefinition, RuleOption
from archcheck.infrastructure.checkers.testing.discovery_settings import TestDiscovery
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder

TEXTS = st.lists(st.text(), max_size=3).map(tuple)
OPTIONS = st.dictionaries(st.text(), st.integers(-9, 9) | st.booleans() | st.text() | TEXTS)
RULES = st.builds(RuleOrder, name=st.text(), level=st.sampled_from(Level), options=OPTIONS)
DISCOVERIES = st.builds(TestDiscovery, files=TEXTS, test_cases=TEXTS)
ORDERS = st.builds(
    Orders,
    rules=st.lists(RULES, max_size=3).map(tuple),
    discovery=DISCOVERIES,
    reported=st.booleans(),
    alone=st.booleans(),
)
DEFINITION = RuleDefinition(
    name="a-rule",
    code="CNV199",
    family="conventions",
    level=Level.ERROR,
    precision="high",
    tags=(),
    options=(RuleOption("limit", "integer", 1, "How many."),),
    opt_in=True,
    summary="Sum.",
    why="Why.",
    remedy="Remedy.",
    page="",
)


@given(ORDERS)
def test_should_give_equal_orders_when_decoded(orders: Orders) -> None:
    assert Orders.decode(orders.encode()) == orders


def test_should_take_level_options_and_page_when_rule_is_active() -> None:
    assert RuleOrder.of(ActiveRule.by_default(DEFINITION)) == RuleOrder(
        name="a-rule", level=Level.ERROR, options={"limit": 1}, why="Why.", remedy="Remedy."
    )


def test_should_find_page_when_gate_rule_was_given() -> None:
    known = RuleOrder(name="internal-error", level=Level.ERROR, why="Why.")
    orders = Orders(gate=(known,))
    assert (orders.page_of("internal-error").why, orders.page_of("unparsable-file").why) == (
        "Why.",
        "",
    )
