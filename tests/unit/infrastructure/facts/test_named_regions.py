"""Tests of the places of names."""

import ast

import pytest

from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.extraction import extract_facts
from tests.unit.infrastructure.facts.facts_support import facts_of, place_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import a.b as c", [(1, 8, 1, 11)]),
        ("import a.b", [(1, 8, 1, 11)]),
        ("import a, b.c", [(1, 8, 1, 9), (1, 11, 1, 14)]),
        ("from a import b as c", [(1, 15, 1, 16)]),
        ("from a import *", [(1, 15, 1, 16)]),
        ("from a import b, cd as e", [(1, 15, 1, 16), (1, 18, 1, 20)]),
        ("from a import (\n    b,\n    c as d,\n)", [(2, 5, 2, 6), (3, 5, 3, 6)]),
        ("from a import (b\n  as\n  c)", [(1, 16, 1, 17)]),
        ("from a import (b  # é\n  as c)", [(1, 16, 1, 17)]),
        ("import a . b   as c", [(1, 8, 1, 13)]),
        ("import a. b", [(1, 8, 1, 12)]),
        ("import a.\\\n  b as c", [(1, 8, 2, 4)]),
        ("import a.\\\n  b", [(1, 8, 2, 4)]),
        ("import a.\\\r\n  b as c\r\n", [(1, 8, 2, 4)]),
        ("import a \\\n  as b", [(1, 8, 1, 9)]),
        ("s = 'é𝒳'; import é.b as c", [(1, 18, 1, 21)]),
        ("s = 'é𝒳'; from é import b", [(1, 25, 1, 26)]),
        ("s = 'é𝒳'; from a import b as é", [(1, 25, 1, 26)]),
        ("import ﬁx as y", [(1, 8, 1, 10)]),
        ("x = 1\r\nimport a\r\n", [(2, 8, 2, 9)]),
        ("x = 1\rimport a\r", [(2, 8, 2, 9)]),
        ("x = 1\n\x0cimport a\n", [(2, 9, 2, 10)]),
    ],
)
def test_should_place_each_name_without_its_alias_when_statement_is_written_so(
    source: str, expected: list[tuple[int, int, int, int]]
) -> None:
    assert [place_of(site) for site in facts_of(source).imports] == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbfimport a\n", Region(1, 8, 1, 9)),
        (b"# coding: latin-1\ns = '\xe9'; import a\n", Region(2, 17, 2, 18)),
        ("# coding: utf-8\ns = 'é'; import a\n".encode(), Region(2, 17, 2, 18)),
    ],
)
def test_should_count_code_points_when_file_has_an_encoding(data: bytes, expected: Region) -> None:
    text = SourceText.decode(data)
    (site,) = extract_facts("a.py", text, ast.parse(text.text)).imports
    assert site.region == expected
