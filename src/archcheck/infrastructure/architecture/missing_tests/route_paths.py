"""Whether the path of a request is one that a route answers to."""

import functools
import re

PARAMETER = re.compile(
    r"\{\w+(?::(?P<behind>\w+))?\}|<(?:(?P<before>\w+)(?:\([^)]*\))?:)?\w+>|(?P<text>[^{<]+|.)"
)
VALUES = {"path": ".+", "int": "[0-9]+", "float": r"[0-9]+(?:[.][0-9]+)?"}
ANY = "[^/]+"


def answers(route: str, path: str) -> bool:
    """Whether a path matches that of a route (`/orders/{id}`, `/orders/<int:id>`).

    A slash at the end makes no difference.
    """
    return _pattern(_trimmed(route)).fullmatch(_trimmed(path)) is not None


def is_same(route: str, path: str) -> bool:
    """Whether a path is that of a route to the letter."""
    return _trimmed(route) == _trimmed(path)


def _trimmed(path: str) -> str:
    return path.rstrip("/")


@functools.lru_cache(maxsize=4096)
def _pattern(route: str) -> re.Pattern[str]:
    return re.compile("".join(map(_piece, PARAMETER.finditer(route))))


def _piece(found: re.Match[str]) -> str:
    if found["text"]:
        return re.escape(found["text"])
    return VALUES.get(found["behind"] or found["before"] or "", ANY)
