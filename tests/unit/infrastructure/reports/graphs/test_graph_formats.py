"""Tests of how formats of graphs are found, and of what all of them do."""

import pytest

from archcheck.application.ports.graph_format import GraphFormat
from archcheck.infrastructure.reports.graphs.graph_formats import FileGraphFormats
from tests.unit.infrastructure.reports.graphs.drawing_support import EMPTY, EVIL, SHOP
from tests.unit.refusal_support import refusal

FORMATS = FileGraphFormats()
NAMES = FORMATS.names()


def test_should_name_formats_when_their_files_exist() -> None:
    assert {"dot", "json", "mermaid"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_should_load_format_when_name_is_known(name: str) -> None:
    assert isinstance(FORMATS.load(name), GraphFormat)


def test_should_name_the_nearest_when_format_is_misspelt() -> None:
    assert 'did you mean "mermaid"?' in refusal(lambda: FORMATS.load("mermad"))


@pytest.mark.parametrize("drawing", [EMPTY, SHOP, EVIL], ids=["empty", "shop", "evil"])
@pytest.mark.parametrize("name", NAMES)
def test_should_hold_nothing_that_a_terminal_obeys_when_names_are_hostile(
    name: str, drawing: object
) -> None:
    text = FORMATS.load(name).render(drawing)  # type: ignore[arg-type]
    assert not {"\x1b", "\u202e", "\r"}.intersection(text)


@pytest.mark.parametrize("name", NAMES)
def test_should_end_the_last_line_when_rendered(name: str) -> None:
    assert FORMATS.load(name).render(SHOP).endswith("\n")


@pytest.mark.parametrize("name", NAMES)
def test_should_be_the_same_text_when_rendered_again(name: str) -> None:
    report = FORMATS.load(name)
    assert report.render(SHOP) == report.render(SHOP)
