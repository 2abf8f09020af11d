"""Tests of defects that several analyzers find."""

import collections
import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.application.judging.equivalents import Equivalents
from archcheck.domain.facts import FileFacts, ImportKind, ImportStatement
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.tools.equivalent_rules import equivalent_rules
from tests.unit.application.judging.policy_support import PATH

CLASSES = equivalent_rules()


def told(
    name: str,
    message: str = "",
    line: int = 1,
    column: int = 1,
    level: Level = Level.WARNING,
    width: int = 3,
) -> Finding:
    """A finding of `analyzer:rule`."""
    analyzer, _, rule = name.partition(":")
    return Finding(
        analyzer=analyzer,
        rule=rule,
        level=level,
        message=message,
        location=Location(PATH, Region(line, column, line, column + width)),
        key=f"{name}:{message}",
    )


def shown(*findings: Finding, facts: tuple[FileFacts, ...] = ()) -> list[tuple[str, ...]]:
    """The rules of each finding that is left, its own first, sorted."""
    joined = Equivalents(lambda: CLASSES, facts).joined(findings)
    return sorted(
        (f"{finding.analyzer}:{finding.rule}", *finding.also_reported_by) for finding in joined
    )


OS_OF_FLAKE8 = told("flake8:F401", "'os' imported but unused")
SYS_OF_FLAKE8 = told("flake8:F401", "'sys' imported but unused")
OS_OF_RUFF = told("ruff:F401", "`os` imported but unused", column=8)
SYS_OF_RUFF = told("ruff:F401", "`sys` imported but unused", column=12)


def test_should_show_an_unused_import_once_when_two_tools_tell_it() -> None:
    assert shown(OS_OF_FLAKE8, OS_OF_RUFF) == [("flake8:F401", "ruff:F401")]


def test_should_keep_two_findings_when_two_imports_of_one_line_are_unused() -> None:
    assert shown(OS_OF_FLAKE8, SYS_OF_FLAKE8, SYS_OF_RUFF, OS_OF_RUFF) == [
        ("flake8:F401", "ruff:F401"),
        ("flake8:F401", "ruff:F401"),
    ]


def test_should_keep_both_when_two_tools_name_different_imports_of_one_line() -> None:
    assert shown(OS_OF_FLAKE8, SYS_OF_RUFF) == [("flake8:F401",), ("ruff:F401",)]


def test_should_keep_both_when_the_same_name_is_told_on_different_lines() -> None:
    later = dataclasses.replace(OS_OF_RUFF, location=Location(PATH, Region(9, 8, 9, 10)))
    assert shown(OS_OF_FLAKE8, later) == [("flake8:F401",), ("ruff:F401",)]


def test_should_keep_both_when_one_of_them_is_suppressed() -> None:
    suppressed = dataclasses.replace(OS_OF_RUFF, suppression=Suppression("inline", "known"))
    assert shown(OS_OF_FLAKE8, suppressed) == [("flake8:F401",), ("ruff:F401",)]


def test_should_keep_both_when_only_the_line_is_the_same() -> None:
    findings = (told("flake8:E711", column=10), told("ruff:E711", column=13))
    assert shown(*findings) == [("flake8:E711",), ("ruff:E711",)]


def test_should_keep_both_when_rules_of_one_kind_differ_in_number() -> None:
    assert shown(told("bandit:B602"), told("ruff:S605")) == [("bandit:B602",), ("ruff:S605",)]


def test_should_show_the_most_severe_when_levels_differ() -> None:
    complex_function = told(
        "xenon:ARC405", "The function price has a cyclomatic complexity of 12", level=Level.ERROR
    )
    assert shown(told("flake8:C901", "'price' is too complex (12)"), complex_function) == [
        ("xenon:ARC405", "flake8:C901")
    ]


def test_should_name_all_others_when_three_tools_tell_it() -> None:
    of_pylint = told("pylint:W0611", "Unused import os")
    assert shown(OS_OF_FLAKE8, OS_OF_RUFF, of_pylint) == [
        ("flake8:F401", "pylint:W0611", "ruff:F401")
    ]


def test_should_leave_the_module_average_alone_when_a_function_is_complex() -> None:
    module = told("xenon:ARC405", "The blocks of this module have a mean complexity of 7.00")
    function = told("flake8:C901", "'price' is too complex (12)", column=5)
    assert shown(module, function) == [("flake8:C901",), ("xenon:ARC405",)]


def test_should_take_the_line_of_the_statement_when_an_import_has_several() -> None:
    region = Region(3, 5, 3, 16)
    imported = ImportStatement(ImportKind.FROM, "collections", "OrderedDict", 0, region, (2, 1))
    of_flake8 = told("flake8:F401", "'collections.OrderedDict' imported but unused", line=2)
    of_ruff = told("ruff:F401", "`collections.OrderedDict` imported but unused", line=3, column=5)
    facts = (FileFacts(path=PATH, imports=(imported,)),)
    assert shown(of_flake8, of_ruff, facts=facts) == [("flake8:F401", "ruff:F401")]


def test_should_take_the_place_of_the_statement_when_tools_point_at_its_parts() -> None:
    imports = tuple(
        ImportStatement(ImportKind.PLAIN, name, "", 0, Region(1, column, 1, column + 2), (1, start))
        for name, column, start in (("os", 8, 1), ("re", 12, 1), ("io", 23, 16), ("bz", 27, 16))
    )
    commas = (told("flake8:E401", column=10), told("flake8:E401", column=25))
    statements = (told("pylint:C0410"), told("ruff:E401", column=16))
    facts = (FileFacts(path=PATH, imports=imports),)
    assert shown(*commas, *statements, facts=facts) == [
        ("flake8:E401", "pylint:C0410"),
        ("flake8:E401", "ruff:E401"),
    ]


