"""Wrapped tools that are taken out, may be missing, or see less."""

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.configuration import ToolSetting
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, Place, PolicyKind


def tool_lapses(strong: GateState, weak: GateState) -> Lapses:
    """The lapses of each tool that was part of the gate."""
    for name, before in sorted(strong.configuration.tools.items()):
        if before.enabled:
            now = weak.configuration.tools.get(name)
            places = strong.place_of(before.origin), _place(now, weak)
            if now is None or not now.enabled:
                yield _gone(name, *places)
            else:
                yield from _of_tool(before, now, *places)


def _place(tool: ToolSetting | None, state: GateState) -> Place:
    return state.place_of(tool.origin) if tool else state.file_place


def _gone(name: str, there: Place, here: Place) -> Lapse:
    return Lapse(
        kind=PolicyKind.TOOL,
        what=name,
        lost=f"{name} is no longer part of the gate",
        gained=f"{name} is part of the gate",
        there=there,
        here=here,
    )


def _of_tool(before: ToolSetting, now: ToolSetting, there: Place, here: Place) -> Lapses:
    if now.optional and not before.optional:
        yield Lapse(
            kind=PolicyKind.TOOL,
            what=f"{before.name}: optional",
            lost=f"{before.name} may be missing",
            gained=f"{before.name} may not be missing",
            there=there,
            here=here,
        )
    for role in sorted(set(before.on) - set(now.on)):
        yield Lapse(
            kind=PolicyKind.TOOL,
            what=f"{before.name}: on {role}",
            lost=f"{before.name} no longer sees files with the role {role}",
            gained=f"{before.name} sees files with the role {role}",
            there=there,
            here=here,
        )
    yield from _levels(before, now, there, here)


def _levels(before: ToolSetting, now: ToolSetting, there: Place, here: Place) -> Lapses:
    """What is mapped to a lower level; where nothing is mapped the tool's own mapping holds."""
    for rule in sorted({*before.levels, *now.levels}):
        old, new = before.levels.get(rule), now.levels.get(rule)
        if _severity(new) < _severity(old):
            yield Lapse(
                kind=PolicyKind.LEVEL,
                what=f"{before.name}:{rule}",
                lost=f"{before.name}:{rule} fell to {new or 'the usual level'}",
                gained=f"{before.name}:{rule} rose to {old or 'the usual level'}",
                there=there,
                here=here,
            )


def _severity(level: Level | None) -> float:
    """Nobody maps a rule to what it is anyway: the usual lies between warning and error."""
    return level.severity if level else Level.WARNING.severity + USUAL


USUAL = 0.5
