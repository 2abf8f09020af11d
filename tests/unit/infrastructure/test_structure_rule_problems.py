"""Demands of structure rules held against the pages."""

from archcheck.infrastructure.rule_implementations import structure_rule_problems


def test_should_tell_a_demand_when_its_rule_has_no_page() -> None:
    """It would judge nothing."""
    told = [problem.message for problem in structure_rule_problems(["mutability"], ())]
    assert told == ["structure rules report mutability, which has no page that is always on"]
