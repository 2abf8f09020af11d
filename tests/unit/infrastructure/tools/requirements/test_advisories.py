"""Advisories in words."""

import pytest

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import RawFinding
from archcheck.infrastructure.tools.requirements.advisories import Advisory, region_of

BARE = Advisory(id="X-1", package="foo", version="1.0", text="It is bad.")
KNOWN = Advisory(
    id="X-1",
    package="foo",
    version="1.0",
    text="It is bad.",
    alias="CVE-1",
    score=7.0,
    fixed=("1.1", "2.0"),
)


@pytest.mark.parametrize(
    ("advisory", "level", "message", "fix"),
    [
        (
            BARE,
            Level.ERROR,
            "foo 1.0: It is bad",
            "no version of foo is known to be free of it: replace it.",
        ),
        (
            KNOWN,
            Level.ERROR,
            "foo 1.0 (CVE-1, CVSS 7): It is bad (fixed in 1.1, 2.0)",
            "upgrade foo to 1.1 or 2.0, or newer.",
        ),
        (
            Advisory(id="X", package="foo", version="1", text="a", score=6.9),
            Level.WARNING,
            "foo 1 (CVSS 6.9): a",
            "no version of foo is known to be free of it: replace it.",
        ),
    ],
)
def test_should_say_what_is_known_when_version_is_vulnerable(
    advisory: Advisory, level: Level, message: str, fix: str
) -> None:
    assert (advisory.level, advisory.message, advisory.fix) == (level, message, fix)


@pytest.mark.parametrize(
    ("columns", "region"),
    [((None, None), (1, 2, 1, 7)), ((3, 5), (1, 3, 1, 5)), ((3, None), (1, 2, 1, 7))],
)
def test_should_point_at_requirement_when_its_columns_are_known(
    columns: tuple[int | None, int | None], region: tuple[int, int, int, int]
) -> None:
    finding = RawFinding(
        path="a.txt",
        rule="X",
        level=Level.ERROR,
        message="x",
        line=1,
        column=columns[0],
        end_column=columns[1],
    )
    assert region_of(finding, SourceText.decode(b" name ")) == Region(*region)
