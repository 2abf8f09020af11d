"""What has become looser and stricter between two states of a gate."""

import collections
import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.guarding.gate_state import Comparison, GateState, Lapses
from archcheck.application.guarding.kinds.declared_architecture import architecture_lapses
from archcheck.application.guarding.kinds.exhaustive import exhaustive_lapses
from archcheck.application.guarding.kinds.fail_on import fail_on_lapses
from archcheck.application.guarding.kinds.import_exceptions import import_exception_lapses
from archcheck.application.guarding.kinds.joint_changes import joint_change_lapses
from archcheck.application.guarding.kinds.judged_files import exclude_lapses, root_lapses
from archcheck.application.guarding.kinds.layout_rules import layout_lapses
from archcheck.application.guarding.kinds.rules import rule_lapses
from archcheck.application.guarding.kinds.strict_paths import strict_path_lapses
from archcheck.application.guarding.kinds.tools import tool_lapses
from archcheck.application.guarding.kinds.unchecked import unchecked_lapses
from archcheck.application.guarding.kinds.waivers import waiver_lapses
from archcheck.application.guarding.kinds.wanted_imports import wanted_import_lapses
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import NOWHERE, Lapse, Place, PolicyChange

CONFIGURED: tuple[Comparison, ...] = (
    architecture_lapses,
    exclude_lapses,
    exhaustive_lapses,
    fail_on_lapses,
    import_exception_lapses,
    joint_change_lapses,
    layout_lapses,
    root_lapses,
    rule_lapses,
    strict_path_lapses,
    tool_lapses,
    unchecked_lapses,
    waiver_lapses,
    wanted_import_lapses,
)
ABOVE = "../"
Changes = tuple[PolicyChange, ...]


def compared(
    before: GateState, after: GateState, comparisons: Sequence[GateComparison]
) -> tuple[Changes, Changes]:
    """What is looser, and what is stricter; each sorted."""
    looser = _sorted(_looser(each, after) for each in _lost(before, after, comparisons))
    stricter = _sorted(_stricter(each, after) for each in _lapses(after, before, comparisons))
    return looser, stricter


def _lost(before: GateState, after: GateState, comparisons: Sequence[GateComparison]) -> Lapses:
    """What is demanded no longer; of a gate that is new only what the project had before it."""
    if not before.is_adopting:
        return _lapses(before, after, comparisons)
    others = (each.lapses(before, after) for each in comparisons if each.of_project)
    return itertools.chain.from_iterable(others)


def _lapses(
    strong: GateState, weak: GateState, comparisons: Iterable[GateComparison]
) -> Iterator[Lapse]:
    others = (each.lapses for each in comparisons)
    for compare in itertools.chain(CONFIGURED, others):
        yield from compare(strong, weak)


def _sorted(changes: Iterable[PolicyChange]) -> Changes:
    return tuple(_told_apart(sorted(set(changes), key=lambda change: change.order)))


def _told_apart(changes: Iterable[PolicyChange]) -> Iterator[PolicyChange]:
    """Each change of one name gets a number behind the first."""
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    for change in changes:
        name = (change.kind.value, change.what)
        seen[name] += 1
        number = f" #{seen[name]}" if seen[name] > 1 else ""
        yield dataclasses.replace(change, what=f"{change.what}{number}")


def _looser(lapse: Lapse, today: GateState) -> PolicyChange:
    place = _placed(lapse.here, today)
    return PolicyChange(kind=lapse.kind, what=lapse.what, sentence=lapse.lost, place=place)


def _stricter(lapse: Lapse, today: GateState) -> PolicyChange:
    place = _placed(lapse.there, today)
    return PolicyChange(kind=lapse.kind, what=lapse.what, sentence=lapse.gained, place=place)


def _placed(place: Place, today: GateState) -> Place:
    own = today.file_place
    is_outside = place.path.startswith(ABOVE) and place.path != own.path
    return own if is_outside or place == NOWHERE else place
