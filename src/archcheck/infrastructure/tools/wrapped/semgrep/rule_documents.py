"""The YAML of rule files, which anybody may have written: read within bounds."""

from collections.abc import Iterable, Iterator, Mapping

import yaml  # type: ignore[import-untyped]

MOST_NODES = 200_000
MOST_LEVELS = 100
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
TOO_LARGE = "it is too deep, or too large when its aliases are replaced"
Rule = Mapping[str, object]


def read_rules(data: bytes) -> tuple[Rule, ...]:
    """The rules of a rule file; raises ValueError that says what is wrong."""
    try:
        _demand_bounds(yaml.parse(data, LOADER))
        return tuple(_rules(_document(data)))
    except yaml.YAMLError as error:
        raise ValueError(_reason(error)) from error


def _document(data: bytes) -> object:
    """The one document of a file, of plain values alone."""
    loader = LOADER(data)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _rules(document: object) -> Iterator[Rule]:
    for rule in _listed(document):
        if not isinstance(rule, dict):
            raise ValueError(f"{str(rule)[:60]!r} among its rules is no rule")
        yield rule


def _listed(document: object) -> list[object]:
    rules = document.get("rules") if isinstance(document, dict) else None
    if isinstance(rules, list) and rules:
        return rules
    raise ValueError('it has no list "rules" with rules')


def _demand_bounds(events: Iterable[yaml.Event]) -> None:
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


def _reason(error: yaml.YAMLError) -> str:
    """Why YAML cannot be read, with the line where that is known."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", "") or str(error)
    return f"{problem} (line {mark.line + 1})" if mark else problem
