"""Signatures: annotations, parameters, types, docstrings."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from archcheck.application.wording import counted
from archcheck.domain.location import Location, Region
from archcheck.infrastructure.architecture.structure.class_values import (
    CLASS_SCHEMA,
    BoundClassValue,
    ClassValue,
    read_class_value,
)
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.mentioned_types import MentionedTypes
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_word
from archcheck.infrastructure.architecture.structure.index.subjects import (
    FUNCTIONS,
    Kind,
    Subject,
)
from archcheck.infrastructure.architecture.structure.limits import Limits, limit_problems
from archcheck.infrastructure.architecture.structure.term import Mark, Term, Verdict, verdict
from archcheck.infrastructure.architecture.structure.terms.classes import (
    ClassTerm,
    FlagTerm,
    PlainFlagTerm,
)
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts, read_entry
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, struct_schema
from archcheck.infrastructure.decoding.value_types import Names
from archcheck.infrastructure.facts.code.code_facts import (
    Declarations,
    Parameter,
    ParameterKind,
    Reference,
    Value,
    ValueKind,
)

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

TYPED = frozenset({Kind.FUNCTION, Kind.METHOD, Kind.ATTRIBUTE, Kind.CONSTANT, Kind.PARAMETER})
DOCUMENTED = frozenset({Kind.MODULE, Kind.CLASS, Kind.FUNCTION, Kind.METHOD})
WITH_NAMES = frozenset({ParameterKind.POSITIONAL, ParameterKind.PLAIN, ParameterKind.VARIADIC})
INIT = "__init__"
RESPONSES = ("response_model", "response_class")
RETURN = "the return type"
ANYTHING = "**"
Count = Annotated[
    Annotated[int, msgspec.Meta(ge=0)] | None, msgspec.Meta(description="a whole number from 0")
]


class BeAnnotated(FlagTerm):
    """Every parameter and what is returned; of an attribute, constant or parameter itself."""

    key = "be_annotated"
    rule = "signature"
    kinds = TYPED

    def judge(self, subject: Subject) -> Verdict:
        """What lacks a type is named."""
        if subject.function is None:
            return verdict((subject.annotation is not None) is self.value)
        missing = _unannotated(subject)
        mark = Mark(subject.location, f"does not annotate {listed(missing, 'and')}")
        return Verdict((not missing) is self.value, (mark,) if self.value else ())


class HaveDocstring(PlainFlagTerm):
    """A docstring; an empty `__init__` module needs none."""

    key = "have_docstring"
    phrases = ("have a docstring", "have no docstring")
    rule = "signature"
    kinds = DOCUMENTED

    def is_so(self, subject: Subject) -> bool:
        """By the first statement."""
        definition = subject.class_ or subject.function
        if definition is not None:
            return definition.docstring
        declared = subject.file.declarations
        return declared.docstring or self._is_excused(declared)

    def _is_excused(self, declared: Declarations) -> bool:
        """Whether there is nothing to describe."""
        return self.value and not declared.statements


class TypeTerm(ClassTerm):
    """A term about types as written, found at any depth of an annotation."""

    rule = "signature"
    verb = "mentions"

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind the types."""
        super().__init__(value, code)
        self.types = MentionedTypes(code)

    def means(self, subject: Subject) -> bool:
        """Whether a type that is written at a subject is one of those that are meant."""
        return bool(self.meant(subject))

    def meant(self, subject: Subject) -> list[str]:
        """The types that are written at a subject and meant, by the name that stands there."""
        mentioned = self.types.of(subject.annotation)
        return [names[0] for names in mentioned if self.classes.means(names)]

    def told(self, subject: Subject, found: Iterable[str]) -> Verdict:
        """A verdict that says which types are meant."""
        names = list(dict.fromkeys(found))
        mark = Mark(subject.location, f"{self.verb} {listed(names, 'and')}")
        return Verdict(bool(names), (mark,) if names else ())


class AnnotatedAs(TypeTerm):
    """Parameters, attributes, constants and functions at which a type is written."""

    key = "annotated"
    spoken = "are annotated as"
    rule = ""
    kinds = TYPED

    def judge(self, subject: Subject) -> Verdict:
        """By the annotation."""
        return verdict(self.means(subject))

    def phrase(self) -> str:
        """`be annotated as sqlalchemy.orm.Session`."""
        return f"be annotated as {self.classes.words()}"


class ReturnType(TypeTerm):
    """What a function says it returns; of a route what its `response_model` and `response_class` say, too."""

    key = "return_type"
    spoken = "return"
    verb = "returns"
    kinds = FUNCTIONS

    def judge(self, subject: Subject) -> Verdict:
        """By the annotation and the decorators."""
        models = (
            dict(route.decorator.arguments.keywords) for route in self.code.routes.of(subject)
        )
        values = (model[key] for model in models for key in RESPONSES if key in model)
        modelled = chain.from_iterable(map(self._modelled, values))
        return self.told(subject, (*self.meant(subject), *modelled))

    def _modelled(self, value: Value) -> Iterator[str]:
        """The types that are meant of what a decorator says."""
        parts = value.items if value.kind is ValueKind.OTHER else (value,)
        known = (self.code.names.of(Reference(part.text, part.targets)) for part in parts)
        return (names[0] for names in known if self.classes.means(names))

    def phrase(self) -> str:
        """`return shop.domain.order.Order`; of any type that it is said."""
        if self.value.names == (ANYTHING,):
            return "say what is returned"
        return f"return {self.classes.words()}"


