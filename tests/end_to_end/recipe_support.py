"""Pages whose examples are projects with exactly the findings that they mark."""

import pathlib

from tests.integration.delivery.checkout_support import ROOT
from tests.integration.rules.rule_page_support import (
    MARKER,
    TABLE,
    Block,
    Expected,
    blocks_of,
    expected_in,
)

CONFIGURATION = "pyproject.toml"
Recipe = list[Block]


def recipes_of(page: str) -> dict[str, Recipe]:
    """The blocks of each example of a page that are files of it, by its title."""
    found: dict[str, Recipe] = {}
    for _, title, block in blocks_of((ROOT / page).read_text("utf-8")):
        if title and block.setting("path"):
            found.setdefault(title, []).append(block)
    return found


def write(recipe: Recipe, directory: pathlib.Path) -> None:
    """Make the project, without the markers."""
    for block in recipe:
        place = directory / block.setting("path")
        place.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(MARKER.sub("", line) for line in block.text.split("\n"))
        head = f"{TABLE}extends = []\n" if place.name == CONFIGURATION else ""
        place.write_text(head + text, encoding="utf-8")


def wanted(recipe: Recipe) -> list[Expected]:
    """What must be found, sorted."""
    return sorted(it for block in recipe for it in expected_in(block, block.setting("path")))
