"""Tests of modules with their layers and contexts, and of names among them."""

import pytest

from archcheck.application.ports.module_maps import ModuleMap
from archcheck.domain.facts import Guard, ImportKind
from archcheck.domain.location import Location, Region
from archcheck.domain.module_graph import Module, ModuleGraph, ModuleImport, ModuleKind
from archcheck.domain.project import Project
from archcheck.infrastructure.architecture.contracts.module_maps import ContractModuleMaps
from archcheck.infrastructure.architecture.graph.import_graph import (
    ExternalImport,
    ImportEdge,
    ImportGraph,
    ImportSite,
)
from tests.unit.infrastructure.architecture.contracts.cases_support import Case
from tests.unit.refusal_support import refusal

LAYERS = {"domain": ("{context}.domain",), "web": ("shop.web", "shop.web.api")}
IMPORTS = (
    "shop.order.domain.price -> shop.util",
    "shop.web.api -> shop.order.domain.price",
    "shop.util -> sqlalchemy.orm.Session|sqlalchemy.orm",
    "shop.util -> sqlalchemy.orm",
    "shop.util -> logging",
    "shop.util -> __future__",
)
SHOP = Case(imports=IMPORTS, modules=["shop.order.domain"], layers=LAYERS)


def shop_map(case: Case = SHOP) -> ModuleMap:
    return ContractModuleMaps(case).of(case.inspection, ())


def site(path: str, line: int = 1) -> ImportSite:
    return ImportSite(path, Region(line, 6, line, 9), ImportKind.FROM, (Guard.TRY,), (line, 0))


class GraphOf:
    """A provider of one graph."""

    def __init__(self, graph: ImportGraph) -> None:
        """Take the graph."""
        self._graph = graph

    def graph(self, project: Project, facts: object, roles: object = ()) -> ImportGraph:
        """The graph."""
        return self._graph


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("shop", (ModuleKind.PACKAGE, "", "shop")),
        ("shop.order", (ModuleKind.PACKAGE, "", "shop.order")),
        ("shop.order.domain", (ModuleKind.PACKAGE, "domain", "shop.order")),
        ("shop.order.domain.price", (ModuleKind.MODULE, "domain", "shop.order")),
        ("shop.util", (ModuleKind.MODULE, "", "shop")),
        ("shop.web.api", (ModuleKind.MODULE, "web", "shop")),
        ("sqlalchemy.orm", (ModuleKind.LIBRARY, "", "")),
        ("logging", (ModuleKind.STANDARD, "", "")),
    ],
)
def test_should_know_kind_layer_and_context_when_module_is_mapped(
    name: str, expected: tuple[ModuleKind, str, str]
) -> None:
    module = {each.name: each for each in shop_map().graph.modules}[name]
    assert (module.kind, module.layer, module.context) == expected


def test_should_keep_places_of_imports_when_they_are_mapped() -> None:
    lines = [
        (each.importer, each.imported, [place.region.start_line for place in each.places])
        for each in shop_map().graph.imports
    ]
    assert lines == [
        ("shop.order.domain.price", "shop.util", [1]),
        ("shop.util", "logging", [5]),
        ("shop.util", "sqlalchemy.orm", [3, 4]),
        ("shop.web.api", "shop.order.domain.price", [2]),
    ]


def test_should_list_layers_in_their_order_when_they_are_declared() -> None:
    assert shop_map().graph.layers == ("domain", "web")


def test_should_take_package_for_one_when_its_file_says_so() -> None:
    graph = ImportGraph(
        modules={"shop": "src/shop/__init__.pyi"},
        edges=(),
        external=(),
        unresolved=(),
        computed_imports=0,
    )
    case = Case(modules=["shop"])
    found = ContractModuleMaps(GraphOf(graph)).of(case.inspection, ()).graph
    assert found.modules == (Module("shop", ModuleKind.PACKAGE, "src/shop/__init__.pyi"),)


def test_should_map_tests_only_when_other_modules_import_them() -> None:
    pairs = [("shop.a", "shop.t1"), ("shop.t1", "shop.t2"), ("shop.t3", "shop.a")]
    graph = ImportGraph(
        modules={"shop": "", "shop.a": "a.py"},
        edges=tuple(ImportEdge(*pair, (site(f"{pair[0]}.py"),)) for pair in pairs),
        external=(ExternalImport("shop.t3", ("pytest",), site("t3.py")),),
        unresolved=(),
        computed_imports=0,
        tests=("shop.t1", "shop.t2", "shop.t3"),
    )
    found = ContractModuleMaps(GraphOf(graph)).of(Case(modules=["shop.a"]).inspection, ()).graph
    assert found == ModuleGraph(
        modules=(
            Module("shop", ModuleKind.PACKAGE),
            Module("shop.a", ModuleKind.MODULE, "a.py"),
            Module("shop.t1", ModuleKind.TEST),
            Module("shop.t2", ModuleKind.TEST),
        ),
        imports=tuple(
            ModuleImport(*pair, (Location(f"{pair[0]}.py", Region(1, 6, 1, 9)),))
            for pair in pairs[:2]
        ),
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["domain"], {"shop.order.domain", "shop.order.domain.price"}),
        (["shop.*.domain"], {"shop.order.domain", "shop.order.domain.price"}),
        (["shop.web", "shop.util"], {"shop.web", "shop.web.api", "shop.util"}),
        (["sqlalchemy"], {"sqlalchemy.orm"}),
        (["<stdlib>"], {"logging"}),
    ],
)
def test_should_mean_what_contracts_mean_when_names_are_given(
    names: list[str], expected: set[str]
) -> None:
    assert shop_map().meant("--focus", names) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("shop.utl", '"shop.utl" in --focus matches no module\n  did you mean "shop.util"?'),
        ("shop..a", '"shop..a" in --focus is no module pattern'),
        (
            "sqlalchmy",
            '--focus: "sqlalchmy" is no layer and no module of the project, and nothing imports it'
            '\n  did you mean "sqlalchemy"?',
        ),
        ("domian", 'did you mean "domain"?'),
        ("<x>", '"<x>" in --focus is no group'),
    ],
)
def test_should_name_the_nearest_when_a_name_means_nothing(name: str, expected: str) -> None:
    assert expected in refusal(lambda: shop_map().meant("--focus", [name]))
