"""Options of rules that say nothing without another one."""

from collections.abc import Iterator, Mapping

from archcheck.application.toml_text import key_text
from archcheck.domain.configuration import Configuration, Origin, RuleSetting
from archcheck.domain.problem import Problem
from archcheck.domain.rule import OptionValue

STYLE = "style"
STYLE_OF_PATTERNS = "regex"
PATTERN = "pattern"


def missing_patterns(configuration: Configuration) -> Iterator[Problem]:
    """Styles of `regex` without a pattern, of rules and of overrides for paths."""
    for rule, setting in configuration.rules.items():
        if _lacks_pattern(setting.options):
            yield _problem(configuration.origins[key_text(("rules", rule, STYLE))])
    for override in configuration.overrides:
        yield from _missing_below(override.rules, configuration.rules)


def _missing_below(
    upper: Mapping[str, RuleSetting], lower: Mapping[str, RuleSetting]
) -> Iterator[Problem]:
    for rule, setting in upper.items():
        below = lower.get(rule, RuleSetting()).options
        if _lacks_pattern({**below, **setting.options}):
            yield _problem(setting.origin)


def _lacks_pattern(options: Mapping[str, OptionValue]) -> bool:
    return options.get(STYLE) == STYLE_OF_PATTERNS and not options.get(PATTERN)


def _problem(origin: Origin) -> Problem:
    message = f'"{STYLE_OF_PATTERNS}" needs a {PATTERN}'
    return Problem(origin.source, origin.key, message, f"write {PATTERN} = '...' beside it")
