"""Names that rules had before."""

import dataclasses

import pytest

from archcheck.application.checking.former_names import (
    former_ignores,
    former_names,
    with_todays_names,
)
from archcheck.application.checking.selection import Selection
from archcheck.domain.baseline import Baseline, Entry, Sheet
from archcheck.domain.configuration import Configuration, Origin, Override, RuleSetting, Waiver
from archcheck.domain.facts import FileFacts, IgnoreDirective
from archcheck.domain.location import Region
from archcheck.domain.rule_names import RuleNames
from tests.unit.application.judging.policy_support import RULES

RULE = dataclasses.replace(RULES[0], formerly=("old-name",))
NAMES = RuleNames((RULE, *RULES[1:]), {})
TOLD = f'"old-name" is called {RULE.name} now; the old name still works'
PLACE = Origin("pyproject.toml", "tool.archcheck.rules.old-name.level", 4)
TODAY = Origin("pyproject.toml", f"tool.archcheck.rules.{RULE.name}", 5)
SETTINGS = {RULE.name: RuleSetting(origin=PLACE)}


def configuration(**stated: object) -> Configuration:
    """Nothing but what is stated."""
    return dataclasses.replace(Configuration(root=""), **stated)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selection", "stated", "told"),
    [
        (Selection(select=("old-name", "CNV")), {}, [f"--select: {TOLD}"]),
        (Selection(ignore=("old-name",)), {}, [f"--ignore: {TOLD}"]),
        (Selection(), {"rules": SETTINGS}, [f"pyproject.toml:4: {TOLD}"]),
        (Selection(), {"rules": {RULE.name: RuleSetting(origin=TODAY)}}, []),
        (
            Selection(),
            {"overrides": (Override(paths=("a.py",), rules=SETTINGS, origin=PLACE),)},
            [f"pyproject.toml:4: {TOLD}"],
        ),
        (
            Selection(),
            {"waivers": (Waiver(rules=("old-name", RULE.name), reason="x", origin=PLACE),)},
            [f"pyproject.toml:4: {TOLD}"],
        ),
    ],
)
def test_should_tell_the_new_name_when_the_old_one_is_stated(
    selection: Selection, stated: dict[str, object], told: list[str]
) -> None:
    assert list(former_names(selection, configuration(**stated), NAMES)) == told


def facts(path: str, *lines: int) -> FileFacts:
    """A file with ignores by the old name."""
    ignores = tuple(
        IgnoreDirective(("old-name",), "", Region(line, 1, line, 9), line, line) for line in lines
    )
    return FileFacts(path=path, lines=9, ignores=ignores)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([facts("a.py")], []),
        ([facts("a.py", 3)], [f"a.py:3: {TOLD}"]),
        ([facts("b.py", 3), facts("a.py", 2, 5)], [f"a.py:2 and 2 more: {TOLD}"]),
    ],
)
def test_should_tell_the_new_name_once_when_comments_use_the_old_one(
    files: list[FileFacts], told: list[str]
) -> None:
    assert list(former_ignores(files, NAMES)) == told


def baseline(rule: str) -> Baseline:
    """One entry, below an empty line."""
    return Baseline((Sheet("known.txt", (None, Entry(rule=rule, path="a.py"))),))


def test_should_read_entries_by_the_new_name_when_a_baseline_has_the_old_one() -> None:
    assert with_todays_names(baseline("old-name"), NAMES) == (
        baseline(RULE.name),
        (f"known.txt: {TOLD}",),
    )


def test_should_leave_the_baseline_when_it_has_todays_names() -> None:
    assert with_todays_names(baseline(RULE.name), NAMES) == (baseline(RULE.name), ())
