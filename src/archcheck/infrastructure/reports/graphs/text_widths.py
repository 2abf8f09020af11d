"""How wide text is on paper, about."""

import unicodedata

NARROW = frozenset("iljtfrI.,:;'|!()[]-/ ")
BROAD = frozenset("mwMWGOQ@%")
SHARES = {"Na": 0.57, "N": 0.57, "H": 0.57, "A": 0.62, "W": 1.0, "F": 1.0}


def text_width(text: str, size: float) -> float:
    """The width in pixels of text in a usual sans-serif font of a size."""
    return size * sum(map(_share, text))


def _share(character: str) -> float:
    if character in NARROW:
        return 0.34
    if character in BROAD or character.isupper():
        return 0.84 if character in BROAD else 0.68
    return SHARES[unicodedata.east_asian_width(character)]
