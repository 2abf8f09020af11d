"""Routes: functions that a web framework calls, with their methods and paths."""

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from archcheck.infrastructure.architecture.structure.subjects import Subject
from archcheck.infrastructure.facts.code.code_facts import (
    Arguments,
    Call,
    Decorator,
    Value,
    ValueKind,
)

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.code import Code

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
HTTP_METHODS = frozenset({"get", "post", "put", "delete", "patch", "head", "options", "trace"})
OPEN_METHODS = frozenset({"route", "api_route"})
WEB_SOCKETS = frozenset({"websocket", "websocket_route"})
INCLUDING = ("include_router", "register_blueprint")
PREFIXES = ("prefix", "url_prefix")
HEALTH = frozenset({"health", "healthz", "live", "livez", "ready", "readyz", "status"})
HTTP, WEB_SOCKET = "http", "websocket"
MOST_LEVELS = 10
Paths = frozenset[str] | None


class Route(msgspec.Struct, frozen=True):
    """One route of a function; `paths` is None where a part of them is no literal."""

    kind: str
    framework: str
    methods: tuple[str, ...]
    paths: Paths
    decorator: Decorator

    @property
    def is_health(self) -> bool:
        """Whether the last segment of a path says so."""
        lasts = (path.rstrip("/").rpartition("/")[2] for path in self.paths or ())
        return self.kind == HTTP and any(last in HEALTH for last in lasts)


class Routes:
    """All routes of a project."""

    def __init__(self, code: "Code") -> None:
        """Nothing is looked up yet."""
        self._code = code
        self._known: dict[str, tuple[Route, ...]] = {}

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
                )
        return None

    def _paths(self, names: Sequence[str], decorator: Decorator) -> Paths:
        own = _text(_argument(decorator.arguments, 0, "path", "rule"))
        router = names[0].rpartition(".")[0]
        before = self._prefixes(router, 0)
        if own is None or before is None:
            return None
        return frozenset(prefix + own for prefix in before)

    def _prefixes(self, router: str, level: int) -> Paths:
        """What stands before the paths of a router, one for each place where it is included."""
        known = self._code.names.known_as(router)
        own = self._own_prefix(known)
        if own is None or level > MOST_LEVELS:
            return None
        including = [item for name in known for item in self._included.get(name, ())]
        outer = [self._outer(parent, call, level) for parent, call in including]
        if None in outer:
            return None
        found = frozenset(itertools.chain.from_iterable(filter(None, outer))) or frozenset({""})
        return frozenset(prefix + own for prefix in found)

    def _outer(self, parent: str, call: Call, level: int) -> Paths:
        stated = _argument(call.arguments, None, *PREFIXES)
        text = "" if stated is None else _text(stated)
        before = self._prefixes(parent, level + 1)
        if text is None or before is None:
            return None
        return frozenset(prefix + text for prefix in before)

    def _own_prefix(self, known: Sequence[str]) -> str | None:
        """The prefix with which a router is made; empty without one."""
        for name in known:
            value = self._code.constant_value(name)
            if value is not None and value.kind is ValueKind.CALL:
                stated = dict(value.keywords)
                prefix = next((stated[key] for key in PREFIXES if key in stated), None)
                return "" if prefix is None else _text(prefix)
        return ""

    @functools.cached_property
    def _included(self) -> Mapping[str, list[tuple[str, Call]]]:
        """For each router by all its names where it is included, and by which call."""
        found: dict[str, list[tuple[str, Call]]] = {}
        for call, parent in self._including_calls():
            router = _argument(call.arguments, 0, "router", "blueprint")
            targets = router.targets if router is not None else ()
            for name in itertools.chain.from_iterable(map(self._code.names.known_as, targets)):
                found.setdefault(name, []).append((parent, call))
        return found

    def _including_calls(self) -> Iterator[tuple[Call, str]]:
        for file in self._code.files:
            calls = file.calls if file.may_hold_any(INCLUDING) else ()
            for call in calls:
                parent, _, last = call.callee.written.rpartition(".")
                if last in INCLUDING:
                    targets = call.callee.targets or (parent,)
                    yield call, targets[0].rpartition(".")[0]


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
    stated = dict(arguments.keywords)
    named = next((stated[name] for name in names if name in stated), None)
    if named is not None or position is None or position >= len(arguments.positional):
        return named
    return arguments.positional[position]


def _text(value: Value | None) -> str | None:
    return value.text if value is not None and value.kind is ValueKind.TEXT else None
