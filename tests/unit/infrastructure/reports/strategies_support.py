"""Arbitrary check results."""

import dataclasses
import datetime

from hypothesis import strategies as st

from archcheck.application.report_files import reported_files
from archcheck.domain.check_result import (
    AnalyzerReport,
    CheckedProject,
    CheckResult,
    EnabledRule,
    Notification,
    Repository,
    Status,
    Verdict,
)
from archcheck.domain.configuration import Origin
from archcheck.domain.finding import BaselineState, Finding, Suppression
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.rule import RuleDefinition, RuleOption, ToolRule
from tests.unit.infrastructure.reports.results_support import MemoryReader

ALPHABET = "ab[](){}.: \n\t\x00\x1b\u202eé漢😀\u0301\\%"
TEXTS = st.text(alphabet=ALPHABET, max_size=12) | st.just("See [it](1) and [that](2). " * 90)
SURROGATES = st.text(alphabet="ab/\udcff\udc80 ", max_size=5)
LEVELS = st.sampled_from([Level.NOTE, Level.WARNING, Level.ERROR])
FILES = {
    "a.py": "x = 1\n\té漢😀 = 2\r\nlast".encode(),
    "b/é.py": b"\xff\xfe\x00",
    "b/c d.py": b"",
    "a\udcff.py": b"# coding: latin-1\n\xe9 = '" + b"y" * 400 + b"'\n",
}
PATHS = st.sampled_from([*FILES, "gone.py", "../base.toml", "../../../base.toml"])
NUMBERS = st.integers(1, 5)
REGIONS = st.builds(Region, NUMBERS, st.integers(1, 450), NUMBERS, st.integers(1, 450))
LOCATIONS = st.builds(Location, PATHS, REGIONS)
RELATED = st.lists(st.builds(RelatedLocation, LOCATIONS, TEXTS), max_size=3).map(tuple)
TUPLES = st.lists(TEXTS, max_size=2).map(tuple)
SUPPRESSIONS = st.none() | st.builds(
    Suppression,
    kind=st.sampled_from(["inline", "waiver"]),
    reason=TEXTS,
    location=st.none() | LOCATIONS,
)
NAMES = st.sampled_from(["archcheck", "flake8", "bandit", "mypy"])
RULE_IDS = st.sampled_from(["no-comments", "E501", "B602", "odd id", "x\x1b"])
FINDINGS = st.builds(
    Finding,
    analyzer=NAMES,
    rule=RULE_IDS,
    level=LEVELS,
    message=TEXTS | SURROGATES,
    location=LOCATIONS,
    key=TEXTS,
    symbol=TEXTS,
    contract=TEXTS,
    related=RELATED,
    chain=RELATED,
    limit=TEXTS,
    deprecated=st.booleans(),
    pairs=st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
    notes=TUPLES,
    because=TEXTS,
    fix=TEXTS,
    also_reported_by=TUPLES,
    suppression=SUPPRESSIONS,
    baseline_state=st.none() | st.sampled_from(BaselineState),
)
OPTIONS = st.builds(RuleOption, name=TEXTS, summary=TEXTS)
DEFINITIONS = st.builds(
    RuleDefinition,
    name=st.sampled_from(["no-comments", "other-rule"]),
    code=st.sampled_from(["CNV101", "ARC001"]),
    family=st.sampled_from(["conventions", "gate"]),
    level=LEVELS,
    precision=st.sampled_from(["low", "very-high"]),
    tags=TUPLES,
    options=st.lists(OPTIONS, max_size=2).map(tuple),
    opt_in=st.booleans(),
    summary=TEXTS,
    because=TEXTS,
    fix=TEXTS,
    page=TEXTS,
)
ORIGINS = st.builds(Origin, TEXTS, TEXTS, NUMBERS)
RULES = st.lists(st.builds(EnabledRule, DEFINITIONS, LEVELS, ORIGINS), max_size=2).map(tuple)
TOOL_RULES = st.builds(
    ToolRule,
    id=RULE_IDS,
    name=TEXTS,
    summary=TEXTS,
    level=LEVELS,
    description=TEXTS,
    help_uri=st.sampled_from(["", "https://example.org/rule"]),
    tags=st.lists(TEXTS, max_size=14).map(tuple),
    cwe=st.lists(st.integers(1, 1400), max_size=3).map(tuple),
    security_severity=st.sampled_from(["", "8.0", "0", "11", "nan", "high"]),
)
ANALYZERS = st.builds(
    AnalyzerReport,
    name=NAMES,
    version=st.sampled_from(["", "7.1.0"]),
    homepage=st.sampled_from(["", "https://example.org/tool"]),
    outcome=st.sampled_from(list(Outcome)),
    reason=TEXTS,
    optional=st.booleans(),
    checked=st.integers(0, 99),
    seconds=st.sampled_from([0.0, 1.25]),
    unchecked=st.lists(st.builds(UncheckedFile, PATHS, TEXTS), max_size=2).map(tuple),
    notes=TUPLES,
    exit_code=st.none() | st.integers(-15, 137),
    rules=st.lists(TOOL_RULES, max_size=2).map(tuple),
    configuration_file=TEXTS,
)
NOTIFICATIONS = st.builds(
    Notification,
    kind=st.sampled_from(["execution", "configuration"]),
    analyzer=NAMES,
    level=LEVELS,
    message=TEXTS,
    location=st.none() | LOCATIONS,
)
PROJECTS = st.builds(
    CheckedProject,
    name=TEXTS,
    root=st.sampled_from(["", "/srv/é x", "C:\\shop"]),
    packs=TUPLES,
    configuration_file=TEXTS,
    counts=st.just((("src", 3),)),
    layout=TEXTS,
    prefix=st.sampled_from(["", "services/é x/"]),
)
REPOSITORIES = st.none() | st.builds(
    Repository, st.just("https://example.org/shop.git"), TEXTS, TEXTS
)
VERDICTS = st.one_of(
    st.just(Verdict(Status.PASSED, 0)),
    st.just(Verdict(Status.FAILED, 1)),
    st.builds(
        Verdict, st.just(Status.INCOMPLETE), st.just(3), st.tuples(TEXTS.map("gone: {}".format))
    ),
)
BARE_RESULTS = st.builds(
    CheckResult,
    version=st.just("0.1.0"),
    project=PROJECTS,
    partial=st.booleans(),
    fail_on=st.none() | LEVELS,
    findings=st.lists(FINDINGS, min_size=1, max_size=4).map(tuple),
    verdict=VERDICTS,
    analyzers=st.lists(ANALYZERS, max_size=4, unique_by=lambda report: report.name).map(tuple),
    rules=RULES,
    notifications=st.lists(NOTIFICATIONS, max_size=3).map(tuple),
    repository=REPOSITORIES,
    today=st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 1, 1)),
    seconds=st.none() | st.just(2.25),
    skipped_rules=TUPLES,
    declared_unchecked=TUPLES,
    waivers_expiring=TUPLES,
    ignored_imports=st.integers(0, 2),
    deprecated_imports=st.integers(0, 2),
    computed_imports=st.integers(0, 2),
    links_not_followed=TUPLES,
    next_steps=TUPLES,
)


def with_files(bare: CheckResult) -> CheckResult:
    """The result with the files of its findings."""
    files = reported_files(bare.findings, "", MemoryReader(FILES))
    return dataclasses.replace(bare, files=files, verdict=_possible(bare))


def _possible(bare: CheckResult) -> Verdict:
    fails = bare.verdict.status is Status.FAILED
    waived = not any(entry.counts for entry in bare.findings)
    return Verdict(Status.PASSED, 0) if fails and waived else bare.verdict


RESULTS = BARE_RESULTS.map(with_files)
