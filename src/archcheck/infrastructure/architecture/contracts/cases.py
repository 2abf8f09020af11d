"""The cases of a contract: what is judged once its exceptions are taken out."""

from collections.abc import Iterator

import msgspec

from archcheck.infrastructure.architecture.contracts.catalogue import contract_of
from archcheck.infrastructure.architecture.contracts.lookups import Cut, under
from archcheck.infrastructure.architecture.contracts.contract import AnyContract, Violation
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from archcheck.infrastructure.decoding.decoder import KeyProblem


def cases_of(contract: AnyContract) -> tuple[AnyContract, ...]:
    """The contract as it is judged."""
    if not contract.declaration.except_modules:
        return (contract,)
    names = msgspec.structs.replace(contract.names, cut=_cut(contract))
    return (contract_of(contract.declaration, names),)


def violations(contract: AnyContract, links: Links) -> Iterator[Violation]:
    """What breaks the contract in any of its cases."""
    for case in cases_of(contract):
        yield from case.judge(links)


def exception_problems(contract: AnyContract) -> Iterator[KeyProblem]:
    """Exceptions that take nothing out, or all that there is."""
    tree, judged = contract.names.tree, contract.judged
    for lookup in contract.exceptions:
        if judged.isdisjoint(tree.under(lookup.found.heads)):
            message = f'"{lookup.found.name}" in except_modules takes nothing out'
            hint = "name modules whose imports the contract judges, or remove the entry"
            yield KeyProblem("except_modules", message, hint)
    if judged and judged <= under(tree, contract.exceptions):
        message = "compares nothing: except_modules takes out all whose imports are judged"
        yield KeyProblem("except_modules", message, "leave something in, or remove the contract")


def _cut(contract: AnyContract) -> Cut:
    excepted = under(contract.names.tree, contract.exceptions)
    return Cut(everywhere=excepted) if contract.excepts_both_sides else Cut(importers=excepted)
