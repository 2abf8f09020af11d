"""Small drawings for tests of formats."""

from collections.abc import Mapping, Sequence

from archcheck.domain.drawing import Change, Drawing, Edge, Mark, Node
from archcheck.domain.module_graph import ModuleKind
from tests.unit.application.drawing.graph_support import mark, place

HOSTILE = '"]; end\n</script><b>&lt;\\`*_x_* fa:fa-car $$x$$ %% #quot; \x1b[31m\u202e'


def node(name: str, kind: ModuleKind = ModuleKind.MODULE, **more: object) -> Node:
    """A node."""
    return Node(name=name, kind=kind, **more)  # type: ignore[arg-type]


def edge(
    importer: str,
    imported: str,
    *marks: Mark,
    imports: int = 1,
    change: Change = Change.NONE,
) -> Edge:
    """An edge of some imports."""
    places = tuple(place(importer, line) for line in range(1, imports + 1))
    return Edge(importer=importer, imported=imported, places=places, marks=marks, change=change)


def drawing(names: Sequence[str], *edges: Edge, layers: Mapping[str, str] | None = None) -> Drawing:
    """A drawing of modules, with the layers of some."""
    known = layers or {}
    return Drawing(
        project="shop",
        nodes=tuple(node(name, layer=known.get(name, "")) for name in sorted(names)),
        edges=edges,
        layers=tuple(dict.fromkeys(known.values())),
    )


SHOP = Drawing(
    project="shop",
    nodes=(
        node("rich", ModuleKind.LIBRARY),
        node("shop", ModuleKind.PACKAGE),
        node("shop.domain", ModuleKind.PACKAGE, layer="domain", modules=3),
        node("shop.web", ModuleKind.PACKAGE, layer="front", modules=2),
    ),
    edges=(
        edge("shop.domain", "shop.web", mark(), mark("clean"), imports=3),
        edge("shop.web", "rich", mark(accepted="old")),
        edge("shop.web", "shop.domain", mark(leads=False), imports=2),
    ),
    layers=("front", "domain"),
)
EVIL = Drawing(
    project=HOSTILE,
    nodes=(
        node("lib" + HOSTILE, ModuleKind.LIBRARY),
        node(HOSTILE, ModuleKind.LAYER, layer=HOSTILE, marks=(mark(HOSTILE),)),
        node("end", ModuleKind.LAYER, layer="end", path=HOSTILE),
        node("shop.café", context=HOSTILE),
    ),
    edges=(edge(HOSTILE, "end", mark(HOSTILE)), edge("shop.café", "lib" + HOSTILE)),
    layers=(HOSTILE, "end"),
)
EMPTY = Drawing(project="nothing")
