"""Tests of what is declared as not checked."""

import dataclasses
import datetime

import pytest

from archcheck.application.judging.declared_unchecked import DeclaredUnchecked
from archcheck.domain.configuration import Configuration, Origin, Unchecked
from archcheck.domain.location import Location
from tests.unit.application.judging.policy_support import (
    PATH,
    PROJECT,
    TODAY,
    finding,
    leaving_out,
    line_region,
    policy,
)

YESTERDAY = TODAY - datetime.timedelta(days=1)


def gap(path: str = "", tool: str = "", expires: datetime.date | None = None) -> Unchecked:
    return Unchecked(reason="old syntax", origin=PROJECT, path=path, tool=tool, expires=expires)


def declared(*entries: Unchecked, partial: bool = False) -> DeclaredUnchecked:
    return DeclaredUnchecked(policy(leaving_out(*entries), partial=partial))


@pytest.mark.parametrize("path", [PATH, "src/shop/*.py", "src/**"])
def test_should_hold_path_when_glob_matches(path: str) -> None:
    assert declared(gap(path=path)).holds_path(PATH)


@pytest.mark.parametrize(
    "entry", [gap(path="tests/**"), gap(tool="mypy"), gap(path=PATH, expires=YESTERDAY)]
)
def test_should_not_hold_path_when_not_declared(entry: Unchecked) -> None:
    assert not declared(entry).holds_path(PATH)


@pytest.mark.parametrize(("tool", "held"), [("mypy", True), ("flake8", False)])
def test_should_hold_tool_when_declared(tool: str, held: bool) -> None:
    assert declared(gap(tool="mypy")).holds_tool(tool) is held


@pytest.mark.parametrize(
    ("rule", "reason"), [("unparsable-file", "old syntax"), ("no-comments", "")]
)
def test_should_suppress_only_findings_about_reading_when_declared(rule: str, reason: str) -> None:
    judged = declared(gap(path=PATH)).applied([finding(rule)])
    assert (judged[0].suppression.reason if judged[0].suppression else "") == reason


def test_should_keep_finding_when_another_path_is_declared() -> None:
    judged = declared(gap(path="tests/**")).applied([finding("unparsable-file")])
    assert judged[0].suppression is None


def test_should_say_what_came_up_when_asked() -> None:
    entries = declared(gap(path=PATH), gap(tool="mypy"))
    entries.holds_path(PATH)
    assert entries.sentences() == (f"{PATH} (old syntax)",)


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (gap(tool="mypy"), "unused-waiver"),
        (gap(path=PATH), "unused-waiver"),
        (gap(path=PATH, expires=YESTERDAY), "expired-waiver"),
    ],
)
def test_should_complain_when_declaration_has_no_use(entry: Unchecked, rule: str) -> None:
    assert [complaint.rule for complaint in declared(entry).complaints()] == [rule]


@pytest.mark.parametrize("expires", [None, YESTERDAY])
def test_should_not_complain_when_only_a_part_was_checked(expires: datetime.date | None) -> None:
    assert declared(gap(tool="mypy", expires=expires), partial=True).complaints() == []


def of_pack(file: str, expires: datetime.date | None = None) -> DeclaredUnchecked:
    origin = Origin("pack team", "unchecked[0]", 4)
    entry = dataclasses.replace(gap(path=PATH, expires=expires), origin=origin)
    return DeclaredUnchecked(policy(Configuration(root="/shop", file=file, unchecked=(entry,))))


@pytest.mark.parametrize(
    ("file", "expires", "places"),
    [
        ("archcheck.toml", YESTERDAY, [("archcheck.toml", 1)]),
        ("archcheck.toml", None, []),
        ("", YESTERDAY, []),
    ],
)
def test_should_complain_only_in_real_places_when_pack_declares(
    file: str, expires: datetime.date | None, places: list[tuple[str, int]]
) -> None:
    locations = [entry.location for entry in of_pack(file, expires).complaints()]
    assert [(entry.path, entry.region.start_line) for entry in locations] == places


def test_should_suppress_at_a_real_place_when_pack_declares() -> None:
    judged = of_pack("archcheck.toml").applied([finding("unparsable-file")])
    place = judged[0].suppression and judged[0].suppression.location
    assert place == Location("archcheck.toml", line_region("archcheck.toml", 1))


def test_should_not_complain_when_declaration_came_up() -> None:
    entries = declared(gap(tool="mypy"))
    entries.holds_tool("mypy")
    assert entries.complaints() == []
