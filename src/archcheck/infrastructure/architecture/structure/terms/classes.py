"""Inheritance: which classes a class stands on, and what stands on it."""

import abc
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from archcheck.infrastructure.architecture.structure.class_values import (
    CLASS_SCHEMA,
    CLASSES,
    BoundClassValue,
    names_nothing,
    read_class_value,
)
from archcheck.infrastructure.architecture.structure.index.error_lineage import with_built_ins
from archcheck.infrastructure.architecture.structure.occurrences.io_calls import does_io
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import Mark, Term, Verdict, verdict
from archcheck.infrastructure.decoding.decoder import Decoded
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema
from archcheck.infrastructure.decoding.value_types import Flag

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

FINAL = ("typing.final", "typing_extensions.final")


class ClassTerm(Term):
    """A term that takes names, globs, groups or selectors of classes."""

    kinds = CLASSES

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind the classes."""
        super().__init__(value, code)
        self.classes = BoundClassValue(value, code)

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """Names and selectors."""
        empty = (names_nothing(place),) if value == [] else ()
        return read_class_value(value, place).unless(empty)

    @classmethod
    def schema(cls) -> Schema:
        """Names and selectors."""
        return CLASS_SCHEMA

    @classmethod
    def named(cls, value: Any) -> tuple[str, ...]:
        """The names beside the selectors."""
        names: tuple[str, ...] = value.names
        return names


class FlagTerm(Term):
    """A term that is or is not so; `phrases` say both where the key does not."""

    value_type = Flag
    phrases: ClassVar[tuple[str, str] | None] = None

    def phrase(self) -> str:
        """`be abstract`, `not be abstract`."""
        return self.said(self.value)

    @classmethod
    def said_alone(cls) -> Mapping[str, object]:
        """Both ways."""
        return {cls.said(True): True, cls.said(False): False}

    @classmethod
    def said(cls, wanted: bool) -> str:
        """The phrase for a value."""
        word = cls.key.removeprefix("be_").replace("_", " ")
        yes, no = cls.phrases or (f"be {word}", f"not be {word}")
        return yes if wanted else no


class PlainFlagTerm(FlagTerm):
    """A flag that is true of a whole subject or not, without places of its own."""

    def judge(self, subject: Subject) -> Verdict:
        """Whether it is so, where that is wanted."""
        return verdict(self.is_so(subject) is self.value)

    @abc.abstractmethod
    def is_so(self, subject: Subject) -> bool:
        """Whether it is true of a subject."""


class Inherits(ClassTerm):
    """Classes that inherit one of some classes, at any distance within the project."""

    key = "inherits"
    spoken = "inherit"

    def judge(self, subject: Subject) -> Verdict:
        """By the names of all bases, and of what built-in ones stand on."""
        return verdict(self.classes.means(with_built_ins(self.code.names.ancestors(subject))))

    def phrase(self) -> str:
        """`inherit pydantic.BaseModel`."""
        return f"inherit {self.classes.words()}"


class InheritFrom(Inherits):
    """The same as a demand."""

    key = "inherit_from"
    spoken = ""
    rule = "inheritance"

    def phrase(self) -> str:
        """`inherit from pydantic.BaseModel`."""
        return f"inherit from {self.classes.words()}"


class InheritedBy(ClassTerm):
    """Classes that something else inherits."""

    key = "inherited_by"
    spoken = "are inherited by"

    def judge(self, subject: Subject) -> Verdict:
        """By the heirs within the project."""
        heirs = self.code.heirs.get(subject.qualified, ())
        return verdict(any(self.classes.means((heir.qualified,)) for heir in heirs))

    def phrase(self) -> str:
        """`be inherited by classes in infrastructure`."""
        return f"be inherited by {self.classes.words()}"


class Abstract(PlainFlagTerm):
    """Abstract classes and methods."""

    key = "abstract"
    kinds = frozenset({Kind.CLASS, Kind.METHOD})

    def is_so(self, subject: Subject) -> bool:
        """By decorators, bases and stubs."""
        if subject.kind is Kind.METHOD:
            return self.code.traits.is_abstract_method(subject)
        return self.code.traits.is_abstract(subject)


class BeAbstract(Abstract):
    """An abstract class whose code does no input or output."""

    key = "be_abstract"
    rule = "inheritance"

    def is_so(self, subject: Subject) -> bool:
        """With at least one abstract method, and nothing concrete that touches the world."""
        return super().is_so(subject) and not any(does_io(subject, self.code))

    def judge(self, subject: Subject) -> Verdict:
        """What touches the world is where it is wrong."""
        is_so = self.is_so(subject)
        marks: tuple[Mark, ...] = ()
        if not is_so and super().is_so(subject):
            marks = tuple(does_io(subject, self.code))
        return Verdict(is_so is self.value, marks if self.value else ())


class BeFinal(PlainFlagTerm):
    """A class or method marked `@final`, or a constant or attribute annotated so."""

    key = "be_final"
    rule = "inheritance"
    kinds = frozenset({Kind.CLASS, Kind.METHOD, Kind.ATTRIBUTE, Kind.CONSTANT})

    def is_so(self, subject: Subject) -> bool:
        """By the decorator or the annotation."""
        return self.code.is_marked(subject, FINAL) or self.code.is_annotated_as(
            subject, ("typing.Final", "typing_extensions.Final")
        )
