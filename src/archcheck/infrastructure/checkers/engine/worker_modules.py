"""The modules that do the work in worker processes, by name, so that naming imports nothing."""

from collections.abc import Iterable

from archcheck.infrastructure.checkers.engine.checker_files import modules_of

WORKER = "archcheck.infrastructure.checkers.engine.worker"
RULE_CHECKS = "archcheck.infrastructure.checkers.engine.rule_checks"


def worker_modules(rules: Iterable[str]) -> tuple[str, ...]:
    """What a worker needs to check files with these rules, LibCST only where one wants a tree."""
    checkers = modules_of(rules)
    return (WORKER, RULE_CHECKS, *checkers) if checkers else (WORKER,)
