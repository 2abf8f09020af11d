"""Check results to report on."""

import dataclasses
import datetime
import hashlib
from collections.abc import Mapping

from archcheck.application.ports.surroundings import SourceReader
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
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.rule import RuleDefinition, RuleOption, ToolRule

ORDER_PATH = "src/shop/application/use_cases/create_order_use_case.py"
ORDER_LINES = (
    "import dataclasses",
    "",
    "",
    "from shop.infrastructure.database.order_repository import SqlOrderRepository",
    "",
    "",
    "class CreateOrderUseCase:",
    "    pass",
    "",
)
PRICING_PATH = "src/shop/domain/pricing.py"
PRICING_LINES = ("import decimal", "", "from shop.shared.clock import now", "")
CLOCK_PATH = "src/shop/shared/clock.py"
CLOCK_LINES = ("", "", "", "", "", "", "from shop.infrastructure import ntp", "")
TEST_PATH = "tests/unit/test_create_order.py"
TEST_LINES = (
    *("" for _ in range(17)),
    "def test_should_create_order_when_stock_suffices() -> None:",
    "    item = Item(price=30)",
    "    order = create([item])",
    '    assert order.status == "open"',
    "    assert order.total == 30",
    "    assert order.items == [item]",
    "",
)
ORDERS_PATH = "src/shop/interface/api/orders.py"
ORDERS_LINES = (*("" for _ in range(30)), "        result = use_case.execute(request)", "")
SOURCES = {
    ORDER_PATH: ORDER_LINES,
    PRICING_PATH: PRICING_LINES,
    CLOCK_PATH: CLOCK_LINES,
    TEST_PATH: TEST_LINES,
    ORDERS_PATH: ORDERS_LINES,
}


class MemoryReader(SourceReader):
    """Reads from a table of bytes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Take the files."""
        self._files = files

    def read(self, root: str, path: str) -> bytes | None:
        """The bytes of a path, whatever the root."""
        return self._files.get(path)


def reader(**more: bytes) -> MemoryReader:
    """A reader of the sample's files."""
    files = {path: "\n".join(lines).encode() for path, lines in SOURCES.items()}
    return MemoryReader({**files, **more})


def place(path: str, line: int, column: int, end_column: int, end_line: int = 0) -> Location:
    """A location on one line unless an end line is given."""
    return Location(path, Region(line, column, end_line or line, end_column))


def rule(name: str, code: str, family: str = "conventions") -> EnabledRule:
    """An enabled own rule, set by the pack."""
    definition = RuleDefinition(
        name=name,
        code=code,
        family=family,
        level=Level.ERROR,
        precision="very-high",
        tags=("readability",),
        options=(RuleOption("limit", "The limit."),),
        opt_in=True,
        summary=f"Finds {name}",
        because=f"Because of {name}.",
        fix=f"Repair {name}.",
        page=f"# {name}\n\n## What it checks\n\nThings.\n",
    )
    return EnabledRule(definition, Level.ERROR, Origin("pack sprint-zero"))


LAYERS = rule("layer-dependency", "ARC101", "dependencies")
ASSERTIONS = rule("one-assertion-per-test", "TST101", "tests")
COMMENTS = rule("no-comments", "CNV101")
UNPARSABLE = rule("unparsable-file", "ARC001", "gate")
RULES = (UNPARSABLE, LAYERS, COMMENTS, ASSERTIONS)


