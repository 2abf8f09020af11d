"""Tests of the table of projects."""

from archcheck.application.proposing.project_table import Member, project_table

HELPERS = Member("libs/helpers", frozenset({"helpers"}), frozenset())


def test_should_write_no_path_when_a_member_lies_at_the_top() -> None:
    shop = Member("shop", frozenset({"shop"}), frozenset({"helpers", "shop"}))
    assert project_table([shop, HELPERS]) == {
        "shop": ["helpers"],
        "helpers": {"path": "libs/helpers"},
    }