class ParameterType(TypeTerm):
    """What the parameters of a function, or a parameter itself, are annotated as."""

    key = "parameter_type"
    spoken = "take"
    verb = "takes"
    kinds = frozenset({Kind.FUNCTION, Kind.METHOD, Kind.PARAMETER})

    def judge(self, subject: Subject) -> Verdict:
        """Each parameter with such a type."""
        if subject.kind is Kind.PARAMETER:
            return self.told(subject, self.meant(subject))
        marks = tuple(self._marks(subject))
        return Verdict(bool(marks), marks)

    def phrase(self) -> str:
        """`take typing.Any`."""
        return f"take {self.classes.words()}"

    def _marks(self, subject: Subject) -> Iterator[Mark]:
        for item in subject.own_parameters:
            mentioned = self.types.of(item.annotation)
            if any(map(self.classes.means, mentioned)):
                place = Location(subject.file.path, Region(*item.place))
                yield Mark(place, f"takes {item.name} as {_text(item)}", (item.name,))


class MentionType(TypeTerm):
    """A type in any annotation of a signature, or of all that a class or module declares."""

    key = "mention_type"
    spoken = "mention"
    kinds = frozenset(Kind)

    def judge(self, subject: Subject) -> Verdict:
        """By every annotation that belongs to it."""
        return verdict(any(map(self._mentions, self.types.within(subject))))

    def phrase(self) -> str:
        """`mention typing.Any`."""
        return f"mention {self.classes.words()}"

    def _mentions(self, mentioned: Iterable[tuple[str, ...]]) -> bool:
        return any(map(self.classes.means, mentioned))


class BeKeywordOnly(PlainFlagTerm):
    """No parameter can be given by position; `**options` can not be either."""

    key = "be_keyword_only"
    phrases = ("be keyword-only", "not be keyword-only")
    rule = "signature"
    kinds = frozenset({Kind.FUNCTION, Kind.METHOD, Kind.PARAMETER})

    def is_so(self, subject: Subject) -> bool:
        """By how each parameter is written."""
        parameter = subject.parameter
        own = (parameter,) if parameter else subject.own_parameters
        return not any(item.kind in WITH_NAMES for item in own)


class ParametersTable(msgspec.Struct, frozen=True, kw_only=True):
    """Which parameters are counted, and how many there may be."""

    named: Names = ()
    annotated: Any = None
    at_most: Count = None
    at_least: Count = None
    exactly: Count = None


class WantedParameters(msgspec.Struct, frozen=True):
    """The table with its types read."""

    table: ParametersTable
    types: ClassValue | None


class HaveParameters(Term):
    """Parameters of some names or types, at least one where no number is given."""

    key = "have_parameters"
    rule = "signature"
    kinds = FUNCTIONS

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind the types."""
        super().__init__(value, code)
        self.types = MentionedTypes(code)
        self.classes = BoundClassValue(value.types, code) if value.types else None

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """A table such as `{ named = "session", at_most = 5 }`."""
        reading = read_entry(ParametersTable, value, place)
        limited = reading.checked(
            lambda table: limit_problems(
                Limits(table.at_most, table.at_least, table.exactly), place
            )
        )
        return limited.then(
            lambda table: (
                Decoded(WantedParameters(table, None))
                if table.annotated is None
                else read_class_value(table.annotated, place.at("annotated")).mapped(
                    lambda types: WantedParameters(table, types)
                )
            )
        )

    @classmethod
    def named(cls, value: Any) -> tuple[str, ...]:
        """The names of types."""
        return value.types.names if value.types else ()

    @classmethod
    def schema(cls) -> Schema:
        """The table."""
        return struct_schema(ParametersTable, {"annotated": CLASS_SCHEMA})

    def judge(self, subject: Subject) -> Verdict:
        """By how many there are."""
        count = sum(map(self._is_counted, subject.own_parameters))
        holds = all(_in_limits(count, self.value.table))
        said = f"has {counted(count, 'parameter')}{self._restriction}"
        return Verdict(holds, (Mark(subject.location, said),))

    def phrase(self) -> str:
        """`have at most 5 parameters`."""
        table = self.value.table
        limits = " and ".join(_limit_words(table)) or "at least 1"
        return f"have {limits} parameters{self._restriction}"

    @property
    def _restriction(self) -> str:
        """Which parameters are counted, in words."""
        table = self.value.table
        named = f" named {listed(as_texts(table.named), 'or')}" if table.named else ""
        types = f" annotated as {self.classes.words()}" if self.classes else ""
        return named + types

    def _is_counted(self, item: Parameter) -> bool:
        globs = as_texts(self.value.table.named)
        if globs and not any(matches_word(glob, item.name) for glob in globs):
            return False
        return self.classes is None or any(map(self.classes.means, self.types.of(item.annotation)))


def _unannotated(subject: Subject) -> list[str]:
    """What of a function lacks a type."""
    found = [item.name for item in subject.own_parameters if item.annotation is None]
    return found if subject.annotation or _needs_no_return(subject) else [*found, RETURN]


def _needs_no_return(subject: Subject) -> bool:
    """`__init__` whose parameters are all annotated, of which there is one."""
    own = subject.own_parameters
    return subject.name == INIT and bool(own) and all(item.annotation for item in own)


def _text(item: Parameter) -> str:
    return item.annotation.text if item.annotation else ""


def _in_limits(count: int, table: ParametersTable) -> Iterator[bool]:
    limits = (table.at_most, table.at_least, table.exactly)
    if limits == (None, None, None):
        yield count > 0
    for limit, keeps in zip(limits, (int.__le__, int.__ge__, int.__eq__), strict=True):
        yield limit is None or keeps(count, limit)


def _limit_words(table: ParametersTable) -> Iterator[str]:
    for name in ("at_most", "at_least", "exactly"):
        number = getattr(table, name)
        if number is not None:
            yield f"{name.replace('_', ' ')} {number}"
