"""The lines of headers and keys."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from archcheck.application.toml_text import KeyPath, key_text, value_text
from archcheck.infrastructure.configuration.toml_lines import entry_lines

TEXT = '''
a = 1 # a = [
b.c = """
[no]
x = "y" \\"""
"""
"d = e" = 'f = [' # [no]
[tool."x.y"]
list = [ # [no]
  "]", [1],
]
[[tool.z]]
inline = { n = [1], o = "}" }
[[ tool . z ]]
[tool.z.sub]
k = \'\'\'
[[no]]\'\'\'\'
[[tool.z.deep]]
m = 2020-01-01 00:00:00
'''

KEYS = some.text(min_size=1, max_size=6)
TEXTS = some.text(alphabet="a[]{}=#\"'\\\n ", max_size=12)


def lookup(table: object, path: KeyPath) -> object:
    """What stands at a path."""
    for part in path:
        table = table[part] if isinstance(table, list | dict) else None  # type: ignore[index]
    return table


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 2),
        (("b", "c"), 3),
        (("d = e",), 7),
        (("tool", "x.y"), 8),
        (("tool", "x.y", "list"), 9),
        (("tool", "z", 0), 12),
        (("tool", "z", 0, "inline"), 13),
        (("tool", "z", 1), 14),
        (("tool", "z", 1, "sub"), 15),
        (("tool", "z", 1, "sub", "k"), 16),
        (("tool", "z", 1, "deep", 0), 18),
        (("tool", "z", 1, "deep", 0, "m"), 19),
    ],
)
def test_should_find_the_line_when_key_or_header_stands_there(path: KeyPath, line: int) -> None:
    """Strings, comments and nested brackets do not mislead."""
    assert entry_lines(TEXT)[path] == line


def test_should_know_no_more_than_the_text_when_scanned() -> None:
    """Every path is there in what tomllib reads, and there are twelve."""
    table = tomllib.loads(TEXT)
    found = [lookup(table, path) for path in entry_lines(TEXT)]
    assert (len(found), None in found) == (12, False)


def test_should_count_lines_alike_when_they_end_with_carriage_returns() -> None:
    """Windows' line ends are one line end."""
    assert entry_lines("a = 1\r\n\r\n[b]\r\nc = 2\r\n") == {("a",): 1, ("b",): 3, ("b", "c"): 4}


def text_of(entries: dict[str, str], items: list[str]) -> str:
    """A text with a key on each line, then two lines for each item of an array of tables."""
    keys = [f"{key_text((key,))} = {value_text([text])}" for key, text in entries.items()]
    heads = [f'[["the items"]]\nx = {value_text(text)}' for text in items]
    return "\n".join([*keys, *heads])


def lines_of(entries: dict[str, str], items: list[str]) -> dict[KeyPath, int]:
    """The lines of such a text."""
    lines: dict[KeyPath, int] = {(key,): line for line, key in enumerate(entries, 1)}
    for at in range(len(items)):
        lines[("the items", at)] = len(entries) + 1 + 2 * at
        lines[("the items", at, "x")] = len(entries) + 2 + 2 * at
    return lines


@settings(max_examples=60, deadline=None)
@given(some.dictionaries(KEYS, TEXTS, max_size=4), some.lists(TEXTS, max_size=3))
def test_should_number_every_key_when_values_look_like_toml(
    entries: dict[str, str], items: list[str]
) -> None:
    """Nothing in keys or values is taken for a line, a header or a key."""
    assert entry_lines(text_of(entries, items)) == lines_of(entries, items)
