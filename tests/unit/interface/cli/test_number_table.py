"""Tables of names with numbers."""

import pytest

from archcheck.interface.cli.number_table import number_table

HEADINGS = ("package", "lines", "I")
ROWS = [("shop.order", "1,200", "0.25"), ("shop.ü\x1b", "3", "-")]
BESIDE = [
    "  package     lines     I",
    "  shop.order  1,200  0.25",
    "  shop.ü\\x1b      3     -",
]
STACKED = [
    "  package",
    "    lines     I",
    "  shop.order",
    "    1,200  0.25",
    "  shop.ü\\x1b",
    "        3     -",
]


@pytest.mark.parametrize(("width", "expected"), [(0, BESIDE), (25, BESIDE), (24, STACKED)])
def test_should_put_names_above_numbers_when_there_is_no_room(
    width: int, expected: list[str]
) -> None:
    assert list(number_table(HEADINGS, ROWS, width, True)) == expected


def test_should_show_numbers_of_characters_when_the_terminal_lacks_them() -> None:
    assert list(number_table(("a", "b"), [("ü", "1")], 0, False)) == ["  a     b", "  \\xfc  1"]
