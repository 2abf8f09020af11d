"""The imports of a file as what happens in it."""

from typing import NamedTuple

from archcheck.domain.facts import Guard, ImportKind
from archcheck.infrastructure.facts.code.code_facts import Place

INSIDE = frozenset({Guard.FUNCTION, Guard.CLASS})


class Imported(NamedTuple):
    """An imported name, absolute; `is_relative` where it is written with dots before it."""

    name: str
    kind: ImportKind
    is_relative: bool
    guards: tuple[Guard, ...]
    place: Place
    block: int
