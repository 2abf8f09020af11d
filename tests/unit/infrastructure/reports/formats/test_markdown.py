"""Tests of the comment on a pull request."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings

from archcheck.application.drawing.judged_graph import JudgedGraph
from archcheck.application.drawing.pictures import pictured, pictured_change
from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.domain.check_result import (
    BaselineReport,
    BaseReport,
    CheckResult,
    EntryReport,
    GoneFinding,
    Picture,
    Status,
    Verdict,
)
from archcheck.domain.finding import BaselineState
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.formats.markdown import FORMAT
from tests.unit.application.drawing.graph_support import finding as import_finding
from tests.unit.application.drawing.graph_support import graph, judged
from tests.unit.infrastructure.reports.results_support import (
    DIRECT,
    PRICING_PATH,
    PROJECT,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)
from tests.unit.infrastructure.reports.strategies_support import RESULTS

PLAIN = ReportOptions()
LAYERS = {"shop.domain": "domain", "shop.web": "web"}
PAGE = """\
## archcheck: shop

**Gate failed: 1 error in 1 file. 73 files, 3 tools, 2.3 s.**

| analyzer | errors | warnings | notes | files |
|---|---:|---:|---:|---:|
| archcheck | 1 |  |  | 73 |
| flake8 |  |  |  | 73 |
| black |  |  |  | 73 |
| bandit |  |  |  | 42 |
| safety | not installed | | | |

### Findings

**layer-dependency**: 1 error, contract hexagonal

- `src/shop/application/use_cases/create_order_use_case.py:4:59` application must not import \
infrastructure (contract "hexagonal")

