"""What the tools are told that judge own rules, beside what they are told as tools of the gate."""

import dataclasses
import pathlib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.activation import ActiveRule
from archcheck.domain.configuration import Configuration
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.infrastructure.tools.catalogue import unset
from archcheck.infrastructure.tools.judging.judged_rule import JudgedRule, judged_rule

Judged = Mapping[str, JudgedRule]


def judging_tools(inspection: Inspection) -> Mapping[str, Judged]:
    """The rules that run and are judged by tools, by name, by the names of the tools."""
    tools: dict[str, dict[str, JudgedRule]] = {}
    for name, rule in sorted(inspection.rules.rules.items()):
        if rule.definition.tool:
            judged = tools.setdefault(rule.definition.tool, {})
            judged[name] = judged_rule(rule.definition)
    return tools


def with_judge(tool: str, judged: Judged, inspection: Inspection) -> Configuration:
    """The configuration with the tool as a judge: of these rules, in files of their roles."""
    configuration = inspection.configuration
    setting = configuration.tools.get(tool) or unset(tool)
    root = pathlib.Path(configuration.root)
    active = inspection.rules.strictest
    told = _arguments(judged, active, root, setting.args)
    judge = dataclasses.replace(
        setting,
        enabled=True,
        left_out=False,
        optional=False,
        args=(*setting.args, *told),
        on=_roles(judged),
        levels={},
    )
    return dataclasses.replace(configuration, tools={**configuration.tools, tool: judge})


def _arguments(
    judged: Judged, active: Mapping[str, ActiveRule], root: pathlib.Path, given: Sequence[str]
) -> Iterator[str]:
    for name, rule in judged.items():
        options = msgspec.convert(dict(active[name].options), rule.options_type)
        yield from rule.told(options, root, given)


def _roles(judged: Judged) -> tuple[Role, ...]:
    wanted = {role for rule in judged.values() for role in rule.roles}
    return tuple(role for role in Role if role in wanted)
