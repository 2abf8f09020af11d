"""Comments that tell archcheck or a tool to look away."""

import itertools
from collections.abc import Iterable, Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place
from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.guarding.changed_files import StateFile, files_only_in
from archcheck.infrastructure.guarding.matching import matched
from archcheck.infrastructure.guarding.silences import SAME, Silence, silences_in


class SuppressionComparison(GateComparison):
    """Knows which comments are new: those that moved with their code are not."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each comment that silences more than those that were there, or demands less."""
        before = tuple(silences_in(files_only_in(strong, weak)))
        after = tuple(silences_in(_judged(files_only_in(weak, strong))))
        yield from itertools.starmap(
            _silenced, uncovered(_quiet(after), _quiet(before), weak.names)
        )
        paths = _paths(weak)
        asked = uncovered(_demands(before), _demands(after), weak.names)
        yield from (_asked_no_longer(it) for it, _ in asked if it.path in paths)


def _judged(files: Iterable[StateFile]) -> Iterator[StateFile]:
    """In what is excluded nobody is silenced."""
    return (it for it in files if not it.file.excluded)


def _paths(state: GateState) -> frozenset[str]:
    files = state.own.files if state.own else ()
    return frozenset(file.path for file in files if not file.excluded)


def _quiet(silences: Iterable[Silence]) -> list[Silence]:
    return [it for it in silences if not it.said.is_demand]


def _demands(silences: Iterable[Silence]) -> list[Silence]:
    return [it for it in silences if it.said.is_demand]


def uncovered(
    found: Iterable[Silence], known: Iterable[Silence], names: RuleNames
) -> Iterator[tuple[Silence, bool]]:
    """Those that say more than each of the others, and whether one of these says it nearer by."""
    matching = matched(known, found, SAME)
    free = list(matching.gone)
    for silence in matching.new:
        wider = [other for other in free if other.covers(silence, names)]
        if wider:
            free.remove(wider[0])
        else:
            yield silence, _is_nearer(matching.gone, silence)


def _is_nearer(others: Iterable[Silence], silence: Silence) -> bool:
    place = (silence.path, silence.meaning)
    return any((other.path, other.meaning) == place for other in others)


def _silenced(silence: Silence, is_wider: bool) -> Lapse:
    words, path = silence.said.words, silence.path
    added, removed = ("reaches further in", "reaches less far in") if is_wider else ADDED
    return Lapse(
        kind=silence.said.kind,
        what=f"{path} {words}",
        lost=f"# {words} {added} {path}",
        gained=f"# {words} {removed} {path}",
        there=Place(path),
        here=Place(path, silence.line),
    )


def _asked_no_longer(silence: Silence) -> Lapse:
    words, path = silence.said.words, silence.path
    added, removed = ADDED
    return Lapse(
        kind=silence.said.kind,
        what=f"{path} {words}",
        lost=f"# {words} {removed} {path}",
        gained=f"# {words} {added} {path}",
        there=Place(path, silence.line),
        here=Place(path),
    )


ADDED = ("is added in", "is removed from")
