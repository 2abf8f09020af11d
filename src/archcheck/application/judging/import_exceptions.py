"""Imports that contracts leave out or tolerate until a date."""

from collections.abc import Iterator

from archcheck.application.judging.expiry import Named, ended
from archcheck.application.judging.policy import Policy
from archcheck.domain.configuration import ContractDeclaration
from archcheck.domain.finding import Finding


class ImportExceptions:
    """What the judge says of the exceptions of the contracts that are judged."""

    def __init__(self, policy: Policy) -> None:
        """Take the contracts of the configuration."""
        self._policy = policy

    def complaints(self) -> Iterator[Finding]:
        """A finding about each that is past its date; none when only a part was checked."""
        if not self._policy.judges_rules:
            return
        for what, exemption in self.named():
            if exemption.has_ended(self._policy.today):
                yield from self._policy.about_declaration(
                    "expired-waiver", exemption.origin, ended(what, exemption), what
                )

    def named(self) -> Iterator[Named]:
        """Each exception, and what messages call it."""
        for contract in self._policy.configuration.contracts:
            if self._policy.rules.judges(contract):
                yield from _named(contract)


def _named(contract: ContractDeclaration) -> Iterator[Named]:
    for exception in (*contract.ignore_imports, *contract.deprecated):
        yield f'{exception.key} "{exception.entry}" of contract "{contract.name}"', exception
