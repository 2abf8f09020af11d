"""What is counted of modules, classes and functions."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from archcheck.infrastructure.architecture.structure.index.subjects import (
    CODE_KINDS,
    FUNCTIONS,
    Kind,
    Subject,
)

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

Count = Callable[[Subject, "Code"], int]
MODULES = frozenset({Kind.MODULE})
CLASSES = frozenset({Kind.CLASS})
CONTAINERS = MODULES | CLASSES


class Measure(msgspec.Struct, frozen=True):
    """How something is counted, and of what."""

    count: Count
    kinds: frozenset[Kind]


def _held(subject: Subject, *kinds: Kind) -> list[Subject]:
    """The symbols of some kinds that stand directly in another."""
    return [item for kind in kinds for item in subject.file.of_kind(kind) if item.holder is subject]


def _methods(subject: Subject, code: "Code") -> int:
    return len(_distinct(_held(subject, Kind.METHOD)))


def _public_methods(subject: Subject, code: "Code") -> int:
    return len(_distinct([item for item in _held(subject, Kind.METHOD) if _is_public(item)]))


def _parameters(subject: Subject, code: "Code") -> int:
    return len(subject.own_parameters)


def _lines(subject: Subject, code: "Code") -> int:
    definition = subject.class_ or subject.function
    return definition.lines if definition else subject.file.declarations.lines


def _statements(subject: Subject, code: "Code") -> int:
    definition = subject.class_ or subject.function
    return definition.statements if definition else subject.file.declarations.statement_count


def _attributes(subject: Subject, code: "Code") -> int:
    return len(_held(subject, Kind.ATTRIBUTE))


def _classes(subject: Subject, code: "Code") -> int:
    return len(_held(subject, Kind.CLASS))


def _public_classes(subject: Subject, code: "Code") -> int:
    return sum(code.is_public(item) for item in _held(subject, Kind.CLASS))


def _functions(subject: Subject, code: "Code") -> int:
    return len(_distinct(_held(subject, Kind.FUNCTION)))


def _returns(subject: Subject, code: "Code") -> int:
    return subject.function.return_statements if subject.function else 0


def _branches(subject: Subject, code: "Code") -> int:
    return subject.function.branches if subject.function else 0


def _imports(subject: Subject, code: "Code") -> int:
    return len(code.imported_modules(subject.file))


def _importers(subject: Subject, code: "Code") -> int:
    return len(code.importers.get(subject.file.module, ()))


def _files(subject: Subject, code: "Code") -> int:
    """The modules directly in a package, without its `__init__` and sub-packages."""
    if not subject.file.file.is_package:
        return 0
    above = subject.file.module
    return sum(
        not file.file.is_package and file.module.rpartition(".")[0] == above for file in code.files
    )


def _distinct(subjects: list[Subject]) -> set[str]:
    """By name: overloads and the accessors of a property are one."""
    return {item.name for item in subjects}


def _is_public(subject: Subject) -> bool:
    return not subject.name.startswith("_")


MEASURES: Mapping[str, Measure] = {
    "methods": Measure(_methods, CLASSES),
    "public_methods": Measure(_public_methods, CLASSES),
    "parameters": Measure(_parameters, FUNCTIONS),
    "lines": Measure(_lines, CODE_KINDS),
    "statements": Measure(_statements, CODE_KINDS),
    "attributes": Measure(_attributes, CLASSES),
    "classes": Measure(_classes, CONTAINERS | FUNCTIONS),
    "public_classes": Measure(_public_classes, CONTAINERS),
    "functions": Measure(_functions, MODULES | FUNCTIONS),
    "returns": Measure(_returns, FUNCTIONS),
    "branches": Measure(_branches, FUNCTIONS),
    "imports": Measure(_imports, MODULES),
    "importers": Measure(_importers, MODULES),
    "files": Measure(_files, MODULES),
}
