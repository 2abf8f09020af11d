"""YAML that anybody may have written is read within bounds."""

from collections.abc import Iterable

import yaml  # type: ignore[import-untyped]

MOST_NODES = 200_000
MOST_LEVELS = 100
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
TOO_LARGE = "it is too deep, or too large when its aliases are replaced"


def demand_bounds(events: Iterable[yaml.Event]) -> None:
    """Raise ValueError where a file is too deep, or too large once its aliases are replaced."""
    extent = _Extent()
    for event in events:
        extent.take(event)
        if extent.nodes > MOST_NODES or len(extent.opened) > MOST_LEVELS:
            raise ValueError(TOO_LARGE)


class _Extent:
    """How many nodes a document has with its aliases replaced, and which are still open."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        self.nodes = 0
        self.opened: list[tuple[str, int]] = []
        self._sizes: dict[str, int] = {}

    def take(self, event: yaml.Event) -> None:
        """Count what an event brings."""
        if isinstance(event, CLOSING):
            anchor, before = self.opened.pop()
            self._sizes[anchor] = self.nodes - before
        if isinstance(event, OPENING):
            self.opened.append((event.anchor or "", self.nodes))
        if isinstance(event, yaml.NodeEvent):
            self.nodes += self._size(event)

    def _size(self, event: yaml.NodeEvent) -> int:
        return self._sizes.get(event.anchor, 1) if isinstance(event, yaml.AliasEvent) else 1


def reason(error: yaml.YAMLError) -> str:
    """Why YAML cannot be read."""
    return getattr(error, "problem", "") or str(error).partition("\n")[0]


def line(error: yaml.YAMLError) -> int:
    """The line where it cannot be read, 0 where that is not known."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 0
