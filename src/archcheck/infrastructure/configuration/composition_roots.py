"""The list of composition roots: module patterns, and tables of what anybody may import."""

from typing import Annotated

import msgspec

from archcheck.domain.rule_names import RuleNames
from archcheck.infrastructure.architecture.contracts.layer_map import is_placeholder
from archcheck.infrastructure.configuration.fragments import Fragment, Stated
from archcheck.infrastructure.configuration.single_values import pattern_problems
from archcheck.infrastructure.decoding.decoder import Decoded, as_table, read_entry
from archcheck.infrastructure.decoding.items import read_items
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Flag, Sentence

RootEntry = Annotated[
    str | dict[str, object], msgspec.Meta(description="a module pattern or a table with module")
]
RootEntries = Annotated[
    str | dict[str, object] | tuple[RootEntry, ...],
    msgspec.Meta(description="a module pattern or a list of them"),
]


class CompositionRoot(msgspec.Struct, frozen=True, kw_only=True):
    """An entry; `importable` roots are wiring modules."""

    module: Sentence
    importable: Flag = False


def composition_roots(value: object, place: KeyPlace, names: RuleNames) -> Decoded[Fragment]:
    """The list `composition_roots`; wiring modules are kept apart under a name of their own."""
    return read_items(RootEntries, value, place, _read).mapped(
        lambda roots: Fragment(
            values={
                ("composition_roots",): _stated(roots, place, importable=False),
                ("wiring_modules",): _stated(roots, place, importable=True),
            }
        )
    )


def _stated(roots: tuple[CompositionRoot, ...], place: KeyPlace, importable: bool) -> Stated:
    modules = tuple(root.module for root in roots if root.importable is importable)
    return Stated(modules, place.origin)


def _read(value: object, place: KeyPlace) -> Decoded[CompositionRoot]:
    if as_table(value) is None:
        root = CompositionRoot(module=str(value))
        return Decoded(root).unless(pattern_problems(root.module, place, is_placeholder))
    return read_entry(CompositionRoot, value, place).checked(
        lambda root: pattern_problems(root.module, place.at("module"), is_placeholder)
    )
