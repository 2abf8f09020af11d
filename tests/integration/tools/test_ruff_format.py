"""ruff format, really run."""

import dataclasses
import os

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from tests.integration.tools.tool_support import EMOJI, UNTRUSTING, Workshop, places, stand_in

FORMAT = ToolSetting(name="ruff-format")
BLACK = ToolSetting(name="black")
PATH = "src/shop/a.py"
UGLY = "x  = 1\n"


def test_should_complete_without_findings_when_files_are_formatted(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="x = 1\n").check(FORMAT)
    found = (result.outcome, result.findings, result.said, result.exit_code)
    assert found == (Outcome.COMPLETED, (), (), 0)


def test_should_say_what_ruff_would_write_when_line_differs(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=f"a = '{EMOJI}'\n").check(FORMAT)
    finding = result.findings[0]
    expected = (
        Level.ERROR,
        f'Not formatted as ruff formats it: it would write `a = "{EMOJI}"`',
        "Run `ruff format src/shop/a.py`.",
        1,
    )
    assert (finding.level, finding.message, finding.fix, result.exit_code) == expected


MIDDLE = "".join(f"b{number} = {number}\n" for number in range(15))
SAMPLES = [
    f"a = {{  1:2}}\n{MIDDLE}c = [ 1,\n  2]\n",
    "x = 1\n\n\n\n\ny = 2\n",
    "import os\nx = 1\n",
    "x = 1\n\n\n",
    "if x:\n  y = 1\n",
    "x = 1",
    "x = 1\r\ny  = 2\r\n",
    "def f(): pass\nclass A:\n\n    x = 'y'\n",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_should_point_where_black_points_when_both_would_change_a_file(
    workshop: Workshop, text: str
) -> None:
    workshop.write(src__shop__a=text)
    found = [
        (finding.location, finding.message.partition(": ")[2])
        for finding in workshop.check(FORMAT).findings
    ]
    expected = [
        (finding.location, finding.message.partition(": ")[2])
        for finding in workshop.check(BLACK).findings
    ]
    assert found == expected


def test_should_name_files_that_are_not_checked_when_others_are(workshop: Workshop) -> None:
    workshop.write(src__shop__a="def f(:\n", src__shop__b=UGLY, src__shop__c=b"x = '\xe9'\n")
    result = workshop.check(FORMAT)
    reason = "cannot be parsed (line 1: Expected a parameter or the end of the parameter list)"
    unchecked = (
        UncheckedFile(PATH, reason),
        UncheckedFile("src/shop/c.py", "stream did not contain valid UTF-8"),
    )
    found = (result.outcome, result.unchecked, len(result.findings), result.exit_code)
    assert found == (Outcome.COMPLETED, unchecked, 1, 2)


def test_should_complete_when_no_file_can_be_parsed(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="def f(:\n").check(FORMAT)
    assert (result.outcome, len(result.unchecked)) == (Outcome.COMPLETED, 1)


def test_should_fail_when_file_is_missing(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n")
    analyzer = workshop.analyzer(FORMAT)
    jobs = analyzer.plan(workshop.inspection(FORMAT))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    assert (result.outcome, "does not exist" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("line-length = 'wide'\n", "invalid type: string"),
        ("line-length = \n", "TOML parse error"),
        ("[format]\nline-lengthy = 1\n", "unknown field `line-lengthy`"),
    ],
)
def test_should_fail_with_its_words_when_configuration_is_bad(
    workshop: Workshop, text: str, words: str
) -> None:
    result = workshop.put({"ruff.toml": text, PATH: UGLY}).check(FORMAT)
    assert (result.outcome, words in result.reason) == (Outcome.FAILED, True)


DIFFERENCE = "--- src/shop/a.py\\n+++ src/shop/a.py\\n@@ -1 +1 @@\\n-x  = 1\\n+x = 1\\n"
TOLD = "sys.stderr.write('1 file would be reformatted')"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("sys.exit(1)", "unreadable output (ended with status 1):"),
        (f"{TOLD}", "unreadable output (ended with status 0): 1 file would be reformatted"),
        (f"{TOLD}; sys.exit(1)", "unreadable output (ended with status 1): 1 file would"),
        (f"print('{DIFFERENCE}'); {TOLD}", "unreadable output (ended with status 0): 1 file"),
        ("sys.exit(2)", "ended with status 2"),
        ("sys.exit(7)", "ended with status 7"),
        ("import os; os.abort()", "was killed by SIGABRT"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.write(src__shop__a=UGLY).root.parent, code)
    result = workshop.check(dataclasses.replace(FORMAT, program=program))
    told = (result.outcome, result.reason.startswith(reason) or result.reason)
    assert told == (Outcome.FAILED, True)


def test_should_fail_when_there_is_no_answer_in_time(workshop: Workshop) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, "while True: pass")
    result = workshop.check(dataclasses.replace(FORMAT, program=program, timeout=2.0))
    assert (result.outcome, "no answer within 2 s" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"ruff.toml": "[format]\nquote-style = 'single'\n"}, []),
        ({"src/ruff.toml": "[format]\nquote-style = 'single'\n"}, []),
        ({"../ruff.toml": "[format]\nquote-style = 'single'\n"}, ["ruff-format"]),
    ],
)
def test_should_obey_project_configuration_when_it_lies_in_the_project(
    workshop: Workshop, texts: dict[str, str], found: list[str]
) -> None:
    result = workshop.put({**texts, PATH: "x = 'a'\n"}).check(FORMAT)
    assert [finding.rule for finding in result.findings] == found


