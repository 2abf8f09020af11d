"""Tests of what the root of several projects says of each of them."""

import pathlib

from archcheck.application.toml_text import KeyPath
from archcheck.domain.configuration import Origin
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.configuration.packs import Pack, PackFile
from archcheck.infrastructure.configuration.rules_of_the_root import (
    EVERY_PROJECT,
    RootRules,
    rules_for_all,
)

PLACE = Origin("pyproject.toml")
RULE = ("rules", "test-import")


def _pack(name: str, is_for_all: bool) -> Pack:
    values: dict[KeyPath, Stated] = {
        RULE: Stated("error", PLACE),
        (EVERY_PROJECT,): Stated(is_for_all, PLACE),
    }
    return Pack(PackFile(pathlib.Path(name), name), Fragment(values=values))


ALL, SOME = _pack("all", True), _pack("some", False)


def test_should_hold_in_every_project_when_a_pack_says_so() -> None:
    assert rules_for_all([SOME, ALL], Fragment()).packs == (ALL,)


def test_should_lie_below_the_packs_of_a_project_when_there_are_any() -> None:
    found = rules_for_all([ALL], Fragment())
    assert found.below([SOME, ALL]) == (ALL.fragment, Fragment(), SOME.fragment)


def test_should_name_each_pack_once_when_a_project_extends_it_too() -> None:
    assert rules_for_all([ALL], Fragment()).labels([ALL, SOME]) == ("all", "some")


def test_should_change_nothing_when_the_root_says_nothing() -> None:
    assert RootRules().below([SOME]) == (SOME.fragment,)


def test_should_keep_what_the_root_says_of_their_rules_only_when_it_says_more() -> None:
    stated = Stated("off", PLACE)
    own = Fragment(values={RULE: stated, ("rules", "no-comments"): stated})
    assert rules_for_all([ALL], own).changes == Fragment(values={RULE: stated})
