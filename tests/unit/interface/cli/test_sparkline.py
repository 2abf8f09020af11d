"""Numbers as bars."""

import pytest

from archcheck.interface.cli.sparkline import sparkline


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([3], "▁"),
        ([3, 3, 3], "▁▁▁"),
        ([0, 7], "▁█"),
        ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"),
        ([100, 0, 100], "█▁█"),
        ([-7, 0], "▁█"),
    ],
)
def test_should_draw_bars_when_numbers_differ(numbers: list[int], expected: str) -> None:
    assert sparkline(numbers, 20, True) == expected


def test_should_draw_plain_characters_when_the_terminal_has_no_others() -> None:
    assert sparkline(range(8), 20, False) == "_.-:=+*#"


@pytest.mark.parametrize("count", [5, 6, 7, 50, 1000])
def test_should_keep_first_and_last_when_there_is_little_room(count: int) -> None:
    bars = sparkline(range(count), 5, True)
    assert (len(bars), bars[0], bars[-1]) == (5, "▁", "█")
