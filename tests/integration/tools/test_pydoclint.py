"""pydoclint, really run."""

import dataclasses
import os

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from tests.integration.tools.tool_support import UNTRUSTING, Workshop, places, stand_in

DOC = ToolSetting(name="pydoclint", args=("--style=google",))
BARE = ToolSetting(name="pydoclint")
PATH = "src/shop/a.py"
GOOD = 'def f(a: int) -> None:\n    """Do.\n\n    Args:\n        a (int): A.\n    """\n'
BAD = 'x = "é 😀"\n\n\ndef f(a: int) -> None:\n    """Do.\n\n    Args:\n        b (int): B.\n    """\n'
FOUND = [(PATH, "DOC103", 4, 1, 4, 23)]


def rules(workshop: Workshop, setting: ToolSetting = DOC) -> list[str]:
    return [finding.rule for finding in workshop.check(setting).findings]


def test_should_complete_without_findings_when_docstrings_are_right(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=GOOD).check(DOC)
    found = (result.outcome, result.findings, result.said, result.exit_code)
    assert found == (Outcome.COMPLETED, (), (), 0)


def test_should_point_at_the_definition_when_arguments_differ(workshop: Workshop) -> None:
    assert places(workshop.write(src__shop__a=BAD).check(DOC)) == FOUND


def test_should_warn_in_its_words_when_arguments_differ(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=BAD).check(DOC)
    finding = result.findings[0]
    words = "Function `f`: Docstring arguments are different from function arguments."
    found = (finding.level, finding.message.startswith(words), result.exit_code)
    assert found == (Level.WARNING, True, 1)


@pytest.mark.parametrize("text", ["def f(:\n", "\ufeffx = 1\n", "x = 1\0\n"])
def test_should_name_file_that_it_cannot_parse_when_others_are_checked(
    workshop: Workshop, text: str
) -> None:
    result = workshop.write(src__shop__a=text, src__shop__b=BAD).check(DOC)
    found = (result.outcome, [file.path for file in result.unchecked])
    assert found == (Outcome.COMPLETED, [PATH])


def test_should_say_why_when_file_cannot_be_parsed(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="def f(:\n").check(DOC)
    reason = "cannot be parsed (invalid syntax (<unknown>, line 1))"
    assert (result.unchecked, places(result)) == (
        (UncheckedFile(PATH, reason),),
        [(PATH, "DOC002", 1, 1, 1, 8)],
    )


def test_should_not_be_disturbed_when_python_warns_of_a_file(workshop: Workshop) -> None:
    workshop.write(src__shop__a=f"p = '\\d'\n{BAD}")
    assert rules(workshop) == ["DOC103"]


def test_should_fail_when_file_is_missing(workshop: Workshop) -> None:
    workshop.write(src__shop__a=GOOD)
    analyzer = workshop.analyzer(DOC)
    jobs = analyzer.plan(workshop.inspection(DOC))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    assert (result.outcome, "does not exist" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool.pydoclint\nstyle = 'google'\n", "TOMLDecodeError"),
        ("[tool.pydoclint]\nstyle = 'gog'\n", '"--style" must be'),
        ("[tool.pydoclint]\nexclude = '('\n", "unterminated subpattern"),
        ("[tool.pydoclint]\nbaseline = 'none.txt'\n", "it doesn't exist"),
        ("[tool.pydoclint]\ncheck-arg-order = 'perhaps'\n", "not a valid boolean"),
        ("[tool.pydoclint]\ntype-hints-in-docstring = true\n", "has been renamed"),
    ],
)
def test_should_fail_with_its_words_when_configuration_is_bad(
    workshop: Workshop, text: str, words: str
) -> None:
    result = workshop.put({"pyproject.toml": text, PATH: GOOD}).check(BARE)
    assert (result.outcome, words in result.reason or result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"pyproject.toml": "[tool.pydoclint]\nstyle = 'google'\n"}, ["DOC103"]),
        ({"pyproject.toml": "[tool.pydoclint]\nstyle = 'numpy'\n"}, []),
        ({"src/pyproject.toml": "[tool.pydoclint]\nstyle = 'google'\n"}, []),
        ({"src/shop/pyproject.toml": "[tool.pydoclint]\nstyle = 'google'\n"}, []),
        ({}, []),
    ],
)
def test_should_obey_project_configuration_when_it_stands_at_the_root(
    workshop: Workshop, texts: dict[str, str], expected: list[str]
) -> None:
    assert rules(workshop.put({**texts, PATH: BAD}), BARE) == expected


