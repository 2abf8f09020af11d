"""Documents without a key that is wrong."""

import copy
import json
import re
from typing import Any

from archcheck.application.toml_text import key_text
from archcheck.infrastructure.configuration.documents import Document

PART = re.compile(
    r'\.?(?:(?P<bare>[A-Za-z0-9_-]+)|(?P<quoted>"(?:[^"\\]|\\.)*")|\[(?P<index>\d+)\])'
)


def without_key(document: Document, key: str) -> Document | None:
    """The document without what stands at a key path, as deep as it exists.

    None where no part of the path exists, and nothing can be taken out.
    """
    above = key_text(document.place.path)
    parts = _parts(key.removeprefix(above).removeprefix("."))
    table: Any = copy.deepcopy(dict(document.table))
    holder, last = table, None
    for part in parts:
        if not _holds(holder, part):
            break
        last, holder = (holder, part), holder[part]
    if last is None:
        return None
    del last[0][last[1]]
    return document._replace(table=table)


def _parts(key: str) -> list[str | int]:
    """The components up to what is no key path, such as a name behind a blank."""
    found: list[str | int] = []
    position = 0
    while match := PART.match(key, position):
        position = match.end()
        if match["index"]:
            found.append(int(match["index"]))
        else:
            found.append(match["bare"] or str(json.loads(match["quoted"])))
    return found


def _holds(holder: Any, part: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(part, int) and part < len(holder)
    return isinstance(holder, dict) and part in holder
