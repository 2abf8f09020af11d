"""Tests of regions, their texts and the files that they lie in."""

from typing import Any

import pytest

from archcheck.application.report_files import reported_files
from archcheck.domain.location import Location, Region
from archcheck.infrastructure.reports.sarif.places import (
    Places,
    artifact_indices,
    artifacts,
    encoding_name,
)
from tests.unit.infrastructure.reports.results_support import (
    CLOCK_LINES,
    CLOCK_PATH,
    MemoryReader,
    digest,
    finding,
    place,
    result,
)


def places(location: Location, data: bytes) -> Places:
    """The places of one file with one finding."""
    reader = MemoryReader({location.path: data})
    files = reported_files([finding(location=location)], "", reader)
    return Places({file.path: file for file in files})


def described(region: Region, data: bytes) -> dict[str, Any]:
    """The physical location of a region with its context."""
    location = Location("a.py", region)
    physical: dict[str, Any] = places(location, data).with_context(location, 0)
    return physical


def numbers(region: dict[str, Any]) -> tuple[int, int, int, int]:
    """The four numbers of a SARIF region."""
    return (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"])


@pytest.mark.parametrize(
    ("region", "clamped"),
    [
        (Region(2, 1, 2, 4), (2, 1, 2, 4)),
        (Region(2, 1, 2, 40), (2, 1, 2, 4)),
        (Region(2, 9, 2, 40), (2, 4, 2, 4)),
        (Region(9, 1, 9, 4), (3, 1, 3, 1)),
        (Region(2, 3, 2, 1), (2, 3, 2, 3)),
        (Region(2, 3, 1, 1), (2, 3, 2, 3)),
        (Region(0, 0, 0, 0), (1, 1, 1, 1)),
        (Region(1, 2, 2, 2), (1, 2, 2, 2)),
    ],
)
def test_should_clamp_region_when_it_leaves_file(
    region: Region, clamped: tuple[int, int, int, int]
) -> None:
    """A region lies inside of its line."""
    assert numbers(described(region, b"one\ntwo\n")["region"]) == clamped


@pytest.mark.parametrize(
    ("region", "text"),
    [
        (Region(1, 2, 1, 4), "ne"),
        (Region(1, 2, 2, 3), "ne\nt\t"),
        (Region(1, 3, 3, 1), "e\nt\two\n"),
        (Region(2, 1, 2, 1), ""),
    ],
)
def test_should_show_text_of_region_when_file_is_known(region: Region, text: str) -> None:
    """Exactly what the region covers."""
    assert described(region, b"one\r\nt\two\n")["region"]["snippet"]["text"] == text


@pytest.mark.parametrize(
    ("region", "around"),
    [
        (Region(2, 1, 2, 2), (1, 1, 3, 6)),
        (Region(1, 1, 1, 2), (1, 1, 2, 4)),
        (Region(4, 1, 4, 1), (3, 1, 4, 1)),
    ],
)
def test_should_contain_region_when_context_is_shown(
    region: Region, around: tuple[int, int, int, int]
) -> None:
    """The lines before and after."""
    context = described(region, b"one\ntwo\nthree\n")["contextRegion"]
    assert numbers(context) == around


@pytest.mark.parametrize(
    ("region", "data"), [(Region(1, 1, 1, 4), b"one"), (Region(1, 1, 1, 1), b"")]
)
def test_should_show_no_context_when_region_fills_file(region: Region, data: bytes) -> None:
    """There is nothing around it."""
    assert "contextRegion" not in described(region, data)


def test_should_show_no_text_when_line_is_endless() -> None:
    """A minified file does not blow up the log."""
    context = described(Region(1, 5, 1, 8), b"x" * 60_000)["contextRegion"]
    assert (numbers(context), "snippet" in context) == ((1, 1, 1, 60_001), False)


def test_should_show_region_when_line_is_endless() -> None:
    """The text of the region itself is short."""
    region = described(Region(1, 20_005, 1, 20_008), b"x" * 60_000)["region"]
    assert region["snippet"]["text"] == "xxx"


def test_should_show_no_text_when_lines_are_missing() -> None:
    """A related place may lie where no line was kept."""
    location = Location("a.py", Region(1, 1, 1, 2))
    far = Location("a.py", Region(9, 1, 9, 2))
    physical = places(location, b"x\n" * 20).physical(far)
    assert physical["region"] == {"startLine": 9, "startColumn": 1, "endLine": 9, "endColumn": 2}


@pytest.mark.parametrize(
    ("python_name", "registered"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("iso-8859-1", "ISO-8859-1"),
        ("cp1252", "WINDOWS-1252"),
        ("euc_jp", "EUC-JP"),
        ("martian", ""),
    ],
)
def test_should_name_encoding_when_python_names_it_otherwise(
    python_name: str, registered: str
) -> None:
    """Names that other programs know."""
    assert encoding_name(python_name) == registered


def test_should_describe_artifact_when_file_is_known() -> None:
    """Address, length, encoding and hash."""
    data = "\n".join(CLOCK_LINES).encode()
    sample = result(findings=(finding(location=place(CLOCK_PATH, 1, 1, 1)),))
    places = Places({file.path: file for file in sample.files})
    assert artifacts([CLOCK_PATH], places) == [
        {
            "location": {"uri": CLOCK_PATH, "uriBaseId": "SRCROOT"},
            "sourceLanguage": "python",
            "length": len(data),
            "encoding": "UTF-8",
            "hashes": {"sha-256": digest(data)},
        }
    ]


def test_should_number_paths_when_they_are_sorted_by_uri() -> None:
    """Encoded addresses sort otherwise than paths; of a file that is gone nothing is known."""
    known = {path: result().files[0] for path in ("z.py", "é.py", "y.py")}
    indices = artifact_indices(["z.py", "é.py", "z.py", "gone.py"], Places(known))
    assert dict(indices) == {"é.py": 0, "z.py": 1}
