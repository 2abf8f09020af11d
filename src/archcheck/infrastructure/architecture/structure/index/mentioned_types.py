"""The types that annotations mention, aliases of the project followed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.facts.code.code_facts import Annotation, Reference

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

Names = tuple[str, ...]


class MentionedTypes:
    """Answers for annotations of one project."""

    def __init__(self, code: "Code") -> None:
        """Take the project."""
        self._code = code

    def of(self, annotation: Annotation | None) -> list[Names]:
        """All names of each type that an annotation mentions, at any depth."""
        found: dict[Names, None] = {}
        waiting = list(annotation.mentions) if annotation else []
        while waiting:
            item = waiting.pop(0)
            names = self._code.names.of(item) or (item.written,)
            if names not in found:
                found[names] = None
                waiting.extend(self._behind(names))
        return list(found)

    def within(self, subject: Subject) -> Iterator[list[Names]]:
        """The same for every annotation of a symbol: of a class or module those of what it holds."""
        yield self.of(subject.annotation)
        yield from (self.of(item.annotation) for item in subject.own_parameters)
        if subject.kind in (Kind.CLASS, Kind.MODULE):
            yield from self._inside(subject)

    def _inside(self, subject: Subject) -> Iterator[list[Names]]:
        kinds = (Kind.FUNCTION, Kind.METHOD, Kind.ATTRIBUTE, Kind.CONSTANT)
        for kind in kinds:
            for item in subject.file.of_kind(kind):
                if _lies_in(item, subject):
                    yield from self.within(item)

    def _behind(self, names: Names) -> Iterator[Reference]:
        """What an alias of the project stands for."""
        for alias in filter(None, map(self._code.alias, names)):
            yield from alias.mentions


def _lies_in(item: Subject, holder: Subject) -> bool:
    if holder.kind is Kind.MODULE:
        return True
    around = item.holder
    while around is not None and around is not holder:
        around = around.holder
    return around is holder
