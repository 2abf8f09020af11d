"""From the survey of a project to what a view shows of it."""

from collections.abc import Iterator, Sequence

from archcheck.application.drawing.choosing import between, foreign, touching, without_libraries
from archcheck.application.drawing.folding import (
    by_depth,
    by_layer,
    folded,
    readable_depth,
    telling_depth,
)
from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.drawing.graph_survey import GraphSurvey
from archcheck.application.drawing.view import FOCUS, LAYERS, REACHES, View
from archcheck.application.wording import counted
from archcheck.domain.drawing import Drawing, broken_names
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.shared.deferred import dataclass

Names = frozenset[str]


@dataclass(frozen=True)
class Portrait:
    """What there is to be drawn.

    `libraries` are drawn by their own names. `missing` are sentences about files whose imports
    are not known, `remarks` those about all else.
    """

    judged: JudgedGraph
    view: View
    libraries: Names
    missing: tuple[str, ...]
    remarks: tuple[str, ...]

    def drawing(self, most: int) -> Drawing:
        """The drawing, with at most so many nodes (0 for any number) where no depth is wanted."""
        return self.at(self._depth(most))

    def at(self, depth: int) -> Drawing:
        """The drawing with names of so many components, 0 for all; of layers where they are wanted."""
        if self.view.layers:
            return folded(self.judged, by_layer(self.libraries))
        return folded(self.judged, by_depth(telling_depth(self.judged, depth), self.libraries))

    def _depth(self, most: int) -> int:
        if self.view.depth:
            return self.view.depth
        return 0 if self.view.reaches or not most else readable_depth(self.judged, most)


def portrait(found: GraphSurvey, view: View) -> Portrait:
    """What a view shows; raises UsageProblems for names that mean nothing here."""
    ends = tuple(found.modules.meant(REACHES, [name]) for name in view.reaches)
    focus = _focus(found, view)
    libraries = foreign(found.judged).intersection(Names().union(focus or (), *ends))
    visible = found.judged if view.external else without_libraries(found.judged, libraries)
    _demand_layers(visible, view)
    chosen = _chosen(visible, focus, ends)
    return Portrait(
        judged=chosen,
        view=view,
        libraries=libraries,
        missing=found.found.missing,
        remarks=(*found.found.notices, *_unseen(found.judged, visible), *_ways(chosen, ends, view)),
    )


def _focus(found: GraphSurvey, view: View) -> Names | None:
    """The modules that are looked at; None for all."""
    if not view.focus:
        return _demand("", found.named, "no module of the project lies in these paths")
    meant = found.modules.meant(FOCUS, view.focus)
    inside = meant if found.named is None else meant & found.named
    return _demand(FOCUS, inside, "what this names does not lie in the given paths")


def _demand(option: str, names: Names | None, message: str) -> Names | None:
    if names is not None and not names:
        raise UsageProblems(Problem("", option, message))
    return names


def _demand_layers(judged: JudgedGraph, view: View) -> None:
    if view.layers and not any(module.layer for module in judged.graph.modules):
        message = "no module of this project lies in a layer"
        raise UsageProblems(Problem("", LAYERS, message, _advice(judged.graph.layers)))


def _advice(layers: Sequence[str]) -> str:
    if layers:
        return (
            f"the layers are {', '.join(layers)}: archcheck explain {layers[0]} shows its patterns"
        )
    return "declare them in [tool.archcheck.layers]"


def _chosen(judged: JudgedGraph, focus: Names | None, ends: Sequence[Names]) -> JudgedGraph:
    if ends:
        _demand_apart(*ends)
        return between(judged, *ends)
    return judged if focus is None else touching(judged, focus)


def _demand_apart(sources: Names, targets: Names) -> None:
    shared = min(sources & targets, default="")
    if shared:
        message = f"{shared} lies in both, so that nothing leads from one to the other"
        raise UsageProblems(Problem("", REACHES, message, "name two that share no module"))


def _unseen(judged: JudgedGraph, visible: JudgedGraph) -> Iterator[str]:
    """Forbidden imports of libraries that are not drawn."""
    left_out = foreign(judged) - foreign(visible)
    hidden = (marks for pair, marks in judged.imports.items() if pair[1] in left_out)
    count = sum(map(bool, map(broken_names, hidden)))
    if count:
        yield f"not drawn: {counted(count, 'forbidden import')} of libraries (see --external)"


def _ways(judged: JudgedGraph, ends: Sequence[Names], view: View) -> Iterator[str]:
    """How one name reaches the other, and which chains are drawn."""
    if ends:
        first, last = view.reaches
        count = sum(1 for each in judged.graph.imports if each.importer in ends[0])
        yield _reach(first, last, count)


def _reach(first: str, last: str, count: int) -> str:
    if not count:
        return f"{first} does not reach {last}"
    each = "each of them" if count > 1 else "it"
    return (
        f"{first} reaches {last} through {counted(count, 'import')} of its own; "
        f"the shortest chains that begin with {each} are drawn"
    )
