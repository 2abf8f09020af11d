"""Which comments are code that was there."""

import pytest

from archcheck.infrastructure.checkers.comments.comment_blocks import CommentOptions, prose_blocks
from archcheck.infrastructure.checkers.comments.commented_code import code_runs
from archcheck.infrastructure.facts.comments import scan_comments
from tests.unit.infrastructure.checkers.checking_support import screened


def runs_in(text: str) -> list[list[int]]:
    """The lines of each stretch of code in comments."""
    file = screened(text)
    return [
        [entry.line for entry in run]
        for block in prose_blocks(scan_comments(file.text), file, CommentOptions())
        for run in code_runs(block, file.text.line(block[0].line)[: block[0].comment.column - 1])
    ]


@pytest.mark.parametrize(
    "words",
    [
        "price = 1",
        "price=compute(1)",
        "price: int = 1",
        "price: Price = 1",
        "price: 'Price' = 1",
        "price: list[int] = []",
        "compute(price)",
        "print (price)",
        "print('a (b)')",
        "print('a. b')",
        "await compute(price)",
        "yield compute(price)",
        "return price",
        "raise ValueError(price)",
        "assert price",
        "del price",
        "price += 1",
        "import os",
        "from os import path",
        "if price:",
        "for price in prices:",
        "with price() as total:",
        "def price(): ...",
        "class Price: pass",
    ],
)
def test_should_find_code_when_a_comment_would_act(words: str) -> None:
    """However it is indented."""
    assert runs_in(f"#{words}\n") == runs_in(f"#     {words}\n") == [[1]]


@pytest.mark.parametrize(
    "words",
    [
        "the price",
        "price",
        "price()",
        "shop.price()",
        "yield",
        "yield prices",
        "price=1",
        "price=total",
        "Windows (XP)",
        "price(1) (2)",
        "e.g. price(1)",
        "Global(identifier* names)",
        "note: price = 1",
        "clang: -fprofile = 1",
        "return",
        "raise",
        "pass",
        "break",
        "continue",
        "price == 1",
        "[1, 2]",
        "'price'",
        ">>> price(1)",
        "",
    ],
)
def test_should_find_no_code_when_a_comment_may_be_words(words: str) -> None:
    """A heading, a remark, a keyword."""
    assert runs_in(f"# {words}\n") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# if a:\n#     b(1)\n", [[1, 2]]),
        ("# a = b(\n#     1,\n# )\n", [[1, 2, 3]]),
        ("# return\n# pass\n", [[1, 2]]),
        ("# a = b\n# c = d\n", [[1, 2]]),
        ("#\n# a = 1\n#\n# b = 2\n#\n", [[2, 3, 4]]),
        ("# It is broken.\n# a = 1\n", [[2]]),
        ("# a = 1\n# it is broken\n", [[1]]),
        ("# it is broken\n# a = 1\n# b = 2\n# and it is old\n", [[2, 3]]),
        ("# it is broken\n# a = 1\n# and it is old\n", []),
        ("# do it like this:\n# a = 1\n", []),
        ("# such as a number,\n#\n# a = 1\n", []),
        ("# here is an example\n# a = 1\n", []),
        ("# it is done by\n#     a = 1\n#     b = 2\n", []),
        ("# a = 1\n\n# b = 2\n", [[1], [3]]),
        ("# a = 1\n# TODO: it\n", [[1]]),
        ("# if a:\n#     the price\n", [[1]]),
        ("# )\n# a = 1\n", []),
    ],
)
def test_should_tell_code_from_words_when_a_block_has_both(
    text: str, lines: list[list[int]]
) -> None:
    """Words may introduce an example."""
    assert runs_in(text) == lines


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("price = 1  # price = 2", True),
        ("self.price = 1  # self.price = 2", True),
        ("compute(1)  # compute(2)", True),
        ("price = 1  # total = 2", False),
        ("price = 1  # price(2)", False),
        ("price = 1  # price", False),
        ("compute(1)  # compute()", False),
        ("price = compute(1)  # compute(2)", False),
        ("return price  # price = 2", False),
    ],
)
def test_should_find_code_behind_code_when_it_was_there_before(line: str, found: bool) -> None:
    """Of the same name."""
    text = f"def f():\n    {line}\n"
    assert runs_in(text) == ([[2]] if found else [])
