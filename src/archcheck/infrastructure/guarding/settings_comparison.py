"""The settings of tools, in their own configuration and in their arguments."""

import pathlib
from collections.abc import Iterator, Sequence

from archcheck.application.guarding.gate_state import GateState
from archcheck.application.ports.gate_comparison import GateComparison
from archcheck.domain.configuration import ToolSetting
from archcheck.domain.policy_change import NOWHERE, Lapse, Place
from archcheck.infrastructure.guarding.loosening_table import ToolRow, loosening_table
from archcheck.infrastructure.guarding.setting_directions import loosened
from archcheck.infrastructure.guarding.settings_of_tools import Setting, Settings, settings_of
from archcheck.infrastructure.tools.catalogue import adapter_named

OWN = "own."


class SettingsComparison(GateComparison):
    """Knows by a table which settings loosen a tool, wherever they stand.

    Of a tool that is a part of the gate in one state alone the own configuration is compared.
    """

    of_project = True

    def lapses(self, strong: GateState, weak: GateState) -> Iterator[Lapse]:
        """A lapse for each setting that finds less."""
        paths = sorted(strong.files)
        for row in loosening_table().tool:
            is_in_gate = all(_is_in_gate(row, state) for state in (strong, weak))
            read = _in_gate if is_in_gate else _in_files
            yield from _lapses(row, (read(row, strong), read(row, weak)), paths)


def _lapses(
    row: ToolRow, states: tuple[Settings, Settings], paths: Sequence[str]
) -> Iterator[Lapse]:
    before, after = states
    for change in loosened(row, before, after, paths):
        there, here = _place(change.key, before, after), _place(change.key, after, before)
        yield change.lapse(row.kind, row.name, there, here)


def _is_in_gate(row: ToolRow, state: GateState) -> bool:
    tool = state.configuration.tools.get(row.name)
    return tool is not None and tool.enabled


def _in_files(row: ToolRow, state: GateState) -> Settings:
    return settings_of(row, state.directory, (), NOWHERE)


def _in_gate(row: ToolRow, state: GateState) -> Settings:
    tool = state.configuration.tools[row.name]
    place = state.place_of(tool.origin)
    own = {f"{OWN}{key}": _own(value, place) for key, value in tool.keys.items() if value}
    return {**settings_of(row, state.directory, _arguments(tool, state), place), **own}


def _arguments(tool: ToolSetting, state: GateState) -> Sequence[str]:
    """Those of packs give way to a configuration of the tool's own."""
    plugins = state.configuration.plugins
    adapter = adapter_named(tool.name, plugins)
    has_own = adapter.configuration(pathlib.Path(state.directory))
    return tool.args[len(tool.pack_args) :] if has_own else tool.args


def _own(value: object, place: Place) -> Setting:
    """A key that archcheck alone knows of the tool."""
    items = tuple(map(str, value if isinstance(value, list | tuple) else (value,)))
    return Setting(items, place, items)


def _place(key: str, settings: Settings, others: Settings) -> Place:
    """Where it stands; of what is gone the file of its neighbours."""
    if key in settings:
        return settings[key].place
    files = (setting.place.path for setting in settings.values())
    return Place(next(files, others[key].place.path))
