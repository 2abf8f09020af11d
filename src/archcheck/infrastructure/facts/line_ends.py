"""Counting lines without splitting a text."""


def line_ends(text: str, start: int, end: int) -> int:
    """How many lines end in a stretch of text that does not begin within a line end."""
    ends = text.count("\n", start, end)
    returns = text.count("\r", start, end)
    return ends + returns - text.count("\r\n", start, end) if returns else ends
