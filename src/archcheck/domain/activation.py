"""Which rules run where, at which level, with which options."""

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from archcheck.domain.configuration import (
    DEFAULT,
    Configuration,
    Declaration,
    Origin,
    Override,
    RuleSetting,
)
from archcheck.domain.level import Level
from archcheck.domain.rule import OptionValue, RuleDefinition
from archcheck.shared.deferred import dataclass

PathMatches = Callable[[str, str], bool]


@dataclass(frozen=True)
class ActiveRule:
    """A rule as it applies to a file: level, stated options, and where the level comes from."""

    definition: RuleDefinition
    level: Level
    options: Mapping[str, OptionValue]
    origin: Origin

    @classmethod
    def by_default(cls, definition: RuleDefinition) -> "ActiveRule":
        """The rule as its page states it."""
        return cls(definition, definition.level, {}, DEFAULT)

    @classmethod
    def waiting(cls, definition: RuleDefinition) -> "ActiveRule":
        """The rule where nothing names it, although it must be named to run."""
        return dataclasses.replace(cls.by_default(definition), level=Level.OFF)

    def changed_by(self, setting: RuleSetting) -> "ActiveRule":
        """The rule with a setting on top; one that has waited to be named runs."""
        usual = self.definition.level_when_named if self._waits else self.level
        level = setting.level or usual
        origin = setting.origin if setting.level or self._waits else self.origin
        return ActiveRule(self.definition, level, {**self.options, **setting.options}, origin)

    @property
    def _waits(self) -> bool:
        return self.level is Level.OFF and self.origin == DEFAULT


@dataclass(frozen=True)
class RulePlan:
    """The rules of a check; `matches(pattern, path)` decides about the globs of overrides.

    Of `rules` those are off that only an override switches on, or only a contract's own level.
    `configured` are those of a check in which nothing is left out, where this is not one.
    """

    rules: Mapping[str, ActiveRule]
    configuration: Configuration
    matches: PathMatches
    configured: Mapping[str, ActiveRule] | None = None

    @functools.cached_property
    def whole(self) -> "RulePlan":
        """The plan of a check in which nothing is left out."""
        if self.configured is None:
            return self
        return RulePlan(self.configured, self.configuration, self.matches)

    @functools.cached_property
    def usual(self) -> Mapping[str, ActiveRule]:
        """The rules that apply where no override speaks."""
        return _switched_on(self.rules)

    @property
    def strictest(self) -> Mapping[str, ActiveRule]:
        """The rules as reports describe them: those only overrides switch on at their worst."""
        return {
            name: rule if name in self.usual else self._worst(rule)
            for name, rule in self.rules.items()
        }

    def for_file(self, path: str) -> Mapping[str, ActiveRule]:
        """The rules that apply to a file, those switched off left out."""
        overrides = self._overrides(path)
        if not overrides:
            return self.usual
        return _switched_on(
            {name: self._changed(rule, overrides) for name, rule in self.rules.items()}
        )

    def judges(self, declaration: Declaration) -> bool:
        """Whether a contract, structure rule or layout rule is judged anywhere."""
        return self.judges_for(declaration, declaration.rule)

    def judges_for(self, declaration: Declaration, name: str) -> bool:
        """Whether it is judged for what this rule reports."""
        rule = self.rules.get(name)
        if rule is None or declaration.level is Level.OFF:
            return False
        return declaration.level is not None or is_switched_on(rule, self.configuration)

    def is_overridden(self, name: str, path: str) -> bool:
        """Whether an override gives a rule a level for this path."""
        settings = _settings(name, self._overrides(path))
        return any(setting.level is not None for setting in settings)

    def idle_patterns(self, paths: Sequence[str]) -> Iterator[tuple[str, Origin]]:
        """Each pattern of an override that none of the paths matches, and where it stands."""
        for override in self.configuration.overrides:
            for pattern in override.paths:
                if not any(map(functools.partial(self.matches, pattern), paths)):
                    yield pattern, override.origin

    def _overrides(self, path: str) -> list[Override]:
        declared = self.configuration.overrides
        return [override for override in declared if self._applies(override, path)]

    def _applies(self, override: Override, path: str) -> bool:
        return any(self.matches(pattern, path) for pattern in override.paths)

    def _changed(self, rule: ActiveRule, overrides: Sequence[Override]) -> ActiveRule:
        settings = _settings(rule.definition.name, overrides)
        return functools.reduce(ActiveRule.changed_by, settings, rule)

    def _worst(self, rule: ActiveRule) -> ActiveRule:
        settings = _settings(rule.definition.name, self.configuration.overrides)
        changed = map(rule.changed_by, settings)
        return max(changed, key=lambda entry: entry.level.severity, default=rule)


def is_switched_on(rule: ActiveRule, configuration: Configuration) -> bool:
    """Whether a rule runs anywhere: everywhere, or for the paths of some override."""
    settings = _settings(rule.definition.name, configuration.overrides)
    stages = (rule, *map(rule.changed_by, settings))
    return any(stage.level is not Level.OFF for stage in stages)


def _settings(name: str, overrides: Sequence[Override]) -> list[RuleSetting]:
    return [override.rules[name] for override in overrides if name in override.rules]


def _switched_on(rules: Mapping[str, ActiveRule]) -> Mapping[str, ActiveRule]:
    return {name: rule for name, rule in rules.items() if rule.level is not Level.OFF}
