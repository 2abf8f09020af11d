"""The modules that do the work in worker processes, by name, so that naming imports nothing."""

WORKER = "archcheck.infrastructure.checkers.worker"
TREE_CHECKS = "archcheck.infrastructure.checkers.tree_checks"
