"""Numbers as a line of small bars."""

from collections.abc import Sequence

BARS = "▁▂▃▄▅▆▇█"
PLAIN_BARS = "_.-:=+*#"


def sparkline(numbers: Sequence[int], room: int, unicode: bool) -> str:
    """A bar for each number between the least and the most; of very many some are left out."""
    bars = BARS if unicode else PLAIN_BARS
    shown = _thinned(numbers, room)
    least, most = min(numbers), max(numbers)
    scale = (len(bars) - 1) / (most - least) if most > least else 0
    return "".join(bars[round((number - least) * scale)] for number in shown)


def _thinned(numbers: Sequence[int], room: int) -> Sequence[int]:
    """The first, the last, and as many between them as there is room for, at equal distances."""
    if len(numbers) <= room:
        return numbers
    step = (len(numbers) - 1) / (room - 1)
    return [numbers[round(place * step)] for place in range(room)]
