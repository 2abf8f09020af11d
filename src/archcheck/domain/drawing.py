"""What is to be seen of an import graph: nodes, edges, and the marks of what is forbidden."""

import enum
import functools

from archcheck.domain.level import Level
from archcheck.domain.location import Location
from archcheck.domain.module_graph import ModuleKind
from archcheck.shared.deferred import dataclass

NO_LAYER = "<no layer>"
STDLIB = "<stdlib>"


class Change(enum.StrEnum):
    """What has become of something since another revision."""

    NONE = ""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, kw_only=True)
class Mark:
    """That an import, or a module, breaks a rule.

    `contract` is the name of the broken contract, empty for a rule that needs none. `leads` is
    false for the later imports of a forbidden chain. `accepted` is the reason of whoever has
    exempted it, empty where nobody has. It is added where the import or module did not break that
    before, and removed where it does no longer.
    """

    rule: str
    contract: str
    level: Level
    message: str
    location: Location
    because: str = ""
    leads: bool = True
    accepted: str = ""
    change: Change = Change.NONE

    @property
    def name(self) -> str:
        """What is broken: the contract, else the rule."""
        return self.contract or self.rule

    @property
    def is_broken(self) -> bool:
        """Whether this is the import that must not be, and nobody has exempted it."""
        return self.leads and not self.accepted and self.change is not Change.REMOVED


def broken_names(marks: tuple[Mark, ...]) -> tuple[str, ...]:
    """The names of what some marks say is broken, each once, sorted."""
    return tuple(sorted({mark.name for mark in marks if mark.is_broken}))


@dataclass(frozen=True, kw_only=True)
class Node:
    """Some modules that are drawn as one: `modules` counts them.

    `path`, `layer` and `context` are empty where there is none, or not one for all. `marks` are
    those of the modules themselves, and of imports between them.
    """

    name: str
    kind: ModuleKind
    layer: str = ""
    context: str = ""
    path: str = ""
    modules: int = 1
    marks: tuple[Mark, ...] = ()
    change: Change = Change.NONE


@dataclass(frozen=True, kw_only=True)
class Edge:
    """All imports of the modules of one node by those of another, by their places, sorted.

    `unplaced` counts those whose places nobody needs.
    """

    importer: str
    imported: str
    places: tuple[Location, ...]
    marks: tuple[Mark, ...] = ()
    change: Change = Change.NONE
    unplaced: int = 0

    @property
    def imports(self) -> int:
        """How many imports it stands for."""
        return len(self.places) + self.unplaced

    @property
    def broken(self) -> tuple[str, ...]:
        """The contracts, or rules without one, that these imports break, sorted."""
        return broken_names(self.marks)

    @property
    def broken_imports(self) -> int:
        """How many of the imports break something."""
        return len({mark.location for mark in self.marks if mark.is_broken})

    @property
    def continues(self) -> bool:
        """Whether forbidden chains that begin elsewhere lead through it, and it is not broken."""
        return bool(self.marks) and not self.broken and not self.is_accepted

    @property
    def is_accepted(self) -> bool:
        """Whether it would be broken, had nobody exempted it."""
        return not self.broken and any(mark.accepted and mark.leads for mark in self.marks)


@dataclass(frozen=True)
class Drawing:
    """Nodes by name and edges, both sorted; no edge leads from a node to itself.

    `layers` are those of the project, in the order of its configuration. `depth` is how many
    components names have at most, 0 for all. `revision` is what changes are seen against, empty
    where none are.
    """

    project: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    layers: tuple[str, ...] = ()
    depth: int = 0
    revision: str = ""

    @functools.cached_property
    def broken_edges(self) -> tuple[Edge, ...]:
        """The edges that break something."""
        return tuple(edge for edge in self.edges if edge.broken)

    @property
    def drawn_layers(self) -> tuple[str, ...]:
        """The layers that nodes have, in their order."""
        drawn = {node.layer for node in self.nodes}
        return tuple(layer for layer in self.layers if layer in drawn)
