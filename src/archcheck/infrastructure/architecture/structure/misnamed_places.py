"""Layers and modules in a structure rule that are not there, and what may have been meant."""

from collections.abc import Iterator

from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import asks
from archcheck.infrastructure.architecture.structure.conditions import Condition, every_clause
from archcheck.infrastructure.architecture.structure.index.code import Code


def misnamed_places(condition: Condition, code: Code, hides: bool) -> Iterator[Problem]:
    """Words that are neither a layer nor a root package; names near to a module where that `hides`.

    A place that nobody has made yet is none: what is demanded to lie there is found elsewhere.
    """
    for clause in every_clause(condition):
        for name in clause.term.placed(clause.value):
            problem = _problem(name, clause.term.key, code, hides)
            if problem is not None:
                yield clause.place.problem(*problem)


def _problem(name: str, key: str, code: Code, hides: bool) -> tuple[str, str] | None:
    lookup = code.places.module(key, name)
    if not lookup.is_missing or _names_module(name, code):
        return None
    found = code.places.problem(lookup)
    return (found.message, found.hint) if _is_slip(name, found.hint, hides) else None


def _is_slip(name: str, hint: str, hides: bool) -> bool:
    return name.isidentifier() or (hides and asks(hint))


def _names_module(name: str, code: Code) -> bool:
    return any(code.names_module(name, file.module) for file in code.files)
