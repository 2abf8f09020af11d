"""The names of positional parameters: of functions of the project, and of some of libraries."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.subjects import Kind, Subject
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.facts.code.code_facts import ParameterKind

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.code import Code

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
    if called is None:
        return None
    return tuple(item.name for item in called.own_parameters if item.kind in BY_PLACE)


def _constructor(subject: Subject, code: "Code") -> Subject | None:
    """A function itself; of a class the nearest `__init__`, written or generated."""
    if subject.kind is not Kind.CLASS:
        return subject
    lineage = code.names.lineage(subject)
    found = (code.names.definition(f"{item.qualified}.{INIT}") for item in lineage)
    return next(filter(None, found), None) or code.traits.constructor(subject)
