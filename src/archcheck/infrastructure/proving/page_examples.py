"""The bad examples on the pages of rules."""

import re
from collections.abc import Iterator, Mapping

BAD = re.compile(r"^## Bad\n(?P<text>.*?)(?=^## )", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^### .*$", re.MULTILINE)
BLOCK = re.compile(r"^```python(?P<info>[^\n]*)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"^```\S+[^\n]*?\bpath=(?P<path>\S+)[^\n]*\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL
)
MARKER = re.compile(r"\s*#\s*expect[^\n]*")
PATH = re.compile(r"\bpath=(\S+)")
PACKAGE = re.compile(r"\bshop\b")


def bad_examples(page: str, usual: str) -> Iterator[Mapping[str, str]]:
    """Each example as texts by their paths, those without one at the usual place."""
    found = BAD.search(page)
    for part in EXAMPLE.split(found["text"] if found else ""):
        texts = dict(_blocks(part, usual))
        if texts:
            yield texts


def bad_trees(page: str) -> Iterator[Mapping[str, str]]:
    """Each example as the texts of all files that it names, whatever they are written in."""
    found = BAD.search(page)
    for part in EXAMPLE.split(found["text"] if found else ""):
        texts = {block["path"]: block["text"] for block in FILE.finditer(part)}
        if texts:
            yield texts


def renamed(text: str, package: str) -> str:
    """A text that speaks of another package than those of the pages."""
    return PACKAGE.sub(package, text)


def _blocks(part: str, usual: str) -> Iterator[tuple[str, str]]:
    for block in BLOCK.finditer(part):
        named = PATH.search(block["info"])
        yield named[1] if named else usual, MARKER.sub("", block["text"])
