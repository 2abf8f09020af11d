"""Modules that no contract looks at."""

import itertools
from collections.abc import Callable

from archcheck.application.ports.configuration_loader import (
    ConfigurationLoader,
    ConfigurationRequest,
)
from archcheck.application.ports.contract_matches import ContractMatches
from archcheck.domain.dotted_names import heads
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
        guarded = frozenset[str]().union(*(entry.modules for entry in entries))
        free = tuple(module for module in modules if guarded.isdisjoint(heads(module)))
        return Unguarded(free, len(modules), len(configuration.contracts))
