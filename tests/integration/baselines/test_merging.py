"""Baselines merge without conflict when branches take out different findings."""

import pathlib
import random

import pytest

from archcheck.application.baseline.sheets import Lines
from archcheck.domain.baseline import Baseline, Entry, Sheet
from archcheck.domain.baseline_text import read_sheet, sheet_text, spaced
from tests.integration.version_control.repository_support import committed, git

FILE = "archcheck-baseline.txt"


def entry(number: int) -> Entry:
    """One of many."""
    return Entry(
        rule="no-comments",
        path=f"src/{number // 4}.py",
        ordinal=number % 4 + 1,
        fingerprint="0" * 16,
    )


def without(sheet: Sheet, gone: set[int]) -> str:
    """The file after an update that took some entries out."""
    lines = Lines(Baseline((sheet,)), lambda path: FILE)
    for spot, each in list(Baseline((sheet,)).spots()):
        if sheet.entries.index(each) in gone:
            lines.take_out(spot)
    return "".join(sheet_text(changed) for changed in lines.sheets()) or sheet_text(sheet)


@pytest.mark.parametrize("seed", range(12))
def test_should_merge_without_conflict_when_both_branches_remove(
    tmp_path: pathlib.Path, seed: int
) -> None:
    """With the git that everybody has, several times over."""
    chance = random.Random(seed)
    sheet = Sheet(FILE, spaced(map(entry, range(chance.randint(2, 40)))))
    numbers = range(len(sheet.entries))
    first = {number for number in numbers if chance.random() < 0.5}
    second = {number for number in numbers if number not in first and chance.random() < 0.7}
    committed(tmp_path, {FILE: sheet_text(sheet)})
    git(tmp_path, "checkout", "-q", "-b", "other")
    committed(tmp_path, {FILE: without(sheet, second)})
    git(tmp_path, "checkout", "-q", "main")
    committed(tmp_path, {FILE: without(sheet, first)})
    git(tmp_path, "merge", "-q", "-m", "both", "other")
    left = read_sheet(FILE, (tmp_path / FILE).read_text(encoding="utf-8")).entries
    expected = [each for at, each in enumerate(sheet.entries) if at not in first | second]
    assert list(left) == expected
