"""From graphs to metrics."""

from collections.abc import Mapping

import pytest

from archcheck.domain.fitness import Metrics, ModuleMetrics, PackageMetrics
from archcheck.domain.location import Location, Region
from archcheck.infrastructure.architecture.fitness.measuring import measure
from tests.unit.infrastructure.architecture.graph.graph_support import facts_of, graph_of

SHOP = {
    "src/shop/__init__.py": "VERSION = 1\n",
    "src/shop/main.py": "import shop.order.basket\nimport shop.order.basket\n",
    "src/shop/order/__init__.py": "from shop.order.deep.inner import X\n",
    "src/shop/order/basket.py": "from shop import VERSION\nimport shop.money.price\n\nX = 1",
    "src/shop/order/deep/__init__.py": "",
    "src/shop/order/deep/inner.py": "import shop.money.price\nimport json\nX = 1\n",
    "src/shop/money/__init__.py": "",
    "src/shop/money/price.py": "import shop.money.tax\n",
    "src/shop/money/tax.py": "",
}


def measured(sources: Mapping[str, str]) -> Metrics:
    """The metrics of sources by path."""
    return measure(graph_of(sources), facts_of(sources), {})


def numbers(module: ModuleMetrics) -> tuple[int, int, int]:
    """Fan-in, fan-out and lines."""
    return module.fan_in, module.fan_out, module.lines


def sizes(package: PackageMetrics) -> tuple[int, int, int, int]:
    """Modules, lines, Ca and Ce."""
    return package.modules, package.lines, package.afferent, package.efferent


def test_should_count_each_module_once_when_it_is_imported_often() -> None:
    assert {it.name: numbers(it) for it in measured(SHOP).modules} == {
        "shop": (1, 0, 1),
        "shop.main": (0, 1, 2),
        "shop.money": (0, 0, 0),
        "shop.money.price": (2, 1, 1),
        "shop.money.tax": (1, 0, 0),
        "shop.order": (0, 1, 1),
        "shop.order.basket": (1, 2, 4),
        "shop.order.deep": (0, 0, 0),
        "shop.order.deep.inner": (1, 1, 3),
    }


def test_should_count_what_lies_right_in_a_package_when_others_lie_below() -> None:
    assert {it.name: sizes(it) for it in measured(SHOP).packages} == {
        "shop": (1, 3, 1, 1),
        "shop.money": (2, 1, 2, 0),
        "shop.order": (1, 5, 1, 3),
        "shop.order.deep": (1, 3, 1, 1),
    }


def test_should_leave_out_packages_in_each_other_when_dependencies_are_listed() -> None:
    pairs = [(it.importer.name, it.imported.name) for it in measured(SHOP).dependencies]
    assert pairs == [("shop.order", "shop.money"), ("shop.order.deep", "shop.money")]


def test_should_sort_imports_by_place_when_a_package_depends_on_another() -> None:
    sources = {
        "src/shop/a/x.py": "import shop.b.z\nimport shop.b.y\n",
        "src/shop/a/w.py": "import shop.b.z\n",
        "src/shop/b/y.py": "",
        "src/shop/b/z.py": "",
    }
    (dependency,) = measured(sources).dependencies
    assert [(it.importer, it.imported, it.location) for it in dependency.imports] == [
        ("shop.a.w", "shop.b.z", Location("src/shop/a/w.py", Region(1, 8, 1, 16))),
        ("shop.a.x", "shop.b.z", Location("src/shop/a/x.py", Region(1, 8, 1, 16))),
        ("shop.a.x", "shop.b.y", Location("src/shop/a/x.py", Region(2, 8, 2, 16))),
    ]


@pytest.mark.parametrize(
    ("sources", "path"),
    [
        ({"src/shop/z.py": "", "src/shop/__init__.py": ""}, "src/shop/__init__.py"),
        ({"src/shop/z.py": "", "src/shop/a.py": ""}, "src/shop/a.py"),
        ({"src/shop/z.py": "", "src/shop/__init__.pyi": ""}, "src/shop/__init__.pyi"),
    ],
)
def test_should_lie_in_the_first_file_when_a_package_has_no_init(
    sources: Mapping[str, str], path: str
) -> None:
    assert [it.path for it in measured(sources).packages] == [path]


def test_should_have_no_package_when_modules_lie_in_the_source_root() -> None:
    metrics = measured({"src/order.py": "import price\n", "src/price.py": ""})
    assert (metrics.packages, [numbers(it) for it in metrics.modules]) == (
        (),
        [(0, 1, 1), (1, 0, 0)],
    )


def test_should_count_a_module_in_no_package_when_a_package_imports_it() -> None:
    sources = {"src/shop/a.py": "import settings\n", "src/settings.py": "import shop.b\n"}
    metrics = measured({**sources, "src/shop/b.py": ""})
    assert [sizes(it) for it in metrics.packages] == [(2, 1, 1, 1)]


def test_should_pass_over_tests_when_they_lie_among_the_sources() -> None:
    sources = {"src/shop/a.py": "", "src/shop/tests/test_a.py": "import shop.a\n"}
    assert [(it.name, it.fan_in) for it in measured(sources).modules] == [("shop.a", 0)]


def test_should_list_only_files_when_namespaces_and_ignored_modules_are_known() -> None:
    sources = {"src/shop/deep/a.py": "import shop.version\nimport shop.deep\n"}
    graph = graph_of(sources, namespaces=["shop"], unread=["shop.version"])
    metrics = measure(graph, facts_of(sources), {})
    assert (
        [(it.name, it.fan_out) for it in metrics.modules],
        [it.name for it in metrics.packages],
        metrics.dependencies,
    ) == ([("shop.deep.a", 2)], ["shop.deep"], ())


def test_should_take_no_lines_when_a_file_has_no_facts() -> None:
    metrics = measure(graph_of({"src/shop/a.py": "X = 1\n"}), (), {})
    assert [it.lines for it in metrics.modules] == [0]


def test_should_measure_nothing_when_there_is_nothing() -> None:
    assert measured({}) == Metrics()


def test_should_add_classes_when_modules_of_a_package_have_some() -> None:
    sources = {"src/shop/__init__.py": "", "src/shop/a.py": "", "src/shop/b.py": ""}
    classes = {"src/shop/__init__.py": (1, 0), "src/shop/b.py": (3, 2), "src/else.py": (9, 9)}
    (package,) = measure(graph_of(sources), (), classes).packages
    assert (package.classes, package.abstract_classes) == (4, 2)
