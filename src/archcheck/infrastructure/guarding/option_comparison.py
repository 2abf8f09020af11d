"""Options of archcheck's own rules."""

import fnmatch
from collections.abc import Iterator, Mapping

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.activation import ActiveRule
from archcheck.domain.policy_change import Lapse, PolicyKind
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.guarding.loosening_table import OptionRow, ToolRow, loosening_table
from archcheck.infrastructure.guarding.setting_directions import Loosened, loosened
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings

NO_LIMIT = float("inf")
COVERAGE = "coverage-*"


class OptionComparison(GateComparison):
    """Knows by a table which options of rules loosen them."""

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each option of a rule that is on in both states."""
        now = weak.inspection.rules.rules
        for name, rule in sorted(strong.inspection.rules.rules.items()):
            if name in now and rule.options != now[name].options:
                yield from _of_rule(rule, now[name], strong, weak)


def _of_rule(
    rule: ActiveRule, now: ActiveRule, strong: GateState, weak: GateState
) -> Iterator[Lapse]:
    name = rule.definition.name
    before, after = _settings(rule.options, strong), _settings(now.options, weak)
    for row in _rows(name)[:1]:
        for change in loosened(_as_tool(row), before, after):
            yield _lapse(name, change, strong, weak)


def _rows(name: str) -> list[OptionRow]:
    """Those about a rule, the first of which holds."""
    return [
        row
        for row in loosening_table().option
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in row.rules)
    ]


def _as_tool(row: OptionRow) -> ToolRow:
    """What an option is without a value nobody knows here: only what is stated is compared."""
    return ToolRow(
        name="",
        on=row.on,
        grow=row.grow,
        shrink=dict.fromkeys(row.shrink, ()),
        most=dict.fromkeys(row.most, NO_LIMIT),
        least=dict.fromkeys(row.least, -NO_LIMIT),
    )


def _settings(options: Mapping[str, OptionValue], state: GateState) -> Settings:
    return {key: Setting(_items(value), state.file_place) for key, value in options.items()}


def _items(value: OptionValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _lapse(name: str, change: Loosened, strong: GateState, weak: GateState) -> Lapse:
    what = f"{name}: {change.key}"
    is_coverage = fnmatch.fnmatchcase(name, COVERAGE)
    key = f"rules.{name}.{change.key}"
    return Lapse(
        kind=PolicyKind.COVERAGE if is_coverage else PolicyKind.RULE,
        what=what,
        lost=f"{what} {change.how}",
        gained=f"{what} no longer {change.how}",
        there=strong.stated(key),
        here=weak.stated(key),
    )
