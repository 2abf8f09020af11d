"""The entries of `ignore_imports` and `deprecated`: imports, maybe with a reason and a date."""

from typing import Annotated

import msgspec

from archcheck.domain.configuration import ImportException
from archcheck.infrastructure.decoding.decoder import Decoded, as_table, read_entry
from archcheck.infrastructure.decoding.items import read_items
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Date, Sentence

ImportEntry = Annotated[
    str | dict[str, object],
    msgspec.Meta(description='"a.b -> c.d" or a table with import and reason'),
]
ImportEntries = Annotated[
    str | dict[str, object] | tuple[ImportEntry, ...],
    msgspec.Meta(description="an import or a list of imports"),
]


class ExceptionTable(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that tells its reason."""

    entry: Sentence = msgspec.field(name="import")
    reason: Sentence
    expires: Date = None


def read_exceptions(value: object, place: KeyPlace) -> Decoded[tuple[ImportException, ...]]:
    """All entries of a list, or what is wrong with them."""
    return read_items(ImportEntries, value, place, _read)


def _read(value: object, place: KeyPlace) -> Decoded[ImportException]:
    if as_table(value) is not None:
        return read_entry(ExceptionTable, value, place).mapped(lambda it: _exception(it, place))
    return Decoded(_exception(ExceptionTable(entry=str(value), reason=""), place))


def _exception(table: ExceptionTable, place: KeyPlace) -> ImportException:
    key = next(part for part in reversed(place.path) if isinstance(part, str))
    return ImportException(
        entry=table.entry,
        key=key,
        reason=table.reason,
        expires=table.expires,
        origin=place.origin,
    )