@pytest.mark.parametrize(
    "settings",
    [
        "exclude = ['generated.py']\n",
        "[format]\nexclude = ['generated.py']\n",
        "include = ['src/shop/a.py']",
    ],
)
def test_should_leave_out_and_count_files_when_project_excludes_them(
    workshop: Workshop, settings: str
) -> None:
    workshop.put({"ruff.toml": settings, "src/shop/generated.py": UGLY, PATH: UGLY})
    result = workshop.check(FORMAT)
    found = ([finding.location.path for finding in result.findings], result.said)
    assert found == ([PATH], ("left out by ruff-format's own configuration: 1.",))


@pytest.mark.parametrize("settings", ["exclude = ['src']\n", "include = ['x.py']\n"])
def test_should_be_clean_and_count_when_ruff_excludes_all_it_is_given(
    workshop: Workshop, settings: str
) -> None:
    result = workshop.put({"ruff.toml": settings, PATH: UGLY}).check(FORMAT)
    assert (result.outcome, result.findings, result.said) == (
        Outcome.COMPLETED,
        (),
        ("left out by ruff-format's own configuration: 1.",),
    )


@pytest.mark.parametrize(
    "args", [("-q",), ("--silent", "--no-force-exclude"), ("--output-format=json",), ("-n",)]
)
def test_should_report_and_write_nothing_when_options_would_hide_findings(
    workshop: Workshop, args: tuple[str, ...]
) -> None:
    workshop.put({PATH: UGLY})
    result = workshop.check(dataclasses.replace(FORMAT, args=args))
    assert places(result) == [(PATH, "ruff-format", 1, 1, 1, 7)]


def test_should_refuse_a_range_when_only_a_part_would_be_checked(workshop: Workshop) -> None:
    setting = dataclasses.replace(FORMAT, args=("--range=1-2",))
    with pytest.raises(UsageProblems, match="would hide findings from archcheck"):
        workshop.put({PATH: UGLY}).analyzer(setting).plan(workshop.inspection(setting))


def test_should_refuse_configuration_when_it_leaves_the_project(workshop: Workshop) -> None:
    workshop.put({"ruff.toml": "extend = '../outside.toml'\n", PATH: UGLY})
    result = dataclasses.replace(workshop, variables=UNTRUSTING).check(FORMAT)
    assert (result.outcome, result.reason.startswith("would read ../outside.toml")) == (
        Outcome.FAILED,
        True,
    )
