"""Tests that are gone, skipped, emptied or vacuous, or that assert less."""

import collections
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.application.wording import counted, some_of
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.changed_files import files_only_in
from archcheck.infrastructure.guarding.claims import weakened
from archcheck.infrastructure.guarding.matching import Key, matched
from archcheck.infrastructure.guarding.tests_of_files import FoundTest, ReaderOfTests

Spare: TypeAlias = "collections.Counter[str]"


def _in_place(test: FoundTest) -> Hashable:
    return test.path, test.symbol


def _same_body_here(test: FoundTest) -> Hashable:
    return test.path, test.body


def _moved(test: FoundTest) -> Hashable:
    return test.symbol


def _moved_by_name(test: FoundTest) -> Hashable:
    return test.symbol.rpartition(".")[2]


def _same_body(test: FoundTest) -> Hashable:
    return test.body


SAME: Sequence[Key[FoundTest]] = (_in_place, _same_body_here, _moved, _moved_by_name, _same_body)


class ComparisonOfTests(GateComparison):
    """Compares tests one by one, and what remains file by file."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each test that is worth less."""
        found = matched(_tests(strong, weak), _tests(weak, strong), SAME)
        spare = _worth_by_file(found.new)
        for test in found.gone:
            yield from _of_gone(test, spare)
        for before, after in found.pairs:
            yield from _of_pair(before, after, spare)
            yield from _of_cases(before, after)


def _tests(state: GateState, other: GateState) -> list[FoundTest]:
    if state.own is None:
        return []
    reader = ReaderOfTests(state.own, state.configuration.max_file_seconds)
    return [test for file in files_only_in(state, other) for test in reader.tests(file)]


def _worth_by_file(tests: Iterable[FoundTest]) -> Spare:
    """How many assertions the new tests of each file make."""
    found: Spare = collections.Counter()
    for test in tests:
        found[test.path] += test.worth
    return found


def _of_gone(test: FoundTest, spare: Spare) -> Iterator[Lapse]:
    """A test that was skipped is no loss, nor one in whose place others assert as much."""
    if not test.is_skipped and not _is_moved(test.path, max(test.worth, 1), spare):
        yield _lapse(test, test, "is gone", "is new")


def _of_pair(before: FoundTest, after: FoundTest, spare: Spare) -> Iterator[Lapse]:
    lost = before.worth - after.worth
    if after.is_skipped and not before.is_skipped:
        yield _lapse(before, after, "is skipped", "is no longer skipped")
    elif lost > 0 and not _is_moved(after.path, lost, spare):
        yield _lapse(before, after, _how(before, after), "asserts more")
    else:
        yield from _of_claims(before, after)


def _of_claims(before: FoundTest, after: FoundTest) -> Iterator[Lapse]:
    """One sentence about all of which less is said; what was skipped said nothing."""
    found = [] if before.is_skipped else weakened(before.claims, after.claims)
    if found:
        about = f"says less of {some_of(found)}"
        yield _lapse(before, after, about, about.replace("less", "more"))


def _of_cases(before: FoundTest, after: FoundTest) -> Iterator[Lapse]:
    if after.cases < before.cases:
        fewer = f"has {counted(after.cases, 'case')} of {before.cases}"
        yield _lapse(before, after, fewer, f"has more than {counted(after.cases, 'case')}")


def _is_moved(path: str, lost: int, spare: Spare) -> bool:
    """Whether new tests of its file make so many assertions, which then stand for no other."""
    if spare[path] < lost:
        return False
    spare[path] -= lost
    return True


def _how(before: FoundTest, after: FoundTest) -> str:
    if not after.assertions:
        return "is emptied: it asserts nothing"
    if not after.worth:
        return "is vacuous: its assertions cannot fail"
    return f"makes {counted(after.worth, 'assertion')} of {before.worth}"


def _lapse(before: FoundTest, after: FoundTest, lost: str, gained: str) -> Lapse:
    name = f"{before.path}::{before.symbol.replace('.', '::')}"
    other = f"{after.path}::{after.symbol.replace('.', '::')}"
    return Lapse(
        kind=PolicyKind.TEST,
        what=name,
        lost=f"test {other} {lost}",
        gained=f"test {name} {gained}",
        there=Place(before.path, before.line),
        here=Place(after.path, after.line),
    )
