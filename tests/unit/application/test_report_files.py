"""Tests of what reports show of files."""

import hashlib

import pytest

from archcheck.application.ports.report_format import Evidence
from archcheck.application.ports.surroundings import SourceReader
from archcheck.application.report_files import reported_files
from archcheck.domain.check_result import ReportedFile
from archcheck.domain.finding import Finding
from archcheck.domain.fingerprints import line_hashes
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation

DATA = b"one\ntwo\r\nthree\rfour\nfive\n"


class TableReader(SourceReader):
    """Reads from a table."""

    def __init__(self, **files: bytes) -> None:
        """Take the files by their name without suffix."""
        self._files = files

    def read(self, root: str, path: str) -> bytes | None:
        """The bytes, None for another name."""
        return self._files.get(path.removesuffix(".py"))


def place(path: str, first: int, last: int) -> Location:
    """Whole lines."""
    return Location(path, Region(first, 1, last, 2))


def finding(location: Location, *related: Location, chain: tuple[Location, ...] = ()) -> Finding:
    """A finding with other places."""
    return Finding(
        analyzer="archcheck",
        rule="no-comments",
        level=Level.ERROR,
        message="prose",
        location=location,
        key="k",
        related=tuple(RelatedLocation(entry, "see") for entry in related),
        chain=tuple(RelatedLocation(entry, "imports") for entry in chain),
    )


def only(
    location: Location, data: bytes = DATA, evidence: Evidence = Evidence.FINGERPRINTS
) -> ReportedFile:
    """The one file of one finding."""
    return reported_files([finding(location)], "root", TableReader(a=data), evidence)[0]


def test_should_describe_file_when_finding_lies_in_it() -> None:
    """Digest, size, encoding and number of lines."""
    file = only(place("a.py", 1, 1))
    described = (file.path, file.digest, file.size, file.encoding, file.line_count)
    assert described == ("a.py", hashlib.sha256(DATA).hexdigest(), len(DATA), "utf-8", 6)


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        (1, 1, {1: "one", 2: "two"}),
        (3, 3, {2: "two", 3: "three", 4: "four"}),
        (2, 3, {1: "one", 2: "two", 3: "three", 4: "four"}),
        (6, 6, {5: "five", 6: ""}),
        (40, 41, {5: "five", 6: ""}),
        (0, 0, {1: "one", 2: "two"}),
        (5, 2, {4: "four", 5: "five", 6: ""}),
    ],
)
def test_should_hold_lines_and_neighbours_when_region_touches_them(
    first: int, last: int, lines: dict[int, str]
) -> None:
    """Lines outside of the file are clamped into it."""
    assert only(place("a.py", first, last)).lines == lines


def test_should_hash_start_lines_when_findings_begin_there() -> None:
    """Only those lines that findings begin on."""
    assert only(place("a.py", 3, 4)).line_hashes == {3: line_hashes(DATA)[2]}


def test_should_hold_related_files_when_finding_names_them() -> None:
    """Sorted by path, each once, chains too."""
    entries = [
        finding(place("b.py", 1, 1), place("a.py", 2, 2)),
        finding(place("a.py", 1, 1), chain=(place("c.py", 1, 1),)),
    ]
    files = reported_files(entries, "root", TableReader(a=DATA, b=DATA, c=DATA))
    assert [file.path for file in files] == ["a.py", "b.py", "c.py"]


def test_should_leave_file_out_when_it_cannot_be_read() -> None:
    """A file deleted meanwhile is no reason to fail."""
    assert reported_files([finding(place("gone.py", 1, 1))], "root", TableReader()) == ()


def test_should_decode_as_declared_when_file_has_cookie() -> None:
    """The declared encoding decides about the text."""
    file = only(place("a.py", 2, 2), b"# coding: latin-1\nx = '\xe9'\n")
    assert (file.encoding, file.lines[2]) == ("iso-8859-1", "x = 'é'")


def test_should_give_no_hash_when_decoded_text_has_more_lines() -> None:
    """UTF-7 hides line ends from those who read UTF-8."""
    file = only(place("a.py", 3, 3), b"# coding: utf-7\nx = 1+AAo-y = 2")
    assert (file.line_count, file.line_hashes) == (3, {})


def test_should_hold_one_line_when_file_is_empty() -> None:
    """An empty file has one empty line."""
    file = only(place("a.py", 1, 1), b"")
    assert (file.lines, file.line_hashes) == ({1: ""}, {1: "c129715d7a2bc9a3:1"})


def test_should_leave_hashes_out_when_no_report_shows_them() -> None:
    file = only(place("a.py", 1, 1), b"x = 1\n", Evidence.LINES)
    assert (file.lines[1], file.line_hashes) == ("x = 1", {})


def test_should_read_nothing_when_only_places_are_shown() -> None:
    reader = TableReader(a=b"x = 1\n")
    assert reported_files([finding(place("a.py", 1, 1))], "root", reader, Evidence.PLACES) == ()
