"""What the API of a project offers: methods and paths, each with the function that answers."""

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archcheck.infrastructure.architecture.missing_tests.pacts import Request
from archcheck.infrastructure.architecture.missing_tests.route_paths import answers, is_same
from archcheck.infrastructure.architecture.structure.index.code import Code
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.index.routes import HTTP, Route
from archcheck.infrastructure.architecture.structure.index.subjects import FUNCTIONS, Subject

USUAL = "GET"
METHODS = "methods"
SHOWN = "include_in_schema"
NO = "False"


class Operation(NamedTuple):
    """A method and a path; None where it is no literal."""

    subject: Subject
    method: str | None
    path: str | None

    @property
    def label(self) -> str:
        """`GET /orders`; empty where the path is no literal."""
        return " ".join(filter(None, (self.method, self.path))) if self.path is not None else ""

    def is_exactly(self, request: Request) -> bool:
        """Whether a request names it, without a value for a parameter."""
        return self.path is not None and self._takes(request) and is_same(self.path, request.path)

    def may_answer(self, request: Request) -> bool:
        """Whether a request is one for it, if no other operation is named by it."""
        return self.path is not None and self._takes(request) and answers(self.path, request.path)

    def _takes(self, request: Request) -> bool:
        return self.method in (None, request.method)


def operations_of(code: Code, files: Iterable[CodeFile]) -> Iterator[Operation]:
    """The operations of some files; health routes, and what is left out of the schema, are none."""
    for file in files:
        for subject in file.defined:
            routes = code.routes.of(subject) if subject.kind in FUNCTIONS else ()
            for route in filter(_is_public, routes):
                yield from _operations(subject, route)


def uncovered(operations: Iterable[Operation], requests: frozenset[Request]) -> list[Operation]:
    """The operations that no request is for; one that names an operation is for no other."""
    known = tuple(operations)
    named = frozenset(filter(functools.partial(_names_one, known), requests))
    others = requests - named
    return [it for it in known if not _is_covered(it, named, others)]


def _names_one(known: tuple[Operation, ...], request: Request) -> bool:
    return any(operation.is_exactly(request) for operation in known)


def _is_covered(
    operation: Operation, named: frozenset[Request], others: frozenset[Request]
) -> bool:
    return any(map(operation.is_exactly, named)) or any(map(operation.may_answer, others))


def _is_public(route: Route) -> bool:
    shown = dict(route.decorator.arguments.keywords).get(SHOWN)
    is_hidden = shown is not None and shown.text == NO
    return route.kind == HTTP and not route.is_health and not is_hidden


def _operations(subject: Subject, route: Route) -> Iterator[Operation]:
    paths = [None] if route.paths is None else sorted(route.paths)
    for method in route.methods or _unstated(route):
        yield from (Operation(subject, method, path) for path in paths)


def _unstated(route: Route) -> tuple[str | None, ...]:
    """The usual method where none is stated; unknown where it is no literal."""
    return (None if METHODS in dict(route.decorator.arguments.keywords) else USUAL,)
