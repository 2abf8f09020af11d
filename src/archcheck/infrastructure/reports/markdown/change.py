"""How the architecture has changed, in sentences."""

from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.wording import counted, some_of
from archcheck.domain.check_result import BaseReport
from archcheck.domain.drawing import Change, Drawing, Edge, Node
from archcheck.infrastructure.reports.markdown.text import code, prose

Named = tuple[Edge | Node, str]
UNCHANGED = "It has the same modules and imports as before."


def change_lines(since: BaseReport | None) -> Iterator[str]:
    """A list with a title; nothing where nobody knows what there was."""
    drawing = since.drawing if since else None
    if drawing is None:
        return
    yield from ("### Change of the architecture", "")
    yield from [f"- {sentence}" for sentence in _sentences(drawing)] or [UNCHANGED]
    yield ""


def _sentences(drawing: Drawing) -> Iterator[str]:
    """What is newly forbidden and what no longer, then what came and went."""
    yield from _told("Newly forbidden", list(_marked(drawing, Change.ADDED)))
    yield from _told("No longer forbidden", list(_marked(drawing, Change.REMOVED)))
    noun = "package" if drawing.depth else "module"
    for change in (Change.ADDED, Change.REMOVED):
        yield from _counted(noun, change, map(_named, drawing.nodes))
        yield from _counted("import", change, map(_named, drawing.edges))


def _counted(noun: str, change: Change, parts: Iterable[Named]) -> Iterator[str]:
    names = [name for part, name in parts if part.change is change]
    yield from _told(f"{counted(len(names), noun)} {change.value}", names)


def _told(title: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"{title}: {some_of(names)}"


def _marked(drawing: Drawing, change: Change) -> Iterator[str]:
    """What is forbidden now, or was, each with what forbids it."""
    named: list[Named] = [*map(_named, drawing.edges), *map(_named, drawing.nodes)]
    for part, name in named:
        broken = sorted({mark.name for mark in part.marks if mark.change is change})
        if broken:
            yield f"{name} ({prose(some_of(broken))})"


def _named(part: Edge | Node) -> Named:
    if isinstance(part, Node):
        return part, code(part.name)
    return part, code(f"{part.importer} -> {part.imported}")
