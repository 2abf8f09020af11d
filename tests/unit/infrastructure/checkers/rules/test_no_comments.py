"""Tests of no-comments; most are the examples on its page."""

import pathlib
import random
import sysconfig

import libcst as cst
import pytest

from archcheck.infrastructure.checkers.comments.comment_blocks import CommentOptions
from archcheck.infrastructure.checkers.rules.no_comments import NoComments
from archcheck.infrastructure.facts.comments import scan_comments
from tests.unit.infrastructure.checkers.checking_support import (
    all_nodes,
    findings,
    regions,
    rule_order,
    screened,
)

RULE = rule_order("no-comments")
LIBRARY = pathlib.Path(sysconfig.get_path("stdlib"))
PACKAGES = ("email", "http", "json", "logging", "unittest", "urllib", "wsgiref")
FILES = [path for package in PACKAGES for path in LIBRARY.glob(f"{package}/*.py")]
SMALL = sorted(path for path in FILES if 500 < path.stat().st_size < 9_000)
SAMPLE = random.Random(5).sample([path for path in SMALL if path.is_file()], 15)


@pytest.mark.parametrize("path", SAMPLE, ids=[path.name for path in SAMPLE])
def test_should_see_comments_of_scanner_when_module_is_real(path: pathlib.Path) -> None:
    file = screened(path.read_text(encoding="utf-8"))
    nodes = [node for node in all_nodes(file.module) if isinstance(node, cst.Comment)]
    places = [file.positions.region(*file.positions.span(node)) for node in nodes]
    assert [(place.start_line, place.start_column) for place in places] == [
        (comment.line, comment.column) for comment in scan_comments(file.text)
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("# a\n", [(1, 1, 1, 4)]),
        ("# a\n# é\n", [(1, 1, 2, 4)]),
        ("# a\r\n# b  \r\n", [(1, 1, 2, 4)]),
        ("\ufeffé = 1  # ü\n", [(1, 8, 1, 11)]),
        ("if x:\n    # a\n    # b  # noqa\n    y\n", [(2, 5, 3, 8)]),
        ("x = 1 \\\n  # a\n", [(2, 3, 2, 6)]),
        ("x = 1  # a", [(1, 8, 1, 11)]),
        ("x = 1  # noqa: F401  # why", [(1, 22, 1, 27)]),
        ("# noqa  # why\n# more\n", [(1, 9, 2, 7)]),
        ("# a", [(1, 1, 1, 4)]),
        ("\t# a\n\x0c  # b\n", [(1, 2, 1, 5), (2, 4, 2, 7)]),
    ],
)
def test_should_mark_prose_when_block_is_found(
    text: str, where: list[tuple[int, int, int, int]]
) -> None:
    assert regions(findings(text, RULE)) == where


def test_should_say_what_and_where_when_block_has_lines() -> None:
    found = findings("def f():\n    # TODO:  all\n    # of it\n    pass\n", RULE)
    assert (found[0].message, found[0].key, found[0].symbol, found[0].fix) == (
        '2 lines of TODO comment: "TODO: all"',
        "TODO: all",
        "shop.price.f",
        "Do it now, or move it to the issue tracker.",
    )


def test_should_know_and_quote_prose_alone_when_a_directive_is_before_it() -> None:
    found = findings("x = 1  # noqa: F401  # TODO: all\n", RULE)
    assert (found[0].message, found[0].key) == ('TODO comment: "TODO: all"', "TODO: all")


def test_should_give_remedy_of_page_when_comment_is_plain() -> None:
    found = findings("# words\n", RULE)
    assert (found[0].message, found[0].fix, found[0].because) == (
        'comment: "words"',
        "Remedy.",
        "Why.",
    )


@pytest.mark.parametrize("text", ["x = 1\n", "x = '#'\n", "x = 1  # noqa\n", "#!/bin/sh\n"])
def test_should_screen_file_out_when_all_comments_are_directives(text: str) -> None:
    assert not NoComments(CommentOptions()).may_violate(screened(text))
