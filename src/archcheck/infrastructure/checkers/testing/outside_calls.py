"""Calls that reach out of a test: to the network, a process, a database, or the time that passes."""

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.dotted_names import heads
from archcheck.infrastructure.architecture.libraries import shipped
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import (
    matches,
    matches_any,
)
from archcheck.infrastructure.facts.code.code_facts import (
    Arguments,
    Occurrences,
    Place,
    Reference,
    Value,
    ValueKind,
)
from archcheck.infrastructure.facts.code.scopes import CALLED, is_class_name

NETWORK, SLEEP = "network", "sleep"
DEEDS: Mapping[str, str] = {
    NETWORK: "uses the network",
    "process": "starts or ends a process",
    "connection": "connects to a database",
    SLEEP: "waits",
}
ERRORS = ("Error", "Exception", "Expired", "Warning")
GIVEN_DOUBLES = frozenset({"app", "mounts", "transport"})
PATCHES = frozenset({"object", "patch", "setattr"})
NOTHING = Value(ValueKind.OTHER)
NO_TIME = frozenset({"0", "0.0"})
WEB_DOUBLES = re.compile(
    r"\b(?:aioresponses|httpretty|httpx_mock|mocket|mocked_responses|pook|pytest_httpx|requests_mock"
    r"|responses|respx|respx_mock|vcr)\b"
)


class OutsideCall(msgspec.Struct, frozen=True):
    """A call at its callee, the qualified name of what is called, and what kind it is of."""

    place: Place
    name: str
    kind: str


@functools.cache
def reaching_modules() -> re.Pattern[str]:
    """The modules that hold what reaches out, as words of a text."""
    return re.compile(rf"\b(?:{'|'.join(sorted(_patterns()))})\b")


@functools.cache
def _patterns() -> Mapping[str, list[tuple[str, str]]]:
    """Kinds with their patterns, by top-level modules."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in DEEDS:
        for pattern in shipped().calls[kind]:
            found[pattern.partition(".")[0]].append((kind, pattern))
    return found


class OutsideCalls:
    """The calls of one file that reach out."""

    def __init__(self, occurrences: Occurrences, text: str) -> None:
        """Take what happens in the file, and its text."""
        self._occurrences = occurrences
        self._has_web_doubles = WEB_DOUBLES.search(text) is not None
        self._patched = tuple(_patched(occurrences))

    def found(self) -> Iterator[OutsideCall]:
        """All, but those that doubles answer."""
        happened = self._occurrences
        for call, arguments in zip(happened.calls, filter(None, happened.arguments), strict=True):
            callee = happened.callees[call.callee]
            for name, kind in itertools.islice(_reached(callee), 1):
                if not self._is_patched(name, callee) and not self._is_double(kind, arguments):
                    yield OutsideCall(call.place, name, kind)

    def _is_patched(self, name: str, callee: Reference) -> bool:
        """Whether something is put in the place of a name, in its module or where it is used."""
        parts = name.split(".") if "." in callee.written else name.split(".")[-1:]
        tail = "." + ".".join(parts[-2:])
        return any(patched == name or patched.endswith(tail) for patched in self._patched)

    def _is_double(self, kind: str, arguments: Arguments) -> bool:
        if kind == NETWORK:
            return self._has_web_doubles or _is_given_a_double(arguments)
        return kind == SLEEP and _first(arguments).text in NO_TIME


def _reached(callee: Reference) -> Iterator[tuple[str, str]]:
    """What a callee is, with its kind; methods of objects are passed over, for who makes them."""
    for target in itertools.filterfalse(functools.partial(_is_method, callee), callee.targets):
        for kind, pattern in _patterns().get(target.partition(".")[0], ()):
            if matches(pattern, target) and not _is_value(kind, target):
                yield target, kind


def _is_method(callee: Reference, target: str) -> bool:
    owner = target.rpartition(".")[0]
    is_of_class = callee.written.split(".")[-2:] == target.split(".")[-2:]
    return CALLED in target or not is_of_class and any(map(is_class_name, heads(owner)))


def _is_value(kind: str, name: str) -> bool:
    """Whether a call makes an error, or another value that reaches nowhere."""
    return name.endswith(ERRORS) or matches_any(shipped().values[kind], [name])


def _is_given_a_double(arguments: Arguments) -> bool:
    """Whether a client is given a transport or an application, or maybe one."""
    return arguments.spread or any(name in GIVEN_DOUBLES for name, _ in arguments.keywords)


def _first(arguments: Arguments) -> Value:
    values = (*arguments.positional, *(value for _, value in arguments.keywords))
    return next(iter(values), NOTHING)


def _patched(occurrences: Occurrences) -> Iterator[str]:
    """The names in whose place something else is put: by text, by object and name, by assignment."""
    told = filter(None, occurrences.arguments)
    for call, arguments in zip(occurrences.calls, told, strict=True):
        last = occurrences.callees[call.callee].written.rpartition(".")[2]
        if last in PATCHES:
            yield from _patched_names(arguments.positional[:2])
    for write in occurrences.writes:
        yield from write.name.targets


def _patched_names(values: Sequence[Value]) -> Iterator[str]:
    owner, *names = [*values, NOTHING]
    if owner.kind is ValueKind.TEXT:
        yield owner.text
    yield from (f"{target}.{name.text}" for target in owner.targets for name in names)
