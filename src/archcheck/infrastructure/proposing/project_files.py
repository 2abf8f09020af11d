"""What the files of a project show."""

import itertools
import pathlib
from collections.abc import Iterable

from archcheck.application.ports.project_signs import Inheritance, ProjectSigns, Signs
from archcheck.infrastructure.proposing.migration.deply import deply
from archcheck.infrastructure.proposing.migration.import_linter import import_linter
from archcheck.infrastructure.proposing.migration.ruff import ruff
from archcheck.infrastructure.proposing.migration.tach import tach
from archcheck.infrastructure.proposing.tool_signs import used_tools


class ProjectFiles(ProjectSigns):
    """Reads configuration files."""

    def signs(self, root: str) -> Signs:
        """The signs of a project."""
        return Signs(tools=tuple(used_tools(pathlib.Path(root))))

    def inheritance(self, root: str, modules: frozenset[str]) -> Inheritance:
        """What other tools were told."""
        place = pathlib.Path(root)
        found = (import_linter(place), tach(place), deply(place, modules), ruff(place, modules))
        return joined(found)


def joined(parts: Iterable[Inheritance]) -> Inheritance:
    """All of some inheritances."""
    found = tuple(parts)
    every = itertools.chain.from_iterable
    return Inheritance(
        layers=tuple(every(each.layers for each in found)),
        contracts=tuple(every(each.contracts for each in found)),
        structure=tuple(every(each.structure for each in found)),
        rules=tuple(every(each.rules for each in found)),
        replaced=tuple(every(each.replaced for each in found)),
        is_architecture=any(each.is_architecture for each in found),
        ledger=tuple(every(each.ledger for each in found)),
    )
