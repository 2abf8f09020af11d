"""The calls of a file that are of some form."""

import enum
import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.occurrences.call_arguments import (
    are_hidden,
    given_by_name,
    have_values,
)
from archcheck.infrastructure.architecture.structure.index.call_index import Sites
from archcheck.infrastructure.architecture.structure.occurrences.called_names import CalledNames
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.occurrences.file_occurrences import CallSite
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.known_signatures import (
    positional_parameters,
)
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import Form
from archcheck.infrastructure.architecture.structure.occurrences.surroundings import Surroundings

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code


class Answer(enum.Enum):
    """Whether a call is of a form; nobody can tell of arguments behind `*` and `**`."""

    YES = enum.auto()
    NO = enum.auto()
    PERHAPS = enum.auto()


class CallForm:
    """A form of calls in one project."""

    def __init__(self, form: Form, code: "Code", only_classes: bool = False) -> None:
        """Bind names and surroundings."""
        self.form = form
        self._code = code
        self._names = CalledNames(form, code, only_classes)
        self._surroundings = Surroundings(form.within, code)
        self.pair = CallForm(form.paired_with, code) if form.paired_with else None

    def of(self, file: CodeFile) -> Iterator[tuple[CallSite, Answer]]:
        """The calls that are of the form, or may be; with their counterpart, where it has one."""
        pairs = self._pairs(file)
        for call, answer in self._single(file):
            if self.pair is None or _receiver(file, call) in pairs:
                yield call, answer

    def unpaired(self, file: CodeFile) -> Iterator[CallSite]:
        """The first call on each receiver in each function that has no counterpart there."""
        told = self._pairs(file)
        for call, _ in sorted(self._single(file), key=_place) if self.pair else ():
            receiver = _receiver(file, call)
            if receiver not in told:
                told.add(receiver)
                yield call

    def _single(self, file: CodeFile) -> Iterator[tuple[CallSite, Answer]]:
        for call in self._named.get(file.path, ()):
            answer = self._answer(file, call)
            if answer is not Answer.NO:
                yield call, answer

    @functools.cached_property
    def _named(self) -> Sites:
        """The calls with the right names."""
        return self._code.calls.sites(self._names.meant())

    def _answer(self, file: CodeFile, call: CallSite) -> Answer:
        """Whether a call with the right name is of the form."""
        if not self._surroundings.hold(file, call.block):
            return Answer.NO
        return self._has_arguments(file, call)

    def _pairs(self, file: CodeFile) -> set[tuple[int, str]]:
        """The receivers of counterparts, each with the function around it."""
        found = self.pair.of(file) if self.pair else ()
        return {_receiver(file, call) for call, _ in found}

    def words(self) -> str:
        """`open with mode w* and without encoding in a loop`."""
        form = self.form
        arguments = [f"with {name} {_said(value)}" for name, value in form.present.items()]
        arguments += [f"without {name}" for name in form.absent]
        told = (self._names.words(), listed(arguments, "and"), self._surroundings.words())
        pair = f"paired with {self.pair.words()}" if self.pair else ""
        return " ".join(filter(None, (*told, pair)))

    def _has_arguments(self, file: CodeFile, call: CallSite) -> Answer:
        wanted = {*self.form.present, *self.form.absent}
        if not wanted:
            return Answer.YES
        parameters = positional_parameters(self._code.names.called(call.callee), self._code)
        arguments = self._code.passed.of(file, call)
        if are_hidden(arguments, parameters, wanted):
            return Answer.PERHAPS
        given = given_by_name(arguments, parameters)
        is_without = given.keys().isdisjoint(self.form.absent)
        is_with = have_values(given, self.form.present, self._code)
        return Answer.YES if is_with and is_without else Answer.NO


def _receiver(file: CodeFile, call: CallSite) -> tuple[int, str]:
    """What a call is made on, as written, with the function around it."""
    return file.code_blocks[call.block], call.callee.written.rpartition(".")[0]


def _place(found: tuple[CallSite, Answer]) -> tuple[int, int]:
    return found[0].place[:2]


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
