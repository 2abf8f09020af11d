"""Options of archcheck's own rules."""

import fnmatch
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archcheck.application.guarding.file_groups import Group, Rules, groups_of, rules_of
from archcheck.application.guarding.gate_state import GateState, some
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.activation import ActiveRule
from archcheck.domain.policy_change import NOWHERE, Lapse, PolicyKind
from archcheck.infrastructure.guarding.effective_options import effective_options
from archcheck.infrastructure.guarding.loosening_table import OptionRow, ToolRow, loosening_table
from archcheck.infrastructure.guarding.setting_directions import Loosened, loosened
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings

NO_LIMIT = float("inf")
COVERAGE = "coverage-*"
Change = tuple[str, Loosened]


class OptionComparison(GateComparison):
    """Knows by a table which options of rules loosen them."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each option of a rule that is on in both states, files of one change together."""
        groups = groups_of(strong, weak)
        total = sum(map(len, groups))
        for change, paths in sorted(_found(groups, strong, weak).items(), key=_name):
            where = "" if len(paths) == total else f" in {some(paths)}"
            yield _lapse(change, where, strong, weak)


def _found(
    groups: Iterable[Group], strong: GateState, weak: GateState
) -> Mapping[Change, list[str]]:
    """The changes, and the files for which they hold."""
    found: dict[Change, list[str]] = {}
    for group in groups:
        for change in _changes(rules_of(group, strong), rules_of(group, weak)):
            found.setdefault(change, []).extend(group)
    return found


def _name(found: tuple[Change, list[str]]) -> tuple[str, str, str]:
    name, change = found[0]
    return name, change.key, change.how


def _changes(before: Rules, after: Rules) -> Iterator[Change]:
    for name, rule in before.items():
        if name in after and rule.options != after[name].options:
            yield from ((name, change) for change in _of_rule(rule, after[name]))


def _of_rule(rule: ActiveRule, now: ActiveRule) -> Iterator[Loosened]:
    for row in _rows(rule.definition.name)[:1]:
        yield from loosened(_as_tool(row), _settings(rule, row), _settings(now, row))


def _rows(name: str) -> list[OptionRow]:
    """Those about a rule, the first of which holds."""
    return [
        row
        for row in loosening_table().option
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in row.rules)
    ]


def _as_tool(row: OptionRow) -> ToolRow:
    return ToolRow(
        name="",
        on=row.on,
        grow=row.grow,
        shrink=dict.fromkeys(row.shrink, ()),
        most=dict.fromkeys(row.most, NO_LIMIT),
        least=dict.fromkeys(row.least, -NO_LIMIT),
        scales=row.scales,
        given=row.given,
    )


def _settings(rule: ActiveRule, row: OptionRow) -> Settings:
    """What holds, stated or not; what is empty is missing."""
    options = effective_options(rule)
    values = {**msgspec.structs.asdict(options), **_of_zero(options, row)}
    return {key: Setting(_items(it), NOWHERE) for key, it in values.items() if _items(it)}


def _of_zero(options: object, row: OptionRow) -> Mapping[str, object]:
    return {key: value for key, value in row.zero.items() if not getattr(options, key)}


def _items(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else (value,)
    return tuple(filter(None, map(str, items)))


def _lapse(change: Change, where: str, strong: GateState, weak: GateState) -> Lapse:
    name, loosening = change
    is_coverage = fnmatch.fnmatchcase(name, COVERAGE)
    kind = PolicyKind.COVERAGE if is_coverage else PolicyKind.RULE
    key = f"rules.{name}.{loosening.key}"
    return loosening.lapse(kind, name, strong.stated(key), weak.stated(key), where)
