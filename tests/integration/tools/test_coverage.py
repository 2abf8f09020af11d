"""What coverage measured, judged by the rule coverage-below."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from archcheck.application.ports.result_cache import NoResults
from archcheck.domain.activation import ActiveRule, RulePlan
from archcheck.domain.configuration import DEFAULT, ToolSetting
from archcheck.domain.job import JobResult, Outcome
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.project import Scope
from archcheck.domain.rule import OptionValue
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.installed_tooling import InstalledTooling
from archcheck.infrastructure.measures.coverage_analyzer import CoverageAnalyzer
from archcheck.infrastructure.tools.adapter import RawFinding
from archcheck.infrastructure.tools.catalogue import adapter_named
from tests.integration.tools.tool_support import VARIABLES, Workshop, stand_in

RULE = "coverage-below"
(DEFINITION,) = (rule for rule in PageRuleCatalogue().rules() if rule.name == RULE)
TOOL = ToolSetting(name="coverage")
HALF = "def f(a):\n    if a:\n        return 1\n    return 2\n"
OPTIONAL = "def f(a):\n    if a:\n        return 1\n    return 2  # pragma: optional\n"
NOW = 2_000_000_000
LATER = NOW + 1
RELATIVE = {".coveragerc": "[run]\nrelative_files = true\n"}
REPORT = '{"meta": {"timestamp": "2033-05-18T03:33:21+00:00"}, "files": {%s}}'
ENTRY = '"src/shop/a.py": {"summary": {"percent_covered": %s}, "missing_lines": %s}'


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What coverage has written about a call of f, with paths from the root."""
    root = tmp_path_factory.mktemp("measured")
    (root / "src/shop").mkdir(parents=True)
    (root / "src/shop/a.py").write_text(HALF)
    (root / "src/shop/__init__.py").touch()
    (root / "rc").write_text("[run]\nrelative_files = true\nbranch = true\n")
    options = ("--rcfile=rc", "--source=src", "--data-file=data")
    code = "import sys; sys.path.insert(0, 'src'); import shop.a; shop.a.f(1)"
    (root / "run.py").write_text(code)
    variables = {name: value for name, value in os.environ.items() if "COV" not in name}
    command = (sys.executable, "-m", "coverage", "run", *options, "run.py")
    subprocess.run(command, cwd=root, check=True, capture_output=True, env=variables)
    return (root / "data").read_bytes()


@pytest.fixture
def shop(workshop: Workshop) -> Workshop:
    """A project with a module, written before all reports."""
    return written(workshop, {"src/shop/__init__.py": "", "src/shop/a.py": HALF})


def written(workshop: Workshop, files: Mapping[str, str | bytes], when: float = NOW) -> Workshop:
    """Write files at a moment."""
    workshop.put(files)
    for name in files:
        os.utime(workshop.root / name, (when, when))
    return workshop


def judged(workshop: Workshop, setting: ToolSetting = TOOL, **options: OptionValue) -> JobResult:
    """What is said with these options of the rule."""
    inspection = workshop.inspection(setting)
    rule = ActiveRule(DEFINITION, Level.ERROR, options, DEFAULT)
    plan = RulePlan({RULE: rule}, inspection.configuration, lambda pattern, path: False)
    analyzer = CoverageAnalyzer(inspection.configuration, workshop.variables)
    (job,) = analyzer.plan(dataclasses.replace(inspection, rules=plan))
    return analyzer.run(job)


def told(result: JobResult) -> list[tuple[str, str, tuple[str, ...]]]:
    """Path, message and notes of the findings."""
    return [(it.location.path, it.message, it.notes) for it in result.findings]


def test_should_find_what_is_not_run_when_the_data_file_tells(shop: Workshop, data: bytes) -> None:
    message = "the tests run 66.6 % of this file, the limit is 100 %"
    result = judged(written(shop, {**RELATIVE, ".coverage": data}, LATER))
    assert told(result) == [("src/shop/a.py", message, ("lines not run: 4",))]


def test_should_complete_without_findings_when_enough_is_run(shop: Workshop, data: bytes) -> None:
    result = judged(written(shop, {**RELATIVE, ".coverage": data}, LATER), limit=66)
    assert (result.outcome, result.findings, result.notes) == (Outcome.COMPLETED, (), ())


