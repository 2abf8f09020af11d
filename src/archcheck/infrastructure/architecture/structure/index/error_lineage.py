"""From which errors an error descends, and which a handler names."""

import builtins
import itertools
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from archcheck.infrastructure.facts.code.code_facts import Reference, Value, ValueKind

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

ROOT = "BaseException"
USUAL = frozenset({"Exception", ROOT})


def lineage(names: Iterable[str], code: "Code") -> frozenset[str]:
    """Classes with all that they inherit: within the project, and among Python's own."""
    found = set(names)
    for name in tuple(found):
        subject = code.names.class_named([name])
        found.update(code.names.ancestors(subject) if subject else ())
    return with_built_ins(found)


def with_built_ins(names: Collection[str]) -> frozenset[str]:
    """Names of classes with those of Python's own above them: `ValueError` is an `Exception`."""
    return frozenset(itertools.chain(names, *map(_built_in_lineage, names)))


def caught_names(reference: Reference, code: "Code") -> tuple[str, ...]:
    """The names of a handled class, or of those in the tuple that a constant of the project holds."""
    names = code.names.of(reference)
    constants = filter(None, map(code.constant_value, names))
    inner = (code.names.of(item) for value in constants for item in _items(value))
    return (*names, *itertools.chain.from_iterable(inner))


def _items(value: Value) -> Iterator[Reference]:
    for item in value.items if value.kind is ValueKind.ITEMS else ():
        yield Reference(item.text, item.targets)


def _built_in_lineage(name: str) -> list[str]:
    found = getattr(builtins, name, None)
    return [item.__name__ for item in found.__mro__[:-1]] if isinstance(found, type) else []
