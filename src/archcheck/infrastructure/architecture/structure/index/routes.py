"""Routes: functions that a web framework calls, with their methods and paths."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import TYPE_CHECKING

import msgspec

from archcheck.infrastructure.architecture.structure.occurrences.file_occurrences import CallSite
from archcheck.infrastructure.architecture.structure.index.project_names import CALLED_IN
from archcheck.infrastructure.architecture.structure.index.subjects import Subject
from archcheck.infrastructure.facts.code.code_facts import (
    Arguments,
    Decorator,
    Reference,
    Value,
    ValueKind,
)

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code
    from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile

OWNERS = (
    "fastapi.FastAPI",
    "fastapi.APIRouter",
    "fastapi.applications.FastAPI",
    "fastapi.routing.APIRouter",
    "starlette.applications.Starlette",
    "starlette.routing.Router",
    "flask.Flask",
    "flask.Blueprint",
    "flask.app.Flask",
    "flask.blueprints.Blueprint",
    "quart.Quart",
    "quart.Blueprint",
    "sanic.Sanic",
    "sanic.Blueprint",
    "litestar.Router",
    "aiohttp.web.RouteTableDef",
)
LOCAL_ROUTERS = tuple(name for name in OWNERS if name.endswith(("Router", "Blueprint")))
HTTP_METHODS = frozenset({"get", "post", "put", "delete", "patch", "head", "options", "trace"})
OPEN_METHODS = frozenset({"route", "api_route"})
WEB_SOCKETS = frozenset({"websocket", "websocket_route"})
INCLUDING = ("include_router", "register_blueprint", "mount")
MOUNTING = "mount"
PREFIXES = ("prefix", "url_prefix")
HEALTH = frozenset({"health", "healthz", "live", "livez", "ready", "readyz", "status"})
HTTP, WEB_SOCKET = "http", "websocket"
MOST_LEVELS, MOST_PATHS = 10, 1_000
Paths = frozenset[str] | None


class Route(msgspec.Struct, frozen=True):
    """One route of a function; `paths` is None where a part of them is not known.

    `own` is what the decorator says, None where that is no literal.
    """

    kind: str
    framework: str
    methods: tuple[str, ...]
    paths: Paths
    decorator: Decorator
    own: str | None = None

    @property
    def is_health(self) -> bool:
        """Whether the last segment of a path says so."""
        lasts = map(_last_segment, self._paths_or_own)
        return self.kind == HTTP and not HEALTH.isdisjoint(lasts)

    @property
    def _paths_or_own(self) -> Iterable[str]:
        """The last segment of its own path is that of the whole."""
        return filter(None, [self.own]) if self.paths is None else self.paths


def _last_segment(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


class Inclusion(msgspec.Struct, frozen=True):
    """Where one router is put into another, and what stands before its paths there, if anything."""

    parent: str
    router: Value | None
    prefix: Value | None


class Routes:
    """All routes of a project."""

    def __init__(self, code: "Code") -> None:
        """Nothing is looked up yet."""
        self._code = code
        self._known: dict[str, tuple[Route, ...]] = {}
        self._before: dict[tuple[str, int], Paths] = {}

    def of(self, subject: Subject) -> tuple[Route, ...]:
        """The routes of a function or method, one for each decorator that makes one."""
        found = self._known.get(subject.qualified)
        if found is None:
            found = tuple(filter(None, map(self._route, subject.decorators)))
            self._known[subject.qualified] = found
        return found

    def _route(self, decorator: Decorator) -> Route | None:
        names = self._code.names.of(decorator.reference)
        for name in names:
            owner, _, method = name.rpartition(".")
            kind = _kind(method)
            if kind and owner in OWNERS:
                return Route(
                    kind,
                    owner.partition(".")[0],
                    _methods(method, decorator.arguments),
                    self._paths(names, decorator),
                    decorator,
                    _own_path(decorator),
                )
        return None

    def _paths(self, names: Sequence[str], decorator: Decorator) -> Paths:
        router = names[0].rpartition(".")[0]
        return _continued(self._prefixes(router, 0), _own_path(decorator))

    def _prefixes(self, router: str, level: int) -> Paths:
        """What stands before the paths of a router, looked up once at each level."""
        key = router, level
        if key not in self._before:
            self._before[key] = self._all_prefixes(router, level)
        return self._before[key]

    def _all_prefixes(self, router: str, level: int) -> Paths:
        """One for each place where a router is included."""
        known = self._names(router)
        own = self._own_prefix(known)
        if own is None or level > MOST_LEVELS:
            return None
        including = itertools.chain.from_iterable(self._included.get(name, ()) for name in known)
        return _continued(_all_of(self._outer(item, level) for item in including), own)

    def _outer(self, included: Inclusion, level: int) -> Paths:
        text = "" if included.prefix is None else _text(included.prefix)
        return _continued(self._prefixes(included.parent, level + 1), text)

    def _own_prefix(self, known: Sequence[str]) -> str | None:
        """The prefix with which a router is made; empty without one, None of one in a function."""
        if known[0] in LOCAL_ROUTERS:
            return None
        call = self._making_call(known)
        prefix = _named(dict(call.keywords), PREFIXES) if call else None
        return "" if prefix is None else _text(prefix)

    def _making_call(self, known: Sequence[str]) -> Value | None:
        made = filter(None, map(self._code.constant_value, known))
        return next((value for value in made if value.kind is ValueKind.CALL), None)

    @functools.cached_property
    def _included(self) -> Mapping[str, list[Inclusion]]:
        """For each router by all its names where it is included."""
        found: dict[str, list[Inclusion]] = {}
        for included in itertools.chain.from_iterable(map(self._inclusions, self._code.files)):
            targets = included.router.targets if included.router is not None else ()
            for name in itertools.chain.from_iterable(map(self._names, targets)):
                found.setdefault(name, []).append(included)
        return found

    def _inclusions(self, file: "CodeFile") -> Iterator[Inclusion]:
        """Where routers are included, and applications mounted."""
        found = file.occurrences
        for call in filter(_includes, found.calls) if found.may_hold_any(INCLUDING) else ():
            yield _inclusion(call.callee, self._code.passed.of(file, call))

    def _names(self, router: str) -> tuple[str, ...]:
        """The names of one router; what makes it makes others, too."""
        return tuple(filterfalse(CALLED_IN, self._code.names.known_as(router)))


def _own_path(decorator: Decorator) -> str | None:
    return _text(_argument(decorator.arguments, 0, "path", "rule"))


def _kind(method: str) -> str:
    if method in WEB_SOCKETS:
        return WEB_SOCKET
    return HTTP if method in HTTP_METHODS | OPEN_METHODS else ""


def _methods(method: str, arguments: Arguments) -> tuple[str, ...]:
    """The HTTP methods in capitals; none of what is no literal."""
    if method in HTTP_METHODS:
        return (method.upper(),)
    stated = dict(arguments.keywords).get("methods")
    return tuple(item.text.upper() for item in stated.items) if stated else ()


def _argument(arguments: Arguments, position: int | None, *names: str) -> Value | None:
    named = _named(dict(arguments.keywords), names)
    if named is not None or position is None:
        return named
    return next(iter(arguments.positional[position:]), None)


def _named(stated: Mapping[str, Value], names: Iterable[str]) -> Value | None:
    return next((stated[name] for name in names if name in stated), None)


def _parent(callee: Reference) -> str:
    targets = callee.targets or (callee.written,)
    return targets[0].rpartition(".")[0]


def _inclusion(callee: Reference, passed: Arguments) -> Inclusion:
    if _method(callee) == MOUNTING:
        mounted, path = _argument(passed, 1, "app"), _argument(passed, 0, "path")
        return Inclusion(_parent(callee), mounted, path)
    router = _argument(passed, 0, "router", "blueprint")
    return Inclusion(_parent(callee), router, _argument(passed, None, *PREFIXES))


def _method(callee: Reference) -> str:
    return callee.written.rpartition(".")[2]


def _includes(call: CallSite) -> bool:
    return _method(call.callee) in INCLUDING


def _continued(before: Paths, text: str | None) -> Paths:
    """Paths with more behind them; None where a part is not known."""
    if before is None or text is None:
        return None
    return frozenset(prefix + text for prefix in before)


def _all_of(found: Iterable[Paths]) -> Paths:
    """Every one of some paths, the empty one where there are none; None of too many."""
    paths = list(found)
    if None in paths:
        return None
    every = frozenset(itertools.chain.from_iterable(filter(None, paths)))
    return None if len(every) > MOST_PATHS else every or frozenset({""})


def _text(value: Value | None) -> str | None:
    return value.text if value is not None and value.kind is ValueKind.TEXT else None
