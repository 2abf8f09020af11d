"""The names of parameters: of functions of the project, and of some of libraries."""

import functools
import itertools
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.facts.code.code_facts import Parameter, ParameterKind

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

FILE, KEYWORDS = "signatures.toml", "keywords.toml"
INIT, NEW = "__init__", "__new__"
BY_PLACE = (ParameterKind.POSITIONAL, ParameterKind.PLAIN)
Parameters = tuple[str, ...]


class Signature(msgspec.Struct, frozen=True):
    """The parameters of a callee; where it is `whole` a call can pass no other by its name."""

    names: Parameters
    whole: bool


def signature_of(name: str, code: "Code") -> Signature | None:
    """That of what a rule names; None where it is not known."""
    defined = filter(None, map(code.names.definition, code.names.known_as(name)))
    subject = next(defined, None)
    return _own_signature(subject, code) if subject else _shipped_signature(name)


def _own_signature(subject: Subject, code: "Code") -> Signature | None:
    called = _constructor(subject, code)
    if called is None or _may_take_others(subject, called, code):
        return None
    names = dict.fromkeys(item.name for item in _parameters(called, code))
    return Signature(tuple(names), True)


def _may_take_others(subject: Subject, called: Subject, code: "Code") -> bool:
    """Whether a call may pass what is no parameter of what is called."""
    takes_any = any(item.kind is ParameterKind.KEYWORDS for item in _parameters(called, code))
    return takes_any or bool(called.decorators) or _makes_itself(subject, code)


def _makes_itself(subject: Subject, code: "Code") -> bool:
    """Whether a class says in `__new__` what a call of it takes."""
    lineage = code.names.lineage(subject) if subject.kind is Kind.CLASS else ()
    return any(code.names.definition(f"{item.qualified}.{NEW}") for item in lineage)


def _shipped_signature(name: str) -> Signature | None:
    plain = name.removeprefix("builtins.")
    known = shipped_signatures().get(plain)
    return None if known is None else Signature((*known, *_keywords().get(plain, ())), False)


@functools.cache
def _keywords() -> Mapping[str, Parameters]:
    """What calls of them may pass by its name alone."""
    return _shipped(KEYWORDS)


@functools.cache
def shipped_signatures() -> Mapping[str, Parameters]:
    """The positional parameters of functions and classes of libraries, by qualified name."""
    return _shipped(FILE)


def _shipped(file: str) -> Mapping[str, Parameters]:
    path = rules_directory() / file
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: tuple(names) for table in tables.values() for name, names in table.items()}


def positional_parameters(names: Sequence[str], code: "Code") -> Parameters | None:
    """Those of what goes by one of these names, self left out; None where they are not known."""
    own = (_of_project(name, code) for name in names)
    shipped = map(shipped_signatures().get, names)
    return next((found for found in (*own, *shipped) if found is not None), None)


def _of_project(name: str, code: "Code") -> Parameters | None:
    subject = code.names.definition(name)
    called = _constructor(subject, code) if subject else None
    return None if called is None else _by_place(_parameters(called, code))


def _by_place(parameters: Iterable[Parameter]) -> Parameters:
    return tuple(dict.fromkeys(item.name for item in parameters if item.kind in BY_PLACE))


def _parameters(called: Subject, code: "Code") -> Iterator[Parameter]:
    functions = _with_inherited(called, code)
    return itertools.chain.from_iterable(item.own_parameters for item in functions)


def _with_inherited(called: Subject, code: "Code") -> list[Subject]:
    """What is called; a generated constructor after those of the bases, whose fields come first."""
    if not called.generated or called.holder is None:
        return [called]
    lineage = code.names.lineage(called.holder)
    return [*filter(None, map(code.traits.constructor, reversed(lineage)))]


def _constructor(subject: Subject, code: "Code") -> Subject | None:
    """A function itself; of a class the nearest `__init__`, written or generated."""
    if subject.kind is not Kind.CLASS:
        return subject
    lineage = code.names.lineage(subject)
    return next(filter(None, (_own_constructor(item, code) for item in lineage)), None)


def _own_constructor(subject: Subject, code: "Code") -> Subject | None:
    written = code.names.definition(f"{subject.qualified}.{INIT}")
    return written or code.traits.constructor(subject)
