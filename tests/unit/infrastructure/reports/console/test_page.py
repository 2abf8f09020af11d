"""Tests of the whole page."""

import dataclasses
import re

import pytest

from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.domain.check_result import (
    BaselineReport,
    CheckResult,
    EntryReport,
    Shard,
    Status,
    Verdict,
)
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.infrastructure.reports.console.page import WAYS_ON
from tests.unit.infrastructure.reports.console.page_support import lines, shown
from tests.unit.infrastructure.reports.results_support import (
    ANALYZERS,
    CHAINED,
    COUNTED,
    DIRECT,
    IGNORED,
    ORDER_PATH,
    OWN,
    PROJECT,
    SHELL,
    UNUSED,
    analyzer,
    clean_result,
    finding,
    incomplete_result,
    place,
    result,
)

HEADER = "archcheck 0.1.0: shop (src: 42 files, tests: 31 files), pack sprint-zero"
PLACE = re.compile(r"\S+:\d+:\d+: ")


def crowded(count: int, **changes: object) -> CheckResult:
    """Many findings of one rule and two of others."""
    many = [finding(key=str(number)) for number in range(count)]
    return result(findings=(*many, DIRECT, UNUSED), **changes)


def headers(page_lines: list[str]) -> list[str]:
    """The lines that findings begin with."""
    return [line for line in page_lines if PLACE.match(line)]


def test_should_print_three_lines_when_run_is_clean() -> None:
    """What was checked, by whom, and the verdict."""
    assert lines(clean_result()) == [
        HEADER,
        "archcheck, flake8, black, bandit: clean. safety: not installed (optional).",
        verdict_sentence(clean_result()),
    ]


def test_should_begin_with_what_is_checked_when_gate_fails() -> None:
    """The first line."""
    assert lines(result())[0] == HEADER


@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("sample", [result(), clean_result(), incomplete_result()])
def test_should_end_with_verdict_when_page_is_complete(sample: CheckResult, quiet: bool) -> None:
    """The last line, in one piece."""
    assert lines(sample, quiet=quiet)[-1] == verdict_sentence(sample)


def test_should_wrap_verdict_when_person_is_watching() -> None:
    """A terminal gets no line that is too long."""
    assert max(map(len, lines(incomplete_result(), width=60, measured=True, terminal=True))) <= 60


def test_should_show_most_important_first_when_levels_differ() -> None:
    """Analysis problems, errors, warnings, notes."""
    note = finding(level=Level.NOTE, key="n")
    sample = incomplete_result()
    mixed = dataclasses.replace(sample, findings=(note, UNUSED, DIRECT, *sample.findings[:1]))
    labels = [line.rpartition(" ")[2] for line in headers(lines(mixed))]
    assert labels == [
        "error[unparsable-file]",
        "error[layer-dependency]",
        "warning[flake8:F841]",
        "note[no-comments]",
    ]


def test_should_show_finding_when_contract_is_broken() -> None:
    """Where, what, the code, why, and what to do."""
    assert lines(result(findings=(DIRECT,)))[2:10] == [
        "src/shop/application/use_cases/create_order_use_case.py:4:59: error[layer-dependency]",
        '  application must not import infrastructure    contract "hexagonal"',
        "      |",
        "    4 | from shop.infrastructure.database.order_repository import SqlOrderRepository",
        "      |                                                           ^^^^^^^^^^^^^^^^^^",
        "      = why: Business rules must survive a change of framework or database.",
        "      = fix: depend on an abstract repository in shop.domain",
        "",
    ]


def test_should_show_chain_when_import_is_indirect() -> None:
    """Link by link, each with its place."""
    assert lines(result(findings=(CHAINED,)), width=120)[7:10] == [
        "      = chain: shop.domain.pricing imports shop.shared.clock      "
        "src/shop/domain/pricing.py:3",
        "               shop.shared.clock imports shop.infrastructure.ntp  "
        "src/shop/shared/clock.py:7",
        "      = also: 2 other routes",
    ]


def test_should_show_other_lines_when_finding_names_them() -> None:
    """The assertions under the test's name."""
    numbers = [line[:6].strip() for line in lines(result(findings=(COUNTED,))) if " | " in line]
    assert [number for number in numbers if number] == ["18", "21", "22", "23"]


