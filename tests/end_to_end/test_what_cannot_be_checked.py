"""docs/what-cannot-be-checked.md: archcheck is silent where the page says so, and judges all the same."""

import pathlib

import pytest

from tests.end_to_end.recipe_support import recipes_of, write
from tests.integration.rules.rule_page_support import said

EXAMPLES = recipes_of("docs/what-cannot-be-checked.md")


@pytest.mark.parametrize("title", EXAMPLES)
def test_should_say_nothing_when_the_text_does_not_tell(title: str, tmp_path: pathlib.Path) -> None:
    """A rule that selects nothing would say so."""
    write(EXAMPLES[title], tmp_path)
    assert said(tmp_path, []) == []
