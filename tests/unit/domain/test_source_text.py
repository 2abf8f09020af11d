"""Tests of source texts and their columns."""

import io
import tokenize
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText, split_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("a\nb", ("a", "b")),
        ("a\r\nb\rc\n", ("a", "b", "c", "")),
        ("a\x0cb\x1cc\u2028d", ("a\x0cb\x1cc\u2028d",)),
    ],
)
def test_should_split_at_line_ends_only(text: str, lines: tuple[str, ...]) -> None:
    assert split_lines(text) == lines


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"x = 1\n", "x = 1\n", "utf-8"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n", "utf-8-sig"),
        (b"# coding: latin-1\n\xe9\n", "# coding: latin-1\n\xe9\n", "iso-8859-1"),
    ],
)
def test_should_decode_as_python_does(data: bytes, text: str, encoding: str) -> None:
    assert SourceText.decode(data) == SourceText(text, encoding)


@pytest.mark.parametrize(
    "data",
    [b"\xff", b"# coding: klingon\n", b"# coding: undefined\n", b"\xef\xbb\xbf# coding: big5\n"],
)
def test_should_replace_what_cannot_be_decoded_when_lenient(data: bytes) -> None:
    assert SourceText.decode_leniently(data).encoding == "utf-8"


@pytest.mark.parametrize(
    ("number", "region"),
    [
        (1, Region(1, 1, 1, 6)),
        (2, Region(2, 5, 2, 9)),
        (3, Region(3, 1, 3, 3)),
        (99, Region(4, 1, 4, 1)),
        (-1, Region(1, 1, 1, 6)),
    ],
)
def test_should_leave_indentation_out_when_region_is_a_line(number: int, region: Region) -> None:
    assert SourceText("a = 1\n    pass\n  \n", "utf-8").whole_line(number) == region


@pytest.mark.parametrize(("number", "line"), [(1, "a"), (2, "b"), (0, ""), (3, "")])
def test_should_give_no_line_when_outside_of_the_file(number: int, line: str) -> None:
    assert SourceText("a\nb", "utf-8").line(number) == line


@given(
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=30),
    st.integers(0, 30),
)
def test_should_find_column_when_given_bytes(line: str, index: int) -> None:
    place = min(index, len(line))
    offset = len(line[:place].encode("utf-8", "surrogatepass"))
    assert SourceText(line, "utf-8").from_bytes(1, offset) == place + 1


@pytest.mark.parametrize(
    ("region", "text"),
    [
        (Region(1, 1, 1, 3), "ab"),
        (Region(1, 2, 1, 3), "b"),
        (Region(1, 3, 2, 2), "c\nd"),
        (Region(1, 1, 3, 1), "abc\nde\n"),
    ],
)
def test_should_give_text_of_region_when_it_has_lines(region: Region, text: str) -> None:
    assert SourceText("abc\r\nde\nf", "utf-8").excerpt(region) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("a", 1), ("a\n", 1), ("\n", 1), ("a\n\n", 2), ("a\r\nb\rc", 3), ("a\fb\n", 1)],
)
def test_should_count_lines_when_the_last_one_may_end_or_not(text: str, count: int) -> None:
    assert SourceText(text, "utf-8").line_count == count


PIECES = st.sampled_from(
    [b"\n", b"\r", b"\r\n", b"#", b" coding: latin-1", b" coding=utf-8", b"coding", b"x", b"\xff"]
    + ["ü".encode(), b"\xef\xbb\xbf", b'"""', b" coding: nonsense"]
)


@given(st.lists(PIECES, max_size=8).map(b"".join))
def test_should_decode_by_the_encoding_that_tokenize_detects_when_given_any_bytes(
    data: bytes,
) -> None:
    assert _outcome(data, SourceText.decode) == _outcome(data, _detected)


def _outcome(data: bytes, decode: Callable[[bytes], SourceText]) -> object:
    try:
        return decode(data)
    except (SyntaxError, LookupError, UnicodeError) as error:
        return type(error)


def _detected(data: bytes) -> SourceText:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return SourceText(data.decode(encoding), encoding)
