"""Values under paths of keys."""

import pytest

from archcheck.infrastructure.reading.located_values import values_at
from archcheck.infrastructure.reading.yaml_values import yaml_values

TEXT = """
a:
  b: 1
  c:
    b: 2
list:
  - b: 3
  - - b: 4
"""


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (["a"], [2]),
        (["a", "b"], [3]),
        (["b"], []),
        (["*", "b"], [3, 7, 8]),
        (["a", "*"], [3, 4]),
        (["list", "b"], [7, 8]),
        (["a", "b", "c"], []),
    ],
)
def test_should_find_the_lines_when_a_path_leads_there(path: list[str], lines: list[int]) -> None:
    """In the order of the document."""
    assert [found.line for found in values_at(yaml_values(TEXT), path)] == lines
