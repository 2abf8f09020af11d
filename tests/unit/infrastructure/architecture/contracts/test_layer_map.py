"""Tests of what layers are in a project."""

from collections.abc import Mapping

import pytest

from archcheck.infrastructure.architecture.contracts.layer_map import (
    LayerMap,
    in_words,
    placeholder_free,
)
from archcheck.infrastructure.architecture.graph.module_patterns import ModuleTree

B_IN_BOTH = (
    "shop.billing.domain.b",
    "shop.order.domain.b",
    "shop.billing.domain.bs",
    "shop.order.domain.bs",
)
BY_CONTEXT = {
    "interface": ("{context}.interface", "{context}.api"),
    "domain": ("{context}.domain",),
    "shared": ("{context}.shared",),
}
BY_ROOT = {"domain": ("{root}.domain",), "shared": ("{root}.shared",)}


def layer_map(modules: str, patterns: Mapping[str, tuple[str, ...]]) -> LayerMap:
    """The layers of a project whose root packages are all top-level names."""
    tree = ModuleTree.of(modules.split())
    return LayerMap(tree, tree.children(""), patterns)


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ("shop.domain.a", ("shop.domain",)),
        ("shop.domain", ("shop.domain",)),
        ("domain.a interface.b", ("domain",)),
        ("ordering.domain.a billing.domain.b", ("billing.domain", "ordering.domain")),
        ("shop.order.domain.a shop.domain.b", ("shop.domain", "shop.order.domain")),
        ("shop.domain.domain.a", ("shop.domain",)),
        ("shop.interface.domain.a shop.domain.b", ("shop.domain",)),
        ("domain.domain.a domain.interface.b", ("domain.domain",)),
        ("domain.a interface.domain.b", ("domain",)),
        ("src.shop.domain.a", ("src.shop.domain",)),
        ("shop.order.domain", ()),
    ],
)
def test_should_find_domain_when_layers_are_repeated_in_contexts(
    modules: str, expected: tuple[str, ...]
) -> None:
    assert layer_map(modules, BY_CONTEXT).heads["domain"] == expected


def test_should_find_domain_when_its_package_holds_nothing_but_an_init() -> None:
    """A module of that name makes no context."""
    names = ["shop.order.domain", "shop.billing.domain"]
    layers = LayerMap(
        ModuleTree.of(names), ("shop",), BY_CONTEXT, initialised=frozenset({"shop.order.domain"})
    )
    assert (layers.contexts, layers.heads["domain"]) == (("shop.order",), ("shop.order.domain",))


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ("shop.domain.a", ("shop.domain",)),
        ("shop.domain tools.domain", ("shop.domain", "tools.domain")),
        ("shop.order.domain.a", ()),
        ("domain.a shared.b", ("domain",)),
        ("shop.a shared.b", ()),
    ],
)
def test_should_find_domain_when_layers_lie_in_roots(
    modules: str, expected: tuple[str, ...]
) -> None:
    assert layer_map(modules, BY_ROOT).heads["domain"] == expected


def test_should_join_alternatives_when_layer_has_several_patterns() -> None:
    layers = layer_map("shop.api.a shop.order.interface.b", BY_CONTEXT)
    assert layers.heads["interface"] == ("shop.api", "shop.order.interface")


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ("shop.main", ("shop.main",)),
        ("main domain.a", ("main",)),
        ("main shop.domain.a", ("main",)),
        ("domain.main domain.domain.a", ("domain.main",)),
    ],
)
def test_should_find_main_when_it_stands_in_or_beside_roots(
    modules: str, expected: tuple[str, ...]
) -> None:
    assert layer_map(modules, BY_ROOT).matches("{root}.main") == expected


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ("shop.domain.a shop.api.b", "layers interface, domain in shop"),
        ("shop.domain.a", "layer domain in shop"),
        ("domain.a interface.b", "layers interface, domain at the top level"),
        ("a.domain.x shared.y", "layers domain, shared in the top level and a"),
        ("a.domain.x b.domain.x c.domain.x d.domain.x", "layer domain in 4 packages"),
        ("shop.web", "no module in any layer of [tool.archcheck.layers]"),
    ],
)
def test_should_say_which_layers_lie_where_when_asked(modules: str, expected: str) -> None:
    assert layer_map(modules, BY_CONTEXT).in_words() == expected


