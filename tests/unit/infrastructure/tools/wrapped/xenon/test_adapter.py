"""Where xenon's findings lie."""

import dataclasses

import pytest

from archcheck.domain.level import Level
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import RawFinding
from archcheck.infrastructure.tools.catalogue import adapter_named

XENON = adapter_named("xenon")


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("def f(): pass", 0, (1, 1, 1, 6)),
        ("x = 'é'; class É: pass", 10, (1, 10, 1, 17)),
        ("  x = lambda: 1", 2, (1, 3, 1, 16)),
        ("def f(): pass", None, (1, 1, 1, 6)),
    ],
)
def test_should_cover_the_header_when_there_is_one(
    line: str, column: int | None, expected: tuple[int, int, int, int]
) -> None:
    finding = RawFinding(
        path="a.py", rule="ARC405", level=Level.ERROR, message="m", line=1, column=column
    )
    region = XENON.region(finding, SourceText(line, "utf-8"))
    assert dataclasses.astuple(region) == expected
