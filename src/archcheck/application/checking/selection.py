"""What `--select`, `--ignore`, `--tool` and their kin leave of the configured gate."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from archcheck.domain.activation import ActiveRule, is_switched_on
from archcheck.domain.configuration import Configuration, Origin, RuleSetting, ToolSetting
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.rule import RuleDefinition
from archcheck.domain.rule_names import RuleNames, selects
from archcheck.domain.suggestion import did_you_mean
from archcheck.shared.deferred import dataclass

GATE_FAMILY = "gate"
COMMAND_LINE = Origin("command line")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The wishes of the command line; empty tuples wish for nothing.

    With a `family` nothing but its rules run, those of them that are not off.
    """

    family: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    without_tools: tuple[str, ...] = ()
    only_rules: bool = False
    only_tools: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether anything of the configured gate may be left out."""
        return self != Selection()

    @property
    def leaves_rules_out(self) -> bool:
        """Whether any own rule of the configured gate may be left out, not only tools."""
        of_rules = dataclasses.replace(self, tools=(), without_tools=(), only_rules=False)
        return of_rules.is_partial

    def check(self, names: RuleNames, configuration: Configuration) -> None:
        """Raise UsageProblems for names that mean nothing and wishes that exclude each other."""
        refuse(self.problems(names, configuration))

    def problems(self, names: RuleNames, configuration: Configuration) -> list[Problem]:
        """What is wrong with the wishes."""
        problems = [
            *self._unknown_rules(names),
            *self._absent_tools(names, configuration),
            *self._idle_rules(names, configuration),
            *self._unjudged_rules(names),
            *_strangers("--tool", self.tools, names, configuration),
            *_strangers("--no-tool", self.without_tools, names, configuration),
        ]
        if self.only_rules and self.only_tools:
            problems.append(Problem("", "", "--only-rules and --only-tools exclude each other"))
        return problems

    def _unknown_rules(self, names: RuleNames) -> Iterable[Problem]:
        for option, wanted in (("--select", self.select), ("--ignore", self.ignore)):
            for name in wanted:
                if not names.is_known(name):
                    yield Problem("", option, f'unknown rule "{name}"', names.hint(name))

    def _absent_tools(self, names: RuleNames, configuration: Configuration) -> Iterable[Problem]:
        named = {name.partition(":")[0] for name in self.select if ":" in name}
        for tool in named.intersection(names.tools).difference(_enabled(configuration)):
            hint = _way_in(configuration.tools.get(tool), tool)
            yield Problem("", "--select", f"{tool} is not part of this gate", hint)

    def _idle_rules(self, names: RuleNames, configuration: Configuration) -> Iterable[Problem]:
        running = Selection(select=self.select).rules(names.rules, configuration)
        for name in self.select:
            meant = [rule.name for rule in names.meant(name)]
            if meant and running.keys().isdisjoint(meant):
                yield _switched_off(name, meant)

    def _unjudged_rules(self, names: RuleNames) -> Iterable[Problem]:
        for name in self.select:
            meant = names.meant(name)
            if meant and not any(map(self._can_judge, meant)):
                text = f"{meant[0].name} is judged by {meant[0].tool}, which is left out"
                yield Problem("", "--select", text, "see --tool and --no-tool")

    def rules(
        self, definitions: Iterable[RuleDefinition], configuration: Configuration
    ) -> Mapping[str, ActiveRule]:
        """The own rules that run, by name.

        One that is off is among them when overrides switch it on, or contracts with a level of
        their own need it.
        """
        active = (self._active(rule, configuration) for rule in definitions)
        return {rule.definition.name: rule for rule in active if rule is not None}

    def _active(self, rule: RuleDefinition, configuration: Configuration) -> ActiveRule | None:
        if rule.family == GATE_FAMILY:
            return ActiveRule.by_default(rule)
        if not self._wants(rule):
            return None
        active = self._configured(rule, configuration)
        return active if _has_work(active, configuration) else None

    def _configured(self, rule: RuleDefinition, configuration: Configuration) -> ActiveRule:
        setting = self._setting(rule, configuration)
        if setting is None:
            return ActiveRule.waiting(rule)
        return ActiveRule.by_default(rule).changed_by(setting)

    def _setting(self, rule: RuleDefinition, configuration: Configuration) -> RuleSetting | None:
        configured = configuration.rules.get(rule.name)
        if configured is not None:
            return configured
        if not {rule.name, rule.code, *rule.formerly}.isdisjoint(self.select):
            return RuleSetting(level=rule.level_when_named, origin=COMMAND_LINE)
        return None if rule.opt_in else RuleSetting()

    def _wants(self, rule: RuleDefinition) -> bool:
        if self.only_tools or self.family not in ("", rule.family) or not self._can_judge(rule):
            return False
        return self._chooses_rule(rule)

    def _chooses_rule(self, rule: RuleDefinition) -> bool:
        is_chosen = not self.select or _is_named(rule, self.select)
        return is_chosen and not _is_named(rule, self.ignore)

    def _can_judge(self, rule: RuleDefinition) -> bool:
        """Whether the tool that judges a rule may run, if one does."""
        return not rule.tool or self._admits(rule.tool)

    def configured_tools(self, configuration: Configuration) -> Configuration:
        """The configuration without the tools that are not wanted, which stay part of the gate."""
        tools = {
            name: dataclasses.replace(tool, left_out=not self._runs(tool))
            for name, tool in configuration.tools.items()
        }
        return dataclasses.replace(configuration, tools=tools)

    def _runs(self, tool: ToolSetting) -> bool:
        if tool.name in self.tools or not self._admits(tool.name):
            return self._admits(tool.name)
        return not self.select or bool(_about_tool(tool.name, self.select))

    def _admits(self, tool: str) -> bool:
        """Whether the options about tools let one run."""
        if self.tools or self.only_rules:
            return tool in self.tools and tool not in self.without_tools
        return tool not in self.without_tools

    def keeps(self, finding: Finding, names: RuleNames) -> bool:
        """Whether a tool's finding is wanted; own rules were chosen before they ran."""
        if finding.analyzer == OWN_ANALYZER or not self._chooses:
            return True
        if _is_covered(finding, self.ignore, names):
            return False
        chosen = _about_tool(finding.analyzer, self.select)
        return not chosen or _is_covered(finding, chosen, names)

    @property
    def _chooses(self) -> bool:
        return bool(self.ignore or self.select)


