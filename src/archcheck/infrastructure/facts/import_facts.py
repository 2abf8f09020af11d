"""What a module imports by statement."""

import ast
from collections.abc import Callable, Iterable, Iterator

from archcheck.domain.facts import Guard, ImportKind, ImportStatement
from archcheck.infrastructure.facts.named_regions import NamedRegions
from archcheck.infrastructure.facts.statements import Placed, start_of


def imports_of(placed: Iterable[Placed], regions: NamedRegions) -> Iterator[ImportStatement]:
    """Each imported name of the import statements among these."""
    for statement, around in placed:
        reader = READERS.get(type(statement))
        if reader is not None:
            yield from reader(statement, around.guards, regions)


def _plain(
    statement: ast.Import, guards: tuple[Guard, ...], regions: NamedRegions
) -> Iterator[ImportStatement]:
    for alias in statement.names:
        region = regions.of_alias(alias)
        start = start_of(statement)
        yield ImportStatement(ImportKind.PLAIN, alias.name, "", 0, region, start, guards)


def _from(
    statement: ast.ImportFrom, guards: tuple[Guard, ...], regions: NamedRegions
) -> Iterator[ImportStatement]:
    module, level = statement.module or "", statement.level
    ordinary = ImportKind.RELATIVE if level else ImportKind.FROM
    for alias in statement.names:
        kind = ImportKind.STAR if alias.name == "*" else ordinary
        region = regions.of_alias(alias)
        start = start_of(statement)
        yield ImportStatement(kind, module, alias.name, level, region, start, guards)


READERS: dict[type[ast.stmt], Callable[..., Iterator[ImportStatement]]] = {
    ast.Import: _plain,
    ast.ImportFrom: _from,
}
