"""The order of key paths."""

import re

KeyOrder = tuple[tuple[str, int], ...]

PART = re.compile(r"([^0-9]*)([0-9]*)")


def key_order(key: str) -> KeyOrder:
    """What key paths are sorted by: `waivers[2]` comes before `waivers[10]`."""
    return tuple((text, int(number or 0)) for text, number in PART.findall(key))
