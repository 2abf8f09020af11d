"""The settings of tools, in their own configuration and in their arguments."""

from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.policy_change import NOWHERE, Lapse, Place
from archcheck.infrastructure.guarding.loosening_table import ToolRow, loosening_table
from archcheck.infrastructure.guarding.setting_directions import Loosened, loosened
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings, settings_of

OWN = "own."


class SettingsComparison(GateComparison):
    """Knows by a table which settings loosen a tool, wherever they stand."""

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each setting that finds less."""
        for row in loosening_table().tool:
            before, after = _settings(row, strong), _settings(row, weak)
            for change in loosened(row, before, after, sorted(strong.files)):
                yield _lapse(row, change, before, after)


def _settings(row: ToolRow, state: GateState) -> Settings:
    tool = state.configuration.tools.get(row.name)
    if tool is None or not tool.enabled:
        return settings_of(row, state.directory, (), NOWHERE)
    place = state.place_of(tool.origin)
    own = {f"{OWN}{key}": _own(value, place) for key, value in tool.keys.items() if value}
    return {**settings_of(row, state.directory, tool.args, place), **own}


def _own(value: object, place: Place) -> Setting:
    """A key that archcheck alone knows of the tool."""
    items = tuple(map(str, value if isinstance(value, list | tuple) else (value,)))
    return Setting(items, place, items)


def _lapse(row: ToolRow, change: Loosened, before: Settings, after: Settings) -> Lapse:
    what = f"{row.name}: {change.key}"
    return Lapse(
        kind=row.kind,
        what=what,
        lost=f"{what} {change.how}",
        gained=f"{what} no longer {change.how}",
        there=_place(change.key, before, after),
        here=_place(change.key, after, before),
    )


def _place(key: str, settings: Settings, others: Settings) -> Place:
    """Where it stands; of what is gone the file of its neighbours."""
    if key in settings:
        return settings[key].place
    files = (setting.place.path for setting in settings.values())
    return Place(next(files, others[key].place.path))
