"""Dataclasses whose methods are compiled when the first object is made.

Compiling the methods of a dataclass takes longer than importing the module around it, and a run
makes objects of less than half of the classes that it imports. To a type checker this is
`dataclasses.dataclass`.
"""

import dataclasses
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

FIELDS = "__dataclass_fields__"
METHODS = ("__init__", "__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__")
COMPARISONS = ("__lt__", "__le__", "__gt__", "__ge__")
OF_EVERY_CLASS = frozenset({"__dict__", "__weakref__"})
PENDING: dict[type, dict[str, bool]] = {}
COMPLETION = threading.RLock()


def complete(cls: type) -> None:
    """Compile what a class and its bases still lack."""
    with COMPLETION:
        for base in filter(PENDING.__contains__, reversed(cls.__mro__)):
            _compile(base, **PENDING[base])
            del PENDING[base]


def _compile(cls: type, **options: bool) -> None:
    """Defaults are values of objects alone, as with slots: msgspec sets none that a class has."""
    dataclasses.dataclass(**options)(cls)
    for field in dataclasses.fields(cls):
        if field.name in vars(cls):
            delattr(cls, field.name)


def _completing(name: str) -> Callable[..., Any]:
    def first(self: object, *arguments: Any, **named: Any) -> Any:
        complete(type(self))
        return getattr(type(self), name)(self, *arguments, **named)

    return first


class _Fields:
    """What `dataclasses.fields` and `replace` read of a class."""

    def __get__(self, _: object, owner: type) -> Any:
        complete(owner)
        known = (vars(cls).get(FIELDS, self) for cls in owner.__mro__)
        for fields in known:
            if not isinstance(fields, _Fields):
                return fields
        raise AttributeError(FIELDS)


def _stubs(names: Sequence[str]) -> type:
    """A base whose methods compile those of the class that has it, and leave the call to them."""
    return type("Deferred", (), {FIELDS: _Fields(), **{it: _completing(it) for it in names}})


FROZEN = _stubs(METHODS)


def _bases(cls: type, is_ordered: bool) -> tuple[type, ...]:
    """The stubs before all other bases, whose methods are those of other fields."""
    others = tuple(base for base in cls.__bases__ if base is not object)
    if others or is_ordered:
        return (_stubs(METHODS + COMPARISONS * is_ordered), *others)
    return (FROZEN,)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """A frozen dataclass that compares its fields, as the options of `dataclasses` say."""

        def deferred(cls: type) -> type:
            names = {key: it for key, it in vars(cls).items() if key not in OF_EVERY_CLASS}
            made = type(cls)(cls.__name__, _bases(cls, options.get("order", False)), names)
            PENDING[made] = options
            return made

        return deferred
