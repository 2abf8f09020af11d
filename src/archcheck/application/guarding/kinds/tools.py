"""Wrapped tools that are taken out, may be missing, or see less."""

from collections.abc import Iterator

from archcheck.application.guarding.gate_state import GateState, Lapses
from archcheck.domain.configuration import ToolSetting
from archcheck.domain.level import Level
from archcheck.domain.policy_change import Lapse, Place, PolicyKind

Told = tuple[PolicyKind, str, str, str]


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
    for kind, what, lost, gained in (*_seen(before, now), *_levels(before, now)):
        yield Lapse(
            kind=kind,
            what=f"{before.name}{what}",
            lost=f"{before.name}{lost}",
            gained=f"{before.name}{gained}",
            there=there,
            here=here,
        )


def _seen(before: ToolSetting, now: ToolSetting) -> Iterator[Told]:
    if now.optional and not before.optional:
        yield PolicyKind.TOOL, ": optional", " may be missing", " may not be missing"
    for role in sorted(set(before.on) - set(now.on)):
        files = f"files with the role {role}"
        yield PolicyKind.TOOL, f": on {role}", f" no longer sees {files}", f" sees {files}"


def _levels(before: ToolSetting, now: ToolSetting) -> Iterator[Told]:
    """What is mapped to a lower level; where nothing is mapped the tool's own mapping holds."""
    for rule in sorted({*before.levels, *now.levels}):
        old, new = _mapped(rule, before), _mapped(rule, now)
        if _severity(new) < _severity(old):
            fell, rose = f"fell to {new or USUALLY}", f"rose to {old or USUALLY}"
            yield PolicyKind.LEVEL, f":{rule}", f":{rule} {fell}", f":{rule} {rose}"


def _mapped(rule: str, tool: ToolSetting) -> Level | None:
    """The level by the longest beginning of its id."""
    known = filter(rule.startswith, tool.levels)
    return tool.levels.get(max(known, key=len, default=""))


def _severity(level: Level | None) -> float:
    """Nobody maps a rule to what it is anyway: the usual lies between warning and error."""
    return level.severity if level else Level.WARNING.severity + USUAL


USUAL = 0.5
USUALLY = "the usual level"
