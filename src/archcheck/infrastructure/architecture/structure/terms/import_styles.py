"""How a module imports."""

import os
import pathlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from archcheck.domain.facts import Guard, ImportKind
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.libraries import is_stdlib
from archcheck.infrastructure.architecture.structure.index.code import Code
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.index.imported_names import Imported
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_term import (
    Occurrence,
    marks,
)
from archcheck.infrastructure.architecture.structure.index.subjects import CODE_KINDS, Subject
from archcheck.infrastructure.architecture.structure.term import Term, Verdict
from archcheck.infrastructure.decoding.decoder import Decoded, read_texts
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.type_schemas import Schema, one_or_list

STDLIB_DIRECTORY = pathlib.Path(os.__file__).parent
Test = Callable[[Imported, Code], bool]


class Style(NamedTuple):
    """A style: which imports it speaks of, which of them have it, and how it is told."""

    judges: Test
    has: Test
    words: str


class ImportStyle(Term):
    """Imports of one of some styles; a demand of styles is one of each import."""

    key = "import_style"
    rule = "import-style"
    kinds = CODE_KINDS
    each = True

    @classmethod
    def read(cls, value: object, place: KeyPlace, beside: Mapping[str, object]) -> Decoded[Any]:
        """One style or several."""
        return read_texts(value, place).checked(lambda found: _style_problems(found, place))

    @classmethod
    def schema(cls) -> Schema:
        """One style or several."""
        return one_or_list({"enum": sorted(STYLES)})

    def judge(self, subject: Subject) -> Verdict:
        """Whether there is an import of such a style."""
        found = marks(self._occurrences(subject, self._has, "imports {} {}"), subject)
        return Verdict(bool(found), found)

    def demand(self, subject: Subject) -> Verdict:
        """Whether all imports of which the styles speak have one of them."""
        found = marks(self._occurrences(subject, self._lacks, "does not import {} {}"), subject)
        return Verdict(not found, found)

    def phrase(self) -> str:
        """`import relatively`."""
        return f"import {listed([STYLES[name].words for name in self.value], 'or')}"

    def _has(self, item: Imported) -> bool:
        styles = (STYLES[name] for name in self.value)
        return any(it.judges(item, self.code) and it.has(item, self.code) for it in styles)

    def _lacks(self, item: Imported) -> bool:
        is_judged = any(STYLES[name].judges(item, self.code) for name in self.value)
        return is_judged and not self._has(item)

    def _occurrences(
        self, subject: Subject, test: Callable[[Imported], bool], said: str
    ) -> Iterator[Occurrence]:
        words = listed([STYLES[name].words for name in self.value], "or")
        for item in _written_imports(subject.file):
            if subject.file.belongs(item.block, subject) and test(item):
                told = said.format(item.name, words)
                yield Occurrence(item.block, item.place, told, (item.name,))


def _style_problems(names: Sequence[str], place: KeyPlace) -> Iterator[Problem]:
    if not names:
        yield place.problem("names no style", f"the styles are {', '.join(STYLES)}")
    for name in names:
        if name not in STYLES:
            hint = did_you_mean(name, STYLES) or f"the styles are {', '.join(STYLES)}"
            yield place.problem(f'unknown style "{name}"', hint)


def _written_imports(file: CodeFile) -> Iterator[Imported]:
    """Imports by statement."""
    return (item for item in file.imported_names if item.kind is not ImportKind.DYNAMIC)


def _is_any(item: Imported, code: Code) -> bool:
    return True


def _is_own(item: Imported, code: Code) -> bool:
    """Whether something of the project is imported."""
    top = item.name.partition(".")[0]
    return item.is_relative or code.places.tree.holds(top) or code.names.is_project(item.name)


def _is_relative(item: Imported, code: Code) -> bool:
    return item.is_relative


def _is_absolute(item: Imported, code: Code) -> bool:
    return not item.is_relative


def _is_star(item: Imported, code: Code) -> bool:
    return item.kind is ImportKind.STAR


def _is_in_function(item: Imported, code: Code) -> bool:
    return Guard.FUNCTION in item.guards


def _is_of_module(item: Imported, code: Code) -> bool:
    """Whether a module is imported; of a library `from a import b` is one where that is known."""
    if item.kind in (ImportKind.PLAIN, ImportKind.STAR):
        return item.kind is ImportKind.PLAIN
    is_own = code.places.tree.holds(item.name) or item.name in code.names.modules
    return is_own or (is_stdlib(item.name) and _is_stdlib_module(item.name))


def _is_of_name(item: Imported, code: Code) -> bool:
    return not _is_of_module(item, code)


def _is_stdlib_module(name: str) -> bool:
    """Whether there is a file or directory for it; `os.path` is made by `os`."""
    place = STDLIB_DIRECTORY.joinpath(*name.split("."))
    return name == "os.path" or place.is_dir() or place.with_suffix(".py").is_file()


STYLES: Mapping[str, Style] = {
    "relative": Style(_is_own, _is_relative, "relatively"),
    "absolute": Style(_is_own, _is_absolute, "absolutely"),
    "star": Style(_is_any, _is_star, "by a star"),
    "function-level": Style(_is_any, _is_in_function, "inside of functions"),
    "module": Style(_is_any, _is_of_module, "as a module"),
    "name": Style(_is_any, _is_of_name, "as a name"),
}
