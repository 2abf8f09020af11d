"""What keys about calls, errors and the like take: names, or tables that say more."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from itertools import filterfalse
from typing import Annotated, Any, TypeGuard

import msgspec

from archcheck.domain.problem import Problem
from archcheck.infrastructure.architecture.structure.class_values import (
    CLASS_SCHEMA,
    CLASSES,
    ClassValue,
    joined,
    name_problems,
    read_class_value,
)
from archcheck.infrastructure.architecture.structure.conditions import Condition, known_terms
from archcheck.infrastructure.architecture.structure.patterns.named_groups import GROUP
from archcheck.infrastructure.architecture.structure.index.subjects import Kind
from archcheck.infrastructure.architecture.structure.occurrences.surroundings import (
    Surrounding,
    read_surroundings,
)
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_table,
    as_texts,
    gathered,
    key_problems,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import (
    Schema,
    one_or_list,
    reference,
    table_schema,
    type_schema,
)
from archcheck.infrastructure.decoding.value_types import Flag, Texts

DOT = "."
EXAMPLE = 'write a name such as "open", or a list of names'
Scalar = str | bool | int | float
Wanted = Annotated[
    Scalar | tuple[Scalar, ...],
    msgspec.Meta(description="a string, a number, true, false, or a list of these"),
]
Anything = Annotated[object, msgspec.Meta(description="anything")]
Arguments = Annotated[
    dict[str, Wanted],
    msgspec.Meta(min_length=1, description='a table such as { mode = "w*" }'),
]
TYPES: Mapping[str, object] = {
    "name": Anything,
    "with": Arguments,
    "without": Texts,
    "on": Anything,
    "written": Flag,
    "within": Texts,
    "swallow": Flag,
    "subclasses": Flag,
    "paired_with": Anything,
}


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of occurrence: by its names, and by what stands in it and around it.

    `methods` are the names that begin with a dot, without it. `is_any` is true where no name is
    given. `swallow` is None where nothing is said of it.
    """

    classes: ClassValue = ClassValue()
    methods: tuple[str, ...] = ()
    is_any: bool = False
    present: Mapping[str, Wanted] = msgspec.field(default_factory=dict)
    absent: tuple[str, ...] = ()
    on: ClassValue | None = None
    written: bool = False
    within: tuple[Surrounding, ...] = ()
    swallow: bool | None = None
    subclasses: bool = False
    paired_with: "Form | None" = None

    def values(self) -> Iterator[ClassValue]:
        """All names and selectors in it."""
        yield self.classes
        yield from filter(None, [self.on])
        yield from (item.classes for item in self.within)
        yield from self.paired_with.values() if self.paired_with else ()

    def asked(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The arguments that it asks for, each with the callees; none where others may be meant."""
        names = _callees(self)
        yield from ((names, argument) for argument in (*self.present, *self.absent))
        yield from self.paired_with.asked() if self.paired_with else ()


def _callees(form: Form) -> tuple[str, ...]:
    """All that is meant by name; empty where others may be meant, too."""
    is_more = form.subclasses or form.written
    is_open = bool(form.methods or form.classes.selectors)
    return () if is_more or is_open else form.classes.names


class Forms(msgspec.Struct, frozen=True):
    """Any of some kinds of occurrences."""

    forms: tuple[Form, ...]

    @property
    def selectors(self) -> tuple[Condition, ...]:
        """The selectors in all of them."""
        return joined(self.values()).selectors

    def values(self) -> Iterator[ClassValue]:
        """All names and selectors in them."""
        return itertools.chain.from_iterable(form.values() for form in self.forms)

    def asked(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The arguments that they ask for."""
        return itertools.chain.from_iterable(form.asked() for form in self.forms)


class FormReader(msgspec.Struct, frozen=True):
    """Reads the value of a key; `keys` are those of its tables, `kinds` what its selectors mean."""

    keys: tuple[str, ...]
    kinds: frozenset[Kind] = CLASSES
    has_methods: bool = False
    may_be_empty: bool = False

    def read(self, value: object, place: KeyPlace) -> Decoded[Forms]:
        """Names, groups, selectors, tables, or a list of these."""
        if value in ([], {}) and not self.may_be_empty:
            return Decoded(None, (place.problem("names nothing", EXAMPLE),))
        if not isinstance(value, list):
            return self._form(value, place).mapped(lambda form: Forms((form,)))
        forms = gathered(self._form(item, place.at(index)) for index, item in enumerate(value))
        return forms.mapped(lambda found: Forms(tuple(_merged(found))))

    def schema(self) -> Schema:
        """Names, selectors, and tables that say more."""
        schemas = {key: CLASS_SCHEMA for key in ("name", "on")}
        schemas["paired_with"] = {"type": ["string", "object"]}
        own = {key: schemas.get(key) or type_schema(TYPES[key]) for key in self.keys}
        long = {**table_schema(own), "minProperties": 1}
        return one_or_list({"anyOf": [{"type": "string"}, long, reference("condition")]})

    def _form(self, value: object, place: KeyPlace) -> Decoded[Form]:
        table = as_table(value)
        if table is not None and self._says_more(table):
            return self._long(table, place)
        return self._names(value, place)

    def _says_more(self, table: Mapping[str, object]) -> bool:
        """Whether a table is no selector."""
        own = set(table) & set(TYPES)
        return bool(own) or not any(key in known_terms() or key == "kind" for key in table)

    def _names(self, value: object, place: KeyPlace) -> Decoded[Form]:
        """Names that begin with a dot apart from the others."""
        items = value if isinstance(value, list) else [value]
        methods = tuple(item[1:] for item in filter(self._is_method, items))
        rest = [*filterfalse(self._is_method, items)] if methods else value
        return (
            read_class_value(rest, place, self.kinds)
            .unless(_method_problems(methods, place))
            .mapped(lambda classes: Form(classes=classes, methods=methods))
        )

    def _is_method(self, item: object) -> TypeGuard[str]:
        return self.has_methods and isinstance(item, str) and item.startswith(DOT)

    def _long(self, table: Mapping[str, object], place: KeyPlace) -> Decoded[Form]:
        types = {key: TYPES[key] for key in self.keys}
        problems = tuple(key_problems(types, table, place))
        if problems:
            return Decoded(None, problems)
        is_text = table.get("written") is True
        return (
            self._names(table.get("name", []), place.at("name"))
            .checked(lambda form: _text_problems(form, place) if is_text else ())
            .then(lambda form: self._with_receiver(form, table, place))
            .checked(lambda form: () if is_text else _receiver_problems(form, place))
            .then(lambda form: self._with_pair(form, table, place))
            .then(lambda form: _with_surroundings(form, table, place))
            .mapped(lambda form: _with_details(form, table))
        )

    def _with_receiver(
        self, form: Form, table: Mapping[str, object], place: KeyPlace
    ) -> Decoded[Form]:
        if "on" not in table:
            return Decoded(form)
        return read_class_value(table["on"], place.at("on")).mapped(
            lambda on: msgspec.structs.replace(form, on=on)
        )

    def _with_pair(self, form: Form, table: Mapping[str, object], place: KeyPlace) -> Decoded[Form]:
        if "paired_with" not in table:
            return Decoded(form)
        keys = tuple(key for key in self.keys if key != "paired_with")
        reader = msgspec.structs.replace(self, keys=keys)
        pair = reader._form(table["paired_with"], place.at("paired_with"))
        return pair.mapped(lambda found: msgspec.structs.replace(form, paired_with=found))


def _method_problems(names: Iterable[str], place: KeyPlace) -> Iterator[Problem]:
    for name in names:
        yield from name_problems(name, place, DOT)


def _receiver_problems(form: Form, place: KeyPlace) -> Iterator[Problem]:
    """What is called on nothing has no receiver of any type."""
    for name in form.classes.names if form.on else ():
        if name.isidentifier():
            hint = f'write ".{name}", or leave out on'
            yield place.at("name").problem(f"{name} has no receiver", hint)


def _text_problems(form: Form, place: KeyPlace) -> Iterator[Problem]:
    """What is compared as text names no group and selects nothing."""
    groups = [name for name in form.classes.names if name.startswith(GROUP)]
    if groups or form.classes.selectors:
        message = "only names are compared as they are written"
        yield place.at("name").problem(message, "leave out written, or name what is written")


def _with_surroundings(form: Form, table: Mapping[str, object], place: KeyPlace) -> Decoded[Form]:
    within: Any = table.get("within", ())
    places = read_surroundings(as_texts(within), place.at("within"))
    return places.mapped(lambda found: msgspec.structs.replace(form, within=found))


def _with_details(form: Form, table: Mapping[str, object]) -> Form:
    stated: dict[str, Any] = dict(table)
    return msgspec.structs.replace(
        form,
        is_any="name" not in stated,
        present=stated.get("with", {}),
        absent=tuple(as_texts(stated.get("without", ()))),
        written=stated.get("written", False),
        swallow=stated.get("swallow"),
        subclasses=stated.get("subclasses", False),
    )


def _merged(forms: Iterable[Form]) -> Iterator[Form]:
    """Forms that are nothing but names as one."""
    found = tuple(forms)
    plain = [*filter(_is_plain, found)]
    if plain:
        methods = itertools.chain.from_iterable(form.methods for form in plain)
        yield Form(classes=joined(form.classes for form in plain), methods=tuple(methods))
    yield from filterfalse(_is_plain, found)


def _is_plain(form: Form) -> bool:
    """Whether nothing but names is said."""
    return not form.is_any and form == Form(classes=form.classes, methods=form.methods)
