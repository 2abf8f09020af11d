"""Routes: what a web framework calls, what it is sent, and under which path."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import chain, filterfalse
from typing import Annotated, Literal

from msgspec import Meta

from archcheck.infrastructure.architecture.structure.index.class_traits import ENUMS
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.mentioned_types import MentionedTypes
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.architecture.structure.index.routes import Route
from archcheck.infrastructure.architecture.structure.index.subjects import FUNCTIONS, Kind, Subject
from archcheck.infrastructure.architecture.structure.term import (
    UNJUDGED,
    Mark,
    Term,
    Verdict,
    verdict,
)
from archcheck.infrastructure.architecture.structure.terms.classes import PlainFlagTerm
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.decoding.value_types import Names
from archcheck.infrastructure.facts.code.code_facts import (
    Annotation,
    Parameter,
    Reference,
    Value,
    ValueKind,
)

HEALTH = "health"
PROVIDERS = (
    "fastapi.Depends",
    "fastapi.Security",
    "fastapi.Path",
    "fastapi.Query",
    "fastapi.Header",
    "fastapi.Cookie",
    "fastapi.params.*",
    "fastapi.param_functions.Depends",
    "fastapi.param_functions.Security",
    "fastapi.param_functions.Path",
    "fastapi.param_functions.Query",
    "fastapi.param_functions.Header",
    "fastapi.param_functions.Cookie",
)
BODIES = ("fastapi.Body", "fastapi.param_functions.Body")
GIVEN = (
    "fastapi.Request",
    "fastapi.Response",
    "fastapi.WebSocket",
    "fastapi.BackgroundTasks",
    "fastapi.requests.*",
    "fastapi.security.*",
    "starlette.requests.*",
    "starlette.responses.*",
    "starlette.websockets.*",
    "starlette.background.*",
)
SCALARS = (
    "str",
    "int",
    "float",
    "bool",
    "bytes",
    "None",
    "complex",
    "object",
    "datetime.*",
    "decimal.Decimal",
    "uuid.UUID",
    "pathlib.*",
    "typing.Literal",
    "typing.Optional",
    "typing.Union",
    "typing.Annotated",
)
RouteKind = Annotated[
    bool | Literal["http", "websocket", "health"],
    Meta(description='true, false, "http", "websocket" or "health"'),
]


class RouteTerm(Term):
    """Functions that are routes, of one kind or any."""

    key = "route"
    kinds = FUNCTIONS
    value_type = RouteKind

    def judge(self, subject: Subject) -> Verdict:
        """By the decorators."""
        routes = self.code.routes.of(subject)
        if isinstance(self.value, bool):
            return verdict(bool(routes) is self.value)
        return verdict(any(map(self._is_meant, routes)))

    @classmethod
    def said_alone(cls) -> Mapping[str, object]:
        """Routes of any kind, and of each."""
        kinds = {f"be {kind} routes": kind for kind in ("http", "websocket", HEALTH)}
        return {"be routes": True, **kinds}

    def phrase(self) -> str:
        """`be routes`."""
        if isinstance(self.value, bool):
            return "be routes" if self.value else "not be routes"
        return f"be {self.value} routes"

    def _is_meant(self, route: Route) -> bool:
        return route.is_health if self.value == HEALTH else route.kind == self.value


class Body(PlainFlagTerm):
    """Parameters of routes that are read from the body: a class that nothing provides."""

    key = "body"
    phrases = ("be bodies", "not be bodies")
    kinds = frozenset({Kind.PARAMETER})

    def is_so(self, subject: Subject) -> bool:
        """By the annotation and the default."""
        holder, parameter = subject.holder, subject.parameter
        routes = self.code.routes.of(holder) if holder else ()
        if parameter is None or not routes:
            return False
        return self._is_body(parameter) and not _is_in_path(parameter.name, routes)

    def _is_body(self, parameter: Parameter) -> bool:
        annotation = parameter.annotation
        if annotation is None:
            return self._is_called(parameter.default, BODIES)
        if self._is_provided(parameter.default, annotation):
            return False
        types = MentionedTypes(self.code).of(annotation)
        return not all(map(self._is_no_body, types))

    def _is_provided(self, default: Value | None, annotation: Annotation) -> bool:
        values = [default] if default else []
        return any(map(self._provides, (*values, *self._metadata(annotation))))

    def _provides(self, value: Value) -> bool:
        return self._is_called(value, PROVIDERS)

    def _is_called(self, value: Value | None, names: Sequence[str]) -> bool:
        if value is None or value.kind is not ValueKind.CALL:
            return False
        return matches_any(names, self.code.names.of(Reference(value.text, value.targets)))

    def _metadata(self, annotation: Annotation) -> Iterator[Value]:
        """Of `Annotated` here, and of the aliases of the project that are named, one by another."""
        followed = [annotation]
        for told in followed:
            yield from told.metadata
            followed += [it for it in self._aliases(told) if it not in followed]

    def _aliases(self, annotation: Annotation) -> Iterator[Annotation]:
        """What the first name of an annotation stands for."""
        for mention in annotation.mentions[:1]:
            yield from filter(None, map(self.code.alias, self.code.names.of(mention)))

    def _is_no_body(self, names: tuple[str, ...]) -> bool:
        if matches_any((*SCALARS, *GIVEN), names):
            return True
        made = self.code.names.class_named(names)
        return made is not None and self.code.traits.is_a(made, ENUMS)


def _is_in_path(name: str, routes: Sequence[Route]) -> bool:
    """Whether the path of a route holds `{name}`, with a converter or without."""
    held = re.compile(rf"\{{{re.escape(name)}(?::[^}}]*)?\}}").search
    return any(map(held, chain.from_iterable(map(_known_paths, routes))))


def _known_paths(route: Route) -> Iterator[str]:
    yield from filter(None, [route.own])
    yield from route.paths or ()


class HavePath(Term):
    """Routes under one of some paths; a path that is not known is not judged."""

    key = "have_path"
    spoken = "have the path"
    rule = "naming"
    kinds = FUNCTIONS
    value_type = Names

    @classmethod
    def conflict(cls, value: object, selected: Mapping[str, object]) -> str:
        """What is no route has no path."""
        return "what is no route has no path" if selected.get("route") is False else ""

    def idleness(self, selected: Iterable[Subject]) -> str:
        """Without routes there are no paths."""
        return "" if any(map(self.code.routes.of, selected)) else "none of them is a route"

    def judge(self, subject: Subject) -> Verdict:
        """Each route must have it; its decorator is told."""
        known = [route.paths for route in self.code.routes.of(subject) if route.paths is not None]
        if not known:
            return UNJUDGED
        wrong = list(filterfalse(self._is_meant, known))
        told = sorted(frozenset[str]().union(*wrong))
        return Verdict(not wrong, (Mark(subject.location, f"has the path {listed(told, 'and')}"),))

    def phrase(self) -> str:
        """`have the path /v*/*`."""
        return f"have the path {listed(as_texts(self.value), 'or')}"

    def _is_meant(self, paths: frozenset[str]) -> bool:
        globs = as_texts(self.value)
        return any(fnmatchcase(path, glob) for path in paths for glob in globs)
