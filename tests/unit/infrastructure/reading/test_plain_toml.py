"""Tests of the quick way through plain TOML."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.reading import plain_toml
from archcheck.infrastructure.reading.plain_toml import parse_plain

PIECES = st.sampled_from(
    [
        *('a = "x"', 'b = "y"', "a = true", "b = false", 'a = ["x"]', 'b = ["x", "y#"]', "[t]"),
        *("[u]", "", "# said", 'a.b = "x"', "[t.a]", "[[t]]", "a = 1", "a = []", 'c = "\\n"'),
        *('a="x"', '"a" = "x"', "a = 'x'", 'a = "x" # said', " [t]", 'a = """x"""', 'a = "\t"'),
    ]
)


def outcome(text: str, parse: object) -> object:
    """What comes of a text, or that it is no TOML."""
    try:
        return parse(text) if callable(parse) else None
    except tomllib.TOMLDecodeError:
        return "broken"


@given(st.lists(PIECES).map("\n".join))
def test_should_read_what_python_reads_whatever_is_written(text: str) -> None:
    assert outcome(text, parse_plain) == outcome(text, tomllib.loads)


@pytest.mark.parametrize("text", ['a = "x"\n\n[t]\na = ["é", "y"]\n', "a = true\n", ""])
def test_should_not_ask_python_when_all_is_plain(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = tomllib.loads(text)
    monkeypatch.delattr(plain_toml, "tomllib")
    assert parse_plain(text) == expected


def test_should_read_nearly_all_pages_when_they_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    pages = rules_directory().glob("*/*.md")
    fronts = [path.read_text("utf-8").split("+++")[1] for path in pages]
    monkeypatch.setattr(f"{plain_toml.__name__}.tomllib.loads", asked.append)
    read = len(list(map(parse_plain, fronts)))
    assert len(asked) < read / 20
