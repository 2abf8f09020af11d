"""Names that are sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.checkers.testing.sentence_names import NameStyle, name_problem
from archcheck.infrastructure.checkers.testing.words import CLAUSE_OPENERS, NO_VERBS

SHOULD = NameStyle()
BEHAVIOUR = NameStyle(style="behaviour")


@pytest.mark.parametrize(
    "name",
    [
        "test_should_return_404_when_resource_not_found",
        "test_cart_should_be_empty",
        "test_should_not_accept_items_when_closed",
        "test_cart_should_only_accept_bread",
        "test_cart_should_also_accept_cake",
        "test_cart_should_not_only_accept_bread",
        "test_text_should_be_read_as_utf_8",
        "test_text_should_be_sent_as_base_64",
        "test_should_base64_encode_the_picture",
        "test_missing_cart_should_return_404",
        "test_login_should_work_without_network",
        "test_reader_should_accept_UTF_8_text",
        "test_digest_should_be_a_SHA256_sum",
        "test_should_read_JSON_when_asked",
        "test_cart_should_be_looked_up",
        "it_should_be_empty_at_first",
        "test_cart_should_be_empty_when_nothing_is_given",
        "test_cart_should_keep_bread_when_cake_comes_before",
        "test_parser_should_read_strings_as_python_3_12",
        "test_parser_should_read_strings_as_python_3_9",
        "test_parser_should_read_strings_as_of_3_12",
        "test_feed_should_be_empty_when_version_is_1_2",
        "test_cart_should_still_work_without_network",
        "test_cart_should_always_be_empty",
    ],
)
def test_should_accept_a_name_when_it_tells_the_behaviour(name: str) -> None:
    """Digits inside are fine."""
    assert name_problem(name, SHOULD) == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("test_cart_total", 'it does not say what "should" happen'),
        ("test_should_cart_should_be_empty", 'it says "should" more than once'),
        ("test_should_be_empty", "it has fewer than 4 words"),
        ("test_should_return_404", "it has fewer than 4 words"),
        ("test_what_the_cart_should", 'nothing follows "should"'),
        ("test_what_the_cart_should_not", 'nothing follows "should"'),
        ("test_what_the_cart_should_only", 'nothing follows "should"'),
        ("test_cart_should_the_best_be", '"the" after "should" is no verb'),
        ("test_cart_should_not_a_total_have", '"a" after "should" is no verb'),
        ("test_cart_should_no_longer_exist", '"no" after "should" is no verb'),
        ("test_cart_should_two_items_hold", '"two" after "should" is no verb'),
        ("test_cart_should_404_be_returned", '"404" after "should" is no verb'),
        ("test_cart_should_2nd_be_returned", '"2nd" after "should" is no verb'),
        ("test_cart_should_in_time_close", '"in" after "should" is no verb'),
        ("test_cart_should_when_empty_close", '"when" after "should" is no verb'),
        ("test_cart_should_be_empty_when", 'nothing follows its last word, "when"'),
        ("test_when_open_cart_should_be_empty_if", 'nothing follows its last word, "if"'),
        ("test_cart_should_do_without", 'nothing follows its last word, "without"'),
        ("testCartShouldBeEmpty", "it is written in camelCase"),
        ("test_cart_should_raise_ValueError_when_empty", "it is written in camelCase"),
        ("test_utf8Text_should_be_read", "it is written in camelCase"),
        ("test_cart__should_be_empty", "it has a double or trailing underscore"),
        ("test_cart_should_be_empty_", "it has a double or trailing underscore"),
        ("test_cart", "it is a single word"),
        ("test", "it is a single word"),
        ("testing", "it is a single word"),
        (
            "test_issue_42_should_stay_fixed",
            'it names a ticket, "issue_42", in place of the behaviour',
        ),
        ("test_cart_should_close_bug42", 'it names a ticket, "bug42", in place of the behaviour'),
        ("test_GH_7_should_stay_fixed", 'it names a ticket, "GH_7", in place of the behaviour'),
        (
            "test_SHOP_42_should_stay_fixed",
            'it names a ticket, "SHOP_42", in place of the behaviour',
        ),
        ("test_cart_should_fix_ABC123", 'it names a ticket, "ABC123", in place of the behaviour'),
        ("test_cart_should_be_empty_1", 'it ends in a number, "_1"'),
        ("test_cart_should_be_empty_1_2", 'it ends in a number, "_2"'),
        ("test_cart_should_return_404_1", 'it ends in a number, "_1"'),
        ("testcart_should_be_empty_now", 'it does not begin with "test_"'),
        ("test_cart_should_close_with_items_when", 'nothing follows its last word, "when"'),
        ("test_cart_should_close_for_users_if", 'nothing follows its last word, "if"'),
        ("test_cart_should_stay_without_items_until", 'nothing follows its last word, "until"'),
        ("test_the_cart_should_still_work", '"work" says nothing about the behaviour'),
        ("test_cart_should_always_pass", '"pass" says nothing about the behaviour'),
        ("test_cart_should_really_not_work", '"work" says nothing about the behaviour'),
        ("test_cart_should_not_always_be_ok", '"be ok" says nothing about the behaviour'),
        ("test_cart_should_be_empty_12", 'it ends in a number, "_12"'),
        ("test_cart_should_be_empty_v123", 'it ends in a number, "_v123"'),
        ("test_the_cart_should_work", '"work" says nothing about the behaviour'),
        ("test_the_cart_should_not_work", '"work" says nothing about the behaviour'),
        ("test_the_cart_should_be_ok", '"be ok" says nothing about the behaviour'),
        ("test_the_cart_should_succeed", '"succeed" says nothing about the behaviour'),
        ("test_the_cart_should_pass", '"pass" says nothing about the behaviour'),
        ("test_cart_works", '"works" says nothing about the behaviour'),
    ],
)
def test_should_say_what_is_wrong_when_a_name_is_no_sentence(name: str, problem: str) -> None:
    """The first problem, in the words of the name."""
    assert name_problem(name, SHOULD) == problem


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("test_cart_rejects_items", ""),
        ("test_empty_cart_is_refused", ""),
        ("test_cart_cannot_be_closed_twice", ""),
        ("test_login_works_without_network", ""),
        ("test_reader_raises_when_nothing_works", ""),
        ("test_cart_should_be_empty", ""),
        ("test_cart_closes", "it has fewer than 3 words"),
        ("test_empty_cart_total", "it has no verb that says what happens"),
        ("test_the_cart_works", '"works" says nothing about the behaviour'),
        ("test_the_cart_is_ok", '"is ok" says nothing about the behaviour'),
        ("test_the_cart_does_not_work", '"not work" says nothing about the behaviour'),
        ("test_cart_rejects_items_2", 'it ends in a number, "_2"'),
    ],
)
def test_should_want_a_verb_when_the_style_is_behaviour(name: str, problem: str) -> None:
    """From the lexicon, or an auxiliary."""
    assert name_problem(name, BEHAVIOUR) == problem


@pytest.mark.parametrize(
    ("style", "name"),
    [
        (NameStyle(style="behaviour", extra_verbs=("ships",)), "test_cart_ships_today"),
        (NameStyle(extra_verbs=("down",)), "test_worker_should_down_scale"),
        (NameStyle(min_words=2), "test_should_close"),
        (NameStyle(style="behaviour", min_words=2), "test_cart_rejects"),
        (NameStyle(style="regex", pattern="test_[a-z_]+"), "test_cart_total"),
    ],
)
def test_should_accept_a_name_when_the_options_allow_it(style: NameStyle, name: str) -> None:
    """Verbs, words and patterns of the project."""
    assert name_problem(name, style) == ""


@pytest.mark.parametrize(
    ("style", "name", "problem"),
    [
        (NameStyle(min_words=6), "test_cart_should_be_empty_first", "it has fewer than 6 words"),
        (
            NameStyle(style="regex", pattern="test_given_.*"),
            "test_cart_should_test_given_x",
            "it does not match test_given_.*",
        ),
        (
            NameStyle(style="regex", pattern=".*"),
            "test_cart_total_2",
            'it ends in a number, "_2"',
        ),
    ],
)
def test_should_refuse_a_name_when_the_options_demand_more(
    style: NameStyle, name: str, problem: str
) -> None:
    """What holds for every style stays."""
    assert name_problem(name, style) == problem


WORDS = st.from_regex("[a-z]{2,8}", fullmatch=True).filter(
    lambda word: word not in NO_VERBS | CLAUSE_OPENERS | {"issue", "bug", "ticket", "gh", "jira"}
)


@given(st.lists(WORDS, max_size=3), st.lists(WORDS, min_size=3, max_size=5))
@settings(max_examples=60, deadline=None)
def test_should_accept_any_words_when_they_surround_the_demand(
    subject: list[str], demand: list[str]
) -> None:
    """Plain words are never refused."""
    assert name_problem("_".join(("test", *subject, "should", *demand)), SHOULD) == ""


@given(st.from_regex("test[A-Za-z0-9_]{0,30}", fullmatch=True))
@settings(max_examples=100, deadline=None)
def test_should_want_one_demand_when_a_name_is_accepted(name: str) -> None:
    """Whatever else the name holds."""
    assert bool(name_problem(name, SHOULD)) or name.split("_").count("should") == 1
