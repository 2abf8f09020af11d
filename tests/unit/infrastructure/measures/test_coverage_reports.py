"""What reports of coverage say."""

import json
import pathlib

import pytest

from archcheck.infrastructure.measures.coverage_reports import (
    CoverageReport,
    Measured,
    is_data_file,
    read_report,
    within,
)
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

XML = """<?xml version="1.0" ?>
<coverage version="7" timestamp="1700000000500">
 <sources><source>/work/src</source><source> lib </source></sources>
 <packages><package name="."><classes>
  <class name="a.py" filename="shop/a.py"><methods/><lines>
   <line number="1" hits="1"/>
   <line number="2" hits="1" branch="true" condition-coverage="50% (1/2)" missing-branches="4"/>
   <line number="4" hits="0"/>
  </lines></class>
  <class name="b.py" filename="shop/b.py"><lines/></class>
 </classes></package></packages>
</coverage>
"""


def test_should_read_files_when_the_report_is_json() -> None:
    entry = {"summary": {"percent_covered": 62.5}, "missing_lines": [3, 5]}
    data = json.dumps({"meta": {"timestamp": "1970-01-02T00:00:00+00:00"}, "files": {"a": entry}})
    expected = CoverageReport({"a": Measured(62.5, (3, 5))}, 86400.0)
    assert read_report(data.encode()) == expected


def test_should_not_know_the_moment_when_json_does_not_tell() -> None:
    assert read_report(b'{"files": {}}') == CoverageReport({}, None)


def test_should_count_lines_and_branches_when_the_report_is_xml() -> None:
    half, whole = Measured(60.0, (4,)), Measured(100.0)
    places = ("/work/src/shop", "lib/shop")
    files = {f"{place}/{name}": it for place in places for name, it in zip("ab", (half, whole))}
    expected = {f"{path}.py": it for path, it in files.items()}
    assert read_report(XML.encode()) == CoverageReport(expected, 1700000000.5)


def test_should_take_paths_as_they_are_when_xml_names_no_sources() -> None:
    data = b'<coverage><class filename="a.py"><line number="1" hits="1"/></class></coverage>'
    assert read_report(data) == CoverageReport({"a.py": Measured(100.0)}, None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"files": {"a": {}}}',
        b'{"files": {"a": {"summary": {"percent_covered": "x"}}}}',
        b'{"files": {}, "meta": {"timestamp": "soon"}}',
        b"\xff",
        b"<coverage>",
        b"<coverage><class/></coverage>",
        b'<coverage timestamp="soon"/>',
        b'<!DOCTYPE a [<!ENTITY b "c">]><coverage>&b;</coverage>',
    ],
)
def test_should_refuse_a_file_when_it_is_no_report(data: bytes) -> None:
    with pytest.raises(ToolFailure, match="it is no report of coverage in JSON or XML"):
        read_report(data)


def test_should_know_data_files_when_they_begin_as_such() -> None:
    found = [is_data_file(data) for data in (b"SQLite format 3\0...", b"{}")]
    assert found == [True, False]


def test_should_leave_files_outside_when_paths_lead_there(tmp_path: pathlib.Path) -> None:
    names = ("a.py", str(tmp_path / "b.py"), "/elsewhere/c.py", "../d.py")
    report = CoverageReport({name: Measured(1.0) for name in names}, None)
    assert sorted(within(report, str(tmp_path))) == ["a.py", "b.py"]
