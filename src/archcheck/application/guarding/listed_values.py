"""Values of a configuration as what they list."""

from collections.abc import Mapping


def listed(value: object) -> frozenset[str]:
    """A single value is a list of one, a table lists its entries; the order does not matter."""
    if isinstance(value, Mapping):
        return frozenset(f"{key} = {item!r}" for key, item in value.items())
    items = value if isinstance(value, list | tuple) else (value,)
    return frozenset(map(repr, items))
