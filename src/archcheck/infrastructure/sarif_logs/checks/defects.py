"""What checks share."""

from collections.abc import Iterator

from archcheck.domain.sarif_defect import SarifDefect

Condition = tuple[object, str]


def where_wrong(where: str, *conditions: Condition) -> Iterator[SarifDefect]:
    """A defect for each condition that holds."""
    return (SarifDefect(where, message) for holds, message in conditions if holds)
