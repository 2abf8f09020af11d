"""The recipes of docs/recipes.md, each as a project with exactly the findings that it marks."""

import pathlib

import pytest

from tests.integration.rules.rule_page_support import (
    MARKER,
    TABLE,
    Block,
    blocks_of,
    expected_in,
    said,
)

RECIPES = pathlib.Path(__file__).parents[2] / "docs" / "recipes.md"
Recipe = list[Block]


def recipes() -> dict[str, Recipe]:
    """The blocks of each recipe by its title."""
    found: dict[str, Recipe] = {}
    for _, title, block in blocks_of(RECIPES.read_text("utf-8")):
        found.setdefault(title, []).append(block)
    return found


def write(recipe: Recipe, directory: pathlib.Path) -> None:
    """Make the project, without the markers."""
    for block in recipe:
        place = directory / block.setting("path")
        place.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(MARKER.sub("", line) for line in block.text.split("\n"))
        head = f"{TABLE}extends = []\n" if place.name == "pyproject.toml" else ""
        place.write_text(head + text, encoding="utf-8")


def test_should_hold_forty_recipes_when_they_are_counted() -> None:
    """As the page says."""
    assert len(recipes()) >= 40


@pytest.mark.parametrize("title", recipes())
def test_should_find_what_is_marked_when_a_recipe_is_followed(
    title: str, tmp_path: pathlib.Path
) -> None:
    """And nothing else."""
    recipe = recipes()[title]
    write(recipe, tmp_path)
    wanted = sorted(it for block in recipe for it in expected_in(block, block.setting("path")))
    assert said(tmp_path, wanted) == wanted
