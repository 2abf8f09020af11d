"""The names of positional parameters: of functions of the project, and of some of libraries."""

import functools
import itertools
import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.facts.code.code_facts import ParameterKind

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

FILE = "signatures.toml"
INIT = "__init__"
BY_PLACE = (ParameterKind.POSITIONAL, ParameterKind.PLAIN)
Parameters = tuple[str, ...]


@functools.cache
def shipped_signatures() -> Mapping[str, Parameters]:
    """The parameters of functions and classes of libraries, by qualified name."""
    path = rules_directory() / FILE
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
    return None if called is None else _by_place(_with_inherited(called, code))


def _by_place(functions: Sequence[Subject]) -> Parameters:
    own = itertools.chain.from_iterable(item.own_parameters for item in functions)
    return tuple(dict.fromkeys(item.name for item in own if item.kind in BY_PLACE))


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
