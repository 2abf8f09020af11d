"""Cycles between the children of packages."""

import itertools
from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.fitness import ModuleImport, Tangle
from archcheck.domain.location import Region
from archcheck.domain.facts import ImportKind
from archcheck.infrastructure.architecture.fitness.tangles import find_tangles, tangled_children
from archcheck.infrastructure.architecture.graph.import_graph import (
    ImportEdge,
    ImportGraph,
    ImportSite,
)

SITE = ImportSite("x.py", Region(1, 1, 1, 2), ImportKind.PLAIN, (), (1, 0))
NAMES = ["a", "b", "a.a", "a.b", "b.a", "b.b", "a.a.a", "a.a.b", "a.b.a"]
PAIRS = sorted(itertools.permutations(NAMES, 2))


def edges_of(pairs: Iterable[tuple[str, str]]) -> Sequence[ImportEdge]:
    """Imports without places."""
    return [ImportEdge(importer, imported, (SITE,)) for importer, imported in sorted(pairs)]


def graph(*pairs: tuple[str, str]) -> ImportGraph:
    """A graph of these imports."""
    names = {name for pair in pairs for name in pair}
    return ImportGraph(
        modules={name: f"{name}.py" for name in sorted(names)},
        edges=tuple(edges_of(pairs)),
        external=(),
        unresolved=(),
        computed_imports=0,
    )


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], {}),
        ([("s.a", "s.b")], {}),
        ([("s.a", "s.b"), ("s.b", "s.a")], {"s": (("s.a", "s.b"),)}),
        ([("s.a.x", "s.b.y"), ("s.b.z", "s.a.w")], {"s": (("s.a", "s.b"),)}),
        ([("s", "s.a"), ("s.a", "s")], {}),
        ([("s.a", "s.a.b"), ("s.a.b", "s.a"), ("s.a.b", "s.c")], {}),
        ([("a", "b.x"), ("b.y", "a")], {"": (("a", "b"),)}),
        (
            [("s.a.x", "s.a.y"), ("s.a.y", "s.a.x"), ("s.b", "s.c"), ("s.c", "s.b")],
            {"s.a": (("s.a.x", "s.a.y"),), "s": (("s.b", "s.c"),)},
        ),
        (
            [("s.a", "s.b"), ("s.b", "s.a"), ("s.c", "s.d"), ("s.d", "s.c"), ("s.b", "s.c")],
            {"s": (("s.a", "s.b"), ("s.c", "s.d"))},
        ),
    ],
)
def test_should_group_children_when_they_import_each_other(
    pairs: list[tuple[str, str]], expected: Mapping[str, tuple[tuple[str, ...], ...]]
) -> None:
    assert tangled_children(edges_of(pairs)) == expected


def test_should_name_what_to_cut_when_a_package_is_tangled() -> None:
    tangles = find_tangles(
        graph(("s.a.x", "s.b"), ("s.a.y", "s.b"), ("s.b", "s.a.x"), ("t", "s.b"), ("s.b", "t"))
    )
    assert tangles == (
        Tangle("", (("s", "t"),), (ModuleImport("t", "s.b", SITE.location),)),
        Tangle("s", (("s.a", "s.b"),), (ModuleImport("s.b", "s.a.x", SITE.location),)),
    )


def test_should_find_no_tangle_when_nothing_goes_in_circles() -> None:
    assert find_tangles(graph(("s.a", "s.b"), ("s.b", "s.c"))) == ()


def test_should_take_odd_names_when_modules_have_them() -> None:
    tangles = find_tangles(graph(("s.0001_é-x", "s.project"), ("s.project", "s.0001_é-x")))
    assert [(it.package, len(it.cuts)) for it in tangles] == [("s", 1)]


@settings(deadline=None)
@given(st.sets(st.sampled_from(PAIRS), max_size=40))
def test_should_leave_no_circle_when_the_named_imports_are_cut(
    pairs: set[tuple[str, str]],
) -> None:
    tangles = find_tangles(graph(*pairs))
    cut = {(it.importer, it.imported) for tangle in tangles for it in tangle.cuts}
    assert tangled_children(edges_of(pairs - cut)) == {}
