"""What a module holds: definitions, effects at import time, state."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from msgspec import Meta

from archcheck.domain.location import Location, Region
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.mutable_values import (
    CHANGING,
    is_mutable,
)
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.architecture.structure.term import Mark, Term, Verdict
from archcheck.infrastructure.architecture.structure.terms.classes import FlagTerm
from archcheck.infrastructure.decoding.decoder import as_texts
from archcheck.infrastructure.facts.code.code_facts import (
    ModuleStatement,
    Place,
    Reference,
    StatementKind,
    Value,
    ValueKind,
)

MODULES = frozenset({Kind.MODULE})
EXPORTS = "__all__"
FUTURE = "__future__"
RE_EXPORT = "re-export"
IMPORTS = frozenset({StatementKind.IMPORT, StatementKind.FROM_IMPORT})
EFFECTS = frozenset({StatementKind.CALL, StatementKind.OTHER})
FINAL = ("typing.Final", "typing_extensions.Final")
Word = Literal["class", "function", "constant", "re-export", "import", "docstring", "main-guard"]
WORDS = '"class", "function", "constant", "re-export", "import", "docstring" or "main-guard"'
Contents = Annotated[
    Annotated[Word, Meta(description=WORDS)] | tuple[Annotated[Word, Meta(description=WORDS)], ...],
    Meta(description=f"{WORDS}, or a list of them"),
]


class ContentTerm(Term):
    """A term about the statements at the top level of a module."""

    rule = "contents"
    kinds = MODULES
    value_type = Contents

    @property
    def wanted(self) -> tuple[str, ...]:
        """The kinds of statements that are named."""
        return as_texts(self.value)

    def mark(self, subject: Subject, place: Place, said: str, *names: str) -> Mark:
        """A place in a module."""
        return Mark(Location(subject.file.path, Region(*place)), said, names)


class Define(ContentTerm):
    """At least one statement of one of some kinds."""

    key = "define"
    spoken = "define"

    def judge(self, subject: Subject) -> Verdict:
        """The first of them is the place."""
        found = [item for item in _statements(subject) if kind_of(item, subject) in self.wanted]
        said = f"defines {listed([_article(word) for word in self.wanted], 'or')}"
        marks = (self.mark(subject, item.place, said, *_names(item)) for item in found)
        return Verdict(bool(found), tuple(marks)[:1])

    def phrase(self) -> str:
        """`define a class`."""
        return f"define {listed([_article(word) for word in self.wanted], 'or')}"


class DefineOnly(ContentTerm):
    """No statement of any other kind; imports count only where they are spoken of."""

    key = "define_only"

    def judge(self, subject: Subject) -> Verdict:
        """The first statement at fault is the place."""
        marks = tuple(self._others(subject))
        return Verdict(not marks, marks)

    def phrase(self) -> str:
        """`define only classes`."""
        return f"define only {listed(self.wanted, 'and')}"

    def _others(self, subject: Subject) -> Iterator[Mark]:
        for item in _statements(subject):
            kind = kind_of(item, subject)
            if kind not in self.wanted and self._is_judged(item, kind):
                names = _names(item)
                said = f"holds {' '.join((_article(kind), *names[:1]))}"
                yield self.mark(subject, item.place, said, *names)

    def _is_judged(self, item: ModuleStatement, kind: str) -> bool:
        is_import = item.kind in IMPORTS or kind == RE_EXPORT
        return not is_import or not {RE_EXPORT, "import"}.isdisjoint(self.wanted)


class HaveEffects(FlagTerm):
    """Calls and statements that do something when the module is imported."""

    key = "have_effects"
    phrases = ("have effects when imported", "have no effects when imported")
    rule = "contents"
    kinds = MODULES

    def judge(self, subject: Subject) -> Verdict:
        """The first effect is the place."""
        marks = tuple(self._effects(subject))
        return Verdict(bool(marks) is self.value, marks)

    def _effects(self, subject: Subject) -> Iterator[Mark]:
        for item in _statements(subject):
            place = Location(subject.file.path, Region(*item.place))
            for names in self._happening(item):
                said = (
                    f"calls {names[-1]} when imported" if names else "does something when imported"
                )
                yield Mark(place, said, names)

    def _happening(self, item: ModuleStatement) -> Iterator[tuple[str, ...]]:
        """What is called, by all its names, each time; no name where a statement does it."""
        if item.kind in EFFECTS:
            yield self._callees(item.value)
        elif item.kind is StatementKind.CONSTANT:
            yield from filter(self._is_of_project, map(self._callees, _within(item.value)))

    def _is_of_project(self, names: Iterable[str]) -> bool:
        """Whether a function of the project is called; making an instance is no such call."""
        found = filter(None, map(self.code.names.definition, names))
        return any(subject.function is not None for subject in found)

    def _callees(self, value: Value | None) -> tuple[str, ...]:
        if value is None or value.kind is not ValueKind.CALL:
            return ()
        names = self.code.names.of(Reference(value.text, value.targets))
        return (*names, value.text)


class HaveMutableState(FlagTerm):
    """Values of a module that anybody can change while the program runs."""

    key = "have_mutable_state"
    phrases = ("have mutable state", "have no mutable state")
    rule = "contents"
    kinds = MODULES

    def judge(self, subject: Subject) -> Verdict:
        """The first such name is the place."""
        marks = tuple(self._states(subject))
        return Verdict(bool(marks) is self.value, marks)

    def _states(self, subject: Subject) -> Iterator[Mark]:
        for item, name in _constants(subject):
            if self._is_state(item, name, subject.file.declarations.rebound, subject):
                yield _state(name, item.place, subject)
        yield from _rebound(subject, {name for _, name in _constants(subject)})

    def _is_state(
        self, item: ModuleStatement, name: str, rebound: Iterable[str], subject: Subject
    ) -> bool:
        if name == EXPORTS or name in rebound:
            return name != EXPORTS
        return self._is_changeable(item) and not self._is_kept(item, name, subject)

    def _is_changeable(self, item: ModuleStatement) -> bool:
        return item.value is not None and is_mutable(item.value, self.code)

    def _is_kept(self, item: ModuleStatement, name: str, subject: Subject) -> bool:
        return self._is_final(item) and self._is_unchanged(name, subject)

    def _is_unchanged(self, name: str, subject: Subject) -> bool:
        """Whether no file writes to a name, or calls what changes it."""
        own = f"{subject.qualified}.{name}"
        changes = frozenset((own, *(f"{own}.{method}" for method in CHANGING)))
        changed = itertools.chain.from_iterable(map(_changed, self.code.files))
        return all(changes.isdisjoint(self.code.names.of(item)) for item in changed)

    def _is_final(self, item: ModuleStatement) -> bool:
        mentions = item.annotation.mentions[:1] if item.annotation else ()
        names = (name for mention in mentions for name in self.code.names.of(mention))
        return any(name in FINAL for name in names)


def _constants(subject: Subject) -> Iterator[tuple[ModuleStatement, str]]:
    for item in _statements(subject):
        for name in _names(item) if item.kind is StatementKind.CONSTANT else ():
            yield item, name


def _rebound(subject: Subject, bound: set[str]) -> Iterator[Mark]:
    """The first place that binds each further name once more."""
    for write in subject.file.occurrences.writes:
        name = write.name.written
        if name in subject.file.declarations.rebound and name not in bound:
            bound.add(name)
            yield _state(name, write.place, subject)


def _state(name: str, place: Place, subject: Subject) -> Mark:
    where = Location(subject.file.path, Region(*place))
    return Mark(where, f"keeps state in {name}", (name,))


def _changed(file: CodeFile) -> Iterator[Reference]:
    """What a file calls, and what it writes to."""
    yield from file.occurrences.callees
    yield from (item.name for item in file.occurrences.writes)


def _within(value: Value | None) -> Iterator[Value]:
    """A value, and all that it is made of."""
    if value is not None:
        yield value
        for part in (*value.items, *(item for _, item in value.keywords)):
            yield from _within(part)


def kind_of(statement: ModuleStatement, subject: Subject) -> str:
    """The word for a statement: a from-import inside an `__init__` is a re-export."""
    if _binds_exports(statement) or _re_exports(statement, subject):
        return RE_EXPORT
    return "import" if statement.kind in IMPORTS else statement.kind.value


def _re_exports(statement: ModuleStatement, subject: Subject) -> bool:
    if statement.kind is not StatementKind.FROM_IMPORT:
        return False
    is_future = statement.value is not None and statement.value.text == FUTURE
    return is_future or subject.file.file.is_package


def _statements(subject: Subject) -> tuple[ModuleStatement, ...]:
    return subject.file.declarations.statements


def _binds_exports(statement: ModuleStatement) -> bool:
    return any(name == EXPORTS for name, _ in statement.names)


def _names(statement: ModuleStatement) -> tuple[str, ...]:
    return tuple(name for name, _ in statement.names)


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
