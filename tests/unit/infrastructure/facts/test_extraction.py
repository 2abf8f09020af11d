"""Tests of the facts of a file."""

import ast

import hypothesis
import pytest
from hypothesis import strategies

from archcheck.domain.facts import ImportStatement
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.extraction import extract_facts
from tests.unit.infrastructure.facts.facts_support import facts_of

NAMES = strategies.sampled_from(["a", "b.c", "é", "d.é.f"])
ENDS = strategies.sampled_from(["\n", "\r\n", "  # é\n", "\n\n"])
WAYS = strategies.sampled_from(
    [
        "import {}{}",
        "import {} as é{}",
        "'é'; import {}{}",
        "def f(): import {}{}",
        "if a: import {}  {}",
        "try:\n\timport {} as x{}finally: pass\n",
    ]
)


def _text(text: SourceText, site: ImportStatement) -> str:
    start, end = site.region.start_column - 1, site.region.end_column - 1
    return text.line(site.region.start_line)[start:end]


def test_should_hold_all_kinds_of_facts_when_file_states_them() -> None:
    facts = facts_of("""\
        import a  # archcheck: ignore[b] why
        __import__("c")
        __import__(d)
        """)
    found = (facts.path, len(facts.imports), facts.computed_imports, len(facts.ignores))
    assert found == ("src/shop/module.py", 2, 1, 1)


@pytest.mark.parametrize("imports", ["", "import a\n"])
def test_should_hold_offered_names_when_file_lists_them(imports: str) -> None:
    assert facts_of(f'{imports}__all__ = ["_a"]\n').exported_privates == ("_a",)


def test_should_be_empty_when_file_is_empty() -> None:
    facts = facts_of("")
    assert (facts.imports, facts.computed_imports, facts.ignores) == ((), 0, ())


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(strategies.lists(strategies.tuples(WAYS, NAMES, ENDS), max_size=5))
def test_should_point_at_each_name_when_sources_are_generated(
    parts: list[tuple[str, str, str]],
) -> None:
    text = SourceText("".join(way.format(name, end) for way, name, end in parts), "utf-8")
    facts = extract_facts("a.py", text, ast.parse(text.text))
    shown = [_text(text, site) for site in facts.imports]
    assert shown == [name for _, name, _ in parts]


def test_should_read_ignores_when_nothing_is_imported() -> None:
    facts = facts_of("x = 1  # archcheck: ignore[a] why\n")
    assert (len(facts.ignores), facts.imports) == (1, ())


@pytest.mark.parametrize("source", ["import a\n\nX = 1\n", "X = 1\nY = 2\n\n"])
def test_should_count_all_lines_when_there_are_imports_or_none(source: str) -> None:
    assert facts_of(source).lines == 3
