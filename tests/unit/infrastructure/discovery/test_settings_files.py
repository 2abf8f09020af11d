"""Other programs' configuration files."""

import pathlib

import pytest

from archcheck.infrastructure.discovery.settings_files import (
    read_ini,
    read_toml,
    strings,
    table,
    words,
)


@pytest.mark.parametrize(
    ("content", "document"),
    [
        (b"a = 1", {"a": 1}),
        (b"\xef\xbb\xbfa = 1", {"a": 1}),
        (b"a = ", None),
        (b"a = '\xff'", None),
    ],
)
def test_should_read_toml_leniently_when_a_file_exists(
    tmp_path: pathlib.Path, content: bytes, document: object
) -> None:
    """A broken file states nothing."""
    (tmp_path / "x.toml").write_bytes(content)
    assert read_toml(str(tmp_path), "x.toml") == document


def test_should_read_nothing_when_the_toml_file_is_missing(tmp_path: pathlib.Path) -> None:
    """Absent is None."""
    assert read_toml(str(tmp_path), "x.toml") is None


@pytest.mark.parametrize(
    ("content", "sections"),
    [
        (b"[s]\nKey = a\n  b\nflag\n", {"s": {"Key": "a\nb", "flag": ""}}),
        (b"[s]\na = %(b)s\n[s]\nc: d\n", {"s": {"a": "%(b)s", "c": "d"}}),
        (b"[DEFAULT]\na = 1\n[s]\n", {"DEFAULT": {"a": "1"}, "s": {}}),
        (b"a = 1", None),
        (b"", {}),
    ],
)
def test_should_read_ini_leniently_when_a_file_exists(
    tmp_path: pathlib.Path, content: bytes, sections: object
) -> None:
    """No interpolation, no default section, names as written."""
    (tmp_path / "x.ini").write_bytes(content)
    assert read_ini(str(tmp_path), "x.ini") == sections


def test_should_read_nothing_when_the_ini_file_is_missing(tmp_path: pathlib.Path) -> None:
    """Absent is None."""
    assert read_ini(str(tmp_path), "x.ini") is None


@pytest.mark.parametrize(
    ("document", "found"),
    [({"a": {"b": {"c": 1}}}, {"c": 1}), ({"a": 1}, {}), ({"a": {"b": 1}}, {}), (None, {})],
)
def test_should_find_a_table_when_all_keys_lead_there(document: object, found: object) -> None:
    """Anything else is an empty table."""
    assert table(document, "a", "b") == found


@pytest.mark.parametrize(
    ("value", "found"), [("a b", ("a b",)), (["a", 1, "b"], ("a", "b")), (1, ()), (None, ())]
)
def test_should_take_strings_when_the_value_is_a_list(value: object, found: object) -> None:
    """A single string is a list of one."""
    assert strings(value) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [("a 'b c'\nd", ("a", "b c", "d")), (["a b"], ("a b",)), ("it's x", ("it's", "x"))],
)
def test_should_split_words_when_the_value_is_a_string(value: object, found: object) -> None:
    """An open quotation is split at white space."""
    assert words(value) == found
