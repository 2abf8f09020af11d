"""Values that can be changed after they were made."""

from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.facts.code.code_facts import Reference, Value, ValueKind

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

DISPLAYS = frozenset({"list", "set"})
OTHER_DISPLAYS = frozenset({"Dict", "ListComp", "SetComp", "DictComp"})
MUTABLE_CALLS = (
    "list",
    "dict",
    "set",
    "bytearray",
    "collections.deque",
    "collections.defaultdict",
    "collections.OrderedDict",
    "collections.Counter",
    "collections.ChainMap",
    "collections.UserDict",
    "collections.UserList",
)

CHANGING = frozenset(
    (
        "add append appendleft clear difference_update discard extend extendleft insert "
        "intersection_update pop popitem popleft remove reverse rotate setdefault sort subtract "
        "symmetric_difference_update update"
    ).split()
)


def is_mutable(value: Value, code: "Code") -> bool:
    """A list, dict or set, or an instance of a class of the project that is not immutable."""
    if value.kind is ValueKind.CALL:
        return _makes_mutable(Reference(value.text, value.targets), code)
    return value.text in (DISPLAYS if value.kind is ValueKind.ITEMS else OTHER_DISPLAYS)


def _makes_mutable(callee: Reference, code: "Code") -> bool:
    names = code.names.of(callee)
    if matches_any(MUTABLE_CALLS, names):
        return True
    made = code.names.class_named(names)
    return made is not None and not code.traits.is_frozen(made)
