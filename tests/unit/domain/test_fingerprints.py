"""Tests of the fingerprints."""

import collections
import dataclasses
import json
import pathlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.finding import Finding
from archcheck.domain.fingerprints import finding_ids, line_hashes
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region

GOLDEN = pathlib.Path(__file__).parents[3] / "fixtures" / "golden" / "finding_ids.json"
TEXTS = st.text(alphabet="ab \t\r\n\ufeffé𝒳.", max_size=260)
NAMES = st.text(alphabet="abc._->", max_size=4)


def finding(line: int = 1, path: str = "src/shop/price.py", **changes: str) -> Finding:
    """A finding on a line."""
    plain = Finding(
        analyzer="archcheck",
        rule="no-comments",
        level=Level.ERROR,
        message="prose comment",
        location=Location(path, Region(line, 1, line, 5)),
        key="comment",
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def slow_hashes(data: bytes) -> list[str]:
    """The definition, unit by unit."""
    units: list[int] = []
    after_return = False
    encoded = data.decode("utf-8", "replace").encode("utf-16-le", "surrogatepass")
    for unit in memoryview(encoded).cast("H"):
        dropped = unit in (9, 32) or (unit == 10 and after_return)
        after_return = unit == 13
        units.extend([] if dropped else [10 if unit == 13 else unit])
    padded = [*units, 65535, *([0] * 100)]
    starts = [0, *(index + 1 for index, unit in enumerate(units) if unit == 10)]
    values = [
        sum(padded[start + i] * 37 ** (99 - i) for i in range(100)) % 2**64 for start in starts
    ]
    seen: collections.Counter[int] = collections.Counter()
    hashes = []
    for value in values:
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        ("\n", ["3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1"]),
        ("a\nb", ["c74339777b6a2c60:1", "8ee5a81e681643c1:1"]),
        ("a\r\nb\r\n", ["81b8d8db678b2bbe:1", "ade70578248be16f:1", "c129715d7a2bc9a3:1"]),
        ("\ufeffx = 1\n", ["973f80c4b80f40b6:1", "c129715d7a2bc9a3:1"]),
        (
            'é = "𝒳𝒳"\n\t y\n',
            ["de9d6e7bec7b9062:1", "c33be7e0cf7c3ca:1", "c129715d7a2bc9a3:1"],
        ),
    ],
)
def test_should_give_published_hashes_when_text_is_check_vector(
    text: str, hashes: list[str]
) -> None:
    """The vectors of the report's specification."""
    assert line_hashes(text.encode()) == hashes


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_should_equal_definition_when_text_is_arbitrary(text: str) -> None:
    """The fast way and the slow way agree."""
    assert line_hashes(text.encode()) == slow_hashes(text.encode())


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_should_equal_definition_when_bytes_are_arbitrary(data: bytes) -> None:
    """Bytes that are not UTF-8 are replaced, not refused."""
    assert line_hashes(data) == slow_hashes(data)


def test_should_equal_definition_when_lines_are_longer_than_window() -> None:
    """A gap between two windows is skipped."""
    data = b"x" * 350 + b"\n" + b"y" * 99 + b"\n" + b"z" * 101 + b"\n"
    assert line_hashes(data) == slow_hashes(data)


def test_should_count_occurrences_when_lines_repeat_themselves() -> None:
    """Equal windows are numbered."""
    data = b"pass\n" * 60
    numbers = [text.partition(":")[2] for text in line_hashes(data)]
    assert numbers == [text.partition(":")[2] for text in slow_hashes(data)]


def test_should_keep_line_feed_when_blank_stands_after_return() -> None:
    """Only a line feed right after the return belongs to it."""
    assert len(line_hashes(b"a\r \nb")) == 3


@pytest.mark.parametrize("case", json.loads(GOLDEN.read_text(encoding="utf-8")))
def test_should_keep_identity_when_golden_file_pins_it(case: dict[str, Any]) -> None:
    """Baselines of users live on these values."""
    findings = [finding(line, **case["finding"]) for line in (3, 9)]
    assert list(finding_ids(findings)) == case["ids"]


@given(st.lists(st.tuples(NAMES, NAMES, st.integers(1, 3)), max_size=8), st.integers(0, 90))
@settings(max_examples=60, deadline=None)
def test_should_keep_identity_when_lines_shift(
    entries: list[tuple[str, str, int]], shift: int
) -> None:
    """Ids say nothing about lines."""
    before = [finding(line, symbol=symbol, key=key) for symbol, key, line in entries]
    after = [finding(line + shift, symbol=symbol, key=key) for symbol, key, line in entries]
    assert finding_ids(before) == finding_ids(after)


@given(st.lists(st.tuples(NAMES, NAMES, st.integers(1, 3)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_should_differ_when_findings_are_several(entries: list[tuple[str, str, int]]) -> None:
    """No two findings of one check share an id."""
    findings = [finding(line, symbol=symbol, key=key) for symbol, key, line in entries]
    assert len(set(finding_ids(findings))) == len(findings)


@given(st.permutations([finding(line, key=key) for line in (1, 2, 7) for key in "ab"]))
@settings(max_examples=20, deadline=None)
def test_should_follow_finding_when_order_changes(findings: list[Finding]) -> None:
    """Numbers of equals follow their places, not the order of the list."""
    ids = dict(zip(map(repr, findings), finding_ids(findings), strict=True))
    usual = sorted(findings, key=lambda entry: entry.order)
    assert ids == dict(zip(map(repr, usual), finding_ids(usual), strict=True))


@pytest.mark.parametrize(
    "changes",
    [
        {"analyzer": "flake8"},
        {"rule": "string-comment"},
        {"contract": "hexagonal"},
        {"symbol": "shop.price"},
        {"path": "src/shop/other.py"},
        {"key": "other"},
    ],
)
def test_should_change_identity_when_finding_is_another(changes: dict[str, str]) -> None:
    """Everything but place, message and level is part of the identity."""
    assert finding_ids([finding(1, **changes)]) != finding_ids([finding()])


def test_should_keep_identity_when_message_and_level_change() -> None:
    """Wording may improve without a new finding."""
    changed = finding(message="another text", level=Level.NOTE)
    assert finding_ids([changed]) == finding_ids([finding()])


def test_should_give_identity_when_path_is_not_utf8() -> None:
    """A name of arbitrary bytes has an id too."""
    assert len(finding_ids([finding(path="src/\udcff.py", key="a\0b")])[0]) == 32
