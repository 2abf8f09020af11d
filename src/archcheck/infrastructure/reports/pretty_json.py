"""JSON that people can read, written fast."""

import json

import msgspec


def pretty_json(document: object) -> str:
    """A document of plain values, indented by two, with a newline at its end.

    Lone surrogates, which no UTF-8 can hold, are escaped with all else that is not ASCII.
    """
    try:
        encoded = msgspec.json.encode(document)
        return msgspec.json.format(encoded, indent=2).decode() + "\n"
    except UnicodeEncodeError:
        return json.dumps(document, indent=2) + "\n"
