"""What reports of coverage say: how much of each file was run, and when that was written."""

import datetime
import os
import pathlib
import re
import xml.parsers.expat
from collections.abc import Mapping
from typing import Any

import msgspec

from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

BRANCHES = re.compile(r"\((?P<taken>\d+)/(?P<all>\d+)\)")
DATA_FILE = b"SQLite format 3\0"


class Measured(msgspec.Struct, frozen=True):
    """How much of a file was run, in per cent, and the lines that were not."""

    percent: float
    missing: tuple[int, ...] = ()


class CoverageReport(msgspec.Struct, frozen=True):
    """The files by their paths as the report names them, and when it was written, in seconds.

    `written` is None where the report does not tell.
    """

    files: Mapping[str, Measured]
    written: float | None


def is_data_file(data: bytes) -> bool:
    """Whether only coverage itself can read it."""
    return data.startswith(DATA_FILE)


def read_report(data: bytes) -> CoverageReport:
    """A report in JSON or XML; raises ToolFailure for what is none."""
    try:
        return _read_xml(data) if data.lstrip().startswith(b"<") else _read_json(data)
    except (ValueError, LookupError, TypeError, AttributeError, xml.parsers.expat.ExpatError):
        raise ToolFailure("it is no report of coverage in JSON or XML") from None


def _read_json(data: bytes) -> CoverageReport:
    table = parsed_answer(data.decode("utf-8"))
    files = {path: _of_json(entry) for path, entry in table["files"].items()}
    return CoverageReport(files, _moment(table.get("meta", {}).get("timestamp")))


def _of_json(entry: Mapping[str, Any]) -> Measured:
    percent = float(entry["summary"]["percent_covered"])
    return Measured(percent, tuple(int(line) for line in entry.get("missing_lines", ())))


def _moment(text: str | None) -> float | None:
    return datetime.datetime.fromisoformat(text).timestamp() if text else None


class _Class(msgspec.Struct):
    """What an XML report has told of one file so far."""

    run: int = 0
    all: int = 0
    missing: list[int] = msgspec.field(default_factory=list)

    def add(self, line: Mapping[str, str]) -> None:
        """Count a line and its branches."""
        branches = BRANCHES.search(line.get("condition-coverage", ""))
        taken, known = (int(branches["taken"]), int(branches["all"])) if branches else (0, 0)
        is_run = int(line["hits"]) > 0
        self.run += is_run + taken
        self.all += 1 + known
        self.missing.extend(() if is_run else (int(line["number"]),))

    @property
    def measured(self) -> Measured:
        """How much of it was run; all of nothing."""
        return Measured(100.0 * self.run / self.all if self.all else 100.0, tuple(self.missing))


class _Reader:
    """Takes in an XML report, element by element."""

    def __init__(self) -> None:
        self.sources: list[str] = []
        self.classes: dict[str, _Class] = {}
        self.timestamp = ""
        self._text = ""
        self._path = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """The beginning of an element."""
        self._text = ""
        if name == "coverage":
            self.timestamp = attributes.get("timestamp", "")
        elif name == "class":
            self._path = attributes["filename"]
            self.classes.setdefault(self._path, _Class())
        elif name == "line" and self._path:
            self.classes[self._path].add(attributes)

    def text(self, text: str) -> None:
        """A part of a text."""
        self._text += text

    def end(self, name: str) -> None:
        """The end of an element."""
        if name == "source":
            self.sources.append(self._text.strip())


def _read_xml(data: bytes) -> CoverageReport:
    reader = _Reader()
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.text
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = _refuse
    parser.Parse(data, True)
    written = int(reader.timestamp) / 1000 if reader.timestamp else None
    files = {
        os.path.join(source, path): found.measured
        for path, found in reader.classes.items()
        for source in reader.sources or [""]
    }
    return CoverageReport(files, written)


def _refuse(*declaration: object) -> None:
    """An entity may stand for more text than there is memory."""
    raise ValueError("it declares entities")


def within(report: CoverageReport, root: str) -> Mapping[str, Measured]:
    """The files below a root, by their POSIX paths from there."""
    place = os.path.realpath(root)
    found = {os.path.realpath(os.path.join(place, path)): it for path, it in report.files.items()}
    inside = ((pathlib.Path(path), measured) for path, measured in found.items())
    return {
        path.relative_to(place).as_posix(): measured
        for path, measured in inside
        if path.is_relative_to(place)
    }
