"""Tests of the import graph: RULES.md section 1, row by row."""

import pytest

from archcheck.domain.project import SOURCES_AND_TESTS
from archcheck.infrastructure.architecture.graph.building import GraphSource, build_graph
from tests.unit.infrastructure.architecture.graph.graph_support import (
    SHOP,
    edges,
    facts_of,
    graph_of,
    graph_with,
    missing,
    project_of,
    sites,
    targets,
)

GUARD = "from typing import TYPE_CHECKING\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import shop.domain.price", ["shop.domain.price"]),
        ("import shop.domain as x", ["shop.domain"]),
        ("import shop", ["shop"]),
        ("from shop.domain import price", ["shop.domain.price"]),
        ("from shop.domain import price as p, Other", ["shop.domain", "shop.domain.price"]),
        ("from shop.domain import Price", ["shop.domain"]),
        ("from shop.domain.price import Price", ["shop.domain.price"]),
        ("from shop.domain import *", ["shop.domain"]),
        ("from shop import domain", ["shop.domain"]),
        ("from . import deep", ["shop.app.deep"]),
        ("from . import thing", ["shop.app"]),
        ("from .deep import inner", ["shop.app.deep.inner"]),
        ("from .deep.inner import Thing", ["shop.app.deep.inner"]),
        ("from ..domain import price", ["shop.domain.price"]),
        ("from .. import domain", ["shop.domain"]),
        ("from ..domain import *", ["shop.domain"]),
        ("from .use import x", []),
        ("import shop.app.use", []),
        ("from . import use", []),
        ("try:\n  import shop.domain\nexcept ImportError:\n  import shop", ["shop", "shop.domain"]),
        ("def f():\n  import shop.domain", ["shop.domain"]),
        ("class A:\n  def f(self):\n    import shop.domain", ["shop.domain"]),
        ("import importlib\nimportlib.import_module('shop.domain')", ["shop.domain"]),
        ("__import__('shop.domain.price')", ["shop.domain.price"]),
        (
            "import importlib\nimportlib.import_module('.price', 'shop.domain')",
            ["shop.domain.price"],
        ),
        ("import importlib\nimportlib.import_module(name)", []),
        ("s = 'é'\r\nimport shop.domain\r\n", ["shop.domain"]),
        ("x = 1\n\x0c\nimport shop.domain\n", ["shop.domain"]),
    ],
)
def test_should_lead_to_a_module_when_import_is_written_so(
    source: str, expected: list[str]
) -> None:
    graph = graph_with(source)
    assert (targets(graph), missing(graph)) == (expected, [])


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("src/shop/__init__.py", "from . import domain", ["shop -> shop.domain"]),
        ("src/shop/__init__.py", "from .domain import price", ["shop -> shop.domain.price"]),
        ("src/shop/__init__.py", "from . import x", []),
        ("src/shop/app/__init__.py", "from ..domain import x", ["shop.app -> shop.domain"]),
        ("src/shop/app/deep/inner.py", "from ... import x", ["shop.app.deep.inner -> shop"]),
    ],
)
def test_should_resolve_dots_against_the_package_when_import_is_relative(
    path: str, source: str, expected: list[str]
) -> None:
    assert edges(graph_with(source, path)) == expected


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("src/shop/app/use.py", "from ... import x", ["shop.app.use -> ..."]),
        ("src/shop/app/use.py", "from ...y import x, z", ["shop.app.use -> ...y"] * 2),
        ("src/shop/app/use.py", "from .... import *", ["shop.app.use -> ...."]),
        ("src/shop/__init__.py", "from .. import x", ["shop -> .."]),
        ("src/main.py", "from . import x", ["main -> ."]),
        ("src/main.py", "from .shop import x", ["main -> .shop"]),
        (
            "src/shop/app/use.py",
            "import importlib\nimportlib.import_module('..a', 'shop')",
            ["shop.app.use -> ..a"],
        ),
        ("src/shop/app/use.py", "from .gone import x", ["shop.app.use -> shop.app.gone"]),
        ("src/shop/app/use.py", "from ..gone import *", ["shop.app.use -> shop.gone"]),
        ("src/shop/app/use.py", "import shop.gone", ["shop.app.use -> shop.gone"]),
        ("src/shop/app/use.py", "from shop.gone import x", ["shop.app.use -> shop.gone"]),
        (
            "src/shop/app/use.py",
            "from shop.domain.gone import x",
            ["shop.app.use -> shop.domain.gone"],
        ),
        (
            "src/shop/app/use.py",
            "import shop.domain.price.Price",
            ["shop.app.use -> shop.domain.price.Price"],
        ),
        ("src/shop/app/use.py", "__import__('shop.gone')", ["shop.app.use -> shop.gone"]),
        (
            "src/shop/app/use.py",
            "try:\n  import shop.gone\nexcept E: pass",
            ["shop.app.use -> shop.gone"],
        ),
    ],
)
def test_should_make_no_edge_when_import_leads_nowhere(
    path: str, source: str, expected: list[str]
) -> None:
    graph = graph_with(source, path)
    assert (missing(graph), edges(graph)) == (expected, [])


