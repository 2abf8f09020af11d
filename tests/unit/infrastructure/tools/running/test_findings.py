"""From what tools say to findings."""

import os
import pathlib

import pytest

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.running.findings import Workplace, level_of, within


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("src/a.py", "src/a.py"),
        ("./src/a.py", "src/a.py"),
        ("/project/src/../src/a.py", "src/a.py"),
        ("/projects/a.py", ""),
        ("../a.py", ""),
        ("..a.py", "..a.py"),
    ],
)
def test_should_give_path_from_root_when_tool_prints_any(printed: str, expected: str) -> None:
    assert Workplace("/project").relative(printed) == expected


def test_should_give_path_from_root_when_tool_resolves_links(tmp_path: pathlib.Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    place = Workplace(str(tmp_path / "link"))
    assert place.relative(str(real / "a.py")) == "a.py"


def test_should_be_empty_when_file_cannot_be_read(tmp_path: pathlib.Path) -> None:
    assert Workplace(str(tmp_path)).text("a.py") == SourceText("", "utf-8")


def test_should_shorten_message_when_it_is_too_long() -> None:
    cleaned = Workplace("/project").clean("a" * 3000)
    assert (len(cleaned), cleaned[-1]) == (2000, "…")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\t\rc", "a b c"),
        ("a\x00b\x9f", "a\ufffdb\ufffd"),
        (f"see /project{os.sep}a.py", "see a.py"),
    ],
)
def test_should_be_one_clean_line_when_text_is_any(text: str, expected: str) -> None:
    assert Workplace("/project").clean(text) == expected


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (Region(1, 2, 1, 3), Region(1, 2, 1, 3)),
        (Region(1, 9, 1, 12), Region(1, 4, 1, 4)),
        (Region(1, 1, 5, 1), Region(1, 1, 2, 3)),
    ],
)
def test_should_cut_region_when_it_leaves_the_file(region: Region, expected: Region) -> None:
    assert within(region, SourceText("abc\nde", "utf-8")) == expected


def test_should_have_no_level_when_nothing_matches() -> None:
    assert level_of("F401", {"E": Level.OFF}) is None
