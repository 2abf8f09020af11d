"""Dependencies, and what tools are given of them."""

import pathlib

import pytest

from archcheck.infrastructure.tools.requirements.requirement import (
    Dependencies,
    Requirement,
    listings,
    normal_name,
)


def pinned(name: str, version: str = "", line: int = 1) -> Requirement:
    """A dependency in a.txt."""
    return Requirement(name=name, version=version, path="a.txt", line=line)


KNOWN = Dependencies(
    (pinned("b", "1.0"), pinned("a", "1.0"), pinned("a", "2.0"), pinned("a", "v1.0"), pinned("c"))
)


def test_should_give_no_name_twice_when_a_tool_gets_a_list(tmp_path: pathlib.Path) -> None:
    paths = listings(KNOWN, str(tmp_path))
    texts = [pathlib.Path(path).read_text() for path in paths]
    assert texts == ["a==1.0\nb==1.0\n", "a==2.0\n"]


def test_should_give_no_tool_a_line_when_a_name_is_none() -> None:
    """A lock file may hold any text where a name should be, with lines in it too."""
    known = Dependencies((pinned("a\n--index-url http://example.org/\nb", "1.0"),))
    assert (known.versions, known.unpinned) == (
        (),
        (
            "not looked up, because no version is pinned: "
            "a --index-url http://example.org/ b (a.txt:1).",
        ),
    )


def test_should_find_every_place_when_version_is_written_otherwise() -> None:
    assert [it.version for it in KNOWN.named("A", "1.0")] == ["1.0", "v1.0"]


@pytest.mark.parametrize(
    ("requirements", "expected"),
    [
        ([pinned("a"), pinned("a", "1")], ()),
        (
            [pinned("a", "", 2), pinned("b", "", 3), pinned("a", "", 2)],
            ("not looked up, because no version is pinned: a (a.txt:2), b (a.txt:3).",),
        ),
    ],
)
def test_should_name_what_no_file_pins_when_there_is_something(
    requirements: list[Requirement], expected: tuple[str, ...]
) -> None:
    assert Dependencies(tuple(requirements)).unpinned == expected


@pytest.mark.parametrize(("text", "name"), [("Foo__Bar.x", "foo-bar-x"), ("a b", "a b")])
def test_should_normalise_names_when_they_are_names(text: str, name: str) -> None:
    assert normal_name(text) == name
