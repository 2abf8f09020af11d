"""Tests of findings that have to do with changed lines."""

import dataclasses

import pytest

from archcheck.application.changes.touched_lines import UntouchedLines
from archcheck.domain.changed_code import Comparison
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location, Region, RelatedLocation
from tests.unit.application.changes.changes_support import BASE, FixedRevisions, inspection
from tests.unit.application.judging.policy_support import PATH, finding

OTHER = "src/shop/generated.py"
SETTINGS = "pyproject.toml"
BEFORE = {PATH: b"a\nb\nc\n", OTHER: b"x\ny\n", SETTINGS: b"p\n", "gone.md": b"g\n"}
NOW = {PATH: b"a\nnew\nc\n", OTHER: b"x\ny\n", SETTINGS: b"p\n"}
LINES = "layer-dependency"
FILES = "some-rule-about-files"


def at(path: str, first: int, last: int = 0, end: int = 9) -> Location:
    return Location(path, Region(first, 1, last or first, end))


def link(location: Location) -> tuple[RelatedLocation, ...]:
    return (RelatedLocation(location, "imports"),)


def placed(location: Location, rule: str = LINES) -> Finding:
    return dataclasses.replace(finding(rule), location=location)


def counts(about: Finding) -> bool:
    """Whether a finding has to do with the second line of one file, or with one that is gone."""
    comparison = Comparison(bases=(BASE,))
    revisions = FixedRevisions(BEFORE)
    known = UntouchedLines(comparison, inspection(), revisions, lambda path: NOW.get(path, b""))
    return not known([about])


@pytest.mark.parametrize(
    ("location", "is_touched"),
    [
        (at(PATH, 2), True),
        (at(PATH, 1, 3), True),
        (at(PATH, 1, 2, end=1), False),
        (at(PATH, 3), False),
        (at(PATH, 1), False),
        (at(OTHER, 2), False),
    ],
)
def test_should_count_what_touches_a_changed_line(location: Location, is_touched: bool) -> None:
    assert counts(placed(location)) == is_touched


def test_should_count_a_chain_when_a_link_of_it_is_touched() -> None:
    chained = dataclasses.replace(placed(at(OTHER, 2)), chain=link(at(PATH, 2)))
    assert counts(chained)


def test_should_not_count_a_chain_when_only_what_is_told_beside_it_is_touched() -> None:
    beside = dataclasses.replace(placed(at(OTHER, 2)), related=link(at(PATH, 2)))
    assert not counts(beside)


@pytest.mark.parametrize(("path", "has_changed"), [(PATH, True), (OTHER, False)])
def test_should_count_what_is_about_a_whole_file_when_that_has_changed(
    path: str, has_changed: bool
) -> None:
    assert counts(placed(at(path, 1), FILES)) == has_changed


@pytest.mark.parametrize(("path", "has_changed"), [(PATH, True), (OTHER, False)])
def test_should_count_what_is_about_the_project_when_its_cause_has_changed(
    path: str, has_changed: bool
) -> None:
    about = dataclasses.replace(placed(at(SETTINGS, 4), FILES), related=link(at(path, 1)))
    assert counts(about) == has_changed


@pytest.mark.parametrize(("key", "is_gone"), [("gone.md", True), ("never.md", False)])
def test_should_count_what_misses_a_file_when_that_was_there(key: str, is_gone: bool) -> None:
    about = dataclasses.replace(placed(at(SETTINGS, 1), FILES), key=key)
    assert counts(about) == is_gone


def test_should_not_count_what_is_about_a_directory_when_nothing_is_known_of_it() -> None:
    assert not counts(placed(at("src/shop", 1), FILES))


def test_should_always_count_what_the_gate_says_of_itself() -> None:
    assert counts(placed(at(OTHER, 2), "invalid-ignore"))


def test_should_follow_a_file_when_it_was_renamed() -> None:
    before = {"src/shop/old.py": NOW[PATH]}
    revisions = FixedRevisions(before, {PATH: "src/shop/old.py"})
    comparison = Comparison(bases=(BASE,))
    known = UntouchedLines(comparison, inspection(), revisions, NOW.__getitem__)
    assert list(known([placed(at(PATH, 2))])) == [0]
