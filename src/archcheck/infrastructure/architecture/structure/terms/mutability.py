"""What can be changed: instances, their state, and how data classes are set up."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any

from msgspec import Meta

from archcheck.domain.location import Location, Region
from archcheck.infrastructure.architecture.structure.class_values import CLASSES
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.mutable_values import is_mutable
from archcheck.infrastructure.architecture.structure.index.subjects import CONSTRUCTORS, Subject
from archcheck.infrastructure.architecture.structure.term import (
    Mark,
    Term,
    Verdict,
    verdict,
)
from archcheck.infrastructure.architecture.structure.terms.classes import FlagTerm, PlainFlagTerm
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.architecture.structure.patterns.value_patterns import means_value
from archcheck.infrastructure.decoding.value_types import Scalar
from archcheck.infrastructure.facts.code.code_facts import Attribute

FINAL_TYPES = ("typing.Final", "typing_extensions.Final")
Settings = Annotated[
    dict[str, Scalar],
    Meta(min_length=1, description='a table such as { frozen = true, extra = "forbid" }'),
]


class BeImmutable(PlainFlagTerm):
    """Instances that cannot be changed."""

    key = "be_immutable"
    rule = "mutability"
    kinds = CLASSES

    def is_so(self, subject: Subject) -> bool:
        """Frozen, a named tuple or an enumeration."""
        return self.code.traits.is_frozen(subject)


class BeStateless(FlagTerm):
    """No attribute of self is assigned outside of the constructor, no class attribute can change."""

    key = "be_stateless"
    rule = "mutability"
    kinds = CLASSES

    def judge(self, subject: Subject) -> Verdict:
        """Each assignment that makes a state."""
        marks = tuple(self._states(subject))
        return Verdict((not marks) is self.value, marks if self.value else ())

    def _states(self, subject: Subject) -> Iterator[Mark]:
        seen: set[str] = set()
        for item in self.code.traits.own_attributes(subject):
            if self._is_state(item, subject) and item.name not in seen:
                seen.add(item.name)
                said = f"keeps state in {item.name}"
                place = Location(subject.file.path, Region(*item.place))
                yield Mark(place, said, (item.name, f"{subject.qualified}.{item.name}"))

    def _is_state(self, item: Attribute, subject: Subject) -> bool:
        if item.on_self:
            return not _only_declares(item) and _method_name(item, subject) not in CONSTRUCTORS
        return item.value is not None and is_mutable(item.value, self.code)


class BeConfigured(Term):
    """Keywords of the class statement, its decorator, `model_config` or `class Config`."""

    key = "be_configured"
    rule = "mutability"
    kinds = CLASSES
    value_type = Settings

    def judge(self, subject: Subject) -> Verdict:
        """Whether each keyword is there with its value, here or in a base of the project."""
        stated: dict[str, Any] = {}
        for item in reversed(self.code.names.lineage(subject)):
            stated |= self.code.traits.model_settings(item)
        return verdict(
            all(
                name in stated and means_value(wanted, stated[name], self.code)
                for name, wanted in self._wanted.items()
            )
        )

    def phrase(self) -> str:
        """`be configured with frozen = true`."""
        settings = [f"{name} = {_toml(value)}" for name, value in self._wanted.items()]
        return f"be configured with {listed(settings, 'and')}"

    @property
    def _wanted(self) -> Mapping[str, object]:
        found: Mapping[str, object] = self.value
        return found


class HaveMutableAttributes(FlagTerm):
    """Public attributes that anybody can change: fields and names bound on self, not in capitals."""

    key = "have_mutable_attributes"
    phrases = ("have mutable attributes", "have no mutable attributes")
    rule = "mutability"
    kinds = CLASSES

    def judge(self, subject: Subject) -> Verdict:
        """Each of them once, at its first binding."""
        marks = tuple(self._open(subject))
        return Verdict(bool(marks) is self.value, marks)

    def _open(self, subject: Subject) -> Iterator[Mark]:
        firsts = {} if self.code.traits.is_frozen(subject) else self._held(subject)
        for item in sorted(firsts.values(), key=lambda item: item.place):
            place = Location(subject.file.path, Region(*item.place))
            yield Mark(place, f"has the mutable attribute {item.name}", (item.name,))

    def _held(self, subject: Subject) -> Mapping[str, Attribute]:
        """The first binding of each public attribute of its instances."""
        traits = self.code.traits
        fields = {item.name for item in traits.fields(subject)}
        bound = list(reversed(traits.own_attributes(subject)))
        kept = set(map(_attribute_name, filter(self._is_final, bound)))
        return {it.name: it for it in bound if it.name not in kept and _is_held(it, fields)}

    def _is_final(self, item: Attribute) -> bool:
        mentions = item.annotation.mentions[:1] if item.annotation else ()
        return any(matches_any(FINAL_TYPES, self.code.names.of(mention)) for mention in mentions)


def _attribute_name(item: Attribute) -> str:
    return item.name


def _is_held(item: Attribute, fields: Collection[str]) -> bool:
    """Whether instances have a public attribute by this binding."""
    return _is_public(item.name) and (item.on_self or item.name in fields)


def _only_declares(item: Attribute) -> bool:
    """Whether a type is written, and nothing assigned."""
    return item.annotation is not None and item.value is None


def _is_public(name: str) -> bool:
    return not name.startswith("_") and not name.isupper()


def _method_name(item: Attribute, subject: Subject) -> str:
    index = subject.file.innermost_code[item.block]
    return subject.file.defined[index].name if index >= 0 else ""


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
