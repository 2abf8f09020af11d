"""Names that are sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.infrastructure.checkers.testing.sentence_names import NameStyle, name_problem
from archcheck.infrastructure.checkers.testing.words import CLAUSE_OPENERS, NO_VERBS

SHOULD = NameStyle()
BEHAVIOUR = NameStyle(style="behaviour")
LACKING = "the name lacks `should`: say what the code should do"


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
        "test_limit_should_be_greater_than_0",
        "test_limit_should_be_less_than_or_equal_to_12",
        "test_limit_should_be_greater_than_2_5",
        "test_run_should_end_with_status_code_5",
        "test_run_should_end_with_status_2",
        "test_counter_should_start_at_1",
        "test_length_of_nothing_should_be_0",
        "test_sum_of_nothing_should_equal_0",
        "test_sum_should_stay_above_0",
        "test_cart_should_accept_1_or_2",
        "test_data_should_migrate_from_v1_to_v2",
        "test_total_should_stay_as_before",
        "test_factory_should_use_what_it_is_given",
        "test_client_should_wait_for_a_while",
        "test_cart_should_be_closed_shortly_after",
    ],
)
def test_should_accept_a_name_when_it_tells_the_behaviour(name: str) -> None:
    """Digits inside are fine."""
    assert name_problem(name, SHOULD) == ""


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("test_cart_total", LACKING),
        ("test_should_cart_should_be_empty", 'the name says "should" more than once'),
        ("test_should_be_empty", "the name has fewer than 4 words"),
        ("test_should_return_404", "the name has fewer than 4 words"),
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
        ("test_cart_should_be_empty_when", 'nothing follows the last word of the name, "when"'),
        (
            "test_when_open_cart_should_be_empty_if",
            'nothing follows the last word of the name, "if"',
        ),
        ("test_cart_should_do_without", 'nothing follows the last word of the name, "without"'),
        ("testCartShouldBeEmpty", "the name is written in camelCase"),
        ("test_cart_should_raise_ValueError_when_empty", "the name is written in camelCase"),
        ("test_utf8Text_should_be_read", "the name is written in camelCase"),
        ("test_cart__should_be_empty", "the name has a double or trailing underscore"),
        ("test_cart_should_be_empty_", "the name has a double or trailing underscore"),
        ("test_cart", LACKING),
        ("test", LACKING),
        ("testing", LACKING),
        (
            "test_issue_42_should_stay_fixed",
            'the name holds a ticket, "issue_42", in place of the behaviour',
        ),
        (
            "test_cart_should_close_bug42",
            'the name holds a ticket, "bug42", in place of the behaviour',
        ),
        (
            "test_GH_7_should_stay_fixed",
            'the name holds a ticket, "GH_7", in place of the behaviour',
        ),
        (
            "test_SHOP_42_should_stay_fixed",
            'the name holds a ticket, "SHOP_42", in place of the behaviour',
        ),
        (
            "test_cart_should_fix_ABC123",
            'the name holds a ticket, "ABC123", in place of the behaviour',
        ),
        ("test_cart_should_be_empty_1", 'the name ends in a number, "_1"'),
        ("test_cart_should_be_sent_like_item_1", 'the name ends in a number, "_1"'),
        ("test_cart_should_stay_than_9_items_3", 'the name ends in a number, "_3"'),
        ("test_cart_should_close_given", 'nothing follows the last word of the name, "given"'),
        ("test_cart_should_close_before", 'nothing follows the last word of the name, "before"'),
        ("test_cart_should_stay_as_before_if", 'nothing follows the last word of the name, "if"'),
        ("test_cart_should_be_empty_1_2", 'the name ends in a number, "_2"'),
        ("test_cart_should_return_404_1", 'the name ends in a number, "_1"'),
        ("testcart_should_be_empty_now", 'the name does not begin with "test_"'),
        (
            "test_cart_should_close_with_items_when",
            'nothing follows the last word of the name, "when"',
        ),
        ("test_cart_should_close_for_users_if", 'nothing follows the last word of the name, "if"'),
        (
            "test_cart_should_stay_without_items_until",
            'nothing follows the last word of the name, "until"',
        ),
        ("test_the_cart_should_still_work", '"work" says nothing about the behaviour'),
        ("test_cart_should_always_pass", '"pass" says nothing about the behaviour'),
        ("test_cart_should_really_not_work", '"work" says nothing about the behaviour'),
        ("test_cart_should_not_always_be_ok", '"be ok" says nothing about the behaviour'),
        ("test_cart_should_be_empty_12", 'the name ends in a number, "_12"'),
        ("test_cart_should_be_empty_v123", 'the name ends in a number, "_v123"'),
        ("test_the_cart_should_work", '"work" says nothing about the behaviour'),
        ("test_the_cart_should_not_work", '"work" says nothing about the behaviour'),
        ("test_the_cart_should_be_ok", '"be ok" says nothing about the behaviour'),
        ("test_the_cart_should_succeed", '"succeed" says nothing about the behaviour'),
        ("test_the_cart_should_pass", '"pass" says nothing about the behaviour'),
        ("test_cart_works", LACKING),
        ("test_cart_total_2", LACKING),
        ("test_issue_42", LACKING),
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
        ("test_changes_available_quantity", ""),
        ("test_rolls_back_on_error", ""),
        ("test_checks_password", ""),
        ("test_login_checks_password", ""),
        ("test_saves_auction_afterwards", ""),
        ("test_mapper_maps_entity_to_model", ""),
        ("test_errors_for_invalid_sku", ""),
        ("test_carries_on_after_timeout", ""),
        ("test_echoes_what_it_hears", ""),
        ("test_cart_also_copies_items", ""),
        ("test_broken_carts_raise_errors", ""),
        ("test_list_of_changes", "the name has no verb that says what happens"),
        ("test_the_changes_to_carts", "the name has no verb that says what happens"),
        ("test_cart_with_two_errors", "the name has no verb that says what happens"),
        ("test_cart_with_12_errors", "the name has no verb that says what happens"),
        ("test_multiple_checks_of_password", "the name has no verb that says what happens"),
        ("test_create_new_cart", "the name has no verb that says what happens"),
        ("test_carts_list_of_items", "the name has no verb that says what happens"),
        ("test_status_of_process", "the name has no verb that says what happens"),
        ("test_changes", "the name is a single word"),
        ("test_invalid_orders", "the name has fewer than 3 words"),
        ("test_cart_closes", "the name has fewer than 3 words"),
        ("test_empty_cart_total", "the name has no verb that says what happens"),
        ("test_the_cart_works", '"works" says nothing about the behaviour'),
        ("test_the_cart_is_ok", '"is ok" says nothing about the behaviour'),
        ("test_the_cart_does_not_work", '"not work" says nothing about the behaviour'),
        ("test_cart_rejects_items_2", 'the name ends in a number, "_2"'),
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
        (
            NameStyle(style="behaviour", min_words=3),
            "test_checks_password",
            "the name has fewer than 3 words",
        ),
        (
            NameStyle(min_words=6),
            "test_cart_should_be_empty_first",
            "the name has fewer than 6 words",
        ),
        (
            NameStyle(style="regex", pattern="test_given_.*"),
            "test_cart_should_test_given_x",
            "the name does not match test_given_.*",
        ),
        (
            NameStyle(style="regex", pattern=".*"),
            "test_cart_total_2",
            'the name ends in a number, "_2"',
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