def test_should_take_advice_from_page_when_finding_has_none() -> None:
    """The reason and the remedy of the rule."""
    page = shown(result(findings=(finding(),)))
    assert ("= why: Because of no-comments." in page, "= fix: Repair no-comments." in page) == (
        True,
        True,
    )


def test_should_name_other_tool_when_it_said_the_same() -> None:
    """Shown once, the other tool named."""
    assert "= also: reported by ruff:S602" in shown(result(findings=(SHELL,)))


def test_should_summarise_analyzers_when_gate_fails() -> None:
    """A row for each, then what was ignored."""
    page_lines = lines(result())
    start = next(index for index, line in enumerate(page_lines) if "checked   time" in line)
    assert page_lines[start : start + 8] == [
        "           findings       checked   time",
        "archcheck  3 errors       73 files  0.4 s",
        "flake8     1 warning      73 files  0.9 s",
        "black      clean          73 files  0.2 s",
        "bandit     1 error        42 files  0.9 s",
        "safety     not installed  optional: install archcheck-gate[safety]",
        "ignored    1 inline, 1 by waivers",
        "expiring   the waiver of no-comments in src/shop/shared/ expires in 12 days",
    ]


def test_should_say_once_that_a_tool_is_not_installed_when_its_reason_does() -> None:
    reason = "not installed (install it)"
    missing = analyzer("safety", outcome=Outcome.MISSING, reason=reason, optional=True)
    rows = lines(result(analyzers=(*ANALYZERS[:4], missing)))
    assert "safety     not installed  optional: install it" in rows


def test_should_count_what_another_shows_when_a_tool_found_the_same() -> None:
    found = result(analyzers=(*ANALYZERS, analyzer("ruff", checked=73, seconds=0.1)))
    rows = [" ".join(line.split()) for line in lines(found) if line.startswith("ruff ")]
    assert rows == ["ruff 1 shown with another analyzer 73 files 0.1 s"]


def test_should_name_what_was_not_checked_when_quiet() -> None:
    """The count alone does not say which tool it was."""
    assert any(line.startswith("not checked: ") for line in lines(incomplete_result(), quiet=True))


def test_should_call_nothing_clean_when_nothing_was_checked() -> None:
    """A tool that saw no file found nothing out."""
    sample = clean_result(analyzers=(analyzer("mypy", checked=0),))
    assert lines(sample)[1] == "mypy: nothing to check."


@pytest.mark.parametrize(
    "text",
    [
        "archcheck  1 error, 1 file not checked  73 files  0.4 s",
        "mypy       did not finish               see below",
        "not checked: mypy did not finish: no answer within 300 s",
    ],
)
def test_should_tell_gaps_when_analysis_is_incomplete(text: str) -> None:
    """Never silent about what was not done."""
    assert text in shown(incomplete_result(), width=0)


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({"outcome": Outcome.FAILED, "reason": "crashed"}, "mypy       did not finish  crashed"),
        ({"outcome": Outcome.MISSING, "reason": "get it"}, "mypy       not installed  get it"),
        ({"outcome": Outcome.SKIPPED, "reason": "no files"}, "mypy       skipped   no files"),
        ({"outcome": Outcome.SKIPPED}, "mypy       skipped"),
    ],
)
def test_should_tell_reason_when_tool_did_not_complete(
    changes: dict[str, object], row: str
) -> None:
    """In its row of the summary."""
    sample = result(analyzers=(OWN, analyzer("mypy", **changes)), findings=(DIRECT,))
    assert row in lines(sample)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"outcome": Outcome.SKIPPED, "reason": "no files"}, "mypy: skipped (no files)."),
        ({"outcome": Outcome.SKIPPED}, "mypy: skipped."),
    ],
)
def test_should_tell_state_when_tool_of_clean_run_was_skipped(
    changes: dict[str, object], state: str
) -> None:
    """In the second line."""
    sample = clean_result(analyzers=(OWN, analyzer("mypy", **changes)))
    assert lines(sample)[1] == f"archcheck: clean. {state}"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"findings": (IGNORED,)}, "ignored: 1 inline."),
        ({"ignored_imports": 2}, "ignored: 2 imports by contracts."),
        (
            {"findings": (IGNORED,), "ignored_imports": 1},
            "ignored: 1 inline, 1 import by contracts.",
        ),
        ({"deprecated_imports": 1}, "deprecated: 1 import that contracts tolerate for now."),
        ({"skipped_rules": ("a", "b")}, "skipped: 2 rules of packs (--verbose says which)."),
        ({"links_not_followed": ("a",)}, "passed over: 1 place (--verbose says which)."),
        ({"computed_imports": 3}, "imports: 3 imports of a computed name not followed."),
    ],
)
def test_should_count_what_was_left_out_when_run_is_clean(
    changes: dict[str, object], text: str
) -> None:
    """In the second line, too."""
    assert lines(clean_result(**changes), width=0)[1].endswith(text)


