"""docs/structure.md: its tables hold the terms that there are, its examples find what they mark."""

import pathlib
import re

import pytest

from archcheck.infrastructure.architecture.structure.conditions import known_terms
from archcheck.infrastructure.architecture.structure.index.measuring import MEASURES
from archcheck.infrastructure.architecture.structure.index.subjects import (
    CODE_KINDS,
    EVERY_KIND,
    Kind,
)
from archcheck.infrastructure.configuration.structure_settings import StructureKeys
from archcheck.infrastructure.decoding.decoder import field_names
from tests.end_to_end.recipe_support import recipes_of, wanted, write
from tests.integration.delivery.checkout_support import ROOT
from tests.integration.rules.rule_page_support import said

PAGE = "docs/structure.md"
TEXT = (ROOT / PAGE).read_text("utf-8")
EXAMPLES = recipes_of(PAGE)
WORDS = {"any": EVERY_KIND, "code": CODE_KINDS}
COMBINING = ("any_of", "none_of")


def parts_of(heading: str) -> list[list[str]]:
    """The cells of the rows of the table under a heading, without the head of the table."""
    section = re.split("^#+ ", TEXT.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]
    rows = re.findall(r"^\| (.*) \|$", section, re.MULTILINE)
    return [re.split(r"(?<!\\) \| ", row) for row in rows[1:]]


def word(cell: str) -> str:
    """What stands between back quotes."""
    return cell.strip("`")


def kinds(cell: str) -> frozenset[Kind]:
    """The kinds that a cell names."""
    return WORDS.get(cell) or frozenset(map(Kind, cell.split(", ")))


SELECTORS = parts_of("Selectors")
DEMANDS = parts_of("What can be demanded")
TOLD = [*SELECTORS, *parts_of("Combining"), *DEMANDS]


def test_should_tell_every_term_once_when_terms_are_listed() -> None:
    """None is missing, none is made up."""
    assert sorted(word(row[0]) for row in TOLD) == sorted(known_terms())


def test_should_tell_the_kinds_when_a_term_is_listed() -> None:
    """What each term can be said of."""
    told = {word(row[0]): kinds(row[1]) for row in TOLD}
    assert told == {key: term.kinds for key, term in known_terms().items()}


def test_should_tell_the_rule_when_a_term_can_be_demanded() -> None:
    """By which name a broken demand is reported."""
    told = {word(row[0]): word(row[-1]) for row in DEMANDS}
    demanded = {key: term.rule for key, term in known_terms().items() if term.rule}
    assert told == {key: rule for key, rule in demanded.items() if key not in COMBINING}


def test_should_tell_no_rule_when_a_term_only_selects() -> None:
    """What stands among the selectors cannot be demanded."""
    assert {known_terms()[word(row[0])].rule for row in SELECTORS} == {""}


def test_should_tell_every_key_when_a_rule_is_described() -> None:
    """The keys of the table of a rule."""
    named = re.findall("`([a-z_]+)`", " ".join(row[0] for row in parts_of("Keys")))
    assert sorted(named) == sorted(field_names(StructureKeys))


def test_should_tell_every_count_when_sizes_are_described() -> None:
    """What can be counted."""
    section = TEXT.partition("### Counts\n")[2].partition("\n###")[0]
    assert sorted(set(re.findall("`([a-z_]+)`", section)) & set(MEASURES)) == sorted(MEASURES)


@pytest.mark.parametrize("title", EXAMPLES)
def test_should_find_what_is_marked_when_an_example_of_structure_rules_is_followed(
    title: str, tmp_path: pathlib.Path
) -> None:
    """And nothing else."""
    example = EXAMPLES[title]
    write(example, tmp_path)
    expected = wanted(example)
    assert said(tmp_path, expected) == expected
