"""Tests of how checkers are found."""

import sys

import pytest

from archcheck.infrastructure.checkers.engine.checker_files import (
    checker_of,
    has_checker,
    modules_of,
)
from archcheck.infrastructure.checkers.rules import no_comments
from archcheck.infrastructure.checkers.rules.no_comments import NoComments


def test_should_find_checker_when_rule_has_file() -> None:
    assert checker_of("no-comments") is NoComments


@pytest.mark.parametrize(("rule", "found"), [("no-comments", True), ("no-such-rule", False)])
def test_should_tell_whether_checker_exists_when_asked(rule: str, found: bool) -> None:
    assert has_checker(rule) is found


def test_should_fail_when_file_holds_no_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, f"{no_comments.__package__}.empty_file", sys)
    with pytest.raises(LookupError):
        checker_of("empty-file")


def test_should_name_modules_when_rules_have_checkers() -> None:
    assert modules_of(["no-comments", "no-such-rule"]) == (no_comments.__name__,)
