"""Tests of the way from bytes to a tree."""

import ast

import pytest

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.checkers.engine.parsing import (
    TOO_DEEP,
    UnparsableError,
    decode,
    is_nested_beyond,
    parse_tree,
    region_of,
    sentence_of,
)
from tests.unit.infrastructure.checkers.checking_support import as_tuple

Problem = tuple[str, tuple[int, int, int, int]]


def problem_of(data: bytes) -> Problem:
    """What is wrong with a file and where; nothing and nowhere when it is fine."""
    try:
        parse_tree(decode(data))
    except UnparsableError as error:
        return error.problem, as_tuple(error.region)
    return "", (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x = 1\n# \xff\n", ("byte 0xff cannot be decoded as utf-8", (2, 3, 2, 4))),
        (b"\xef\xbb\xbfx\ny='\xff'\n", ("byte 0xff cannot be decoded as utf-8", (2, 4, 2, 5))),
        (b"x\r\n" * 3 + b"\xe9", ("byte 0xe9 cannot be decoded as utf-8", (4, 1, 4, 2))),
        (b"\n\n# coding: ascii\n'\xc3'", ("byte 0xc3 cannot be decoded as utf-8", (4, 2, 4, 3))),
        (b"# coding: ascii\n'\xc3'", ("byte 0xc3 cannot be decoded as ascii", (2, 2, 2, 3))),
        (b"\xff\xfex\0", ("byte 0xff cannot be decoded as utf-8", (1, 1, 1, 2))),
    ],
)
def test_should_point_at_byte_when_it_cannot_be_decoded(data: bytes, expected: Problem) -> None:
    assert problem_of(data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"# coding: foo\n", ("unknown encoding: foo", (1, 1, 1, 14))),
        (b"#!\n # coding=foo\n", ("unknown encoding: foo", (2, 2, 2, 14))),
        (b"\xef\xbb\xbf# coding: latin-1\n", ("encoding problem: utf-8", (1, 1, 1, 18))),
        (b"#\r#\r# coding: foo\r", ("unknown encoding: foo", (1, 1, 1, 1))),
    ],
)
def test_should_point_at_declaration_when_encoding_is_unusable(
    data: bytes, expected: Problem
) -> None:
    assert problem_of(data) == (f"encoding not usable: {expected[0]}", expected[1])


@pytest.mark.parametrize("codec", ["rot13", "undefined", "hex"])
def test_should_refuse_file_when_codec_decodes_no_text(codec: str) -> None:
    assert problem_of(f"# coding: {codec}\n".encode())[0].startswith("encoding not usable: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("é = = 1\n", ("invalid syntax", (1, 5, 1, 6))),
        ("def f()\n    pass\n", ("invalid syntax: expected ':'", (1, 8, 1, 8))),
        ("x = (\n", ("invalid syntax: '(' was never closed", (1, 5, 1, 6))),
        ("éé = 1 $ 2\n", ("invalid syntax", (1, 8, 1, 9))),
        ("x = 1\n\0\n", ("it contains a null byte", (2, 1, 2, 2))),
        ("é\0", ("it contains a null byte", (1, 2, 1, 3))),
    ],
)
def test_should_point_in_code_points_when_syntax_is_wrong(text: str, expected: Problem) -> None:
    assert problem_of(text.encode()) == expected


def test_should_mark_line_when_position_is_inside_replacement_field() -> None:
    error = SyntaxError("f-string: invalid syntax", ("x.py", 2, 2, "(a b)\n", 2, 5))
    text = SourceText("x = 1\n  y = f'{a b}'\n", "utf-8")
    assert as_tuple(region_of(error, text)) == (2, 3, 2, 15)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (("x.py", None, None, None), (1, 1, 1, 2)),
        (("x.py", 9, 9, "", 0, -1), (2, 2, 2, 2)),
        (("x.py", 1, 2, "ab\n", 1, 0), (1, 2, 1, 3)),
        (("x.py", 1, 1, "ab\n", 2, 2), (1, 1, 2, 2)),
    ],
)
def test_should_stay_inside_text_when_position_is_odd(
    place: tuple[str, int | None, int | None, str | None], expected: tuple[int, int, int, int]
) -> None:
    assert as_tuple(region_of(SyntaxError("odd", place), SourceText("ab\nc", "utf-8"))) == expected


@pytest.mark.parametrize("text", ["x = " + "-" * 100_000 + "1", "x = " + "1 + " * 50_000 + "1"])
def test_should_say_too_deep_when_python_gives_up(text: str) -> None:
    assert problem_of(text.encode())[0] == TOO_DEEP


def test_should_refuse_file_when_text_holds_surrogates() -> None:
    assert problem_of(b"# coding: unicode_escape\n'\\ud800'")[0].startswith("not parsable: ")


def test_should_give_tree_when_text_is_valid() -> None:
    assert ast.unparse(parse_tree(decode(b"\xef\xbb\xbfx = 1\r\n\x0cy = 2\n"))) == "x = 1\ny = 2"


def test_should_end_sentence_once_when_python_does_so_too() -> None:
    error = SyntaxError("odd.", ("x.py", 1, 1, "ab\n"))
    assert sentence_of(error) == "invalid syntax: odd"


@pytest.mark.parametrize(
    ("text", "levels", "deeper"),
    [
        ("", 0, False),
        ("pass", 0, True),
        ("pass", 1, False),
        ("x = 1 + 2", 2, True),
        ("x = 1 + 2", 3, False),
        ("x = " + "1 + " * 500 + "1", 400, True),
        ("x = 1\n" * 500, 10, False),
    ],
)
def test_should_compare_depth_when_asked(text: str, levels: int, deeper: bool) -> None:
    assert is_nested_beyond(ast.parse(text), levels) is deeper
