"""Tests of which comments are prose and belong together."""

import pytest

from archcheck.infrastructure.checkers.comments.comment_blocks import CommentOptions, prose_blocks
from archcheck.infrastructure.facts.comments import scan_comments
from tests.unit.infrastructure.checkers.checking_support import screened

SCRIPT = "# /// script\n# a = 1\n#\n# ///\n"


def lines_of(text: str, options: CommentOptions = CommentOptions()) -> list[list[int]]:
    """The lines of each block of prose in a text."""
    file = screened(text)
    blocks = prose_blocks(scan_comments(file.text), file, options)
    return [[entry.line for entry in block] for block in blocks]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x = 1\n", []),
        ("# a\n# b\n", [[1, 2]]),
        ("# a\n\n# b\n", [[1], [3]]),
        ("# a\nx = 1\n# b\n", [[1], [3]]),
        ("# a\n# noqa\n# b\n", [[1], [3]]),
        ("if x:\n    # a\n# b\n    y\n", [[2], [3]]),
        ("x = 1  # a\n# b\n", [[1], [2]]),
        ("x = 1  # a\ny = 1  # b\n", [[1], [2]]),
        ("# a\nx = 1  # b\n", [[1], [2]]),
        ("# a  # noqa\n# b\n", [[1, 2]]),
        ("x = '''\n# a\n'''\n", []),
    ],
)
def test_should_join_comments_when_nothing_stands_between(
    text: str, lines: list[list[int]]
) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("#!/bin/sh\n# a\n", [[2]]),
        ("\ufeff#!/bin/sh\n", [[1]]),
        (" #!/bin/sh\n", [[1]]),
        ("\n#!/bin/sh\n", [[2]]),
        ("# -*- coding: utf-8 -*-\n", []),
        ("#!/bin/sh\n# vim: set fileencoding=utf-8 :\n", []),
        ("\n# coding=utf-8\n", []),
        ("x = 1\n# coding: utf-8\n", [[2]]),
        ("\n\n# coding: utf-8\n", [[3]]),
        ("# coding: utf-8\n# coding: utf-8\n", [[2]]),
        ("x = 1  # coding: utf-8\n", [[1]]),
    ],
)
def test_should_pass_over_shebang_and_cookie_when_in_their_place(
    text: str, lines: list[list[int]]
) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (SCRIPT, []),
        ("#!/bin/sh\n" + SCRIPT + "import x\n", []),
        (SCRIPT + "# a\n", [[5]]),
        (SCRIPT + "\n" + SCRIPT, [[6, 7, 8, 9]]),
        ("# /// script\n# a = 1\n", [[1, 2]]),
        ("# /// script\n# a b\n# ///\n", [[1, 2, 3]]),
        ("# /// script\n#a = 1\n# ///\n", [[1, 2, 3]]),
        ("# /// script\n\n# ///\n", [[1], [3]]),
        ("# /// pyproject\n# a = 1\n# ///\n", []),
        ("# /// conda-env2\n# a = 1\n# ///\n# a\n", [[4]]),
        (SCRIPT + "\n# /// pyproject\n# a = 1\n# ///\n", []),
        (SCRIPT + "\n# /// pyproject\n# a = 1\n", [[6, 7]]),
        ("# /// script\n# a b\n# ///\n\n" + SCRIPT, [[1, 2, 3], [5, 6, 7, 8]]),
        ("# /// script and text\n# a = 1\n# ///\n", [[1, 2, 3]]),
        ("# /// script\n# a = 1\n# /// end\n", [[1, 2, 3]]),
        ("# ///\n# a = 1\n# ///\n", [[1, 2, 3]]),
        ("#/// script\n# a = 1\n# ///\n", [[1, 2, 3]]),
        ("# /// my_type\n# a = 1\n# ///\n", [[1, 2, 3]]),
        ("# /// script\n# ///\n", [[1, 2]]),
        ("if x:\n    # /// script\n    # ///\n    y\n", [[2, 3]]),
    ],
)
def test_should_pass_over_script_metadata_when_block_is_closed(
    text: str, lines: list[list[int]]
) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Copyright A\n# more\n\nx = 1\n", []),
        ("#!/bin/sh\n# coding: utf-8\n\n\n# Copyright A\n", []),
        ("# about\n# Copyright A\n", []),
        ("# Copyright A\n\n# Copyright B\n", [[3]]),
        ('"""Doc."""\n# Copyright A\n', [[2]]),
        ("x = 1  # Copyright A\n", [[1]]),
        ("# Licence\n", [[1]]),
        ("# noqa\n# Copyright A\n", []),
        ("@x\n# Copyright A\ndef f(): ...\n", [[2]]),
        ("x = 1\n", []),
    ],
)
def test_should_pass_over_licence_when_it_is_header(text: str, lines: list[list[int]]) -> None:
    assert lines_of(text, CommentOptions(license_header="^Copyright [A-Z]$")) == lines


def test_should_use_options_when_comments_are_judged() -> None:
    options = CommentOptions(allow=("cell",), extra_directives=("spell",))
    assert lines_of("# %% a\n# spell\n# b\n", options) == [[3]]
