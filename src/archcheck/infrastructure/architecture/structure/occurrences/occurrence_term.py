"""Terms about what happens inside of a symbol."""

import abc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import msgspec

from archcheck.infrastructure.architecture.structure.class_values import joined
from archcheck.domain.location import Location, Region
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.occurrences.matched_calls import CallForm
from archcheck.infrastructure.architecture.structure.occurrences.named_forms import NamedForm
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import FormReader
from archcheck.infrastructure.architecture.structure.index.subjects import CODE_KINDS, Subject
from archcheck.infrastructure.architecture.structure.term import (
    FAILS,
    HOLDS,
    Mark,
    Term,
    Verdict,
)
from archcheck.infrastructure.decoding.decoder import Decoded
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema
from archcheck.infrastructure.facts.code.code_facts import Place

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

FORBIDDEN_CALL = "forbidden-call"
Item = TypeVar("Item")


class Occurrence(msgspec.Struct, frozen=True):
    """Something that happens in a block of a file: `said` of a symbol, as in `calls open`.

    Where `is_sure` is false it may be what is meant, but nobody can tell.
    """

    block: int
    place: Place
    said: str
    names: tuple[str, ...] = ()
    is_sure: bool = True


class OccurrenceTerm(Term):
    """Something that happens in a symbol; each place where it does is told.

    With `is_only` nothing else of its kind may happen, and what does is told.
    """

    rule = FORBIDDEN_CALL
    kinds = CODE_KINDS
    each = True
    reader: ClassVar[FormReader]
    verb: ClassVar[str]
    is_only: ClassVar[bool] = False
    forms: Sequence[NamedForm] | Sequence[CallForm]

    def __init__(self, value: Any, code: "Code") -> None:
        """Nothing is looked for before somebody asks."""
        super().__init__(value, code)
        self._known: dict[str, tuple[Occurrence, ...]] = {}

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """Names, groups, selectors, tables that say more, or a list of these."""
        return cls.reader.read(value, place)

    @classmethod
    def schema(cls) -> Schema:
        """As the reader of the key has it."""
        return cls.reader.schema()

    @classmethod
    def named(cls, value: Any) -> tuple[str, ...]:
        """All names in all forms."""
        names: tuple[str, ...] = joined(value.values()).names
        return names

    @abc.abstractmethod
    def occurrences(self, file: CodeFile) -> Iterator[Occurrence]:
        """All that is meant in a file, in source order."""

    def judge(self, subject: Subject) -> Verdict:
        """Whether it happens, and where; of what alone may happen, whether nothing else does."""
        if not self._in_file(subject.file):
            return HOLDS if self.is_only else FAILS
        found = marks((item for item in self.within(subject) if item.is_sure), subject)
        return Verdict(bool(found) is not self.is_only, found)

    def demand(self, subject: Subject) -> Verdict:
        """The same, but what may happen is taken to happen."""
        if self.is_only:
            return self.judge(subject)
        return Verdict(any(True for _ in self.within(subject)))

    def phrase(self) -> str:
        """`raise ValueError`, `raise only ValueError`."""
        verb = f"{self.verb} only" if self.is_only else self.verb
        return f"{verb} {listed([form.words() for form in self.forms] or ['nothing'], 'or')}"

    def within(self, subject: Subject) -> Iterator[Occurrence]:
        """What of it belongs to a symbol."""
        file = subject.file
        return (item for item in self._in_file(file) if file.belongs(item.block, subject))

    def _in_file(self, file: CodeFile) -> tuple[Occurrence, ...]:
        found = self._known.get(file.path)
        if found is None:
            found = self._known[file.path] = tuple(self.occurrences(file))
        return found


def marks(found: Iterable[Occurrence], subject: Subject) -> tuple[Mark, ...]:
    """The places of what happens."""
    path = subject.file.path
    return tuple(Mark(Location(path, Region(*it.place)), it.said, it.names) for it in found)


class NamedTerm(OccurrenceTerm, Generic[Item]):
    """What is found by its names, one item of the facts after the other."""

    form_type: ClassVar[type[NamedForm]] = NamedForm

    def __init__(self, value: Any, code: "Code") -> None:
        """Bind each form."""
        super().__init__(value, code)
        self.forms: list[NamedForm] = [self.form_type(form, code) for form in value.forms]

    def occurrences(self, file: CodeFile) -> Iterator[Occurrence]:
        """Each item that is meant; where nothing else may happen each other one."""
        wanted = not self.is_only
        items = self.items(file)
        return (self.told(item) for item in items if self.is_meant(file, item) is wanted)

    @abc.abstractmethod
    def items(self, file: CodeFile) -> Iterable[Item]:
        """All that may be meant."""

    @abc.abstractmethod
    def is_meant(self, file: CodeFile, item: Item) -> bool:
        """Whether an item is of a form."""

    @abc.abstractmethod
    def told(self, item: Item) -> Occurrence:
        """An item as it is told."""
