"""Tests of the comment scanner."""

import importlib.util
import pathlib

import hypothesis
import pytest
from hypothesis import strategies

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.comments import Comment, scan_comments
from tests.unit.infrastructure.facts.comments_support import (
    parsed_by_libcst,
    scanned,
    tokenized,
)

LITERALS = (
    "'#'",
    '"#"',
    "''",
    '""',
    "'''#'''",
    '"""#\n\'#"\n"""',
    "'\\'#'",
    "r'\\\\'",
    "'\\\\'",
    "br'#'",
    'B"\'#"',
    "u'#'",
    "f'#'",
    "f'{1}#'",
    "f'{{#}}'",
    "F'{1:{2}}#'",
    "fr'\\{1}#'",
    "rf'''{\"#\"}'''",
    "f'{1:#x}'",
    "f'{\"#\"}'",
    'f\'{["#", {1: "#"}]!r:>{3}}\'',
    "f'''{(1 if \"#\" else '#')}\n#'''",
    "'\\\n#'",
    "(1)",
    "[]",
    "'a''b'",
    "'''\\'''''''#'''",
)
GAPS = (" + ", " if'#'else ", " or\\\n ", " in f'{1}' or ")
ENDS = ("\n", "  # why\n", "#\n", "\n# \"'\n", "\n\t# é\n", "\r\n", "  # a # b\r\n", "\x0c\n")
PEP_701 = (
    'x = f"{d["#"]}"  # c\n',
    "x = f'{d['#']}'  # c\n",
    'x = f"{a + f"{b["#"]}"}"  # c\n',
    'x = f"""{\n  a  # in\n}"""  # c\n',
    'x = f"{x:{"#"}>10}"  # c\n',
    'x = f"{ {"a": "#"}["a"] }"  # c\n',
    'x = f"{\n a  # in "}\n}"  # c\n',
    'x = f"{(lambda: "#")()}"  # c\n',
    'x = f"{a["x":"#"]}"  # c\n',
    'x = f"""{x:\n#\n}"""  # c\n',
    'x = f"{x:{y:{z}}#}"  # c\n',
    'x = rf"\\{"#"}#"  # c\n',
    'x = f"\\N{DASH}{"#"}"  # c\n',
    'x = f"{a[f"{"#"}"]}{"#"}#"  # c\n',
)
LIBRARY = (
    "argparse",
    "ast",
    "configparser",
    "dataclasses",
    "decimal",
    "difflib",
    "email.header",
    "enum",
    "inspect",
    "json.decoder",
    "logging",
    "re._parser",
    "shlex",
    "string",
    "textwrap",
    "tokenize",
    "typing",
    "unittest.mock",
    "urllib.parse",
    "xml.dom.minidom",
)


def lines() -> strategies.SearchStrategy[str]:
    """Statements of literals, with and without comments at their ends."""
    gap = strategies.sampled_from(GAPS)
    literal = strategies.sampled_from(LITERALS)
    end = strategies.sampled_from(ENDS)
    return strategies.builds("x = {}{}{}{}".format, literal, gap, literal, end)


@hypothesis.settings(max_examples=150, deadline=None)
@hypothesis.given(strategies.lists(lines(), max_size=6))
def test_should_find_what_tokenize_finds_when_sources_are_generated(sources: list[str]) -> None:
    source = "".join(sources)
    assert scanned(source) == tokenized(source)


@pytest.mark.parametrize("module", LIBRARY)
def test_should_find_what_tokenize_finds_when_source_is_of_the_library(module: str) -> None:
    spec = importlib.util.find_spec(module)
    path = pathlib.Path(str(spec and spec.origin))
    source = path.read_text(encoding="utf-8")
    assert scanned(source) == tokenized(source)


@pytest.mark.parametrize("source", PEP_701)
def test_should_find_what_libcst_finds_when_strings_nest_as_in_python_3_12(source: str) -> None:
    assert [comment.text for comment in scanned(source)] == parsed_by_libcst(source)


@pytest.mark.parametrize("prefix", ["f", "F", "rf", "Rf", "fR", "t", "rt", "Tr"])
def test_should_look_into_fields_when_prefix_says_formatted(prefix: str) -> None:
    source = f'x = {prefix}"{{d["#"]}}"\n'
    assert scanned(source) == ()


@pytest.mark.parametrize("quote", ['"', '"""'])
def test_should_skip_plain_string_when_a_keyword_ends_like_a_prefix(quote: str) -> None:
    source = f"x = 1 if{quote}{{'#'}}\\{quote}#{quote}else 2  # c\n"
    assert scanned(source) == tokenized(source)


def test_should_find_nothing_when_text_has_no_hash() -> None:
    assert scanned("x = 'a'\n") == ()


def test_should_end_when_a_string_is_not_closed() -> None:
    assert scanned("x = 'a  # b\n") == ()


@pytest.mark.parametrize("source", ['x = f"{a + ["#"\n', 'x = f"{a["#"]:{\n', 'x = f"{a:"#"\n'])
def test_should_end_when_a_field_is_not_closed(source: str) -> None:
    assert scanned(source) == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# a", Comment(1, 1, "# a", True)),
        ("\n\n  # a \n", Comment(3, 3, "# a ", True)),
        ("x = 'é𝒳'  # a", Comment(1, 11, "# a", False)),
        ("x = 1\r\n# a\r\n", Comment(2, 1, "# a", True)),
        ("x = 1\r# a\ry = 2", Comment(2, 1, "# a", True)),
        ("x = 1\r\ry = '''\r\n\n'''  # a\r", Comment(5, 6, "# a", False)),
        ("\x0c# a\n", Comment(1, 2, "# a", True)),
        ("x = 1 + \\\n  # a", Comment(2, 3, "# a", True)),
    ],
)
def test_should_place_comment_when_lines_end_in_any_way(source: str, expected: Comment) -> None:
    assert scanned(source) == (expected,)


def test_should_count_lines_when_several_comments_follow_each_other() -> None:
    places = [(comment.line, comment.column) for comment in scanned("# a\r\n\r\n  # b\nx  # c\n")]
    assert places == [(1, 1), (3, 3), (4, 4)]


def test_should_count_no_column_when_file_begins_with_a_mark() -> None:
    text = SourceText.decode(b"\xef\xbb\xbf# a\n")
    assert scan_comments(text) == (Comment(1, 1, "# a", True),)
