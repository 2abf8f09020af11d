"""An advisory database of safety: whether it can be used, and of which day it is."""

import datetime
import hashlib
import json
import pathlib
from collections.abc import Mapping
from typing import Any

import msgspec

from archcheck.infrastructure.reading.regular_files import (
    MOST_OF_DATA,
    bytes_or_nothing,
    read_regular,
)
from archcheck.infrastructure.tools.requirements.project_table import nested
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import ToolFailure

FILES = ("insecure.json", "insecure_full.json")
SCHEMA = "2.0.0"
PACKAGES = "vulnerable_packages"


class Database(msgspec.Struct, frozen=True):
    """Its directory, and its own date where it tells one."""

    place: str
    date: datetime.date | None

    def demand_youth(self, days: int, today: datetime.date) -> None:
        """Raise ToolFailure for a database that is older than so many days, or tells no date."""
        if self.date is None:
            raise ToolFailure(
                f"{self.place} tells no date (meta.timestamp), so max_age cannot hold"
            )
        if today - self.date > datetime.timedelta(days=days):
            raise ToolFailure(
                f"the advisory database {self.place} is of {self.date}, older than max_age = {days} "
                "days: renew it"
            )


def read_database(root: pathlib.Path, place: str) -> Database:
    """Read a database in full; raises ToolFailure with what is wrong with it."""
    directory = root / place
    if not directory.is_dir():
        raise ToolFailure(f"the advisory database {place} does not exist")
    contents = [_content(directory / name, f"{place}/{name}") for name in FILES]
    tables = [_table(data, f"{place}/{name}") for data, name in zip(contents, FILES, strict=True)]
    return Database(place, _date(nested(tables[0], "meta")))


def database_digest(root: pathlib.Path, place: str) -> str:
    """What identifies the content of a database, whether it can be used or not."""
    contents = (bytes_or_nothing(root / place / name, MOST_OF_DATA) for name in FILES)
    return hashlib.sha256(b"\0".join(contents)).hexdigest()


def _content(path: pathlib.Path, shown: str) -> bytes:
    try:
        return read_regular(path, MOST_OF_DATA)
    except FileNotFoundError:
        raise ToolFailure(f"the advisory database has no {shown}") from None
    except OSError as error:
        raise ToolFailure(f"{shown} cannot be read: {error.strerror}") from None


def _table(data: bytes, shown: str) -> Mapping[str, Any]:
    try:
        table = parsed_answer(data.decode("utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ToolFailure(f"{shown} is no JSON: {error}") from None
    schema = nested(table, "meta").get("schema_version")
    if schema != SCHEMA:
        told = "tells no schema" if schema is None else f"has the schema {schema}"
        raise ToolFailure(f"{shown} {told}, safety reads {SCHEMA}")
    if not nested(table, PACKAGES):
        raise ToolFailure(f"{shown} is empty: it lists no vulnerable package")
    return nested({"it": table}, "it")


def _date(meta: Mapping[str, Any]) -> datetime.date | None:
    told = (meta.get("timestamp"), meta.get("last_updated"))
    return next(filter(None, map(_day, told)), None)


def _day(told: object) -> datetime.date | None:
    try:
        if isinstance(told, int | float):
            return datetime.datetime.fromtimestamp(told, datetime.UTC).date()
        return datetime.datetime.fromisoformat(str(told)).date()
    except (ValueError, OverflowError, OSError):
        return None
