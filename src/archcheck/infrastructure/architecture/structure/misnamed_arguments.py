"""Arguments in a structure rule that what it calls does not take, and what may have been meant."""

import itertools
from collections.abc import Iterator, Sequence

from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import asked, did_you_mean, slip_of
from archcheck.infrastructure.architecture.structure.conditions import Condition, every_clause
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.code import Code
from archcheck.infrastructure.architecture.structure.index.known_signatures import (
    Signature,
    signature_of,
)


def misnamed_arguments(condition: Condition, code: Code) -> Iterator[Problem]:
    """Of functions of the project all that no parameter is called; of libraries what is one slip away."""
    for clause in every_clause(condition):
        for names, argument in clause.term.asked(clause.value):
            hint = _meant(argument, names, code)
            if hint:
                message = f'{listed(names, "and")} cannot be passed "{argument}"'
                yield clause.place.problem(message, hint)


def _meant(argument: str, callees: Sequence[str], code: Code) -> str:
    """What may have been meant; empty where the argument may be passed, or nobody can tell."""
    signatures = [signature_of(name, code) for name in callees]
    known = [*filter(None, signatures)]
    if not known or len(known) < len(signatures):
        return ""
    every = _joined(known)
    return "" if argument in every.names else _nearest(argument, every)


def _joined(signatures: Sequence[Signature]) -> Signature:
    names = itertools.chain.from_iterable(one.names for one in signatures)
    return Signature(tuple(dict.fromkeys(names)), all(one.whole for one in signatures))


def _nearest(argument: str, every: Signature) -> str:
    if not every.whole:
        return asked(slip_of(argument, every.names))
    return did_you_mean(argument, every.names) or f"it takes {', '.join(every.names) or 'nothing'}"