def test_should_count_wiring_modules_when_contracts_look_away_from_some() -> None:
    project = dataclasses.replace(PROJECT, layout="layers domain in shop", wiring_modules=2)
    assert "layers domain in shop, 2 wiring modules" in lines(result(project=project), width=0)[0]


def test_should_leave_times_out_when_result_has_none() -> None:
    """`--reproducible` keeps the moment out."""
    page_lines = lines(result(seconds=None))
    assert "archcheck  3 errors       73 files" in page_lines


def test_should_print_notes_when_tools_have_some() -> None:
    """Each once."""
    sample = clean_result(analyzers=(dataclasses.replace(OWN, notes=("a remark", "a remark")),))
    assert lines(sample)[2:5] == ["", "note: archcheck: a remark", ""]


def test_should_print_notices_when_configuration_has_some() -> None:
    """What the reader must know about the configuration."""
    assert "note: the contracts of .importlinter are not checked yet" in lines(result())


def test_should_print_next_steps_when_there_are_some() -> None:
    """Before the verdict, which stays last."""
    sample = clean_result(next_steps=("Nothing was checked.",))
    assert lines(sample)[-3:-1] == ["Nothing was checked.", ""]


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"configuration_file": ""}, "no configuration: pack sprint-zero as it is"),
        ({"packs": ("a", "b")}, "tests: 31 files), packs a, b"),
        ({"packs": ()}, "tests: 31 files), no pack"),
        ({"layout": "layers in shop"}, "pack sprint-zero, layers in shop"),
        ({"counts": ()}, "archcheck 0.1.0: shop pack sprint-zero"),
    ],
)
def test_should_tell_setting_when_project_is_named(changes: dict[str, object], end: str) -> None:
    """Packs, configuration and layout."""
    project = dataclasses.replace(PROJECT, **changes)  # type: ignore[arg-type]
    assert lines(clean_result(project=project), width=0)[0].endswith(end)


def test_should_say_what_is_not_checked_when_a_tool_steps_aside() -> None:
    """The headline says what the gate does not."""
    skipped = analyzer("black", outcome=Outcome.SKIPPED, reason="formatting: not checked")
    sample = clean_result(analyzers=(analyzer("archcheck"), skipped))
    assert lines(sample, width=0)[0].endswith("pack sprint-zero, formatting: not checked")


def test_should_leave_the_headline_alone_when_an_optional_tool_is_skipped() -> None:
    """The table says it."""
    skipped = analyzer("safety", outcome=Outcome.SKIPPED, reason="no database", optional=True)
    sample = clean_result(analyzers=(analyzer("archcheck"), skipped))
    assert lines(sample, width=0)[0].endswith("pack sprint-zero")


UNSEEN = "architecture: not checked (no package is named domain; found: web: name the layers)"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [f"{HEADER}, {UNSEEN}"]),
        ({"measured": True, "width": 300}, [f"{HEADER}, {UNSEEN}"]),
        ({"measured": True}, [f"{HEADER},", f"  {UNSEEN}"]),
        (
            {"measured": True, "width": 60},
            [
                "archcheck 0.1.0: shop (src: 42 files, tests: 31 files),",
                "  pack sprint-zero,",
                "  architecture: not checked (no package is named domain;",
                "    found: web: name the layers)",
            ],
        ),
    ],
)
def test_should_keep_what_was_not_checked_together_when_header_is_long(
    options: dict[str, object], expected: list[str]
) -> None:
    project = dataclasses.replace(PROJECT, layout=UNSEEN)
    assert lines(clean_result(project=project), **options)[: len(expected)] == expected


def test_should_say_which_shard_when_the_check_is_one_of_several() -> None:
    first = lines(clean_result(partial=True, shard=Shard(2, 3)), width=0)[0]
    assert first.endswith("shard 2 of 3, a part of the gate only")


