"""Names of symbols."""

from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.name_patterns import matches_word
from archcheck.infrastructure.architecture.structure.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import HOLDS, Term, Verdict, verdict
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.decoding.value_types import Texts

ENTRY_MODULES = frozenset({"__init__", "__main__"})


class Named(Term):
    """Symbols whose name one of some globs matches."""

    key = "named"
    value_type = Texts

    def judge(self, subject: Subject) -> Verdict:
        """By the name alone."""
        return verdict(any(matches_word(glob, subject.name) for glob in as_texts(self.value)))

    def phrase(self) -> str:
        """`be named *Event`."""
        return f"be named {listed(as_texts(self.value), 'or')}"


class BeNamed(Named):
    """The same as a demand; the modules `__init__` and `__main__` have no choice."""

    key = "be_named"
    rule = "naming"

    def judge(self, subject: Subject) -> Verdict:
        """By the name alone."""
        if subject.kind is Kind.MODULE and subject.name in ENTRY_MODULES:
            return HOLDS
        return super().judge(subject)