def test_should_leave_out_lines_when_the_project_excludes_them(
    workshop: Workshop, data: bytes
) -> None:
    files = {"src/shop/__init__.py": "", "src/shop/a.py": OPTIONAL}
    settings = "[run]\nplugins = evil\nrelative_files = true\n[report]\nexclude_also =\n    pragma. optional\n    if a\n"
    shop = written(workshop, {**files, ".coveragerc": settings})
    assert judged(written(shop, {".coverage": data}, LATER)).findings == ()


def test_should_not_judge_when_a_measured_file_cannot_be_parsed(
    shop: Workshop, data: bytes
) -> None:
    shop = written(shop, {"src/shop/a.py": "def f(:\n"})
    result = judged(written(shop, {**RELATIVE, ".coverage": data}, LATER))
    sentence = ".coverage does not know src/shop/a.py, and is not judged."
    assert (result.findings, result.incomplete_if_strict) == ((), (sentence,))


@pytest.mark.parametrize(
    ("content", "limit", "expected"),
    [
        (REPORT % (ENTRY % ("99.96", "[7, 9, 8, 1]")), 100, ["99.9 % 1, 7-9"]),
        (REPORT % (ENTRY % ("50", "[]")), 62.5, ["50 % "]),
        (REPORT % (ENTRY % ("50", "[]")), 50, []),
        (
            REPORT % (ENTRY % ("1", str(list(range(0, 20, 2))))),
            100,
            ["1 % 0, 2, 4, 6, 8, 10, 12, 14 and 2 more places"],
        ),
    ],
)
def test_should_compare_each_file_when_the_report_is_json(
    shop: Workshop, content: str, limit: float, expected: list[str]
) -> None:
    result = judged(written(shop, {"coverage.json": content}, LATER), limit=limit)
    found = [(message.split()[3], "".join(notes)) for _, message, notes in told(result)]
    shown = [f"{percent} % {notes.removeprefix('lines not run: ')}" for percent, notes in found]
    assert shown == expected


def test_should_judge_the_newest_when_there_are_several_reports(shop: Workshop) -> None:
    old, new = REPORT % (ENTRY % ("50", "[]")), REPORT % (ENTRY % ("100", "[]"))
    xml = '<coverage><class filename="src/shop/a.py"><line number="1" hits="0"/></class></coverage>'
    shop = written(shop, {"coverage.json": new}, LATER)
    shop = written(shop, {"coverage.xml": xml, ".coverage": old}, LATER - 0.5)
    assert judged(shop).findings == ()


@pytest.mark.parametrize(
    ("files", "when", "sentence"),
    [
        ({}, LATER, "there is no coverage.json, coverage.xml or .coverage to judge."),
        (
            {"coverage.json": REPORT % ""},
            LATER,
            "coverage.json does not know src/shop/a.py, and is not judged.",
        ),
        (
            {"coverage.xml": '<coverage><class filename="src/shop/a.py"/></coverage>'},
            NOW - 1,
            "coverage.xml is older than src/shop/a.py, and not judged.",
        ),
    ],
)
def test_should_say_why_when_no_report_can_be_judged(
    shop: Workshop, files: dict[str, str], when: float, sentence: str
) -> None:
    result = judged(written(shop, files, when))
    expected = (Outcome.COMPLETED, (sentence,))
    assert (result.outcome, result.incomplete_if_strict) == expected


def test_should_name_some_files_when_many_are_unknown(shop: Workshop) -> None:
    more = {f"src/shop/m{number}.py": "x = 1\n" for number in range(4)}
    shop = written(written(shop, more), {"coverage.json": REPORT % ""}, LATER)
    (sentence,) = judged(shop).incomplete_if_strict
    names = "src/shop/a.py, src/shop/m0.py, src/shop/m1.py and 2 more"
    assert sentence == f"coverage.json does not know {names}, and is not judged."


def test_should_miss_no_file_when_coverage_omits_it(shop: Workshop) -> None:
    files = {"coverage.json": REPORT % "", "setup.cfg": "[coverage:run]\nomit = */a.py\n"}
    result = judged(written(shop, files, LATER))
    assert (result.findings, result.incomplete_if_strict) == ((), ())


