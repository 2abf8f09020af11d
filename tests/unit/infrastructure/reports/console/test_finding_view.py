"""Tests of one finding's lines."""

import pytest

from archcheck.domain.finding import Finding
from archcheck.domain.location import RelatedLocation
from archcheck.infrastructure.reports.console.finding_view import (
    finding_lines,
    fresh_advice,
    one_line,
)
from archcheck.infrastructure.reports.words import place_text
from tests.unit.infrastructure.reports.console.page_support import surface
from tests.unit.infrastructure.reports.results_support import CHAINED, finding, place


def view(entry: Finding, width: int = 80) -> list[str]:
    """The lines of a finding without file and rules."""
    advised = [advice for _, advice in fresh_advice([entry], {})]
    return [line.plain for line in finding_lines(entry, {}, advised[0], surface(width))]


DECLARED = [
    (finding(contract="hexagonal"), 'prose comment    contract "hexagonal"'),
    (
        finding(contract="events are facts", declared_as="structure rule"),
        'prose comment    structure rule "events are facts"',
    ),
    (
        finding(contract="map", declared_as="layout rule", message='the layout rule "map" is idle'),
        'the layout rule "map" is idle',
    ),
]


@pytest.mark.parametrize(("entry", "said"), DECLARED)
def test_should_call_what_was_declared_by_its_word_when_it_has_a_name(
    entry: Finding, said: str
) -> None:
    """Once: a rule that selects nothing names itself."""
    assert view(entry)[1].strip() == said


def test_should_make_place_clickable_when_it_is_written() -> None:
    """The way editors and terminals know."""
    assert place_text(place("src/a.py", 3, 7, 9)) == "src/a.py:3:7"


def test_should_keep_first_line_whole_when_path_is_long() -> None:
    """It is what people grep and click."""
    path = f"{'deep/' * 14}a.py"
    assert view(finding(location=place(path, 1, 1, 2)))[0] == f"{path}:1:1: error[no-comments]"


def test_should_keep_paths_whole_when_they_are_related() -> None:
    related = RelatedLocation(place(f"{'deep/' * 14}b.py", 2, 1, 2), "defined here")
    assert view(finding(related=(related,)))[3].strip() == f"({'deep/' * 14}b.py:2:1)"


def test_should_escape_path_when_it_is_not_utf8() -> None:
    """The bytes are spelt out."""
    assert view(finding(location=place("a\udcff.py", 1, 1, 2)))[0].startswith("a\\xff.py:1:1:")


def test_should_keep_markup_when_message_looks_like_it() -> None:
    """Messages and code are never interpreted."""
    assert view(finding(message="[bold]:smile: \\[x][/bold]"))[1] == "  [bold]:smile: \\[x][/bold]"


def test_should_indent_lines_when_message_has_several() -> None:
    """One idea per line."""
    assert view(finding(message="first\nsecond"))[1:3] == ["  first", "  second"]


def test_should_hang_lines_when_message_is_too_long() -> None:
    """Continuation is indented."""
    assert view(finding(message="word " * 12), width=40)[1:] == [
        "  word word word word word word word",
        "    word word word word word",
    ]


def test_should_print_empty_line_when_message_is_empty() -> None:
    """Nothing breaks."""
    assert view(finding(message=""))[1].strip() == ""


def test_should_put_place_below_when_chain_is_too_wide() -> None:
    """Nothing breaks at 60 columns."""
    assert view(CHAINED, width=50)[3:7] == [
        "      = chain: shop.domain.pricing imports",
        "                 shop.shared.clock",
        "                 src/shop/domain/pricing.py:3",
        "               shop.shared.clock imports",
    ]


def test_should_name_related_place_when_it_lies_elsewhere() -> None:
    """Those of the same file are shown as code."""
    related = (
        RelatedLocation(place("b.py", 2, 1, 2), "defined here"),
        RelatedLocation(place("src/shop/domain/pricing.py", 2, 1, 2), "in the same file"),
    )
    assert view(finding(related=related))[2:] == ["      = see: defined here (b.py:2:1)"]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (finding(because="because"), "      = why: because"),
        (finding(fix="do\nthis"), "      = fix: do this"),
        (finding(notes=("one more",)), "      = also: one more"),
        (finding(also_reported_by=("a:1", "b:2")), "      = also: reported by a:1, b:2"),
    ],
)
def test_should_add_line_when_finding_says_more(entry: Finding, line: str) -> None:
    """Each with its label."""
    assert view(entry)[2:] == [line]


def test_should_say_advice_once_when_message_holds_it() -> None:
    """The message has said it already."""
    assert len(view(finding(message="broken. Correct it.", fix="Correct it."))) == 2


def test_should_join_lines_when_finding_is_told_in_one() -> None:
    """One line per finding, whatever the message holds."""
    told = one_line(finding(message="a\n  b"), surface())
    assert [line.plain for line in told] == [
        "src/shop/domain/pricing.py:1:1: error[no-comments] a b"
    ]
