"""Tests of the search for layers."""

from archcheck.application.proposing.layer_search import LayerSearch
from tests.unit.application.proposing.proposing_support import WORDS, folders

LAYERED = "shop shop.web.pages shop.domain.price"
NESTED = "shop.orders.api.calls shop.orders.core.order"
OTHER = " ".join(f"shop.orders.m{number}" for number in range(4))


def test_should_count_modules_once_when_layers_lie_in_packages_of_each_other() -> None:
    search = LayerSearch(folders(f"{LAYERED} {NESTED} {OTHER}"), WORDS)
    assert search.layers().containers == ("shop", "shop.orders")


def test_should_find_no_layers_when_they_hold_a_small_part() -> None:
    search = LayerSearch(folders(f"{LAYERED} {OTHER}"), WORDS)
    assert search.layers().containers == ()