def test_should_say_so_when_check_is_partial() -> None:
    """A part of the gate is not the gate."""
    assert lines(clean_result(partial=True), width=0)[0].endswith("a part of the gate only")


def test_should_print_one_line_per_finding_when_quiet() -> None:
    """Nothing but findings, the contract of those that have one, and the verdict."""
    sample = result(findings=(DIRECT, UNUSED))
    assert lines(sample, quiet=True) == [
        "src/shop/application/use_cases/create_order_use_case.py:4:59: error[layer-dependency] "
        'application must not import infrastructure (contract "hexagonal")',
        "src/shop/interface/api/orders.py:31:9: warning[flake8:F841] "
        "local variable 'result' is assigned to but never used",
        verdict_sentence(sample),
    ]


@pytest.mark.parametrize(
    ("terminal", "everything", "count"),
    [(True, False, 5), (True, True, 252), (False, False, 5), (False, True, 252)],
)
def test_should_limit_findings_when_everything_is_not_wanted(
    terminal: bool, everything: bool, count: int
) -> None:
    """Three of each rule: the log of a pipeline is read by people, too."""
    page_lines = lines(crowded(250), terminal=terminal, all_findings=everything)
    assert len(headers(page_lines)) == count


@pytest.mark.parametrize(
    ("count", "file", "shown_findings"),
    [
        (18, "pyproject.toml", 20),
        (19, "pyproject.toml", 5),
        (4, "", 5),
        (3, "", 5),
    ],
)
def test_should_show_three_of_each_rule_when_there_are_many_or_it_is_a_first_look(
    count: int, file: str, shown_findings: int
) -> None:
    project = dataclasses.replace(PROJECT, configuration_file=file)
    assert len(headers(lines(crowded(count, project=project)))) == shown_findings


def test_should_show_a_hundred_when_rules_are_many() -> None:
    many = tuple(finding(rule=f"rule-{number}") for number in range(120))
    assert len(headers(lines(result(findings=many)))) == 100


def test_should_count_first_when_findings_are_limited() -> None:
    """Per rule, before any of them."""
    assert lines(crowded(1250))[2:7] == [
        "Findings per rule:",
        "  1,250  error    no-comments",
        "      1  error    layer-dependency",
        "      1  warning  flake8:F841",
        "",
    ]


def test_should_tell_the_ways_on_when_findings_are_limited() -> None:
    page_lines = lines(crowded(1250), terminal=True)
    start = page_lines.index("… 1,247 more:")
    assert page_lines[start : start + 3] == ["… 1,247 more:", f"  {WAYS_ON}", ""]


def test_should_count_once_when_statistics_are_wanted_too() -> None:
    assert shown(crowded(1250), statistics=True).count("Findings per rule:") == 1


def test_should_advise_once_when_a_rule_is_broken_twice() -> None:
    twice = (finding(key="a"), finding(key="b", location=place(ORDER_PATH, 1, 1, 3)))
    told = [line.strip() for line in lines(result(findings=twice)) if " = " in line]
    assert told == ["= why: Because of no-comments.", "= fix: Repair no-comments."]


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"fix": "Do that."}, "      = fix: Do that."), ({"contract": "c"}, "      = why: Why.")],
)
def test_should_advise_again_when_it_differs(changes: dict[str, object], told: str) -> None:
    first = finding(because="Why.", fix="Do this.")
    second = finding(
        location=place(ORDER_PATH, 1, 1, 3), **{"because": "Why.", "fix": "Do this."} | changes
    )
    page_lines = lines(result(findings=(second, first)))
    assert (
        told in page_lines[: page_lines.index("src/shop/domain/pricing.py:1:1: error[no-comments]")]
    )


def test_should_say_it_once_when_a_file_is_broken() -> None:
    gaps = [line for line in lines(incomplete_result()) if line.startswith("not checked: ")]
    assert [gap.split()[2] for gap in gaps] == ["mypy"]


def test_should_count_rest_when_quiet_page_is_limited() -> None:
    """Quiet is no reason to hide something."""
    assert "… 1,152 more:" in lines(crowded(1250), terminal=True, quiet=True)


@pytest.mark.parametrize(("everything", "count"), [(False, 21), (True, 30)])
def test_should_limit_gaps_when_everything_is_not_wanted(everything: bool, count: int) -> None:
    """The rest is counted."""
    gaps = tuple(f"a{number}.py was not checked" for number in range(30))
    sample = result(verdict=Verdict(Status.INCOMPLETE, 3, gaps))
    page_lines = lines(sample, terminal=True, all_findings=everything)
    assert sum(line.startswith("not checked: ") for line in page_lines) == count


