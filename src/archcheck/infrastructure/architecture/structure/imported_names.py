"""The imports of a file as what happens in it."""

from collections.abc import Iterator
from typing import NamedTuple

from archcheck.domain.facts import Guard, ImportKind
from archcheck.infrastructure.architecture.libraries import FUTURE
from archcheck.infrastructure.architecture.structure.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.subjects import region_place
from archcheck.infrastructure.facts.code.code_facts import Place


class Imported(NamedTuple):
    """An imported name, absolute; `is_relative` where it is written with dots before it."""

    name: str
    kind: ImportKind
    is_relative: bool
    guards: tuple[Guard, ...]
    place: Place
    block: int


def imports_of(file: CodeFile) -> Iterator[Imported]:
    """What a file imports; `__future__` is no module of anybody."""
    for item, name in zip(file.imports, file.imported, strict=True):
        if name.partition(".")[0] != FUTURE:
            place = region_place(item.region)
            block = file.block_at(item.region.start_line)
            yield Imported(name, item.kind, bool(item.level), item.guards, place, block)
