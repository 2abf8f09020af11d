"""Errors: which are raised, and which are handled."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from archcheck.infrastructure.architecture.structure.class_values import ClassValue
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.index.error_lineage import caught_names
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.occurrences.named_forms import NamedForm
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import (
    Form,
    FormReader,
)
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_term import (
    NamedTerm,
    Occurrence,
)
from archcheck.infrastructure.facts.code.code_facts import Catch as CatchFact
from archcheck.infrastructure.facts.code.code_facts import Raise as RaiseFact

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

BARE = "*"
SWALLOWED = {None: "", True: "and swallow it", False: "and do something about it"}


class Raise(NamedTerm[RaiseFact]):
    """A raised class; a bare `raise` and that of a caught name raise nothing of their own."""

    key = "raise"
    spoken = "raise"
    verb = "raise"
    reader = FormReader(("name", "within", "subclasses"))

    def items(self, file: CodeFile) -> Iterable[RaiseFact]:
        """What is raised anew."""
        return (item for item in file.occurrences.raises if item.error.written)

    def is_meant(self, file: CodeFile, item: RaiseFact) -> bool:
        """By the class, or what a function gives."""
        names = self.code.names.made(item.error)
        return any(form.is_met(file, item.block, names) for form in self.forms)

    def told(self, item: RaiseFact) -> Occurrence:
        """`raises web.HTTPException`."""
        written = item.error.written
        names = (*self.code.names.made(item.error), written)
        return Occurrence(item.block, item.place, f"raises {written}", names)


class RaiseOnly(Raise):
    """Nothing else is raised."""

    key = "raise_only"
    spoken = ""
    is_only = True
    reader = FormReader(("name", "within", "subclasses"), may_be_empty=True)


class HandlerForm(NamedForm):
    """A form of handlers; `*` among its names is a bare `except`, and no glob."""

    def __init__(self, form: Form, code: "Code") -> None:
        """Take the bare `except` apart."""
        names = form.classes.names
        self._is_bare = form.is_any or BARE in names
        others = ClassValue(tuple(filter(BARE.__ne__, names)), form.classes.selectors)
        super().__init__(msgspec.structs.replace(form, classes=others), code)

    def is_named(self, names: Sequence[str]) -> bool:
        """Whether one of some classes is meant, or everything."""
        return self._is_bare if BARE in names else super().is_named(names)

    def words(self) -> str:
        """`Exception and swallow it`."""
        others = super().words() if self.form.is_any or self.form.classes != ClassValue() else ""
        told = ["everything"] if self._is_bare and not self.form.is_any else []
        names = listed([*told, *filter(None, [others])], "or")
        return " ".join(filter(None, (names, SWALLOWED[self.form.swallow])))


class Catch(NamedTerm[CatchFact]):
    """A handled class; `*` is a bare `except`."""

    key = "catch"
    spoken = "catch"
    verb = "catch"
    reader = FormReader(("name", "within", "subclasses", "swallow"))
    form_type = HandlerForm

    def items(self, file: CodeFile) -> Iterable[CatchFact]:
        """All handlers."""
        return file.occurrences.catches

    def is_meant(self, file: CodeFile, item: CatchFact) -> bool:
        """By the class, and by what is done about it."""
        names = caught_names(item.error, self.code)
        return any(form.is_met(file, item.block, names, item.swallows) for form in self.forms)

    def told(self, item: CatchFact) -> Occurrence:
        """`catches Exception and swallows it`."""
        written = item.error.written
        said = "catches everything" if written == BARE else f"catches {written}"
        names = (*caught_names(item.error, self.code), written)
        swallowed = " and swallows it" if item.swallows else ""
        return Occurrence(item.block, item.place, said + swallowed, names)


class CatchOnly(Catch):
    """Nothing else is handled."""

    key = "catch_only"
    spoken = ""
    is_only = True
    reader = FormReader(("name", "within", "subclasses", "swallow"), may_be_empty=True)