def _enabled(configuration: Configuration) -> list[str]:
    return sorted(tool.name for tool in configuration.tools.values() if tool.enabled)


def _judges(names: RuleNames, configuration: Configuration) -> set[str]:
    """The tools that judge rules of the gate."""
    active = Selection().rules(names.rules, configuration)
    return {rule.definition.tool for rule in active.values()}


def _way_in(setting: ToolSetting | None, tool: str) -> str:
    table = f"[tool.archcheck.tools.{tool}]"
    return f"set enabled = true in {table}" if setting else f"add {table}"


def _switched_off(name: str, meant: Sequence[str]) -> Problem:
    what, which = (f"every rule of {name}", "one") if len(meant) > 1 else (meant[0], "it")
    hint = f"switch {which} on under [tool.archcheck.rules]"
    return Problem("", "--select", f"{what} is off here", hint)


def _strangers(
    option: str, wanted: Iterable[str], names: RuleNames, configuration: Configuration
) -> Iterable[Problem]:
    enabled = _enabled(configuration)
    for name in wanted:
        if name not in (*enabled, *_judges(names, configuration)):
            setting = configuration.tools.get(name)
            hint = _way_in(setting, name) if name in names.tools else _nearest(name, enabled)
            yield Problem("", option, f'"{name}" is no tool of this gate', hint)


def _nearest(name: str, enabled: Sequence[str]) -> str:
    return did_you_mean(name, enabled) or f"tools here: {', '.join(enabled) or 'none'}"


def _has_work(active: ActiveRule, configuration: Configuration) -> bool:
    name = active.definition.name
    is_needed = any(it.is_kept_by(name) for it in configuration.declarations)
    return is_needed or is_switched_on(active, configuration)


def _is_named(rule: RuleDefinition, names: Iterable[str]) -> bool:
    return any(selects(name, rule) for name in names)


def _about_tool(tool: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(f"{tool}:")]


def _is_covered(finding: Finding, wanted: Iterable[str], names: RuleNames) -> bool:
    return any(names.covers(name, finding) for name in wanted)