Fix: depend on an abstract repository in shop.domain
"""


def page(sample: CheckResult) -> str:
    return FORMAT.render(sample, PLAIN)


def drawn(*imports: str, layers: dict[str, str] | None = None) -> Picture | None:
    """A picture with one forbidden import."""
    broken = import_finding("shop.domain.price")
    return pictured(JudgedGraph.of("shop", graph(*imports, layers=layers), [broken]))


SMALL = drawn("shop.domain.price -> shop.web.page", layers=LAYERS)


def test_should_say_verdict_counts_and_findings_when_the_gate_fails() -> None:
    assert page(result(findings=(DIRECT,))) == PAGE


def test_should_call_a_structure_rule_so_when_it_is_broken() -> None:
    told = page(result(findings=(finding(contract="facts", declared_as="structure rule"),)))
    assert "**no-comments**: 1 error, structure rule facts\n" in told


def test_should_say_no_more_than_counts_when_the_gate_passes() -> None:
    assert "###" not in page(clean_result())


def test_should_say_what_was_not_checked_when_the_analysis_is_incomplete() -> None:
    assert "### Not checked\n\n- mypy did not finish" in page(incomplete_result())


def test_should_count_what_was_not_checked_when_it_is_much() -> None:
    gaps = Verdict(Status.INCOMPLETE, 3, tuple(f"part {number}" for number in range(25)))
    assert "- part 19\n- and 5 more\n" in page(clean_result(verdict=gaps))


def test_should_tell_new_from_known_when_something_was_known() -> None:
    new = finding(baseline_state=BaselineState.NEW)
    known = dataclasses.replace(DIRECT, baseline_state=BaselineState.UNCHANGED)
    told = page(result(findings=(new, known)))
    assert ["### New findings" in told, "Known before: 1 error." in told] == [True, True]


def test_should_say_what_is_gone_when_the_baseline_could_shrink() -> None:
    gone = (EntryReport("archcheck-baseline.txt", "flake8:F401", "src/a.py"),)
    sample = clean_result(
        baseline=BaselineReport(files=("a",), recorded=3, known=2, shrinkable=gone)
    )
    line = "- `src/a.py` flake8:F401, still in `archcheck-baseline.txt`"
    assert f"### Gone\n\n{line}\n" in page(sample)


def test_should_say_once_what_is_gone_when_the_baseline_knows_it_too() -> None:
    entry = EntryReport("archcheck-baseline.txt", "no-comments", "src/a.py")
    gone = GoneFinding(rule="no-comments", level=Level.ERROR, message="a_b", path="src/a.py")
    sample = clean_result(
        baseline=BaselineReport(files=("a",), recorded=3, known=2, shrinkable=(entry,)),
        since=BaseReport((gone,)),
    )
    told = page(sample).partition("### Gone\n\n")[2]
    assert told == "- `src/a.py` no-comments: a\\_b\n"


def test_should_cut_a_long_message_when_it_is_about_what_is_gone() -> None:
    gone = GoneFinding(rule="r", level=Level.ERROR, message="x" * 500, path="a.py")
    told = page(clean_result(since=BaseReport((gone,)))).partition("### Gone\n\n")[2]
    assert told == f"- `a.py` r: {'x' * 300} ...\n"


def change(then: JudgedGraph, now: JudgedGraph) -> str:
    """What the page says of two graphs."""
    since = BaseReport(drawing=pictured_change(then, now, "abc"))
    return page(clean_result(since=since)).partition("### Change of the architecture\n\n")[2]


def test_should_say_how_the_architecture_has_changed_when_it_was_compared() -> None:
    then = judged("shop.a -> shop.old", "shop.a -> shop.c", findings=[import_finding("shop.a", 2)])
    now = judged(
        *(f"shop.a -> shop.{name}" for name in "bcdef"), findings=[import_finding("shop.a", 1)]
    )
    assert change(then, now).splitlines() == [
        "- Newly forbidden: `shop.a -> shop.b` (pure)",
        "- No longer forbidden: `shop.a -> shop.c` (pure)",
        "- 4 modules added: `shop.b`, `shop.d`, `shop.e` and 1 more",
        "- 4 imports added: `shop.a -> shop.b`, `shop.a -> shop.d`, `shop.a -> shop.e` and 1 more",
        "- 1 module removed: `shop.old`",
        "- 1 import removed: `shop.a -> shop.old`",
    ]


def test_should_speak_of_packages_when_modules_are_too_many() -> None:
    now = judged(*(f"shop.web.m{number} -> shop.db.rows" for number in range(60)))
    assert "- 2 packages added: `shop.db`, `shop.web`\n" in change(judged(), now)


def test_should_say_so_when_the_architecture_is_as_it_was() -> None:
    same = judged("shop.a -> shop.b")
    assert change(same, same) == "It has the same modules and imports as before.\n"


def test_should_name_a_module_when_it_is_newly_in_no_layer() -> None:
    odd = judged("shop.a -> shop.b", findings=[import_finding("shop.b", 9)])
    told = change(judged("shop.a -> shop.b"), odd)
    assert told == "- Newly forbidden: `shop.b` (pure)\n"


def test_should_name_owners_without_calling_them_when_files_have_some() -> None:
    told = page(result(findings=(finding(owners=("@shop/team", "a@example.org")),)))
    assert f"`{PRICING_PATH}:1:1` prose comment (`@shop/team`, `a@example.org`)" in told


def test_should_begin_at_the_repository_when_a_project_lies_below() -> None:
    project = dataclasses.replace(PROJECT, prefix="api/")
    assert f"`api/{PRICING_PATH}:1:1`" in page(result(project=project, findings=(finding(),)))


def test_should_count_places_when_a_rule_is_broken_often() -> None:
    many = [finding(location=place(f"m{number:03}.py", 1, 1, 2)) for number in range(60)]
    assert "- and 10 more" in page(result(findings=tuple(many)))


def test_should_obey_nothing_when_texts_are_hostile() -> None:
    odd = finding(message="<script> | `x`\n## no @root #1", location=place("a`|<b>\n.py", 1, 1, 2))
    told = page(result(findings=(odd,)))
    assert r"- ``a`|<b>%0A.py:1:1`` &lt;script&gt; \| \`x\` ## no `@`root `#`1" in told


def test_should_draw_modules_when_they_can_be_read() -> None:
    told = page(result(picture=SMALL))
    assert "2 modules and 1 import. Red: 1 forbidden connection.\n\n```mermaid\nflowchart" in told


def test_should_draw_packages_and_say_so_when_modules_are_too_many() -> None:
    imports = [f"shop.domain.m{number} -> shop.web.page" for number in range(50)]
    told = page(result(picture=drawn(*imports)))
    assert "51 modules and 50 imports, collapsed to 2 packages to be readable." in told


def test_should_draw_layers_and_say_so_when_packages_are_too_many() -> None:
    pairs = [f"shop.domain.m{one} -> shop.web.w{two}" for one in range(15) for two in range(25)]
    more = [f"shop.web.w{two} -> shop.domain.m{one}" for one in range(15) for two in range(25)]
    told = page(result(picture=drawn(*pairs, *more, layers=LAYERS)))
    assert "40 modules and 750 imports, collapsed to 2 layers to be readable." in told


def test_should_say_so_when_nothing_can_be_drawn() -> None:
    told = page(result(picture=Picture(9, 9, ())))
    assert "The architecture is too large for a picture here" in told


@pytest.mark.parametrize("length", [10, 300])
def test_should_fit_a_comment_when_findings_are_many(length: int) -> None:
    many = tuple(
        finding(
            rule=f"r{number % 300}", message="x" * length, location=place(f"{number}.py", 1, 1, 2)
        )
        for number in range(5_000)
    )
    told = page(result(findings=many, files=result().files, picture=SMALL))
    assert [len(told) < 65_000, "more.\n" in told, "```mermaid" in told] == [True, True, True]


@given(RESULTS)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_should_hold_no_control_character_when_texts_are_odd(sample: CheckResult) -> None:
    assert page(sample).replace("\n", "").isprintable()


def test_should_know_the_architecture_when_asked_for_evidence() -> None:
    assert FORMAT.evidence(PLAIN) is Evidence.ARCHITECTURE
