"""JSON that people can read, written fast."""

import json
import re

import msgspec

from archcheck.application.visible_text import visible_character

OBEYED = re.compile(r"[^\x20-\x7e\n]")


def pretty_json(document: object) -> str:
    """A document of plain values, indented by two, with a newline at its end.

    Lone surrogates, which no UTF-8 can hold, are escaped with all else that is not ASCII.
    """
    try:
        encoded = msgspec.json.encode(document)
        return msgspec.json.format(encoded, indent=2).decode() + "\n"
    except UnicodeEncodeError:
        return json.dumps(document, indent=2) + "\n"


def quiet_json(document: object) -> str:
    """The same without any character that a terminal obeys or nobody sees: these are escaped."""
    return OBEYED.sub(lambda match: _escaped(match[0]), pretty_json(document))


def _escaped(character: str) -> str:
    is_shown = visible_character(character, unicode=True) == character
    return character if is_shown else json.dumps(character)[1:-1]
