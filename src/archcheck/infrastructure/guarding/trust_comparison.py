"""What may be started of the project that could not be before."""

from collections.abc import Hashable, Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.infrastructure.guarding.hook_comparison import FILES
from archcheck.infrastructure.guarding.loosening_table import loosening_table
from archcheck.infrastructure.guarding.matching import matched
from archcheck.infrastructure.guarding.pipeline_commands import HOOKS, PIPELINES, paths_of
from archcheck.infrastructure.reading.step_commands import COMMENTS, text_of

EVERYWHERE = (*PIPELINES, *HOOKS, *FILES)
Word = tuple[str, Place]


class TrustComparison(GateComparison):
    """Knows where trust is given, and what the configuration wants to start."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each word of trust that is new, and each program of the project."""
        found = matched(_words(strong), _words(weak), (_word_in_file, _word))
        for word, place in found.new:
            yield _lapse(f"{place.path} {word}", f"{word} is given in {place.path}", place)
        known = frozenset(_programs(strong))
        for name, value in sorted(frozenset(_programs(weak)) - known):
            place = weak.place_of(weak.configuration.tools[name].origin)
            yield _lapse(f"{name}: {value}", f"{name} is started from {value}", place)


def _lapse(what: str, sentence: str, place: Place) -> Lapse:
    return Lapse(
        kind=PolicyKind.TRUST,
        what=what,
        lost=sentence,
        gained=sentence.replace(" is ", " is no longer "),
        there=Place(place.path),
        here=place,
    )


def _word(found: Word) -> Hashable:
    return found[0]


def _word_in_file(found: Word) -> Hashable:
    return found[0], found[1].path


def _words(state: GateState) -> Iterator[Word]:
    for path in paths_of(state.directory, EVERYWHERE):
        for number, line in enumerate(text_of(state.directory, path).split("\n"), start=1):
            yield from ((word, Place(path, number)) for word in _in_line(line.strip()))


def _in_line(line: str) -> Iterator[str]:
    words = loosening_table().pipelines.trust
    return (word for word in words if word in line and not line.startswith(COMMENTS))


def _programs(state: GateState) -> Iterator[tuple[str, str]]:
    for name, tool in state.configuration.tools.items():
        yield from ((name, value) for value in (tool.program, tool.python) if "/" in value)