def test_should_pass_over_files_when_the_report_knows_some_that_are_gone(shop: Workshop) -> None:
    gone = '"src/shop/gone.py": {"summary": {"percent_covered": 1}}'
    content = REPORT % f'{gone}, {ENTRY % ("100", "[]")}'
    result = judged(written(shop, {"coverage.json": content}, LATER))
    assert (result.outcome, result.findings) == (Outcome.COMPLETED, ())


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.json", None, "x.json cannot be read: No such file or directory"),
        ("x.json", "garbage", "x.json: it is no report of coverage in JSON or XML"),
        ("x.json", REPORT % "", "x.json does not know src/shop/a.py, and is not judged"),
        ("x.cov", "SQLite format 3\0", "ended with status 1: "),
        ("src", None, "src cannot be read: "),
    ],
)
def test_should_fail_when_the_named_report_cannot_be_judged(
    shop: Workshop, name: str, content: str | None, reason: str
) -> None:
    shop = written(shop, {} if content is None else {name: content}, LATER)
    result = judged(shop, report=name)
    assert (result.outcome, reason in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "ended with status 0: garbage"),
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        (
            "import sys; open(sys.argv[-1], 'w').write('garbage')",
            "it is no report of coverage in JSON or XML",
        ),
        ("while 1: 1", "no answer within 2 s"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    shop: Workshop, data: bytes, code: str, reason: str
) -> None:
    program = stand_in(shop.root.parent, code)
    setting = dataclasses.replace(TOOL, program=program, timeout=2.0)
    result = judged(written(shop, {**RELATIVE, ".coverage": data}, LATER), setting)
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_say_what_to_install_when_coverage_is_missing(shop: Workshop, data: bytes) -> None:
    setting = dataclasses.replace(TOOL, program="no-such-coverage")
    result = judged(written(shop, {**RELATIVE, ".coverage": data}, LATER), setting)
    assert result.reason == 'the program "no-such-coverage" does not exist'


def test_should_judge_nothing_when_scope_is_narrow(shop: Workshop) -> None:
    scope = Scope(whole=False, files=frozenset({"src/shop/a.py"}))
    result = judged(dataclasses.replace(shop, scope=scope))
    sentence = "what the tests run is judged only where the whole project is checked."
    assert (result.outcome, result.notes) == (Outcome.COMPLETED, (sentence,))


def test_should_judge_nothing_when_the_rule_applies_to_no_file(shop: Workshop) -> None:
    inspection = shop.inspection(TOOL)
    analyzer = CoverageAnalyzer(inspection.configuration, VARIABLES)
    (job,) = analyzer.plan(inspection)
    assert analyzer.run(job).findings == ()


def test_should_end_soon_when_it_is_stopped(shop: Workshop, data: bytes) -> None:
    inspection = written(shop, {**RELATIVE, ".coverage": data}, LATER).inspection(TOOL)
    rule = ActiveRule(DEFINITION, Level.ERROR, {}, DEFAULT)
    plan = RulePlan({RULE: rule}, inspection.configuration, lambda pattern, path: False)
    analyzer = CoverageAnalyzer(inspection.configuration, VARIABLES)
    (job,) = analyzer.plan(dataclasses.replace(inspection, rules=plan))
    analyzer.stop()
    assert analyzer.run(job).reason == "interrupted before it started"


def test_should_describe_no_rules_when_it_is_asked(shop: Workshop) -> None:
    inspection = shop.inspection(TOOL)
    analyzer = CoverageAnalyzer(inspection.configuration, VARIABLES)
    assert (analyzer.name, analyzer.describe(inspection, ()).rules) == ("coverage", ())


def test_should_be_no_tool_by_itself_when_a_table_sets_it_up(shop: Workshop) -> None:
    tooling = InstalledTooling(VARIABLES)
    names = [it.name for it in tooling.analyzers(shop.inspection(TOOL), NoResults())]
    assert names == ["archcheck"]


def test_should_have_no_findings_when_it_is_asked_like_a_tool() -> None:
    rule = adapter_named("coverage").rule("x", {})
    assert rule.level is Level.NOTE


def test_should_show_whole_lines_when_it_is_asked_for_a_region() -> None:
    finding = RawFinding(path="a", rule="x", level=Level.NOTE, message="", line=2)
    region = adapter_named("coverage").region(finding, SourceText("a\nbc", "utf-8"))
    assert region == Region(2, 1, 2, 3)


def test_should_name_the_file_that_configures_it_when_there_is_one(shop: Workshop) -> None:
    assert adapter_named("coverage").configuration(written(shop, RELATIVE).root) == ".coveragerc"


def test_should_refuse_a_report_when_it_is_no_regular_file(shop: Workshop) -> None:
    os.mkfifo(shop.root / "coverage.json")
    reason = "coverage.json cannot be read: it is not a regular file"
    assert judged(shop).reason == reason
