"""Tests of JSON for people."""

import json

from hypothesis import given
from hypothesis import strategies as st

from archcheck.infrastructure.reports.pretty_json import pretty_json, quiet_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES)
def test_should_hold_the_same_when_it_is_read_again(value: object) -> None:
    assert [json.loads(pretty_json(value)), json.loads(quiet_json(value))] == [value, value]


def test_should_look_like_the_standard_librarys_when_all_is_plain() -> None:
    value = {"a": [1, {"b": []}], "ü": {}, "c": 'é\x1b"\\\n\u2028', "d": [None, True]}
    assert pretty_json(value) == json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def test_should_escape_when_a_text_is_no_unicode() -> None:
    assert pretty_json(["\udcff"]) == '[\n  "\\udcff"\n]\n'


def test_should_escape_what_a_terminal_obeys_when_json_is_quiet() -> None:
    text = quiet_json(["\x1b[31m\x9b\u202e\U000e0041é"])
    assert text == '[\n  "\\u001b[31m\\u009b\\u202e\\udb40\\udc41é"\n]\n'
