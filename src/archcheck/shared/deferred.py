"""Dataclasses whose methods are compiled when the first object is made.

Compiling the methods of a dataclass takes longer than importing the module around it, and a run
makes objects of less than half of the classes that it imports. Even then `__init__` alone is
compiled; the other methods are the same for all. To a type checker this is
`dataclasses.dataclass`.
"""

import dataclasses
import operator
import threading
import types
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

FIELDS = "__dataclass_fields__"
OF_EVERY_CLASS = frozenset({"__dict__", "__weakref__"})
PENDING: dict[type, dict[str, bool]] = {}
COMPLETION = threading.RLock()
Fields = Sequence["dataclasses.Field[Any]"]


def complete(cls: type) -> None:
    """Compile what a class and its bases still lack."""
    with COMPLETION:
        for base in filter(PENDING.__contains__, reversed(cls.__mro__)):
            _compile(base, **PENDING[base])
            del PENDING[base]


def _compile(cls: type, kw_only: bool = False, **_: bool) -> None:
    """Defaults are values of objects alone, as with slots: msgspec sets none that a class has."""
    dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    setattr(cls, "__init__", _initialiser(cls))
    for field in dataclasses.fields(cls):
        if field.name in vars(cls):
            delattr(cls, field.name)


def _initialiser(cls: type) -> Callable[..., None]:
    """The method that takes each field once, in the order of `dataclasses`."""
    fields = dataclasses.fields(cls)
    plain, named = _parted(fields)
    makers = {_maker(it): it.default_factory for it in fields}
    known = {"MISSING": dataclasses.MISSING, **makers}
    made = types.FunctionType(_code(cls, fields), known, "__init__", (*_defaults(plain).values(),))
    made.__kwdefaults__ = _defaults(named)
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _code(cls: type, fields: Fields) -> types.CodeType:
    plain, named = map(_listed, _parted(fields))
    head = f"def __init__(_self{plain}{', *' * bool(named)}{named}):\n    _of = _self.__dict__\n"
    body = "".join(f"    _of[{it.name!r}] = {_value(it)}\n" for it in fields)
    module = compile(head + body, cls.__module__, "exec")
    return next(it for it in module.co_consts if isinstance(it, types.CodeType))


def _parted(fields: Fields) -> tuple[Fields, Fields]:
    """Those that may be given by their position, and the others."""
    return [it for it in fields if not it.kw_only], [it for it in fields if it.kw_only]


def _listed(fields: Fields) -> str:
    return "".join(f", {field.name}" for field in fields)


def _defaults(fields: Fields) -> dict[str, Any]:
    """What stands for a field that nobody gives: a mark where it is made anew each time."""
    is_open = (dataclasses.MISSING, dataclasses.MISSING)
    having = (it for it in fields if (it.default, it.default_factory) != is_open)
    return {it.name: it.default for it in having}


def _maker(field: "dataclasses.Field[Any]") -> str:
    return f"_make_{field.name}"


def _value(field: "dataclasses.Field[Any]") -> str:
    if field.default_factory is dataclasses.MISSING:
        return field.name
    return f"{_maker(field)}() if {field.name} is MISSING else {field.name}"


class _Compared(dict[type, Callable[[Any], tuple[object, ...]]]):
    """By the fields of which classes their objects are compared."""

    def __missing__(self, kind: Any) -> Callable[[Any], tuple[object, ...]]:
        """Two names and more make a tuple."""
        names = [field.name for field in dataclasses.fields(kind) if field.compare]
        names += ["__class__", "__class__"][: max(0, 2 - len(names))]
        self[kind] = found = operator.attrgetter(*names)
        return found


COMPARED = _Compared()


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


def _comparing(compare: Callable[[Any, Any], bool]) -> Callable[[Any, object], Any]:
    def method(self: object, other: object) -> Any:
        kind = type(self)
        if type(other) is not kind:
            return NotImplemented
        values = COMPARED[kind]
        return compare(values(self), values(other))

    return method


class Frozen:
    """What all such classes have in common."""

    __dataclass_fields__ = _Fields()

    __init__ = _completing("__init__")

    __eq__ = _comparing(operator.eq)

    def __hash__(self) -> int:
        """By the fields."""
        return hash(COMPARED[type(self)](self))

    def __repr__(self: Any) -> str:
        """As one would write it."""
        values = (f"{it.name}={getattr(self, it.name)!r}" for it in dataclasses.fields(self))
        return f"{type(self).__qualname__}({', '.join(values)})"

    def __setattr__(self, name: str, value: object) -> None:
        """Raise FrozenInstanceError."""
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Raise FrozenInstanceError."""
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


class Ordered(Frozen):
    """Those that are ordered by their fields."""

    __lt__ = _comparing(operator.lt)
    __le__ = _comparing(operator.le)
    __gt__ = _comparing(operator.gt)
    __ge__ = _comparing(operator.ge)


def _bases(cls: type, is_ordered: bool) -> tuple[type, ...]:
    """The common methods before those of all other bases, whose fields are others."""
    common = Ordered if is_ordered else Frozen
    others = tuple(base for base in cls.__bases__ if base is not object)
    if not others:
        return (common,)
    first = type("Deferred", (common,), {"__init__": _completing("__init__")})
    return (first, *others)


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
