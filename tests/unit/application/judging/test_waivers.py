"""Tests of waivers."""

import dataclasses
import datetime

import pytest

from archcheck.application.judging.waivers import Waivers
from archcheck.domain.configuration import Configuration, Origin, Waiver
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.location import Location
from tests.unit.application.judging.policy_support import (
    PATH,
    TODAY,
    finding,
    line_region,
    policy,
    waiver,
    waiving,
)

DAY = datetime.timedelta(days=1)
PACK = Origin("pack team", "waivers[0]", 4)


def is_waived(entry: Waiver, about: Finding) -> bool:
    judged = Waivers(policy(waiving(entry))).applied([about])
    return judged[0].suppression is not None


def complaints(
    entry: Waiver, *findings: Finding, partial: bool = False, unchecked: tuple[str, ...] = ()
) -> list[str]:
    waivers = Waivers(policy(waiving(entry), partial=partial, unchecked=unchecked))
    waivers.applied(findings)
    return [complaint.rule for complaint in waivers.complaints()]


@pytest.mark.parametrize(
    "entry",
    [
        waiver("no-comments", path="src/shop/order.py"),
        waiver("no-comments", path="src/**"),
        waiver("no-comments", module="shop.order"),
        waiver("no-comments", module="shop"),
        waiver("no-comments", module="shop.*"),
        waiver("CNV1", symbol="shop.order.*"),
        waiver("string-comment", "no-comments", path="src/"),
        waiver("no-comments", path="src/", expires=TODAY),
    ],
)
def test_should_waive_finding_when_everything_fits(entry: Waiver) -> None:
    assert is_waived(entry, finding("no-comments"))


@pytest.mark.parametrize(
    "entry",
    [
        waiver("no-comments", path="src/shop/other.py"),
        waiver("no-comments", module="shop.ord"),
        waiver("no-comments", symbol="shop.order.Item"),
        waiver("no-comments", contract="hexagonal"),
        waiver("string-comment", path="src/**"),
        waiver("no-comments", path="src/**", module="billing"),
        waiver("no-comments", path="src/**", expires=TODAY - DAY),
    ],
)
def test_should_keep_finding_when_something_does_not_fit(entry: Waiver) -> None:
    assert not is_waived(entry, finding("no-comments"))


def test_should_waive_finding_of_contract_when_contract_is_named() -> None:
    entry = waiver("layer-dependency", contract="hexagonal")
    assert is_waived(entry, finding("layer-dependency", contract="hexagonal"))


def test_should_keep_finding_of_the_gate_when_waived() -> None:
    assert not is_waived(waiver("ARC001", path="src/"), finding("unparsable-file"))


def test_should_keep_first_suppression_when_already_ignored() -> None:
    ignored = dataclasses.replace(finding(), suppression=Suppression("inline", "known"))
    judged = Waivers(policy(waiving(waiver("no-comments", path="src/")))).applied([ignored])
    assert judged == [ignored]


def test_should_remember_place_when_finding_is_waived() -> None:
    judged = Waivers(policy(waiving(waiver("no-comments", path="src/")))).applied([finding()])
    assert [entry.suppression and entry.suppression.location for entry in judged] == [
        Location("pyproject.toml", line_region("pyproject.toml", 7))
    ]


def of_pack(file: str, *waivers: Waiver) -> Waivers:
    return Waivers(policy(Configuration(root="/shop", file=file, waivers=waivers)))


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("pyproject.toml", Location("pyproject.toml", line_region("pyproject.toml", 1))),
        ("", None),
    ],
)
def test_should_remember_a_real_place_when_pack_waives(file: str, place: Location | None) -> None:
    waivers = of_pack(file, waiver("no-comments", path="src/", origin=PACK))
    judged = waivers.applied([finding()])
    assert judged[0].suppression == Suppression("waiver", "moves with the new billing", place)


def test_should_complain_in_configuration_file_when_waiver_of_pack_has_expired() -> None:
    waivers = of_pack("pyproject.toml", waiver("CNV", expires=TODAY - DAY, origin=PACK))
    told = [(entry.location, entry.message) for entry in waivers.complaints()]
    place = Location("pyproject.toml", line_region("pyproject.toml", 1))
    text = "the waiver of CNV ended on 2026-11-20: moves with the new billing"
    assert told == [(place, f"{text} (in pack team, line 4)")]


def test_should_not_complain_when_there_is_no_file_to_say_it_in() -> None:
    waivers = of_pack("", waiver("no-comments", expires=TODAY - DAY, origin=PACK))
    assert waivers.complaints() == []


def test_should_complain_when_waiver_waives_nothing() -> None:
    assert complaints(waiver("no-comments", path="src/")) == ["unused-waiver"]


@pytest.mark.parametrize(
    "entry",
    [
        waiver("no-comments", path="src/shop/order.py"),
        waiver("flake8:F401", path="src/"),
        waiver("no-comments", module="shop"),
        waiver("no-comments", symbol="shop.*"),
        waiver("layer-dependency", path="src/shop/price.py"),
        waiver("ARC1", "no-comments", path="tests/"),
    ],
)
def test_should_not_complain_when_a_file_that_may_match_was_not_checked(entry: Waiver) -> None:
    assert complaints(entry, unchecked=(PATH,)) == []


@pytest.mark.parametrize(
    "entry",
    [
        waiver("no-comments", path="src/shop/price.py"),
        waiver("flake8:F401", module="shop.price"),
        waiver("no-comments", path="src/", module="shop.price"),
    ],
)
def test_should_complain_when_every_file_that_may_match_was_checked(entry: Waiver) -> None:
    assert complaints(entry, unchecked=(PATH,)) == ["unused-waiver"]


def test_should_complain_when_waiver_has_expired() -> None:
    entry = waiver("no-comments", path="src/", expires=TODAY - DAY)
    assert complaints(entry, finding()) == ["expired-waiver"]


@pytest.mark.parametrize(
    "entry",
    [
        waiver("no-comments", path="src/", allow_empty=True),
        waiver("no-comments", path="src/", origin=Origin("pack sprint-zero")),
        waiver("mypy:arg-type", path="src/"),
    ],
)
def test_should_not_complain_when_nothing_has_to_match(entry: Waiver) -> None:
    assert complaints(entry) == []


@pytest.mark.parametrize("expires", [None, TODAY - DAY])
def test_should_not_complain_when_only_a_part_was_checked(expires: datetime.date | None) -> None:
    entry = waiver("no-comments", path="src/", expires=expires)
    assert complaints(entry, partial=True) == []


@pytest.mark.parametrize(
    ("rule", "found"), [("no-comments", ["unused-waiver"]), ("flake8:F841", [])]
)
def test_should_complain_of_own_rules_alone_when_only_tools_are_left_out(
    rule: str, found: list[str]
) -> None:
    law = policy(
        waiving(waiver(rule, path="src/")),
        partial=True,
        tools_left_out=True,
        answered=("archcheck",),
    )
    assert [complaint.rule for complaint in Waivers(law).complaints()] == found


def test_should_not_complain_when_waiver_was_used() -> None:
    assert complaints(waiver("no-comments", path="src/"), finding()) == []


def test_should_be_called_by_its_rules_when_a_waiver_is_named() -> None:
    entry = waiver("no-comments", "string-comment", path="src/")
    named = list(Waivers(policy(waiving(entry))).named())
    assert named == [("the waiver of no-comments, string-comment", entry)]
