"""Modules that no contract looks at."""

import itertools
from collections.abc import Callable

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.contract_matches import ContractMatches
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Unguarded:
    """The modules without a contract, of how many, and the number of contracts."""

    modules: tuple[str, ...]
    total: int
    contracts: int


class ListUnguardedUseCase:
    """Holds the modules of a project against its contracts."""

    def __init__(
        self, configurations: ConfigurationLoader, make_matches: Callable[[], ContractMatches]
    ) -> None:
        """Take the ports."""
        self._configurations = configurations
        self._matches = make_matches

    def execute(self, request: ConfigurationRequest) -> Unguarded:
        """What nothing guards; raises UsageProblems."""
        configuration = self._configurations.load(request)
        matches = self._matches()
        modules = matches.modules(configuration, request.directory)
        entries = itertools.chain.from_iterable(
            matches.of(it, configuration, request.directory) for it in configuration.contracts
        )
        heads = frozenset[str]().union(*(entry.modules for entry in entries))
        free = tuple(module for module in modules if not _is_guarded(module, heads))
        return Unguarded(free, len(modules), len(configuration.contracts))


def _is_guarded(module: str, heads: frozenset[str]) -> bool:
    parts = module.split(".")
    return any(".".join(parts[:length]) in heads for length in range(1, len(parts) + 1))
