"""Tests of the import graph as integers."""

from archcheck.domain.facts import Guard
from archcheck.infrastructure.architecture.graph.indexed_graph import Links
from tests.unit.infrastructure.architecture.contracts.cases_support import Case, links_of
from tests.unit.infrastructure.architecture.graph.graph_support import SHOP, graph_of


def pairs(links: Links) -> list[str]:
    """The links by name."""
    return sorted(
        f"{links.name(importer)}->{links.name(imported)}" for importer, imported in links.sites
    )


CASE = Case(
    imports=[
        "shop.a -> shop.b @type-checking",
        "shop.a -> shop.b",
        "shop.a -> shop.c @function",
        "shop.a -> sqlalchemy.orm|sqlalchemy @type-checking",
        "shop.b -> json",
    ]
)


def test_should_hold_modules_and_libraries_when_graph_has_both() -> None:
    expected = ["shop.a->shop.b", "shop.a->shop.c", "shop.a->sqlalchemy", "shop.b->json"]
    assert pairs(links_of(CASE)) == expected


def test_should_drop_links_when_all_places_are_guarded() -> None:
    kept = links_of(CASE).without(frozenset(), frozenset({Guard.TYPE_CHECKING, Guard.FUNCTION}))
    assert pairs(kept) == ["shop.a->shop.b", "shop.b->json"]


def test_should_drop_places_when_only_some_are_guarded() -> None:
    links = links_of(CASE).without(frozenset(), frozenset({Guard.TYPE_CHECKING}))
    lines = {site.region.start_line for sites in links.sites.values() for site in sites}
    assert lines == {2, 3, 5}


def test_should_drop_links_when_they_are_ignored() -> None:
    links = links_of(CASE)
    assert pairs(links.without(frozenset(links.sites), frozenset())) == []


def test_should_stay_itself_when_nothing_is_dropped() -> None:
    links = links_of(CASE)
    assert links.without(frozenset(), frozenset()) is links


def test_should_find_library_when_any_of_its_names_is_meant() -> None:
    links = links_of(CASE)
    found = links.libraries_named(lambda name: name == "sqlalchemy.orm")
    assert [links.names(node) for node in found] == [("sqlalchemy.orm", "sqlalchemy")]


def test_should_sort_places_when_a_library_is_imported_twice() -> None:
    links = links_of(Case(imports=["shop.a -> os", "shop.a -> os"]))
    assert [site.region.start_line for site in next(iter(links.sites.values()))] == [1, 2]


def test_should_hold_tests_when_they_lie_in_a_source_root() -> None:
    imports = {
        "src/shop/a.py": "import shop.tests.test_a",
        "src/shop/tests/test_a.py": "import shop.a, os",
    }
    links = Links.of(graph_of(SHOP | imports))
    assert pairs(links) == [
        "shop.a->shop.tests.test_a",
        "shop.tests.test_a->os",
        "shop.tests.test_a->shop.a",
    ]


def test_should_mean_no_test_when_modules_or_libraries_are_named() -> None:
    imports = {"src/shop/a.py": "import shop.tests.test_a, os", "src/shop/tests/test_a.py": ""}
    links = Links.of(graph_of(SHOP | imports))
    meant = links.modules_under(["shop"]) | links.libraries_named(lambda name: True)
    assert "shop.tests.test_a" not in map(links.name, meant)
