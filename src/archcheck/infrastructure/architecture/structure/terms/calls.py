"""Calls: of functions, of methods, and of classes."""

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from archcheck.infrastructure.architecture.structure.class_values import CLASSES
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.occurrences.file_occurrences import CallSite
from archcheck.infrastructure.architecture.structure.occurrences.matched_calls import (
    Answer,
    CallForm,
)
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import FormReader
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_term import (
    Occurrence,
    OccurrenceTerm,
    marks,
)
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import Verdict

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

KEYS = ("name", "with", "without", "on", "written", "within", "paired_with")
CALLABLE = frozenset({Kind.CLASS, Kind.FUNCTION, Kind.METHOD})


class Call(OccurrenceTerm):
    """A call of something."""

    key = "call"
    spoken = "call"
    reader = FormReader(KEYS, CALLABLE, has_methods=True)
    verb = "call"
    only_classes = False

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind each form."""
        super().__init__(value, code)
        self.forms: list[CallForm] = [
            CallForm(form, code, self.only_classes) for form in value.forms
        ]

    @classmethod
    def asked(cls, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        """The arguments in all forms."""
        yield from value.asked()

    def occurrences(self, file: CodeFile) -> Iterator[Occurrence]:
        """Each call that is of a form, or may be."""
        found: dict[CallSite, bool] = {}
        for call, answer in itertools.chain.from_iterable(form.of(file) for form in self.forms):
            found[call] = found.get(call, False) or answer is Answer.YES
        for call in sorted(found, key=_start):
            yield self.occurrence(call, found[call])

    def demand(self, subject: Subject) -> Verdict:
        """A call of a form without counterpart; and where there are calls with one, all of these."""
        unpaired = marks(self._unpaired(subject), subject)
        paired = [form for form in self.forms if form.pair]
        return Verdict(not unpaired, unpaired) if paired else super().demand(subject)

    def occurrence(self, call: CallSite, is_sure: bool = True) -> Occurrence:
        """A call as it is told."""
        names = (*self.code.names.called(call.callee), call.callee.written)
        return Occurrence(call.block, call.place, self._told(names), names, is_sure)

    def _told(self, names: tuple[str, ...]) -> str:
        """`calls now (datetime.datetime.now)`."""
        *known, written = names
        meant = [*filter(self.code.names.is_known, known), written]
        return f"{self.verb}s {written}{'' if written in meant[:-1] else _behind(meant[:-1])}"

    def _unpaired(self, subject: Subject) -> Iterator[Occurrence]:
        for form in self.forms:
            calls = form.unpaired(subject.file)
            found = (call for call in calls if subject.file.belongs(call.block, subject))
            yield from map(self.occurrence, found)


class Construct(Call):
    """A call of a class."""

    key = "construct"
    spoken = "construct"
    reader = FormReader((*KEYS, "subclasses"), CLASSES)
    verb = "construct"
    only_classes = True


class CallOnly(Call):
    """No other calls."""

    key = "call_only"
    spoken = ""
    is_only = True
    reader = FormReader(KEYS, CALLABLE, has_methods=True, may_be_empty=True)

    def occurrences(self, file: CodeFile) -> Iterator[Occurrence]:
        """Each call that is of no form."""
        found = itertools.chain.from_iterable(form.of(file) for form in self.forms)
        allowed = {call for call, _ in found}
        return map(
            self.occurrence, itertools.filterfalse(allowed.__contains__, file.occurrences.calls)
        )


def _behind(names: Sequence[str]) -> str:
    """The last of some names in parentheses."""
    return f" ({names[-1]})" if names else ""


def _start(call: CallSite) -> tuple[int, int]:
    return call.place[:2]
