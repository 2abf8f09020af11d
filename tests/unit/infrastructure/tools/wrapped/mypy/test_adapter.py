"""What mypy's answers become."""

import dataclasses
import json
import pathlib

import pytest

from archcheck.domain.level import Level
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import Reading, ToolTask
from archcheck.infrastructure.tools.catalogue import adapter_named
from archcheck.infrastructure.tools.running.process_runner import Finished
from tests.unit.infrastructure.tools.recording_support import played

MYPY = adapter_named("mypy")
LINE = 's = ("é é 😀", é)'
TEXT = SourceText(f"{LINE}\nplain = 1\n", "utf-8")
ANSWER = {
    "file": "shop.py",
    "line": 1,
    "column": 0,
    "end_line": 1,
    "end_column": 1,
    "message": "m",
    "hint": None,
    "code": "misc",
    "severity": "error",
}


def answered(version: str = "2.4.1", **changes: object) -> Reading:
    """The reading of one answer."""
    finished = Finished(1, json.dumps({**ANSWER, **changes}) + "\n", "")
    return played(MYPY, finished, task=ToolTask(version=version, python="python"))


@pytest.mark.parametrize(
    ("version", "changes", "expected"),
    [
        ("1.19.0", {"column": 19, "end_column": 21}, (1, 15, 1, 16)),
        ("1.19.0", {"column": 0, "end_column": 17}, (1, 1, 1, 13)),
        ("unknown", {"column": 9, "end_column": 10}, (1, 15, 1, 16)),
        ("2.4.1", {"column": 0, "end_column": 0, "end_line": 9}, (1, 1, 1, 2)),
        ("2.4.1", {"column": 3, "end_column": 30}, (1, 1, 1, 17)),
        ("2.4.1", {"column": -1, "end_column": -1}, (1, 1, 1, 17)),
        ("2.4.1", {"line": 2, "end_line": 2, "column": 0, "end_column": 5}, (2, 1, 2, 6)),
        ("2.4.1", {"line": 2, "end_line": 2, "column": 8, "end_column": 9}, (2, 9, 2, 10)),
        (
            "2.4.1",
            {"line": 2, "end_line": 2, "column": 9, "end_column": 10, "code": "syntax"},
            (2, 9, 2, 10),
        ),
    ],
)
def test_should_place_finding_when_version_counts_so(
    version: str, changes: dict[str, object], expected: tuple[int, int, int, int]
) -> None:
    finding = answered(version, **changes).findings[0]
    assert dataclasses.astuple(MYPY.region(finding, TEXT)) == expected


def test_should_keep_hint_as_notes_when_there_is_one() -> None:
    assert answered(hint="one\ntwo").findings[0].notes == ("one", "two")


@pytest.mark.parametrize(
    "told",
    [
        "See https://mypy.readthedocs.io/en/stable/running_mypy.html#missing-imports",
        '(or run "mypy --install-types" to install all missing stub packages)',
    ],
)
def test_should_leave_a_note_out_when_its_place_depends_on_the_order(told: str) -> None:
    assert answered(hint=f"one\n{told}").findings[0].notes == ("one",)


def test_should_name_rule_when_mypy_gives_no_code() -> None:
    finding = answered(code=None).findings[0]
    assert (finding.rule, finding.level) == ("misc", Level.ERROR)


def test_should_count_one_import_when_only_one_is_unknown() -> None:
    answer = {**ANSWER, "code": "import-not-found", "message": 'No module named "fastapi"'}
    reading = played(MYPY, Finished(1, json.dumps(answer), ""))
    assert reading.incomplete == (
        "1 import of a third-party module not checked: no environment of the project "
        "(set [tool.archcheck.tools.mypy] python).",
    )


@pytest.mark.parametrize(
    ("setting", "unknown"),
    [
        ("mypy_path = stubs", False),
        ("mypy_path = $MYPY_CONFIG_FILE_DIR/stubs:src", False),
        ("mypy_path = ../stubs", True),
        ("mypy_path = $HOME/stubs", True),
        ("warn_unreachable = True", False),
    ],
)
def test_should_not_know_what_decides_when_settings_lead_out_of_the_project(
    tmp_path: pathlib.Path, setting: str, unknown: bool
) -> None:
    (tmp_path / "mypy.ini").write_text(f"[mypy]\n{setting}\n", encoding="utf-8")
    assert MYPY.depends_on(tmp_path, (), ()).unknown is unknown
