"""Plain values that become JSON."""

from collections.abc import Mapping

Json = dict[str, object]


def present(values: Mapping[str, object]) -> Json:
    """The entries that say something: no None, no empty text, table or list."""
    return {key: value for key, value in values.items() if value not in (None, "", {}, [])}


def message(text: str) -> Json:
    """A SARIF message object."""
    return {"text": text}