@pytest.mark.parametrize(
    ("source", "guards"),
    [
        ("import shop.domain", ()),
        (f"{GUARD}if TYPE_CHECKING:\n  import shop.domain", ("type-checking",)),
        (f"{GUARD}if TYPE_CHECKING: pass\nelse:\n  import shop.domain", ("condition",)),
        ("try:\n  import shop.domain\nexcept E: pass", ("try",)),
        ("def f():\n  import shop.domain", ("function",)),
        ("class A:\n  import shop.domain", ("class",)),
        ("if sys.platform == 'x':\n  import shop.domain", ("condition",)),
    ],
)
def test_should_keep_the_guards_when_import_is_guarded(
    source: str, guards: tuple[str, ...]
) -> None:
    assert [site.guards for site in sites(graph_with(source))] == [guards]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("import shop.domain", "plain"),
        ("from shop import domain", "from"),
        ("from shop.domain import *", "star"),
        ("from ..domain import x", "relative"),
        ("__import__('shop.domain')", "dynamic"),
    ],
)
def test_should_keep_the_kind_when_import_is_written_so(source: str, kind: str) -> None:
    assert [str(site.kind) for site in sites(graph_with(source))] == [kind]


def test_should_gather_all_places_when_a_module_is_imported_twice() -> None:
    graph = graph_with("def f():\n  import shop.domain\nfrom shop.domain import a, b\n")
    places = [(site.region.start_line, site.region.start_column) for site in sites(graph)]
    assert (targets(graph), places) == (["shop.domain"], [(2, 10), (3, 25), (3, 28)])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import os", [("os",)]),
        ("import os.path as p", [("os.path",)]),
        ("import sqlalchemy.orm", [("sqlalchemy.orm",)]),
        ("from sqlalchemy import orm", [("sqlalchemy.orm", "sqlalchemy")]),
        ("from sqlalchemy.orm import *", [("sqlalchemy.orm",)]),
        ("__import__('sqlalchemy.orm')", [("sqlalchemy.orm",)]),
        ("from __future__ import annotations", [("__future__.annotations", "__future__")]),
        ("import shopping", [("shopping",)]),
        ("import os, sys", [("os",), ("sys",)]),
        ("import tests.helpers", [("tests.helpers",)]),
    ],
)
def test_should_keep_the_full_name_when_import_is_of_a_library(
    source: str, expected: list[tuple[str, ...]]
) -> None:
    graph = graph_with(source)
    assert [found.candidates for found in graph.external] == expected


def test_should_count_computed_imports_when_files_have_some() -> None:
    graph = graph_of({**SHOP, "src/shop/a.py": "__import__(b)", "tests/test_a.py": "__import__(b)"})
    assert graph.computed_imports == 1


def test_should_hold_all_modules_when_project_has_names_of_every_kind() -> None:
    sources = {"src/shop/__init__.py": "", "src/shop/ns/a.py": "", "tests/test_a.py": ""}
    graph = graph_of(sources, namespaces=["shop.ns"], unread=["shop.made.version"])
    assert graph.modules == {
        "shop": "src/shop/__init__.py",
        "shop.ns": "",
        "shop.ns.a": "src/shop/ns/a.py",
        "shop.made": "",
        "shop.made.version": "",
    }


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import shop.ns.a", ["shop.ns.a"]),
        ("from shop.ns import a", ["shop.ns.a"]),
        ("from shop import ns", ["shop.ns"]),
        ("from shop.made import version", ["shop.made.version"]),
        ("from shop.made.version import number", ["shop.made.version"]),
    ],
)
def test_should_resolve_when_module_is_a_namespace_or_ignored_by_git(
    source: str, expected: list[str]
) -> None:
    sources = {"src/shop/__init__.py": "", "src/shop/ns/a.py": "", "src/shop/b.py": source}
    graph = graph_of(sources, namespaces=["shop.ns"], unread=["shop.made.version"])
    assert (targets(graph), missing(graph)) == (expected, [])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import car.wheel", ["shop.car.wheel"]),
        ("from car import wheel", ["shop.car.wheel"]),
        ("from car.wheel import Wheel", ["shop.car.wheel"]),
    ],
)
def test_should_lead_to_the_one_module_when_a_link_gives_it_another_name(
    source: str, expected: list[str]
) -> None:
    sources = {"src/shop/car/wheel.py": "", "src/shop/b.py": source}
    graph = graph_of(sources, unread=["car"], second=[("car.wheel", "shop.car.wheel")])
    assert (targets(graph), missing(graph)) == (expected, [])


