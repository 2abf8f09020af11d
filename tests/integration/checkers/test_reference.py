"""The own rules held against a slow reference, over the rule pages and a part of the library.

`benchmarks/reference.py` does the same over the whole standard library and Django.
"""

import pathlib
import sysconfig

import pytest

from tests.integration.checkers.reference_support import (
    CHECKED,
    Comparison,
    compared,
    project_of,
    python_files,
)
from tests.integration.rules.rule_page_support import examples

LIBRARY = pathlib.Path(sysconfig.get_path("stdlib"))
EVERY = 40
ODD = """é = 'ü'; assert f(é), "x"
async \\
  def \\
    größe(a=(lambda: g())): return [h('ü') for x in (y)]
all( i('ß') for j in k if l )
any(  # why
  # and
  (x) for x in (y)  # (not)
  )
print(f"{all(x for x in y)}", (x for x in y if (x  # z
)))
for a in ( (b) ) : 'no docstring'
while (
  c  # why
): ('more'); ('x'
  'y'  # z
)
"""


@pytest.fixture(name="library", scope="module")
def part_of_the_library(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Each fortieth module of the standard library, tests included."""
    files = python_files(LIBRARY, "site-packages")[::EVERY]
    place = tmp_path_factory.mktemp("library")
    return compared(project_of(place, LIBRARY, files, "test"))


def test_should_agree_with_the_reference_when_code_is_real(library: Comparison) -> None:
    assert library.differences == []


def test_should_have_compared_something_when_code_is_real(library: Comparison) -> None:
    assert (library.findings > 500, library.places > 5_000) == (True, True)


def test_should_agree_with_the_reference_when_examples_are_checked(tmp_path: pathlib.Path) -> None:
    differences: list[str] = []
    for number, example in enumerate(examples()):
        if example.rule.name in CHECKED and example.runs_here:
            place = tmp_path / str(number)
            example.write(place)
            differences += compared(place).differences
    assert differences == []


def test_should_agree_with_the_reference_when_text_is_odd(tmp_path: pathlib.Path) -> None:
    place = tmp_path / "odd" / "odd.py"
    place.parent.mkdir()
    place.write_text(ODD, encoding="utf-8")
    assert compared(project_of(tmp_path / "project", place.parent, [place])).differences == []