def test_should_obey_given_configuration_when_arguments_name_one(workshop: Workshop) -> None:
    workshop.put({"ci.toml": "[tool.pydoclint]\nstyle = 'google'\nexclude = 'made'\n", PATH: BAD})
    setting = dataclasses.replace(BARE, args=("--config", "ci.toml"))
    result = workshop.write(src__made="x = 1\n").check(setting)
    assert ([finding.rule for finding in result.findings], len(result.said)) == (["DOC103"], 1)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("-scr", "true"), ["DOC103"]),
        (("-q", "-sfn", "false", "-isf=false"), ["DOC103"]),
        (("--generate-baseline=true", "-arb=true"), ["DOC103"]),
        (("--exclude=",), ["DOC103"]),
        (("--exclude=shop",), []),
    ],
)
def test_should_report_findings_when_options_would_hide_or_change_them(
    workshop: Workshop, args: tuple[str, ...], expected: list[str]
) -> None:
    setting = dataclasses.replace(DOC, args=(*DOC.args, *args))
    assert rules(workshop.put({PATH: BAD}), setting) == expected


@pytest.mark.parametrize("option", ["--version", "--help", "-h"])
def test_should_refuse_option_when_pydoclint_would_check_nothing(
    workshop: Workshop, option: str
) -> None:
    setting = dataclasses.replace(DOC, args=(option,))
    with pytest.raises(UsageProblems, match=f'"{option}" would hide findings from archcheck'):
        workshop.analyzer(setting).plan(workshop.inspection(setting))


@pytest.mark.parametrize(
    "silence",
    [
        "quiet = false",
        "show-filenames-in-every-violation-message = false",
        "baseline = 'b.txt'\ngenerate-baseline = true",
        "baseline = 'b.txt'\nauto_regenerate_baseline = true",
    ],
)
def test_should_report_and_write_nothing_when_project_would_change_the_answer(
    workshop: Workshop, silence: str
) -> None:
    table = f"[tool.pydoclint]\nstyle = 'google'\n{silence}\n"
    old = f"src/shop/b.py\n    DOC101: gone\n{'-' * 20}\n"
    workshop.put({"pyproject.toml": table, "b.txt": old, PATH: BAD})
    found = rules(workshop, BARE)
    assert (found, (workshop.root / "b.txt").read_text(encoding="utf-8")) == (["DOC103"], old)


LEFT_OUT = ("left out by pydoclint's own configuration: 1.",)


@pytest.mark.parametrize(
    ("option", "path"),
    [("exclude = 'made|nothing'\n", "src/made.py"), ("", "src/.tox/b.py")],
)
def test_should_leave_out_and_count_files_when_they_are_excluded(
    workshop: Workshop, option: str, path: str
) -> None:
    table = f"[tool.pydoclint]\nstyle = 'google'\n{option}"
    result = workshop.put({"pyproject.toml": table, path: BAD, PATH: BAD}).check(BARE)
    assert (places(result), result.said) == (FOUND, LEFT_OUT)


def test_should_be_clean_and_count_when_pydoclint_excludes_all_it_is_given(
    workshop: Workshop,
) -> None:
    workshop.put({"pyproject.toml": "[tool.pydoclint]\nexclude = 'shop'\n", PATH: BAD})
    result = workshop.check(BARE)
    assert (result.outcome, result.findings, result.said) == (Outcome.COMPLETED, (), LEFT_OUT)


def test_should_refuse_a_pattern_when_it_would_never_end(workshop: Workshop) -> None:
    table = "[tool.pydoclint]\nexclude = '(a+)+$'\n"
    workshop.put({"pyproject.toml": table, f"src/{'a' * 40}b.py": BAD})
    with pytest.raises(UsageProblems, match="takes more than"):
        workshop.check(BARE)


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("[tool.pydoclint]\nbaseline = '../b.txt'\n", ()),
        ("", ("--config", "../ci.toml")),
        ("", ("--baseline=../b.txt",)),
        ("", ("--new-option",)),
    ],
)
def test_should_refuse_what_leaves_the_project_when_it_is_not_trusted(
    workshop: Workshop, text: str, args: tuple[str, ...]
) -> None:
    workshop.put({"pyproject.toml": text, PATH: BAD})
    shop = dataclasses.replace(workshop, variables=UNTRUSTING)
    result = shop.check(dataclasses.replace(BARE, args=args))
    assert (result.outcome, "--trust-project allows it" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("sys.stderr.write('garbage')", "unreadable output (ended with status 0): garbage"),
        ("sys.exit('no')", "unreadable output (ended with status 1): no"),
        ("sys.exit(1)", "unreadable output (ended with status 1):"),
        ("sys.stderr.write('a.py:1: DOC101: b')", "unreadable output (ended with status 0): a.py"),
        ("sys.exit(7)", "ended with status 7"),
        ("import os; os.abort()", "was killed by SIGABRT"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.write(src__shop__a=GOOD).root.parent, code)
    result = workshop.check(dataclasses.replace(DOC, program=program))
    told = (result.outcome, result.reason.startswith(reason) or result.reason)
    assert told == (Outcome.FAILED, True)


def test_should_fail_when_there_is_no_answer_in_time(workshop: Workshop) -> None:
    program = stand_in(workshop.write(src__shop__a=GOOD).root.parent, "while True: pass")
    result = workshop.check(dataclasses.replace(DOC, program=program, timeout=2.0))
    assert (result.outcome, "no answer within 2 s" in result.reason) == (Outcome.FAILED, True)
