"""What the files of a project show."""

import functools
import pathlib
from collections.abc import Iterable

from archcheck.application.ports.project_signs import Inheritance, ProjectSigns, Signs
from archcheck.infrastructure.proposing.migration.deply import deply
from archcheck.infrastructure.proposing.migration.import_linter import import_linter
from archcheck.infrastructure.proposing.migration.ruff import ruff
from archcheck.infrastructure.proposing.migration.tach import tach
from archcheck.infrastructure.proposing.project_traits import traits
from archcheck.infrastructure.proposing.tool_signs import used_tools


class ProjectFiles(ProjectSigns):
    """Reads configuration files."""

    def signs(self, root: str) -> Signs:
        """The signs of a project."""
        place = pathlib.Path(root)
        return Signs(tools=tuple(used_tools(place)), sentences=tuple(traits(place)))

    def inheritance(self, root: str, modules: frozenset[str]) -> Inheritance:
        """What other tools were told."""
        place = pathlib.Path(root)
        found = (import_linter(place), tach(place), deply(place, modules), ruff(place, modules))
        return joined(found)


def joined(parts: Iterable[Inheritance]) -> Inheritance:
    """All of some inheritances."""
    return functools.reduce(_both, parts, Inheritance())


def _both(one: Inheritance, other: Inheritance) -> Inheritance:
    return Inheritance(
        layers=(*one.layers, *other.layers),
        contracts=(*one.contracts, *other.contracts),
        structure=(*one.structure, *other.structure),
        rules=(*one.rules, *other.rules),
        replaced=(*one.replaced, *other.replaced),
        is_architecture=one.is_architecture or other.is_architecture,
        ledger=(*one.ledger, *other.ledger),
    )