@pytest.mark.parametrize(
    ("source", "external", "unresolved"),
    [
        ("import shop.other.b", [("shop.other.b",)], []),
        ("from shop.other import b", [("shop.other.b", "shop.other")], []),
        ("import shop.app.gone", [], ["shop.app.a -> shop.app.gone"]),
        ("from ..gone import a", [], ["shop.app.a -> shop.gone"]),
        ("import shop.app", [], []),
    ],
)
def test_should_mean_a_library_when_other_distributions_share_the_namespace(
    source: str, external: list[tuple[str, ...]], unresolved: list[str]
) -> None:
    sources = {"src/shop/app/__init__.py": "", "src/shop/app/a.py": source}
    graph = graph_of(sources, namespaces=["shop"], shared=["shop"])
    libraries = [found.candidates for found in graph.external]
    assert (libraries, missing(graph)) == (external, unresolved)


def test_should_guard_imports_when_file_is_a_stub() -> None:
    graph = graph_with("def f():\n  import shop.domain", "src/shop/app/fast.pyi")
    assert [site.guards for site in sites(graph)] == [("type-checking", "function")]


def test_should_make_one_graph_when_a_package_lies_in_two_roots() -> None:
    graph = graph_of(
        {
            "src/shop/__init__.py": "import shop.b",
            "src/shop/a.py": "import shop.b",
            "lib/shop/__init__.py": "import shop.a",
            "lib/shop/b.py": "import shop.a",
        }
    )
    assert edges(graph) == [
        "shop -> shop.a",
        "shop -> shop.b",
        "shop.a -> shop.b",
        "shop.b -> shop.a",
    ]


def test_should_order_places_by_file_when_two_files_are_one_module() -> None:
    graph = graph_of(
        {
            "src/shop/__init__.py": "import shop.a",
            "lib/shop/__init__.py": "import shop.a",
            "src/shop/a.py": "",
        }
    )
    paths = [site.path for site in sites(graph)]
    assert paths == ["lib/shop/__init__.py", "src/shop/__init__.py"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [("import domain", ["domain"]), ("from domain import price", ["domain.price"])],
)
def test_should_follow_names_when_layers_are_top_level_packages(
    source: str, expected: list[str]
) -> None:
    sources = {
        "src/domain/__init__.py": "",
        "src/domain/price.py": "",
        "src/main.py": source,
    }
    assert targets(graph_of(sources, packages=["domain"])) == expected


def test_should_keep_tests_beside_the_modules_when_they_lie_in_a_source_root() -> None:
    graph = graph_of({**SHOP, "src/shop/tests/test_a.py": "import shop.domain"})
    assert ("shop.tests.test_a" in graph.modules, graph.tests, edges(graph)) == (
        False,
        ("shop.tests.test_a",),
        ["shop.tests.test_a -> shop.domain"],
    )


def test_should_leave_out_tests_when_they_lie_in_a_root_of_their_own() -> None:
    graph = graph_of({**SHOP, "tests/test_a.py": "import shop.domain"})
    assert (graph.tests, edges(graph)) == ((), [])


def test_should_say_nothing_of_a_test_when_its_import_leads_nowhere() -> None:
    graph = graph_of({**SHOP, "src/shop/tests/test_a.py": "import shop.gone\n__import__(a)"})
    assert (missing(graph), graph.computed_imports) == ([], 0)


@pytest.mark.parametrize(
    "source", ["import shop.tests.make", "from shop.tests import make", "from .tests.make import a"]
)
def test_should_lead_to_a_test_module_when_source_imports_one(source: str) -> None:
    sources = {**SHOP, "src/shop/tests/__init__.py": "", "src/shop/tests/make.py": ""}
    graph = graph_of({**sources, "src/shop/a.py": source})
    assert (edges(graph), missing(graph)) == (["shop.a -> shop.tests.make"], [])


def test_should_resolve_when_a_directory_of_tests_has_no_package_file() -> None:
    graph = graph_of({**SHOP, "src/shop/tests/make.py": "", "src/shop/a.py": "import shop.tests"})
    assert missing(graph) == []