def finding(**changes: object) -> Finding:
    """A plain finding, changed as wished."""
    plain = Finding(
        analyzer="archcheck",
        rule="no-comments",
        level=Level.ERROR,
        message="prose comment",
        location=place(PRICING_PATH, 1, 1, 7),
        key="comment",
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


DIRECT = finding(
    rule="layer-dependency",
    message="application must not import infrastructure",
    location=place(ORDER_PATH, 4, 59, 77),
    key="shop.application.use_cases.create_order_use_case->shop.infrastructure.database",
    symbol="shop.application.use_cases.create_order_use_case",
    contract="hexagonal",
    because="Business rules must survive a change of framework or database.",
    fix="depend on an abstract repository in shop.domain",
)
CHAINED = finding(
    rule="layer-dependency",
    message="domain reaches infrastructure through two imports",
    location=place(PRICING_PATH, 3, 31, 34),
    key="shop.domain.pricing->shop.infrastructure.ntp",
    symbol="shop.domain.pricing",
    contract="hexagonal",
    chain=(
        RelatedLocation(
            place(PRICING_PATH, 3, 31, 34), "shop.domain.pricing imports shop.shared.clock"
        ),
        RelatedLocation(
            place(CLOCK_PATH, 7, 33, 36), "shop.shared.clock imports shop.infrastructure.ntp"
        ),
    ),
    notes=("2 other routes",),
    because="Business rules must survive a change of framework or database.",
)
COUNTED = finding(
    rule="one-assertion-per-test",
    message="3 assertions in one test, limit 1",
    location=place(TEST_PATH, 18, 5, 49),
    key="test_should_create_order_when_stock_suffices",
    symbol="tests.unit.test_create_order.test_should_create_order_when_stock_suffices",
    related=tuple(
        RelatedLocation(place(TEST_PATH, line, 5, len(TEST_LINES[line - 1]) + 1), "an assertion")
        for line in (21, 22, 23)
    ),
    fix="compare one value, for example (order.status, order.total) == (1, 2), or split the test",
)
UNUSED = finding(
    analyzer="flake8",
    rule="F841",
    level=Level.WARNING,
    message="local variable 'result' is assigned to but never used",
    location=place(ORDERS_PATH, 31, 9, 15),
    key="local variable 'result'\0result = use_case.execute(request)",
)
SHELL = finding(
    analyzer="bandit",
    rule="B602",
    message="subprocess call with shell=True identified, security issue.",
    location=place(ORDERS_PATH, 31, 18, 35),
    key="shell",
    also_reported_by=("ruff:S602",),
)
IGNORED = finding(
    location=place(CLOCK_PATH, 7, 1, 5),
    suppression=Suppression("inline", "kept for the licence", place(CLOCK_PATH, 7, 1, 5)),
)
WAIVED = finding(
    location=place(CLOCK_PATH, 7, 6, 10),
    suppression=Suppression("waiver", "moves with the new billing"),
)
FINDINGS = (DIRECT, CHAINED, COUNTED, UNUSED, SHELL, IGNORED, WAIVED)


def analyzer(name: str, **changes: object) -> AnalyzerReport:
    """A completed analyzer, changed as wished."""
    plain = AnalyzerReport(
        name=name,
        version="7.1.0",
        homepage=f"https://example.org/{name}",
        outcome=Outcome.COMPLETED,
        checked=73,
        seconds=0.9,
        exit_code=0,
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


FLAKE8_RULES = (
    ToolRule(
        id="F841",
        name="unused-variable",
        summary="A local variable is never used",
        level=Level.WARNING,
        help_uri="https://example.org/flake8/F841",
    ),
)
BANDIT_RULES = (
    ToolRule(
        id="B602",
        name="subprocess_popen_with_shell_equals_true",
        summary="A process is started through a shell",
        level=Level.ERROR,
        description="A shell interprets what a user may have written.",
        help_uri="https://example.org/bandit/B602",
        cwe=(78,),
        security_severity="8.0",
    ),
)
OWN = analyzer("archcheck", version="0.1.0", seconds=0.4, exit_code=None)
ANALYZERS = (
    OWN,
    analyzer("flake8", rules=FLAKE8_RULES, exit_code=1),
    analyzer("black", seconds=0.2),
    analyzer("bandit", rules=BANDIT_RULES, checked=42, exit_code=1),
    analyzer(
        "safety",
        version="",
        homepage="",
        outcome=Outcome.MISSING,
        optional=True,
        reason="install archcheck-gate[safety]",
        checked=0,
        seconds=0.0,
        exit_code=None,
    ),
)
PROJECT = CheckedProject(
    name="shop",
    root="/home/somebody/shop",
    packs=("sprint-zero",),
    configuration_file="pyproject.toml",
    counts=(("src", 42), ("tests", 31)),
)
ABSENCE = Notification(
    kind="execution",
    analyzer="safety",
    level=Level.NOTE,
    message="missing: install archcheck-gate[safety]",
)
NOTICE = Notification(
    kind="configuration",
    analyzer="archcheck",
    level=Level.NOTE,
    message="the contracts of .importlinter are not checked yet",
    location=place("pyproject.toml", 3, 1, 5),
)


def result(**changes: object) -> CheckResult:
    """The failing sample, changed as wished; `files` follow the findings unless given."""
    plain = CheckResult(
        version="0.1.0",
        project=PROJECT,
        partial=False,
        fail_on=Level.WARNING,
        findings=FINDINGS,
        verdict=Verdict(Status.FAILED, 1),
        analyzers=ANALYZERS,
        rules=RULES,
        notifications=(NOTICE, ABSENCE),
        repository=Repository("https://example.org/team/shop.git", "0" * 40, "main"),
        today=datetime.date(2026, 3, 1),
        seconds=2.3,
        waivers_expiring=("the waiver of no-comments in src/shop/shared/ expires in 12 days",),
    )
    changed = dataclasses.replace(plain, **changes)  # type: ignore[arg-type]
    files = reported_files(changed.findings, "", reader())
    return changed if changed.files else dataclasses.replace(changed, files=files)


def clean_result(**changes: object) -> CheckResult:
    """The sample without findings, changed as wished."""
    plain: dict[str, object] = {
        "findings": (),
        "verdict": Verdict(Status.PASSED, 0),
        "analyzers": tuple(dataclasses.replace(report, rules=()) for report in ANALYZERS),
        "waivers_expiring": (),
        "notifications": (ABSENCE,),
        "seconds": 0.4,
    }
    return result(**{**plain, **changes})


BROKEN = "src/shop/broken.py"
UNPARSED = finding(
    rule="unparsable-file",
    message="invalid syntax: expected ':'",
    location=place(BROKEN, 7, 12, 13),
    key="unparsable-file",
)


def incomplete_result(**changes: object) -> CheckResult:
    """A file that cannot be parsed, and a tool that did not finish."""
    unchecked = (UncheckedFile(BROKEN, "invalid syntax"),)
    timeout = "no answer within 300 s (raise [tool.archcheck.tools.mypy] timeout)"
    failed = analyzer(
        "mypy", outcome=Outcome.FAILED, reason=timeout, exit_code=None, checked=0, seconds=300.0
    )
    plain: dict[str, object] = {
        "findings": (UNPARSED, UNUSED),
        "verdict": Verdict(
            Status.INCOMPLETE,
            3,
            (
                f"{BROKEN} was not checked by archcheck: invalid syntax",
                f"mypy did not finish: {timeout}",
            ),
        ),
        "analyzers": (
            dataclasses.replace(OWN, unchecked=unchecked),
            ANALYZERS[1],
            failed,
        ),
        "notifications": (
            Notification(
                kind="execution",
                analyzer="archcheck",
                level=Level.ERROR,
                message=f"{BROKEN} was not checked: invalid syntax",
            ),
            Notification(
                kind="execution",
                analyzer="mypy",
                level=Level.ERROR,
                message=f"failed: {timeout}",
            ),
        ),
        "waivers_expiring": (),
    }
    return result(**{**plain, **changes})


def digest(data: bytes) -> str:
    """The SHA-256 of bytes in hex."""
    return hashlib.sha256(data).hexdigest()
