"""Items of pytest for rules."""

import pytest

from archcheck.testing.pytest_plugin.rule_items import RuleItem


def test_should_show_the_traceback_when_something_else_fails(
    request: pytest.FixtureRequest,
) -> None:
    """A defect of archcheck is no broken rule."""
    item = RuleItem.from_parent(request.session, name="archcheck: any", failure="")
    with pytest.raises(ValueError, match="broken") as caught:
        raise ValueError("broken")
    assert "ValueError: broken" in str(item.repr_failure(caught))
