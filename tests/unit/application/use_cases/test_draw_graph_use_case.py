"""Tests of what is drawn of a project."""

from archcheck.application.checking.request import CheckRequest
from archcheck.application.drawing.view import View
from archcheck.application.use_cases.draw_graph_use_case import DrawGraphUseCase
from tests.unit.application.checking.checking_support import Unwatched
from tests.unit.application.drawing.graph_support import finding, lines
from tests.unit.application.drawing.test_graph_survey import FixedMaps, ports
from tests.unit.refusal_support import refusal

REQUEST = CheckRequest(directory="/shop")


def use_case() -> DrawGraphUseCase:
    return DrawGraphUseCase(ports(finding("shop.order")), FixedMaps())


def test_should_draw_what_is_forbidden_when_project_is_judged() -> None:
    found = use_case().execute(REQUEST, View(), Unwatched())
    assert lines(found.drawing(0)) == [
        "shop.generated -> shop.order 1",
        "shop.order -> shop.generated 1 !pure",
    ]


def test_should_read_nothing_when_wishes_exclude_each_other() -> None:
    wrong = View(layers=True, depth=1)
    assert refusal(lambda: use_case().execute(REQUEST, wrong, Unwatched())) == (
        "--layers and --depth exclude each other"
    )
