"""The examples of docs/formats.md are what archcheck prints."""

import pathlib
import re

import pytest

from tests.end_to_end.archcheck_support import archcheck

ROOT = pathlib.Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"<!-- example: (\S+) -->\n(`{3,})\w+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
EXAMPLES = {found[1]: found[3] for found in EXAMPLE.finditer(PAGE)}


@pytest.mark.parametrize("name", ["agent", "github", "gitlab", "gitlab-sast", "junit", "markdown"])
def test_should_print_the_example_when_the_result_is_reported(name: str) -> None:
    run = archcheck(ROOT, "report", "fixtures/golden/result_1.json", "--format", name)
    assert run.out == EXAMPLES[name]
