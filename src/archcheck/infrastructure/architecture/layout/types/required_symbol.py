"""The layout rule `required-symbol`: something that the code must have somewhere."""

from collections.abc import Iterator
from typing import Any

import msgspec

from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType
from archcheck.infrastructure.architecture.structure.conditions import Condition, every_clause
from archcheck.infrastructure.architecture.structure.rule_judging import is_named
from archcheck.infrastructure.architecture.structure.structure_options import read_selector
from archcheck.infrastructure.architecture.structure.index.subjects import Subject
from archcheck.infrastructure.decoding.decoder import Decoded, Options, as_texts
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import StatedTable

LAYER = "layer"


class RequiredSymbolOptions(Options, frozen=True, kw_only=True):
    """What is selected: a table, once it is read a condition."""

    that: StatedTable


class RequiredSymbol(LayoutType[RequiredSymbolOptions]):
    """At least one of what is selected must exist; exceptions are names, symbols and paths."""

    rule = "required-path"
    options_type = RequiredSymbolOptions
    code_roles = frozenset({Role.SOURCE, Role.TEST})

    @classmethod
    def completed(cls, options: Options, place: KeyPlace) -> Decoded[Options]:
        """The options with the selector read."""
        stated: Any = options
        read = read_selector(stated.that, place.at("that"))
        return read.mapped(lambda found: msgspec.structs.replace(options, that=found))

    def globs(self) -> Iterator[tuple[str, str]]:
        """None: it speaks of code."""
        yield from ()

    def selectors(self) -> Iterator[Condition]:
        """What must exist, and the condition."""
        yield self.options.that
        yield from super().selectors()

    def idle_exceptions(self) -> Iterator[str]:
        """The exceptions that take nothing out."""
        selected = self._selected()
        for entry in self.declaration.excepted:
            if not any(is_named(subject, entry) for subject in selected):
                yield entry

    def absences(self) -> list[str]:
        """The layers of which something is selected, and which are not here."""
        heads = self.view.names.layers.heads
        return [layer for layer in _layers_in(self.options.that) if not heads.get(layer)]

    def violations(self) -> Iterator[LayoutViolation]:
        """One where nothing of it is there; none where a pack speaks of a layer that is not."""
        is_for_others = self.declaration.origin.speaks_to_any and self.absences()
        if not is_for_others and not any(map(self._counts, self._selected())):
            words = self.view.code.bound(self.options.that).words()
            yield LayoutViolation(
                path=self.view.configuration_file,
                message=f"there are no {words}",
                key=words,
                symbol=self.declaration.name,
                fix="write one, or say where it is.",
            )

    def _selected(self) -> list[Subject]:
        return list(self.view.code.bound(self.options.that).subjects())

    def _counts(self, subject: Subject) -> bool:
        return not any(is_named(subject, entry) for entry in self.declaration.excepted)


def _layers_in(selector: Condition) -> Iterator[str]:
    for clause in every_clause(selector):
        if clause.term.key == LAYER:
            yield from as_texts(clause.value)