def test_should_count_per_rule_when_statistics_are_wanted() -> None:
    """The most important first, then the most frequent."""
    page_lines = lines(result(), statistics=True)
    start = page_lines.index("Findings per rule:")
    assert page_lines[start + 1 : start + 5] == [
        "  2  error    layer-dependency",
        "  1  error    bandit:B602",
        "  1  error    one-assertion-per-test",
        "  1  warning  flake8:F841",
    ]


def test_should_print_no_statistics_when_nothing_was_found() -> None:
    """An empty table says nothing."""
    assert len(lines(clean_result(), statistics=True)) == 3


def test_should_list_times_when_timings_are_wanted() -> None:
    """The slowest first."""
    page_lines = lines(clean_result(), timings=True)
    start = page_lines.index("Time per analyzer:")
    assert page_lines[start + 1 : start + 8] == [
        "      clock        cpu",
        "     0.90 s     0.00 s  bandit, 42 files",
        "     0.90 s     0.00 s  flake8, 73 files",
        "     0.40 s     0.00 s  archcheck, 73 files",
        "     0.20 s     0.00 s  black, 73 files",
        "     0.00 s     0.00 s  safety, 0 files",
        "     0.40 s     0.00 s  from start to end, analyzers run in parallel",
    ]


def test_should_list_no_times_when_result_has_none() -> None:
    """`--reproducible --timings` keeps the moment out."""
    assert len(lines(clean_result(seconds=None), timings=True)) == 3


def test_should_list_details_when_verbose() -> None:
    """What the summary only counts."""
    first = dataclasses.replace(ANALYZERS[1], configuration_file="setup.cfg")
    sample = clean_result(
        analyzers=(first,),
        skipped_rules=("contract a: no layer b",),
        links_not_followed=("src/link",),
        declared_unchecked=("safety: no network",),
    )
    assert [line for line in lines(sample, verbose=True, width=0)[2:-2] if line] == [
        "Rules of packs that do not apply here:",
        "  contract a: no layer b",
        "Not followed or not read:",
        "  src/link",
        "Declared as not checked:",
        "  safety: no network",
        "Configuration files of the tools:",
        "  flake8: setup.cfg",
    ]


def test_should_use_ascii_when_terminal_cannot_do_more() -> None:
    """Other characters are spelt out, marks of cuts too."""
    sample = crowded(250)
    odd = dataclasses.replace(sample, findings=(finding(message="größer…"), *sample.findings))
    assert shown(odd, unicode=False, width=60, terminal=True).isascii()


def test_should_colour_nothing_when_colour_is_not_wanted() -> None:
    """Whatever the environment says."""
    assert "\x1b" not in shown(result())


def test_should_colour_levels_when_colour_is_wanted() -> None:
    """Standard colours, which suit dark and light terminals."""
    assert "\x1b[1;31merror\x1b[0m" in shown(result(), color=True)


def test_should_say_same_when_colour_is_taken_away() -> None:
    """Colour never carries meaning alone."""
    plain = re.sub("\x1b\\[[0-9;]*m", "", shown(result(), color=True))
    assert plain == shown(result())


def test_should_break_the_header_when_even_its_only_part_is_too_long() -> None:
    project = dataclasses.replace(PROJECT, counts=(), packs=("long-name",) * 6)
    told = lines(clean_result(project=project), measured=True, width=60)
    assert max(map(len, told[:2])) <= 60


@pytest.mark.parametrize(("every", "shown_lines"), [(False, 20), (True, 23)])
def test_should_count_lines_of_the_baseline_when_many_could_go(
    every: bool, shown_lines: int
) -> None:
    """Twenty are named, unless all are asked for."""
    gone = tuple(EntryReport("known.txt", "no-comments", f"src/{at}.py") for at in range(23))
    report = BaselineReport(
        files=("known.txt",), recorded=23, known=0, shrinkable=gone, ratchet=True
    )
    told = lines(clean_result(baseline=report), all_findings=every)
    named = sum("is better than recorded" in line for line in told)
    assert (named, "3 more lines could go (--all names them)" in told) == (shown_lines, not every)
