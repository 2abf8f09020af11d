"""Whether a value as written is one that a rule asks for."""

import fnmatch
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.facts.code.code_facts import Reference, Value, ValueKind

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

CONSTANTS = {True: "True", False: "False"}


def means_value(wanted: object, value: Value, code: "Code") -> bool:
    """Whether a value has a glob's text, a qualified name, or holds such an element.

    TOML booleans and numbers are the constants of Python; a name of a module constant stands for
    its value, one step far.
    """
    alternatives = wanted if isinstance(wanted, list | tuple) else [wanted]
    candidates = [value, *_constant_values(value, code)]
    return any(_means(item, candidate, code) for item in alternatives for candidate in candidates)


def _means(wanted: object, value: Value, code: "Code") -> bool:
    if value.kind is ValueKind.ITEMS:
        return any(_means(wanted, item, code) for item in value.items)
    if not isinstance(wanted, str):
        return value.kind is ValueKind.CONSTANT and value.text == _constant_text(wanted)
    return _means_text(wanted, value, code)


def _means_text(wanted: str, value: Value, code: "Code") -> bool:
    if value.kind in (ValueKind.NAME, ValueKind.CALL):
        names = code.names.of(Reference(value.text, value.targets))
        return matches_any([wanted], (value.text, *names))
    return value.kind is not ValueKind.OTHER and fnmatch.fnmatchcase(value.text, wanted)


def _constant_text(wanted: object) -> str:
    return CONSTANTS[wanted] if isinstance(wanted, bool) else repr(wanted)


def _constant_values(value: Value, code: "Code") -> Iterator[Value]:
    """The value of the module constant that a name means."""
    if value.kind is ValueKind.NAME:
        names = code.names.of(Reference(value.text, value.targets))
        yield from filter(None, map(code.constant_value, names))