def test_should_say_nothing_of_layers_when_none_are_declared() -> None:
    assert layer_map("shop.web", {}).in_words() == ""


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{root}.a.b", "a.b"),
        ("{context}", "*"),
        ("a.b", "a.b"),
        ("{other}.a", "{other}.a"),
        ("{layer:domain}.a", "a"),
        ("{layer:domain}", "*"),
        ("a.service(s)", "a.service"),
        ("{root}.repositor(y|ies)", "repository"),
        ("a.service(t)", "a.service(t)"),
    ],
)
def test_should_take_placeholder_away_when_pattern_begins_with_one(
    pattern: str, expected: str
) -> None:
    assert placeholder_free(pattern) == expected


def test_should_keep_pattern_when_it_has_no_placeholder() -> None:
    assert layer_map("shop.a", BY_ROOT).expanded("shop.a.*") == ("shop.a.*",)


def test_should_stand_for_each_context_when_placeholder_is_alone() -> None:
    layers = layer_map("shop.order.domain.a shop.billing.domain.b", BY_CONTEXT)
    assert layers.expanded("{context}") == ("shop.billing", "shop.order")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{layer:domain}.a", ("shop.billing.domain.a", "shop.order.domain.a")),
        ("{layer:domain}", ("shop.billing.domain", "shop.order.domain")),
        ("{layer:nothing}.a", ()),
        ("{layer:domain}.b(s)", B_IN_BOTH),
        ("a.repositor(y|ies).c", ("a.repository.c", "a.repositories.c")),
        ("class(es).x(s)", ("class.x", "class.xs", "classes.x", "classes.xs")),
    ],
)
def test_should_stand_for_packages_when_a_layer_or_a_number_is_open(
    pattern: str, expected: tuple[str, ...]
) -> None:
    layers = layer_map("shop.order.domain.a shop.billing.domain.b", BY_CONTEXT)
    assert layers.expanded(pattern) == expected


def test_should_name_the_layer_when_a_pattern_is_told() -> None:
    assert in_words("{layer:domain}.a") == "domain.a"


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ("api.infrastructure.a shop.infrastructure.b", ("shop.infrastructure",)),
        ("api.deep.infrastructure.a shop.infrastructure.b", ("shop.infrastructure",)),
        ("apis.infrastructure.a", ("apis.infrastructure",)),
    ],
)
def test_should_find_no_context_when_a_package_lies_inside_another_layer(
    modules: str, expected: tuple[str, ...]
) -> None:
    patterns = {"interface": ("api",), "infrastructure": ("{context}.infrastructure",)}
    assert layer_map(modules, patterns).heads["infrastructure"] == expected


CONTEXTS = "shop.order.domain.a shop.bill.domain.a shop.bill.deep.domain.a shop.web.a shop.price"


def domain_of(
    modules: str, stated: tuple[str, ...] | None = None, excepted: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The packages of the domain with these contexts."""
    tree = ModuleTree.of(modules.split())
    layers = LayerMap(tree, tree.children(""), BY_CONTEXT, None, stated, excepted)
    return layers.heads["domain"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, ("shop.bill.deep.domain", "shop.bill.domain", "shop.order.domain")),
        ((), ()),
        (("shop.order",), ("shop.order.domain",)),
        (("shop.web", "shop.order"), ("shop.order.domain",)),
        (("shop.*",), ("shop.bill.domain", "shop.order.domain")),
        (("{root}.bill",), ("shop.bill.domain",)),
        (("shop.bill.domain",), ()),
        (("shop.price", "shop.zzz"), ()),
    ],
)
def test_should_take_stated_contexts_when_there_are_some(
    stated: tuple[str, ...] | None, expected: tuple[str, ...]
) -> None:
    assert domain_of(CONTEXTS, stated) == expected


@pytest.mark.parametrize(
    ("stated", "excepted", "expected"),
    [
        (None, ("shop.order",), ("shop.bill.deep.domain", "shop.bill.domain")),
        (None, ("shop.bill",), ("shop.bill.deep.domain", "shop.order.domain")),
        (None, ("shop.bill.**",), ("shop.bill.domain", "shop.order.domain")),
        (None, ("{root}.*",), ("shop.bill.deep.domain",)),
        (None, ("shop.ord",), ("shop.bill.deep.domain", "shop.bill.domain", "shop.order.domain")),
        (("shop.*",), ("shop.order",), ("shop.bill.domain",)),
    ],
)
def test_should_take_contexts_away_when_they_are_excepted(
    stated: tuple[str, ...] | None, excepted: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert domain_of(CONTEXTS, stated, excepted) == expected


def test_should_keep_layers_at_the_top_when_other_contexts_are_excepted() -> None:
    modules = "domain.a interface.a shop.order.domain.a"
    assert domain_of(modules, excepted=("shop.order",)) == ("domain",)
