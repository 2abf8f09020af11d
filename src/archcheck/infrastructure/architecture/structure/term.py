"""What a key of a structure rule means: a selector, a demand, or both."""

import abc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from archcheck.domain.configuration import Configuration
from archcheck.domain.location import Location
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.subjects import EVERY_KIND, Kind, Subject
from archcheck.infrastructure.architecture.structure.patterns.named_groups import unknown_groups
from archcheck.infrastructure.decoding.decoder import Decoded, converted, value_problems
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, type_schema

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code


class Mark(msgspec.Struct, frozen=True):
    """A place that shows why a term holds, or why it does not.

    `said` is what a message says of the symbol: `calls open`. `names` are those by which `except`
    may take the place out.
    """

    location: Location
    said: str
    names: tuple[str, ...] = ()


class Verdict(msgspec.Struct, frozen=True):
    """Whether a term holds of a subject; without marks the subject itself is the place.

    What is not `judged` neither keeps nor breaks a demand, whichever way it is put.
    """

    holds: bool
    marks: tuple[Mark, ...] = ()
    judged: bool = True


def told_at_first(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """All that is at fault told at the first place."""
    names = tuple(name for mark in found for name in mark.names)
    told = listed(list(dict.fromkeys(mark.said for mark in found)), "and")
    return tuple(Mark(mark.location, told, names) for mark in found[:1])


HOLDS, FAILS = Verdict(True), Verdict(False)
UNJUDGED = Verdict(False, judged=False)


def verdict(holds: bool) -> Verdict:
    """A verdict about the subject itself."""
    return HOLDS if holds else FAILS


class Term(abc.ABC):
    """One key with its value, in one project.

    `rule` reports where the term is demanded and does not hold; a term without one only selects.
    `kinds` are what it can be said of. Of the keys beside it, those of `beside` belong to it, those
    of `sees` it reads only. A place is told before the word `that` in a sentence, and holds of all
    or nothing in a file; names follow what is `spoken` in a query. With `each`, each place of a broken demand is one finding, else all are one.
    """

    key: ClassVar[str]
    rule: ClassVar[str] = ""
    kinds: ClassVar[frozenset[Kind]] = EVERY_KIND
    value_type: ClassVar[object]
    beside: ClassVar[tuple[str, ...]] = ()
    sees: ClassVar[tuple[str, ...]] = ()
    is_place: ClassVar[bool] = False
    spoken: ClassVar[str] = ""
    each: ClassVar[bool] = False

    def __init__(self, value: Any, code: "Code") -> None:
        """Take what `read` has made of the value."""
        self.value = value
        self.code = code

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """The value as the term needs it; what is wrong with it otherwise."""
        problems = value_problems(cls.value_type, value, place)
        return Decoded(None, problems) if problems else Decoded(converted(value, cls.value_type))

    @abc.abstractmethod
    def judge(self, subject: Subject) -> Verdict:
        """Whether it holds, with the places where it does, or where it does not."""

    def demand(self, subject: Subject) -> Verdict:
        """The same where it is demanded: what is in doubt, or has nothing to speak of, holds."""
        return self.judge(subject)

    @abc.abstractmethod
    def phrase(self) -> str:
        """The term in words, beginning with a verb in its base form: `be named *Event`."""

    @classmethod
    def kinds_of(cls, value: Any) -> frozenset[Kind]:
        """What it can be said of with this value."""
        return cls.kinds

    @classmethod
    def schema(cls) -> Schema:
        """The JSON Schema of the value."""
        return type_schema(cls.value_type)

    @classmethod
    def said_alone(cls) -> Mapping[str, object]:
        """Phrases that need no names behind them, with the value that they stand for."""
        return {}

    @classmethod
    def named(cls, value: Any) -> tuple[str, ...]:
        """The qualified names, globs and groups in a value."""
        return ()

    @classmethod
    def unknown(cls, value: Any, configuration: Configuration) -> Iterator[tuple[str, str]]:
        """What the configuration shows to be wrong with a value: message and hint."""
        return unknown_groups(cls.named(value), configuration)

    @classmethod
    def placed(cls, value: Any) -> tuple[str, ...]:
        """The layers and module patterns in a value."""
        return ()

    @classmethod
    def asked(cls, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        """The arguments that a value asks for, each with the callees that it names; none for any."""
        yield from ()

    @classmethod
    def conflict(cls, value: Any, selected: Mapping[str, object]) -> str:
        """Why nothing that has these selectors can ever be judged by it; empty where it can."""
        return ""

    def idleness(self, selected: Iterable[Subject]) -> str:
        """Why it judges none of what is selected; empty where it judges some."""
        return ""

    def holds(self, subject: Subject) -> bool:
        """Whether it holds of a subject; of a kind that it says nothing of it never does."""
        return subject.kind in self.kinds and self.judge(subject).holds

    def strangers(self, selected: Iterable[Subject], kinds: Iterable[Kind]) -> Iterator[Subject]:
        """Subjects of these kinds, beside the selected ones, that break the demand."""
        yield from ()
