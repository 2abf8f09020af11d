"""Decorators: which stand at a class or function, how they are called, and in which order."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from archcheck.infrastructure.architecture.structure.class_values import (
    BoundClassValue,
    ClassValue,
    joined,
    names_nothing,
    read_class_value,
)
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import Term, Verdict, verdict
from archcheck.infrastructure.architecture.structure.patterns.value_patterns import means_value
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    as_table,
    as_texts,
    gathered,
    read_entry,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, one_or_list, struct_schema
from archcheck.infrastructure.decoding.value_types import Scalar, Sentence, Texts
from archcheck.infrastructure.facts.code.code_facts import Decorator

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

DECORATED = frozenset({Kind.CLASS, Kind.FUNCTION, Kind.METHOD})
Arguments = Annotated[
    dict[str, Scalar],
    msgspec.Meta(description="a table of keywords and values"),
]


class DecoratorTable(msgspec.Struct, frozen=True, kw_only=True, rename={"with_": "with"}):
    """The long form of a decorator."""

    name: Sentence
    with_: Arguments = msgspec.field(default_factory=dict)
    without: Texts = ()


class WantedDecorator(msgspec.Struct, frozen=True):
    """A decorator by its names, with keywords that it must and must not have."""

    names: ClassValue
    present: Mapping[str, object] = msgspec.field(default_factory=dict)
    absent: tuple[str, ...] = ()


class DecoratedWith(Term):
    """Classes, functions and methods at which one of some decorators stands."""

    key = "decorated_with"
    spoken = "are decorated with"
    kinds = DECORATED

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind the names."""
        super().__init__(value, code)
        self._wanted = [(item, BoundClassValue(item.names, code)) for item in value]

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """Names, or tables that say more."""
        items = value if isinstance(value, list) else [value]
        empty = () if items else (names_nothing(place),)
        return gathered(_read(item, place) for item in items).unless(empty)

    @classmethod
    def schema(cls) -> Schema:
        """Names, or tables that say more."""
        return one_or_list({"anyOf": [{"type": "string"}, struct_schema(DecoratorTable)]})

    @classmethod
    def named(cls, value: Any) -> tuple[str, ...]:
        """The names of all decorators."""
        return joined(item.names for item in value).names

    @classmethod
    def asked(cls, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        """The keywords of all decorators."""
        for item in value:
            for argument in (*item.present, *item.absent):
                yield item.names.names, argument

    def judge(self, subject: Subject) -> Verdict:
        """By each decorator."""
        return verdict(any(map(self.is_wanted, subject.decorators)))

    def phrase(self) -> str:
        """`be decorated with functools.cache`."""
        return f"be decorated with {self.words}"

    @property
    def words(self) -> str:
        """The names."""
        return " or ".join(bound.words() for _, bound in self._wanted)

    def is_wanted(self, decorator: Decorator) -> bool:
        """Whether a decorator is one of those that are meant."""
        names = self.code.names.of(decorator.reference) or (decorator.reference.written,)
        return any(
            bound.means(names) and self._fits(item, decorator) for item, bound in self._wanted
        )

    def _fits(self, item: WantedDecorator, decorator: Decorator) -> bool:
        stated = dict(decorator.arguments.keywords)
        has_all = all(
            name in stated and means_value(wanted, stated[name], self.code)
            for name, wanted in item.present.items()
        )
        return has_all and not any(name in stated for name in item.absent)


class BeDecoratedWith(DecoratedWith):
    """The same as a demand."""

    key = "be_decorated_with"
    spoken = ""
    rule = "decoration"


class DecorateFirst(DecoratedWith):
    """The decorator that is written first, the outermost."""

    key = "decorate_first"
    spoken = "decorate first with"
    rule = "decoration"

    def judge(self, subject: Subject) -> Verdict:
        """By the first; what is not decorated at all does not begin with it."""
        return verdict(any(map(self.is_wanted, subject.decorators[:1])))

    def phrase(self) -> str:
        """`decorate first with functools.cache`."""
        return f"decorate first with {self.words}"


def _read(item: object, place: KeyPlace) -> Decoded[WantedDecorator]:
    if as_table(item) is None:
        return read_class_value(item, place).mapped(WantedDecorator)
    return read_entry(DecoratorTable, item, place).then(
        lambda table: read_class_value(table.name, place.at("name")).mapped(
            lambda names: WantedDecorator(names, table.with_, as_texts(table.without))
        )
    )
