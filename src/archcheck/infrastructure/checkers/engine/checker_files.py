"""Finds the checker of a rule by the name of its file, and imports it only then."""

import functools
import importlib
import importlib.util
import pathlib
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

import msgspec

from archcheck.domain.plugin import Plugin
from archcheck.infrastructure.checkers.checker import Checker
from archcheck.infrastructure.checkers.engine.check_instructions import Stated

WORKER = "archcheck.infrastructure.checkers.engine.worker"
RULE_CHECKS = "archcheck.infrastructure.checkers.engine.rule_checks"
RULES = "archcheck.infrastructure.checkers.rules"
OF_PLUGINS = "checkers"


def has_checker(rule: str, plugin: Plugin | None = None) -> bool:
    """Whether a file for this rule exists; nothing is imported."""
    if plugin is not None:
        return pathlib.Path(plugin.folder, OF_PLUGINS, f"{_stem(rule)}.py").is_file()
    return _is_own(rule)


@functools.cache
def _is_own(rule: str) -> bool:
    return importlib.util.find_spec(_module_name(rule)) is not None


def modules_of(rules: Iterable[str]) -> tuple[str, ...]:
    """The modules of the checkers of these rules, those without a checker left out."""
    return tuple(_module_name(rule) for rule in rules if has_checker(rule))


def worker_modules(rules: Iterable[str]) -> tuple[str, ...]:
    """What a worker needs to check files with these rules, LibCST only where one wants a tree."""
    checkers = modules_of(rules)
    return (WORKER, RULE_CHECKS, *checkers) if checkers else (WORKER,)


@functools.cache
def checker_of(rule: str, plugin: Plugin | None = None) -> type[Checker[Any]]:
    """The one checker in the file of a rule; raises LookupError when it is not exactly one."""
    module = _module(rule, plugin)
    found = list(_checkers(module))
    if [checker.rule for checker in found] != [rule]:
        raise LookupError(f"{module.__name__} must hold one checker, whose rule is {rule!r}")
    return found[0]


@functools.lru_cache(maxsize=256)
def checker_with(rule: str, stated: Stated, plugin: Plugin | None = None) -> Checker[Any]:
    """The checker of a rule, with these options and the defaults of the others."""
    kind = checker_of(rule, plugin)
    return kind(msgspec.convert(dict(stated), kind.options_type))


def _module(rule: str, plugin: Plugin | None) -> ModuleType:
    if plugin is None:
        return importlib.import_module(_module_name(rule))
    from archcheck.infrastructure.plugins.folders import imported

    return imported(plugin, f"{OF_PLUGINS}.{_stem(rule)}")


def _module_name(rule: str) -> str:
    return f"{RULES}.{_stem(rule)}"


def _stem(rule: str) -> str:
    return rule.replace("-", "_")


def _checkers(module: ModuleType) -> Iterator[type[Checker[Any]]]:
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Checker):
            yield from [value] if value.__module__ == module.__name__ else []
