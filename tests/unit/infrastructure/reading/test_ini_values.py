"""INI with its lines."""

import configparser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from archcheck.infrastructure.reading.ini_values import ini_values
from tests.unit.infrastructure.reading.reading_support import outlined

TEXT = """root = true

[a]
# comment = 1
Name : x
lines =
    one

    ; no
    two = 2
flag
  [b]
  inner=1
    more
[c:d.*]
x = 1
[a]
later = 1
"""
NAMES = some.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,5}", fullmatch=True)
SECTIONS = some.dictionaries(
    NAMES.filter(lambda name: name != "DEFAULT"),
    some.dictionaries(NAMES.map(str.lower), some.from_regex(r"[ -~]{0,10}", fullmatch=True)),
    max_size=3,
)


def test_should_know_the_lines_when_sections_have_options() -> None:
    """Names are in lower case; what is indented more goes on."""
    assert outlined(ini_values(TEXT)) == {
        "root": ("true", 1),
        "a": {
            "name": ("x", 5),
            "lines": ("one\ntwo = 2", 6),
            "flag": ("[b]\ninner=1\nmore", 11),
            "later": ("1", 18),
        },
        "c:d.*": {"x": ("1", 16)},
    }


@pytest.mark.parametrize(("text", "line"), [("[a]\n", 1), ("\n\n[a]\n", 3)])
def test_should_know_a_section_when_it_is_empty(text: str, line: int) -> None:
    assert [(name, it.line) for name, it in ini_values(text).members] == [("a", line)]


@given(SECTIONS)
def test_should_read_what_configparser_reads_when_a_text_is_plain(
    sections: dict[str, dict[str, str]],
) -> None:
    lines = [
        line
        for name, options in sections.items()
        for line in (f"[{name}]", *(f"{key} = {value}" for key, value in options.items()))
    ]
    text = "\n".join(lines)
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    expected = {name: dict(parser[name]) for name in parser.sections()}
    found = {
        name: {key: it.value for key, it in each.members} for name, each in ini_values(text).members
    }
    assert found == expected
