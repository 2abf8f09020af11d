"""The files of today in groups that all overrides treat alike."""

from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.guarding.gate_state import GateState
from archcheck.domain.activation import ActiveRule

Group = tuple[str, ...]
Rules = Mapping[str, ActiveRule]


def rules_of(group: Group, state: GateState) -> Rules:
    """The rules that apply to the files of a group, which all overrides treat alike."""
    return state.inspection.rules.for_file(group[0])


def groups_of(strong: GateState, weak: GateState) -> tuple[Group, ...]:
    """The files that both judge, those together that all overrides treat alike."""
    patterns = [*_patterns(strong), *_patterns(weak)]
    found: dict[Group, list[str]] = {}
    for path in sorted(strong.files):
        found.setdefault(_matching(patterns, path, strong), []).append(path)
    return tuple(map(tuple, found.values()))


def _matching(patterns: Iterable[str], path: str, state: GateState) -> Group:
    return tuple(each for each in patterns if state.matches(each, path))


def _patterns(state: GateState) -> Iterator[str]:
    for override in state.configuration.overrides:
        yield from override.paths
