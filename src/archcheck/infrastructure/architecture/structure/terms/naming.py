"""Names of symbols."""

from collections.abc import Mapping
from typing import Any

from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_word
from archcheck.infrastructure.architecture.structure.patterns.name_templates import (
    filled,
    fits,
    template_problems,
)
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import (
    HOLDS,
    UNJUDGED,
    Mark,
    Term,
    Verdict,
    verdict,
)
from archcheck.infrastructure.architecture.structure.terms.classes import FlagTerm
from archcheck.infrastructure.decoding.decoder import Decoded, as_texts
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Names

ENTRY_MODULES = frozenset({"__init__", "__main__"})


class Named(Term):
    """Symbols whose name one of some globs matches."""

    key = "named"
    spoken = "are named"
    value_type = Names

    def judge(self, subject: Subject) -> Verdict:
        """By the name alone."""
        return verdict(any(matches_word(glob, subject.name) for glob in as_texts(self.value)))

    def phrase(self) -> str:
        """`be named *Event`."""
        return f"be named {listed(as_texts(self.value), 'or')}"


class BeNamed(Named):
    """The same as a demand; the modules `__init__` and `__main__` have no choice."""

    key = "be_named"
    spoken = ""
    rule = "naming"

    def judge(self, subject: Subject) -> Verdict:
        """By the name alone."""
        return UNJUDGED if is_entry_module(subject) else super().judge(subject)


class BeNamedLike(Term):
    """A name made from the names around: `{module:pascal}UseCase`."""

    key = "be_named_like"
    rule = "naming"
    value_type = Names

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """Templates, whose placeholders must be known."""
        reading = super().read(value, place, beside)
        found = (
            place.problem(message, hint)
            for template in as_texts(reading.value or ())
            for message, hint in template_problems(template)
        )
        return reading.unless(found)

    def judge(self, subject: Subject) -> Verdict:
        """By one of the templates; what the name should be is told."""
        if is_entry_module(subject):
            return UNJUDGED
        if any(fits(item, subject) for item in as_texts(self.value)):
            return HOLDS
        wanted = listed([filled(item, subject) for item in as_texts(self.value)], "or")
        return Verdict(False, (Mark(subject.location, f"is not named {wanted}"),))

    def phrase(self) -> str:
        """`be named like {module:pascal}UseCase`."""
        return f"be named like {listed(as_texts(self.value), 'or')}"


class MatchFileName(FlagTerm):
    """A class is named like its file in Pascal case, all else like the file itself."""

    key = "match_file_name"
    phrases = ("match the file name", "differ from the file name")
    rule = "naming"
    kinds = frozenset(Kind) - {Kind.MODULE}

    def judge(self, subject: Subject) -> Verdict:
        """What the name should be is told."""
        is_so = self.is_so(subject)
        said = f"is not named {filled(_usual(subject), subject)}"
        marks = () if is_so else (Mark(subject.location, said),)
        return Verdict(is_so is self.value, marks)

    def is_so(self, subject: Subject) -> bool:
        """By the usual template."""
        return fits(_usual(subject), subject)


def is_entry_module(subject: Subject) -> bool:
    """Whether this is `__init__` or `__main__`, which have no choice."""
    return subject.kind is Kind.MODULE and subject.name in ENTRY_MODULES


def _usual(subject: Subject) -> str:
    return "{module:pascal}" if subject.kind is Kind.CLASS else "{module}"
