"""Tests of the architecture on pages about a check."""

import pytest

from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.drawing.pictures import pictured
from archcheck.domain.check_result import Picture
from archcheck.domain.drawing import Drawing
from tests.unit.application.drawing.graph_support import finding, graph

LAYERS = {"shop.domain": "domain", "shop.web": "web"}
BROKEN = finding("shop.domain.price")


def picture(*imports: str, layers: dict[str, str] | None = None) -> Picture:
    found = pictured(JudgedGraph.of("shop", graph(*imports, layers=layers), [BROKEN]))
    return found or Picture(0, 0, ())


def names(drawing: Drawing) -> list[str]:
    return [node.name for node in drawing.nodes]


def test_should_draw_modules_then_layers_then_packages_when_there_are_layers() -> None:
    drawn = picture("shop.domain.price -> shop.web.page", layers=LAYERS)
    assert list(map(names, drawn.drawings)) == [
        ["shop.domain.price", "shop.web.page"],
        ["domain", "web"],
        ["shop"],
    ]


def test_should_draw_no_layers_when_there_are_none() -> None:
    drawn = picture("shop.domain.price -> shop.web.page")
    assert list(map(names, drawn.drawings)) == [["shop.domain.price", "shop.web.page"], ["shop"]]


def test_should_draw_packages_when_modules_are_too_many() -> None:
    many = [f"shop.domain.m{number} -> shop.web.page" for number in range(50)]
    assert names(picture(*many).drawings[0]) == ["shop.domain", "shop.web"]


def test_should_count_when_modules_are_folded() -> None:
    drawn = picture("shop.domain.price -> shop.web.page", "shop.web.page -> json")
    assert (drawn.modules, drawn.imports) == (2, 1)


def test_should_know_what_is_broken_when_places_are_left_out() -> None:
    edge = picture("shop.domain.price -> shop.web.page").drawings[0].edges[0]
    assert (edge.broken, edge.broken_imports, edge.imports, edge.places) == (("pure",), 1, 1, ())


@pytest.mark.parametrize("imports", [(), ("shop.web -> json",)])
def test_should_draw_nothing_when_no_module_imports_another(imports: tuple[str, ...]) -> None:
    assert pictured(JudgedGraph.of("shop", graph(*imports), [])) is None
