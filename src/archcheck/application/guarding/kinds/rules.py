"""Rules that are off, and levels that are lower, for files of today."""

from collections.abc import Iterable, Iterator

from archcheck.application.guarding.file_groups import Group, groups_of, rules_of
from archcheck.application.guarding.gate_state import GateState, Lapses, some
from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import Origin
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, Place, PolicyKind
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class _Fall:
    """A rule that falls to a level in some files."""

    before: ActiveRule
    after: Level
    paths: Group


def rule_lapses(strong: GateState, weak: GateState) -> Lapses:
    """A lapse for each rule that is off, or lower, in files where it was not."""
    groups = groups_of(strong, weak)
    for name in sorted({name for state in groups for name in rules_of(state, strong)}):
        for fall in _falls(name, groups, strong, weak):
            yield _lapse(fall, groups, strong, weak)


def _falls(
    name: str, groups: Iterable[Group], strong: GateState, weak: GateState
) -> Iterator[_Fall]:
    """The falls of one rule, files that fall to one level from another together."""
    found: dict[tuple[Level, Level], _Fall] = {}
    for group in groups:
        before = rules_of(group, strong).get(name)
        after = _level(rules_of(group, weak).get(name))
        if before is not None and after.severity < before.level.severity:
            key = (before.level, after)
            paths = found[key].paths if key in found else ()
            found[key] = _Fall(before, after, (*paths, *group))
    yield from found.values()


def _level(rule: ActiveRule | None) -> Level:
    return rule.level if rule else Level.OFF


def _lapse(fall: _Fall, groups: Iterable[Group], strong: GateState, weak: GateState) -> Lapse:
    name = fall.before.definition.name
    where = "" if len(fall.paths) == sum(map(len, groups)) else f" in {some(fall.paths)}"
    is_off = fall.after is Level.OFF
    level = fall.before.level
    now = weak.inspection.rules.rules.get(name)
    return Lapse(
        kind=PolicyKind.RULE if is_off else PolicyKind.LEVEL,
        what=name,
        lost=(
            f"{name} is off{where}"
            if is_off
            else f"{name} fell from {level} to {fall.after}{where}"
        ),
        gained=(
            f"{name} is on{where}" if is_off else f"{name} rose from {fall.after} to {level}{where}"
        ),
        there=strong.place_of(fall.before.origin),
        here=_stated(name, now, weak),
    )


def _stated(name: str, rule: ActiveRule | None, state: GateState) -> Place:
    """Where the other state speaks of a rule: in an override, among the rules, or in its packs."""
    stated = next(_origins(name, state), rule.origin if rule else None)
    return state.place_of(stated) if stated else state.stated("extends")


def _origins(name: str, state: GateState) -> Iterator[Origin]:
    configuration = state.configuration
    yield from (each.origin for each in configuration.overrides if name in each.rules)
    if name in configuration.rules:
        yield configuration.rules[name].origin
