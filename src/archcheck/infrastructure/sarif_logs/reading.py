"""SARIF logs from files."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.reading.regular_files import UnfitFileError, read_regular

MOST_OF_LOG = 256_000_000
PART = 1_000_000
GZIP = 31
Json = Mapping[str, Any]


def read_log(path: str) -> Json:
    """A log; raises UsageProblems for what is no SARIF."""
    try:
        document = json.loads(_bytes(path).decode("utf-8-sig"))
    except RecursionError:
        raise refused(path, "is nested too deep") from None
    except ValueError as error:
        raise refused(path, f"is no SARIF: it is no JSON: {error}") from None
    if not isinstance(document, dict) or not isinstance(document.get("runs"), list):
        raise refused(path, "is no SARIF: it has no list of runs")
    return document


def packed_size(path: str) -> int:
    """How many bytes a file has as it is uploaded; it is not held as a whole."""
    packing = zlib.compressobj(wbits=GZIP)
    with open(path, "rb") as file:
        size = sum(len(packing.compress(part)) for part in iter(lambda: file.read(PART), b""))
    return size + len(packing.flush())


def refused(path: str, message: str, hint: str = "") -> UsageProblems:
    """That a file cannot be used."""
    return UsageProblems(Problem("", path, message, hint))


def _bytes(path: str) -> bytes:
    try:
        return read_regular(path, MOST_OF_LOG)
    except UnfitFileError as error:
        raise refused(path, f"cannot be read: {error.strerror}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refused(path, f"cannot be read: {reason}") from None


def table(value: object, *keys: str) -> Json:
    """A table in tables, empty where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def rows(value: object, key: str) -> Sequence[Json]:
    """The tables in a list of a table, empty ones for what is none."""
    found = value.get(key) if isinstance(value, dict) else None
    return [table(item) for item in found] if isinstance(found, list) else []


def text(value: object, *keys: str) -> str:
    """A text in tables, empty where there is none."""
    found = table(value, *keys[:-1]).get(keys[-1])
    return found if isinstance(found, str) else ""


def number(value: object, key: str) -> int | None:
    """A whole number in a table, None where there is none."""
    found = table(value).get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def texts(values: Iterable[object]) -> list[str]:
    """The texts among some values."""
    return [value for value in values if isinstance(value, str)]