def test_should_keep_the_module_when_its_facts_are_unknown() -> None:
    project = project_of({**SHOP, "src/shop/a.py": ""})
    graph = GraphSource().graph(project, facts_of({"src/shop/a.py": "import shop.domain"}))
    assert (len(graph.modules), edges(graph)) == (8, ["shop.a -> shop.domain"])


def test_should_build_once_when_project_and_facts_are_the_same() -> None:
    graphs, project, facts = GraphSource(), project_of(SHOP), facts_of(SHOP)
    assert graphs.graph(project, facts) is graphs.graph(project, facts)


def test_should_build_again_when_facts_are_others() -> None:
    graphs, project, facts = GraphSource(), project_of(SHOP), facts_of(SHOP)
    assert graphs.graph(project, facts) is not graphs.graph(project, (*facts, facts[0])[:-1])


@pytest.mark.parametrize(
    ("source", "tested", "external"),
    [
        ("import tests.make", ["tests.make"], 1),
        ("import tests.make as make", ["tests.make"], 1),
        ("from tests.make import a, b", ["tests.make", "tests.make"], 2),
        ("from tests import make, a", ["tests.make"], 2),
        ("import tests", [], 1),
        ("import tests.gone", [], 1),
        ("import make", [], 1),
        ("import tests.unit", ["tests.unit"], 1),
        ("from tests import unit", ["tests.unit"], 1),
        ("from .tests import own", ["shop.tests.own"], 0),
        ("import shop.tests", [], 0),
        ("import shop.domain", [], 0),
    ],
)
def test_should_tell_imports_of_tests_when_a_source_has_them(
    source: str, tested: list[str], external: int
) -> None:
    tests = ("lib/tests/make.py", "lib/tests/unit/__init__.py", "src/shop/tests/own.py")
    graph = graph_of({**SHOP, **dict.fromkeys(tests, ""), "src/shop/a.py": source})
    found = ([item.target for item in graph.of_tests], len(graph.external))
    assert found == (tested, external)


def test_should_say_nothing_of_tests_when_tests_import_each_other() -> None:
    sources = {"src/shop/tests/own.py": "import shop.tests.other", "src/shop/tests/other.py": ""}
    assert graph_of({**SHOP, **sources}).of_tests == ()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import shop._a", [("shop._a", "")]),
        ("from shop._a import b, c", [("shop._a", "b"), ("shop._a", "c")]),
        ("from shop.domain import _x, y", [("shop.domain", "_x")]),
        ("from . import _a", [("shop.app", "_a")]),
        ("from shop._a import *", [("shop._a", "*")]),
        ("import shop._gone", []),
        ("import _thread", []),
        ("import shop.domain as _domain", []),
    ],
)
def test_should_tell_names_with_an_underscore_when_modules_have_them(
    source: str, expected: list[tuple[str, str]]
) -> None:
    graph = graph_of({**SHOP, "src/shop/_a.py": "", "src/shop/app/use.py": source})
    assert [(found.module, found.name) for found in graph.underscored] == expected


def test_should_not_tell_underscores_when_a_test_imports() -> None:
    sources = {"src/shop/tests/own.py": "import shop._a", "src/shop/_a.py": ""}
    assert graph_of({**SHOP, **sources}).underscored == ()


BESIDE = {
    "lib/tests/conftest.py": "",
    "lib/tests/common.py": "",
    "lib/tests/unit/helper.py": "",
    "lib/tests/unit/parts/deep.py": "",
    "lib/tests/web/pages.py": "",
    "lib/tests/package/__init__.py": "",
    "lib/tests/package/own.py": "",
}


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("lib/tests/unit/test_a.py", "import helper", ["tests.unit.helper"]),
        ("lib/tests/unit/test_a.py", "from helper import a", ["tests.unit.helper"]),
        ("lib/tests/unit/test_a.py", "from parts.deep import a", ["tests.unit.parts.deep"]),
        ("lib/tests/unit/test_a.py", "from parts import deep", ["tests.unit.parts.deep"]),
        ("lib/tests/unit/test_a.py", "import common", ["tests.common"]),
        ("lib/tests/unit/test_a.py", "import shop.domain", ["shop.domain"]),
        ("lib/tests/unit/test_a.py", "import pages, json", []),
        ("lib/tests/unit/parts/test_a.py", "import helper", []),
        ("lib/tests/package/test_a.py", "import own, common", []),
        ("src/shop/a.py", "import helper, common", []),
    ],
)
def test_should_look_beside_a_test_when_it_lies_in_no_package(
    path: str, source: str, expected: list[str]
) -> None:
    sources = {**SHOP, **BESIDE, path: source}
    graph = build_graph(project_of(sources), facts_of({path: source}), SOURCES_AND_TESTS)
    assert targets(graph) == expected
