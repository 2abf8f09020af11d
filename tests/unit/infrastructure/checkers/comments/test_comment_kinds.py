"""Tests of what comments are called."""

import pytest

from archcheck.infrastructure.checkers.comments.comment_kinds import (
    ATTRIBUTE,
    CODE,
    DIVIDER,
    PROSE,
    TASK,
    TYPE,
    CommentKind,
    kind_of,
    quoted,
)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["# The total."], PROSE),
        (["# The total,", "# without taxes."], PROSE),
        (["# TODO: taxes"], TASK),
        (["# FIXME"], TASK),
        (["# prose first", "# XXX then"], TASK),
        (["# Todos are prose"], PROSE),
        (["#: The total."], ATTRIBUTE),
        (["#: x = 1", "#: y = 2"], ATTRIBUTE),
        (["# type: int"], TYPE),
        (["# type:"], PROSE),
        (["# type: ignored"], TYPE),
        (["# type: ignore[misc]  # why"], PROSE),
        (["# type:ignore because of it"], PROSE),
        (["# -----"], DIVIDER),
        (["# ???"], PROSE),
        (["#", "# ___ ---"], PROSE),
        (["#"], DIVIDER),
    ],
)
def test_should_name_kind_when_comment_is_no_code(lines: list[str], kind: CommentKind) -> None:
    assert kind_of(lines) == kind


@pytest.mark.parametrize(
    "lines",
    [
        ["# x = 1"],
        ["# total(x)"],
        ["# await total(x)"],
        ["# x: int = 1"],
        ["# return x"],
        ["# import os"],
        ["# if x:"],
        ["# if x:", "#     return 1"],
        ["#     x += 1", "#     y()"],
        ["# from shop import total", "# price = total"],
        ["# 'a string'.upper()"],
        ["# assert x in y"],
        ["# def f(a):"],
    ],
)
def test_should_call_comment_code_when_it_would_act(lines: list[str]) -> None:
    assert kind_of(lines) == CODE


@pytest.mark.parametrize(
    "words",
    [
        "total",
        "a, b",
        "Note: this",
        "not used",
        "x or y",
        "42",
        "'quoted words'",
        "see price()",
        "global state",
        "it's = hard",
    ],
)
def test_should_call_comment_prose_when_it_only_looks_like_code(words: str) -> None:
    assert kind_of([f"# {words}"]) == PROSE


@pytest.mark.parametrize(
    ("lines", "quote"),
    [
        (["#   The  total."], '"The total."'),
        (["#", "# then"], '"then"'),
        (["#:text"], '"text"'),
        (["###"], '"###"'),
        (["# " + "word " * 31], '"' + "word " * 30 + 'word"'),
        (["# " + "word " * 40], '"' + "word " * 32 + '..."'),
        (["# " + "w" * 170 + " and more"], '"' + "w" * 170 + ' ..."'),
    ],
)
def test_should_quote_first_words_when_block_is_shown(lines: list[str], quote: str) -> None:
    assert quoted(lines) == quote


def test_should_quote_address_whole_when_it_is_long() -> None:
    address = "https://dishka.readthedocs.io/en/stable/integrations/fastapi_and_more.html"
    assert quoted([f"# {address} says how"]) == f'"{address} says how"'


@pytest.mark.parametrize("tail", ["", " ..."])
def test_should_cut_behind_an_address_when_words_before_it_are_many(tail: str) -> None:
    text = "word " * 30 + "https://docs.example.org/" + "page" * 10
    rest = " and so on" if tail else ""
    assert quoted([f"# {text}{rest}"]) == f'"{text}{tail}"'
