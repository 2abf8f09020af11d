"""commented-out-code, unowned-todo and blanket-suppression; most tests are their pages."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.level import Level
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation
from archcheck.infrastructure.checkers.engine.check_instructions import RuleOrder
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.rules.blanket_suppression import BlanketSuppression
from archcheck.infrastructure.checkers.rules.commented_out_code import CommentedOutCode
from archcheck.infrastructure.checkers.rules.no_comments import NoComments
from archcheck.infrastructure.checkers.rules.unowned_todo import UnownedTodo
from tests.unit.infrastructure.checkers.checking_support import as_tuple, screened

NO_COMMENTS = RuleOrder(name="no-comments", level=Level.ERROR)
WITH_REASON = RuleOrder(name="blanket-suppression", level=Level.NOTE, stated=(("reason", True),))
WITHOUT_REASON = RuleOrder(name="blanket-suppression", level=Level.NOTE)
COMMENTS = st.sampled_from(
    [
        "# words",
        "# price = 1",
        "# TODO: it",
        "# XXX(alice) it",
        "# noqa",
        "# noqa: F401",
        "# noqa: F401 why",
        "x = 1  # type: ignore",
        "x = 1  # x = 2",
        "x = '# TODO'",
        "",
    ]
)


def beside(text: str, *orders: RuleOrder) -> CheckedFile:
    """A file on which other rules run."""
    return msgspec.structs.replace(screened(text), beside=orders)


def found(
    checker: type[Checker[Any]], file: CheckedFile, **options: OptionValue
) -> list[Violation]:
    """What a checker finds."""
    made = checker(msgspec.convert(options, checker.options_type))
    return list(made.violations(file, ProjectFacts()))


@pytest.mark.parametrize(
    ("text", "message", "key"),
    [
        ("# price = 1\n", 'commented-out code: "price = 1"', "price = 1"),
        (
            "# if price:\n#     print(1)\n",
            '2 lines of commented-out code: "if price:"',
            "if price:",
        ),
    ],
)
def test_should_quote_code_when_it_stands_in_a_comment(text: str, message: str, key: str) -> None:
    """Its first line."""
    assert [(it.message, it.key) for it in found(CommentedOutCode, screened(text))] == [
        (message, key)
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("# TODO: it\n", ['TODO without an owner or a ticket: "TODO: it"']),
        ("# See. FIXME (): it\n", ['FIXME without an owner or a ticket: "See. FIXME (): it"']),
        (
            "# HACK\n# XXX\n",
            [
                'HACK without an owner or a ticket: "HACK"',
                'XXX without an owner or a ticket: "XXX"',
            ],
        ),
        ("# HACK\n# see #12\n# XXX\n", ['XXX without an owner or a ticket: "XXX"']),
        ("# XXX-1\n# TODOS\n# a TODO\n# todo: it\n", []),
        ("# TODO[alice] it\n# TODO @alice\n# TODO SHOP-1\n# TODO bug 12\n", []),
        ("# TODO crbug.com/12\n# TODO a://b\n", []),
    ],
)
def test_should_name_the_keyword_when_a_task_is_nobodys(text: str, messages: list[str]) -> None:
    """And quote the task."""
    assert [it.message for it in found(UnownedTodo, screened(text))] == messages


@pytest.mark.parametrize(
    ("pattern", "count"), [("alice", 0), ("^TODO: it", 0), ("bob", 1), ("", 1)]
)
def test_should_search_for_a_pattern_when_the_project_has_one(pattern: str, count: int) -> None:
    """From the keyword on."""
    file = screened("# here is a TODO: it, alice\n")
    assert len(found(UnownedTodo, file, pattern=pattern)) == count


@pytest.mark.parametrize(
    ("reason", "messages"),
    [
        (False, ['"noqa" suppresses whatever is found']),
        (
            True,
            ['"noqa: F401" does not say why', '"noqa" suppresses whatever is found'],
        ),
    ],
)
def test_should_say_what_a_suppression_lacks_when_it_is_found(
    reason: bool, messages: list[str]
) -> None:
    """Codes, else a reason where one is wanted."""
    file = screened("import os  # noqa: F401\nimport re  # noqa\n")
    assert [it.message for it in found(BlanketSuppression, file, reason=reason)] == messages


@pytest.mark.parametrize(
    ("text", "fix"), [("# noqa", ""), ("# noqa: F401", "say why in words behind it.")]
)
def test_should_say_what_to_do_when_a_reason_is_missing(text: str, fix: str) -> None:
    """The page says the rest."""
    assert found(BlanketSuppression, screened(text), reason=True)[0].fix == fix


@pytest.mark.parametrize(
    ("checker", "text", "where"),
    [
        (CommentedOutCode, "x = 1\n  # a = 1\n  # b = 2\n", (2, 3, 3, 10)),
        (UnownedTodo, "x = 'é'  # noqa  # TODO: it\n", (1, 18, 1, 28)),
        (BlanketSuppression, "x = 'é'  # why # noqa  # it\n", (1, 16, 1, 22)),
    ],
)
def test_should_lie_at_the_part_of_a_comment_when_it_is_found(
    checker: type[Checker[Any]], text: str, where: tuple[int, int, int, int]
) -> None:
    """From its `#` on."""
    assert [as_tuple(it.place) for it in found(checker, screened(text))] == [where]


@pytest.mark.parametrize("checker", [CommentedOutCode, UnownedTodo])
def test_should_be_silent_when_no_comments_are_wanted_at_all(checker: type[Checker[Any]]) -> None:
    """Another rule reports them."""
    assert found(checker, beside("# price = 1\n# TODO: it\n", NO_COMMENTS)) == []


@pytest.mark.parametrize(
    ("order", "count"), [(WITH_REASON, 1), (WITHOUT_REASON, 2), (NO_COMMENTS, 2)]
)
def test_should_allow_a_reason_when_another_rule_demands_it(order: RuleOrder, count: int) -> None:
    """Behind what suppresses, not before it."""
    text = "import os  # noqa: F401 - why\n# why\n"
    assert len(found(NoComments, beside(text, order))) == count


@pytest.mark.parametrize("reason", [True, False])
@pytest.mark.parametrize("checker", [CommentedOutCode, UnownedTodo, BlanketSuppression, NoComments])
@given(lines=st.lists(COMMENTS, max_size=4), order=st.sampled_from([NO_COMMENTS, WITH_REASON]))
@settings(max_examples=30, deadline=None)
def test_should_find_nothing_when_the_screen_says_no(
    checker: type[Checker[Any]], reason: bool, lines: list[str], order: RuleOrder
) -> None:
    """Whatever runs beside it."""
    file = beside("\n".join(lines), order)
    options = {"reason": True} if reason and checker is BlanketSuppression else {}
    made = checker(msgspec.convert(options, checker.options_type))
    assert made.may_violate(file) or not found(checker, file, **options)
