"""Keys and values as TOML text, for messages and for `archcheck config show`."""

import datetime
import json
import re
from collections.abc import Callable, Iterable, Mapping

KeyPath = tuple[str | int, ...]

BARE_KEY = re.compile("[A-Za-z0-9_-]+")


def key_text(path: Iterable[str | int]) -> str:
    """A key path as people write it: `tool.archcheck.contracts[0].name`."""
    return "".join(_part_text(part) for part in path).removeprefix(".")


def value_text(value: object) -> str:
    """A value as TOML; what TOML does not know is shown as text."""
    for kind, render in RENDERERS:
        if isinstance(value, kind):
            return render(value)
    return str(value)


def _part_text(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    return f".{part if BARE_KEY.fullmatch(part) else _string_text(part)}"


def _string_text(value: object) -> str:
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _boolean_text(value: object) -> str:
    return str(value).lower()


def _array_text(value: object) -> str:
    items = value if isinstance(value, list | tuple) else ()
    return f"[{', '.join(value_text(item) for item in items)}]"


def _table_text(value: object) -> str:
    entries = value.items() if isinstance(value, Mapping) else ()
    pairs = ", ".join(f"{key_text((str(key),))} = {value_text(item)}" for key, item in entries)
    return f"{{ {pairs} }}" if pairs else "{}"


RENDERERS: tuple[tuple[type, Callable[[object], str]], ...] = (
    (str, _string_text),
    (bool, _boolean_text),
    (datetime.datetime, str),
    (list, _array_text),
    (tuple, _array_text),
    (Mapping, _table_text),
)
