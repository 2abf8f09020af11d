"""vulture, whose adapter is nothing but a description."""

import dataclasses
import os
import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from tests.integration.tools.tool_support import Workshop, places, stand_in

VULTURE = ToolSetting(name="vulture")
PATH = "src/shop/a.py"
UNUSED = """import os
def f(é):
    return 1
    print(2)
class A:
    é = "é é 😀"; x = 1
    @property
    def p(self): pass
    def m(self): pass
if False:
    print(1)
"""


def test_should_complete_without_findings_when_everything_is_used(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="x = 1\nprint(x)\n").check(VULTURE)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


def test_should_point_at_lines_when_code_is_unused(workshop: Workshop) -> None:
    found = places(workshop.write(src__shop__a=UNUSED).check(VULTURE))
    assert [(rule, line) for _, rule, line, *_ in found] == [
        ("V104", 1),
        ("V103", 2),
        ("V107", 2),
        ("V201", 4),
        ("V102", 5),
        ("V107", 6),
        ("V107", 6),
        ("V106", 7),
        ("V105", 9),
        ("V201", 10),
    ]


def test_should_say_what_is_unused_when_a_line_is_read(workshop: Workshop) -> None:
    (finding,) = workshop.write(src__shop__a="import os\n").check(VULTURE).findings
    assert finding.message == "unused import 'os' (90% confidence)"


def test_should_name_broken_file_when_others_are_checked(workshop: Workshop) -> None:
    workshop.write(src__shop__a="def f(:\n", src__shop__b="import os\n")
    result = workshop.check(VULTURE)
    expected = (UncheckedFile(PATH, 'invalid syntax at "def f(:"'),)
    assert (result.outcome, result.unchecked, len(result.findings)) == (
        Outcome.COMPLETED,
        expected,
        1,
    )


def test_should_name_broken_file_when_there_is_no_other(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="def f(:\n").check(VULTURE)
    assert [file.path for file in result.unchecked] == [PATH]


def test_should_fail_when_file_is_deleted_after_planning(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n", src__shop__b="x = 1\n")
    analyzer = workshop.analyzer(VULTURE)
    jobs = analyzer.plan(workshop.inspection(VULTURE))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    expected = (Outcome.FAILED, f"{PATH} does not exist any more")
    assert (result.outcome, result.reason) == expected


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("[tool.vulture]\nmin_confidence = 'x'\n", "Data type for min_confidence must be 'int'"),
        ("[tool.vulture]\nnope = 1\n", "Unknown configuration key: nope"),
        ("[tool.vulture\n", "Expected ']' at the end of a table declaration"),
    ],
)
def test_should_fail_when_configuration_is_bad(workshop: Workshop, table: str, reason: str) -> None:
    workshop.put({"pyproject.toml": table, PATH: "import os\n"})
    result = workshop.check(VULTURE)
    assert (result.outcome, reason in result.reason) == (Outcome.FAILED, True)


def test_should_overrule_the_project_when_it_changes_what_is_printed(workshop: Workshop) -> None:
    keys = "make_whitelist = true\nverbose = true\nsort_by_size = true\nignore_names = ['X']\n"
    text = "import os\nX = 1\nY = 2\n"
    workshop.put({"pyproject.toml": f"[tool.vulture]\n{keys}", PATH: text})
    assert [it.rule for it in workshop.check(VULTURE).findings] == ["V104", "V107"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise RuntimeError('no')", "RuntimeError: no"),
        ("import os; os.kill(os.getpid(), 9)", "was killed by SIGKILL"),
        (
            "print('garbage'); sys.exit(3)",
            'unreadable output (ended with status 3): no pattern fits the line "garbage"',
        ),
        ("sys.exit(3)", "ended with status 3, which does not fit its answer: 0 findings"),
        ("sys.exit(1)", "ended with status 1, which does not fit its answer: 0 findings"),
        ("sys.exit(7)", "ended with status 7"),
        ("print('src/shop/a.py:1: unused import 1 (9% confidence)')", "ended with status 0, which"),
        ("print('no', file=sys.stderr)", "ended with status 0: no"),
        ("while 1: 1", "no answer within 2 s"),
    ],
)
def test_should_fail_when_program_does_not_keep_its_word(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.root.parent, code)
    setting = dataclasses.replace(VULTURE, program=program, timeout=2.0)
    result = workshop.write(src__shop__a="import os\n").check(setting)
    assert (result.outcome, reason in result.reason) == (Outcome.FAILED, True), result.reason


def test_should_hear_the_project_when_it_configures_vulture(workshop: Workshop) -> None:
    table = '[tool.vulture]\nignore_names = ["o*"]\n'
    result = workshop.put({"pyproject.toml": table, PATH: "import os\n"}).check(VULTURE)
    assert (result.outcome, result.findings) == (Outcome.COMPLETED, ())


def test_should_name_its_configuration_when_the_project_has_one(tmp_path: pathlib.Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.vulture]\n")
    shop = Workshop(tmp_path)
    described = shop.analyzer(VULTURE).describe(shop.inspection(VULTURE), ["V104"])
    assert (described.configuration_file, described.rules[0].name) == (
        "pyproject.toml",
        "UnusedImport",
    )
