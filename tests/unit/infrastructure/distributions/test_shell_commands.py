"""Tests of the commands in a text of a shell."""

import pytest

from archcheck.infrastructure.distributions.shell_commands import commands_in

DEEP = "[" * 5_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# pip install x\npip install y", [["pip", "install", "y"]]),
        ("pip install 'a", [["pip", "install", "'a"]]),
        ('["pip", "install", "x"]', [["pip", "install", "x"]]),
        (" --mount=type=cache,target=/c pip install x", [["pip", "install", "x"]]),
        ("UV_LINK=1 sudo uv sync", [["uv", "sync"]]),
        ("set -e; pip list", [["-e"], ["pip", "list"]]),
    ],
)
def test_should_tell_commands_when_a_text_has_some(text: str, expected: list[list[str]]) -> None:
    assert [command.words for command in commands_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ -f x ] && pip install x", [["[", "-f", "x", "]"], ["pip", "install", "x"]]),
        ('["pip", "install" || uv sync', [["[pip,", "install"], ["uv", "sync"]]),
        (DEEP, [[DEEP]]),
    ],
    ids=["a condition", "broken", "deep"],
)
def test_should_read_it_as_a_shell_does_when_a_text_only_begins_like_a_list(
    text: str, expected: list[list[str]]
) -> None:
    assert [command.words for command in commands_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A=1 B=x=y uv sync", [{"A": "1", "B": "x=y"}]),
        ("A=1 uv sync; uv sync", [{"A": "1"}, {}]),
        ("export A=1 && B=2 uv sync", [{"A": "1"}, {"A": "1", "B": "2"}]),
        ("uv sync --a=b", [{}]),
    ],
)
def test_should_tell_what_is_assigned_when_it_holds_for_a_command(
    text: str, expected: list[dict[str, str]]
) -> None:
    assert [command.values for command in commands_in(text)] == expected
