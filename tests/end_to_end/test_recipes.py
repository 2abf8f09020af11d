"""The recipes of docs/recipes.md, each as a project with exactly the findings that it marks."""

import pathlib

import pytest

from tests.end_to_end.recipe_support import recipes_of, wanted, write
from tests.integration.rules.rule_page_support import said

RECIPES = recipes_of("docs/recipes.md")


def test_should_hold_forty_recipes_when_they_are_counted() -> None:
    """As the page says."""
    assert len(RECIPES) >= 40


@pytest.mark.parametrize("title", RECIPES)
def test_should_find_what_is_marked_when_a_recipe_is_followed(
    title: str, tmp_path: pathlib.Path
) -> None:
    """And nothing else."""
    recipe = RECIPES[title]
    write(recipe, tmp_path)
    expected = wanted(recipe)
    assert said(tmp_path, expected) == expected
