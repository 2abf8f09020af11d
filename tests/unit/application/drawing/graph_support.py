"""Small graphs for tests of drawings: imports in one line each."""

from collections.abc import Mapping, Sequence

from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.domain.drawing import Drawing, Edge, Mark
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.level import Level
from archcheck.domain.location import Location, RelatedLocation, Region
from archcheck.domain.module_graph import Module, ModuleGraph, ModuleImport, ModuleKind

STANDARD = ("logging", "json")


def place(importer: str, line: int = 1) -> Location:
    """Where a module imports something."""
    return Location(f"src/{importer.replace('.', '/')}.py", Region(line, 8, line, 12))


def module(name: str, layers: Mapping[str, str] | None = None) -> Module:
    """A module of `shop` in the layer of its package, or a library."""
    if name.partition(".")[0] == "shop":
        layer = next((it for head, it in (layers or {}).items() if name.startswith(head)), "")
        return Module(name, ModuleKind.MODULE, f"{name}.py", layer)
    return Module(name, ModuleKind.STANDARD if name in STANDARD else ModuleKind.LIBRARY)


def graph(
    *imports: str, modules: Sequence[str] = (), layers: Mapping[str, str] | None = None
) -> ModuleGraph:
    """A graph from lines such as `shop.a -> shop.b`, the n-th standing on line n."""
    pairs = [(one, other) for one, _, other in (line.partition(" -> ") for line in imports)]
    names = {*modules, *(name for pair in pairs for name in pair)}
    places: dict[tuple[str, str], list[Location]] = {}
    for line, pair in enumerate(pairs, 1):
        places.setdefault(pair, []).append(place(pair[0], line))
    return ModuleGraph(
        modules=tuple(module(name, layers) for name in sorted(names)),
        imports=tuple(ModuleImport(*pair, tuple(them)) for pair, them in sorted(places.items())),
        layers=tuple(dict.fromkeys((layers or {}).values())),
    )


def finding(
    importer: str,
    line: int = 1,
    *,
    contract: str = "pure",
    chain: Sequence[Location] = (),
    accepted: str = "",
    symbol: str = "",
    analyzer: str = "archcheck",
) -> Finding:
    """That the import on a line must not be."""
    return Finding(
        analyzer=analyzer,
        rule="layer-dependency",
        level=Level.ERROR,
        message=f"{importer} must not",
        location=place(importer, line),
        key=importer,
        symbol=symbol or importer,
        contract=contract,
        chain=tuple(RelatedLocation(each, "imports") for each in chain),
        because="It is so.",
        suppression=Suppression("waiver", accepted) if accepted else None,
    )


def judged(
    *imports: str,
    modules: Sequence[str] = (),
    layers: Mapping[str, str] | None = None,
    findings: Sequence[Finding] = (),
) -> JudgedGraph:
    """Such a graph with the marks of findings."""
    return JudgedGraph.of("shop", graph(*imports, modules=modules, layers=layers), findings)


def mark(contract: str = "pure", *, line: int = 1, **more: object) -> Mark:
    """A mark of a contract."""
    values: dict[str, object] = {
        "rule": "layer-dependency",
        "contract": contract,
        "level": Level.ERROR,
        "message": f"{contract} is broken",
        "location": place("shop.a", line),
        **more,
    }
    return Mark(**values)  # type: ignore[arg-type]


def edge_line(edge: Edge) -> str:
    """An edge in one line: `a -> b 2 !pure`."""
    broken = "".join(f" !{name}" for name in edge.broken)
    return f"{edge.importer} -> {edge.imported} {len(edge.places)}{broken}"


def lines(drawing: Drawing) -> list[str]:
    """The edges of a drawing."""
    return list(map(edge_line, drawing.edges))


def pairs(found: JudgedGraph) -> list[str]:
    """The imports of a graph."""
    return [f"{each.importer} -> {each.imported}" for each in found.graph.imports]


def names(found: JudgedGraph | Drawing) -> list[str]:
    """The modules of a graph, or the nodes of a drawing."""
    if isinstance(found, Drawing):
        return [node.name for node in found.nodes]
    return [each.name for each in found.graph.modules]
