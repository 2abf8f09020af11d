"""Which rules run where, at which level, with which options."""

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from archcheck.domain.configuration import DEFAULT, Configuration, Origin, Override, RuleSetting
from archcheck.domain.level import Level
from archcheck.domain.rule import OptionValue, RuleDefinition

PathMatches = Callable[[str, str], bool]


@dataclasses.dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as it applies to a file: level, complete options, and where the level comes from."""

    definition: RuleDefinition
    level: Level
    options: Mapping[str, OptionValue]
    origin: Origin

    @classmethod
    def by_default(cls, definition: RuleDefinition) -> "ActiveRule":
        """The rule as its page states it."""
        options = {option.name: option.default for option in definition.options}
        return cls(definition, definition.level, options, DEFAULT)

    def changed_by(self, setting: RuleSetting) -> "ActiveRule":
        """The rule with a setting on top."""
        level = setting.level or self.level
        origin = setting.origin if setting.level else self.origin
        return ActiveRule(self.definition, level, {**self.options, **setting.options}, origin)


@dataclasses.dataclass(frozen=True)
class RulePlan:
    """The rules of a check; `matches(pattern, path)` decides about the globs of overrides."""

    rules: Mapping[str, ActiveRule]
    configuration: Configuration
    matches: PathMatches

    def for_file(self, path: str) -> Mapping[str, ActiveRule]:
        """The rules that apply to a file, those that an override switches off left out."""
        overrides = self._overrides(path)
        if not overrides:
            return self.rules
        rules = {name: self._changed(rule, overrides) for name, rule in self.rules.items()}
        return {name: rule for name, rule in rules.items() if not self._is_switched_off(rule)}

    def idle_patterns(self, paths: Sequence[str]) -> Iterator[tuple[str, Origin]]:
        """Each pattern of an override that none of the paths matches, and where it stands."""
        for override in self.configuration.overrides:
            for pattern in override.paths:
                if not any(map(functools.partial(self.matches, pattern), paths)):
                    yield pattern, override.origin

    def _is_switched_off(self, rule: ActiveRule) -> bool:
        usual = self.rules[rule.definition.name]
        is_changed = (rule.level, rule.origin) != (usual.level, usual.origin)
        return rule.level is Level.OFF and is_changed

    def _overrides(self, path: str) -> list[Override]:
        declared = self.configuration.overrides
        return [override for override in declared if self._applies(override, path)]

    def _applies(self, override: Override, path: str) -> bool:
        return any(self.matches(pattern, path) for pattern in override.paths)

    def _changed(self, rule: ActiveRule, overrides: Sequence[Override]) -> ActiveRule:
        name = rule.definition.name
        settings = (override.rules[name] for override in overrides if name in override.rules)
        return functools.reduce(ActiveRule.changed_by, settings, rule)