@pytest.mark.parametrize(
    ("others", "vulture", "message"),
    [
        ("flake8:F401", "vulture:V104", "unused import 'os' (90% confidence)"),
        ("flake8:F841", "vulture:V107", "unused variable 'os' (60% confidence)"),
    ],
)
def test_should_find_the_same_name_when_a_tool_tells_no_column(
    others: str, vulture: str, message: str
) -> None:
    findings = (told(others, "'os' is not used", column=7), told(vulture, message))
    assert shown(*findings) == [(others, vulture)]


@pytest.mark.parametrize(
    ("flake8", "pylint"),
    [
        ("'os.path' imported but unused", "Unused import os.path"),
        ("'json as js' imported but unused", "Unused json imported as js"),
        ("'shop.order.Order' imported but unused", "Unused Order imported from shop.order"),
        ("'shop.order.Order as O' imported but unused", "Unused Order imported from a.b as O"),
    ],
)
def test_should_find_the_same_name_when_tools_write_it_differently(
    flake8: str, pylint: str
) -> None:
    findings = (told("flake8:F401", flake8, column=5), told("pylint:W0611", pylint))
    assert shown(*findings) == [("flake8:F401", "pylint:W0611")]


CALL = told("bandit:B602", column=5, width=40)
ARGUMENT = "semgrep:shell-command-from-strings"


def test_should_show_a_call_once_when_another_tool_points_at_its_argument() -> None:
    findings = (told("ruff:S602", column=5, width=14), told(ARGUMENT, column=20), CALL)
    assert shown(*findings) == [("bandit:B602", "ruff:S602", ARGUMENT)]


def test_should_match_one_to_one_when_calls_are_nested() -> None:
    inner = told("bandit:B602", column=20, width=15)
    arguments = (told(ARGUMENT, column=18, width=20), told(ARGUMENT, column=25, width=5))
    assert shown(CALL, inner, *arguments) == [("bandit:B602", ARGUMENT)] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("bandit:B602", column=5, width=10), told(ARGUMENT, column=12, width=10)),
        (told("bandit:B602", column=5, width=10), told(ARGUMENT, column=15)),
        (told("bandit:B602", column=5, width=10), told("ruff:S605", column=8)),
        (told("flake8:E722", width=10), told("pylint:W0702", column=4)),
        (
            told("flake8:F822", "undefined name 'a' in __all__", width=30),
            told("pylint:E0603", "Undefined variable name 'b' in __all__", column=12),
        ),
    ],
)
def test_should_keep_both_when_neither_is_a_part_of_the_other(one: Finding, other: Finding) -> None:
    names = sorted((f"{it.analyzer}:{it.rule}",) for it in (one, other))
    assert shown(one, other) == names


@pytest.mark.parametrize(
    "findings",
    [
        (told("flake8:F403", column=1), told("pylint:W0401", column=1)),
        (told("flake8:E703", column=6, width=1), told("pylint:W0301", column=1, width=6)),
        (told("flake8:E501", column=80, width=12), told("ruff:E501", column=89, width=3)),
        (told("pylint:C0116", width=5), told("ruff:D103", column=5, width=1)),
        (told("archcheck:missing-docstring", column=5, width=1), told("pylint:C0115", width=6)),
        (told("flake8:B904", column=9), told("ruff:B904", column=9)),
        (told("flake8:SIM102", column=5), told("ruff:SIM102", column=5)),
        (told("pylint:R0913", width=5), told("ruff:PLR0913", column=5, width=1)),
        (told("mypy:unreachable", column=5), told("vulture:V201", column=5)),
    ],
)
def test_should_show_defects_once_when_tools_have_names_of_their_own(
    findings: tuple[Finding, ...],
) -> None:
    assert len(shown(*findings)) == 1


NAMES = st.sampled_from(
    ["flake8:F401", "ruff:F401", "pylint:W0611", "flake8:E501", "ruff:E501", "bandit:B602"]
    + ["ruff:S602", "pylint:C0301", ARGUMENT]
)
FINDINGS = st.lists(
    st.builds(
        told,
        NAMES,
        st.sampled_from(["'os' imported", "`os` imported", "Unused import os", "'sys' it", ""]),
        st.integers(1, 2),
        st.integers(1, 3),
        width=st.integers(0, 4),
    )
)


@given(FINDINGS)
def test_should_lose_nothing_whatever_is_told(findings: list[Finding]) -> None:
    rules = itertools.chain.from_iterable(shown(*findings))
    told_rules = (f"{finding.analyzer}:{finding.rule}" for finding in findings)
    assert collections.Counter(rules) == collections.Counter(told_rules)


@given(FINDINGS)
def test_should_never_join_findings_of_one_analyzer(findings: list[Finding]) -> None:
    analyzers = [[name.partition(":")[0] for name in names] for names in shown(*findings)]
    assert [names for names in analyzers if len(names) != len(set(names))] == []


def test_should_know_no_class_by_two_names_when_the_table_is_read() -> None:
    assert len({known.name for known in CLASSES}) == len(CLASSES)


def test_should_name_rules_of_semgrep_that_exist_when_the_table_does() -> None:
    named = (known.ids["semgrep"] for known in CLASSES if "semgrep" in known.ids)
    alternatives = itertools.chain.from_iterable(it.pattern.split("|") for it in named)
    assert (
        set(alternatives) - {it.stem for it in (rules_directory() / "semgrep").iterdir()} == set()
    )
