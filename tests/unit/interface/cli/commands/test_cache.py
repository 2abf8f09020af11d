"""Tests of looking after the cache on the command line."""

import json

import pytest

from tests.unit.interface.cli.command_support import archcheck

Captured = pytest.CaptureFixture[str]


def test_should_tell_place_and_size_when_asked(capsys: Captured) -> None:
    archcheck("cache", "info")
    assert capsys.readouterr().out.splitlines() == [
        "directory  /shop/cache",
        "size       12.3 MB, of which results take at most 256 MB",
        "results    1,234",
    ]


def test_should_tell_programs_when_asked_for_json(capsys: Captured) -> None:
    archcheck("cache", "info", "--format", "json")
    assert json.loads(capsys.readouterr().out) == {
        "schema": "archcheck-cache/1",
        "directory": "/shop/cache",
        "size": 12_345_678,
        "limit": 256_000_000,
        "results": 1234,
    }


def test_should_tell_what_is_gone_when_cleared(capsys: Captured) -> None:
    archcheck("cache", "clear")
    assert capsys.readouterr().out == "12.3 MB removed from /shop/cache\n"


@pytest.mark.parametrize("action", ["info", "clear"])
def test_should_escape_what_a_terminal_obeys_when_a_name_holds_it(
    action: str, capsys: Captured
) -> None:
    archcheck("cache", action, "--cache-dir", "/tmp/\x1b]0;owned\x07")
    assert "/tmp/\\x1b]0;owned\\x07" in capsys.readouterr().out
