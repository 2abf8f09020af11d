"""Code that looks as if it broke a pack, and breaks nothing."""

import pathlib
import tomllib
from collections.abc import Iterator

import pytest

from tests.end_to_end.packs.pack_support import (
    SAMPLES,
    copied,
    findings,
    line,
    sampled_packs,
    statements,
)

NEAR_MISSES = "near_misses"
LISTED = "near_misses.toml"
FURNISHED = [name for name in sampled_packs() if (SAMPLES / name / NEAR_MISSES).is_dir()]
Entry = dict[str, str]


def entries(name: str) -> list[Entry]:
    """The near misses of a pack: which statement each seems to break, in which file, by what."""
    found: list[Entry] = tomllib.loads((SAMPLES / name / LISTED).read_text("utf-8"))[NEAR_MISSES]
    return found


def wrong(name: str) -> Iterator[Entry]:
    """The near misses that are not there, or that belong to no statement."""
    for entry in entries(name):
        text = (SAMPLES / name / NEAR_MISSES / entry["file"]).read_text(encoding="utf-8")
        if entry["text"] not in text or entry["statement"] not in statements(name):
            yield entry


@pytest.mark.parametrize("name", FURNISHED)
def test_should_keep_quiet_when_code_only_looks_like_a_violation(
    name: str, tmp_path: pathlib.Path
) -> None:
    found = map(line, findings(copied(name, NEAR_MISSES, tmp_path)))
    assert [it for it in found if it.startswith(("src/", "tests/"))] == []


@pytest.mark.parametrize("name", FURNISHED)
def test_should_be_there_when_a_near_miss_is_listed(name: str) -> None:
    assert list(wrong(name)) == []


@pytest.mark.parametrize("name", FURNISHED)
def test_should_have_enough_of_them_when_they_are_counted(name: str) -> None:
    assert len({tuple(sorted(entry.items())) for entry in entries(name)}) >= 25
