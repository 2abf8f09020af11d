"""What is wrong with captures, contexts and exceptions of a contract."""

from collections.abc import Iterator

from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.contracts.cases import captures_of, cases_of
from archcheck.infrastructure.architecture.contracts.contract import AnyContract
from archcheck.infrastructure.architecture.contracts.lookups import under
from archcheck.infrastructure.decoding.decoder import KeyProblem


def capture_problems(contract: AnyContract) -> Iterator[KeyProblem]:
    """Captures that say no more than a wildcard."""
    captures = captures_of(contract.declaration)
    for name in (name for name, count in captures.items() if count == 1):
        hint = did_you_mean(name, captures.keys() - {name}) or "write * for any component"
        message = f"the capture {{{name}}} stands only once in the contract"
        yield KeyProblem("captures", message, hint)


def overlap_problems(contract: AnyContract) -> Iterator[KeyProblem]:
    """Modules that stand where only one of them may, in any case."""
    problems = (problem for case in cases_of(contract) for problem in case.overlaps())
    yield from dict.fromkeys(problems)


def exception_problems(contract: AnyContract) -> Iterator[KeyProblem]:
    """Exceptions that take nothing out, or all that there is, and contexts where there are none."""
    if contract.declaration.per_context and not contract.names.layers.contexts:
        hint = "a context is a package with a sub-package that is named like a layer"
        yield KeyProblem("per_context", "compares nothing: no package here is a context", hint)
        return
    if contract.declaration.except_modules:
        yield from _idle_exceptions(contract)
        yield from _excepted_wholly(contract)


def role_problems(contract: AnyContract) -> Iterator[KeyProblem]:
    """Roles that none of the modules has whose imports would be judged."""
    if contract.judged and not contract.judged_here:
        roles = " or ".join(contract.declaration.roles)
        message = f"compares nothing: none of the modules whose imports are judged is a {roles}"
        yield KeyProblem("roles", message, f"name {roles} modules, or other roles")


def _idle_exceptions(contract: AnyContract) -> Iterator[KeyProblem]:
    has_captures = bool(captures_of(contract.declaration))
    effective = (_effective(case, has_captures) for case in cases_of(contract))
    excepted = frozenset[int]().union(*effective)
    for position, entry in enumerate(contract.declaration.except_modules):
        if position not in excepted:
            message = f'"{entry}" in except_modules takes nothing out'
            hint = "name modules whose imports the contract judges, or remove the entry"
            yield KeyProblem("except_modules", message, hint)


def _excepted_wholly(contract: AnyContract) -> Iterator[KeyProblem]:
    cases = cases_of(contract)
    if all(case.judged_here <= under(case.names.tree, case.exceptions) for case in cases):
        message = "compares nothing: except_modules takes out all whose imports are judged"
        yield KeyProblem("except_modules", message, "leave something in, or remove the contract")


def _effective(case: AnyContract, has_captures: bool) -> Iterator[int]:
    """The positions of the exceptions that take something out, with captures on either side."""
    tree = case.names.tree
    met = under(tree, case.lookups if has_captures else ())
    for position, lookup in enumerate(case.exceptions):
        if not (case.judged_here | met).isdisjoint(under(tree, [lookup])):
            yield position
