"""ruff check, really run."""

import dataclasses
import os
import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from tests.integration.tools.tool_support import EMOJI, UNTRUSTING, Workshop, places, stand_in

RUFF = ToolSetting(name="ruff")
PATH = "src/shop/a.py"
UNUSED = "import os\n"


def rules(workshop: Workshop, setting: ToolSetting = RUFF) -> list[str]:
    return [finding.rule for finding in workshop.check(setting).findings]


def test_should_complete_without_findings_when_files_are_clean(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="x = 1\n").check(RUFF)
    found = (result.outcome, result.findings, result.said, result.exit_code)
    assert found == (Outcome.COMPLETED, (), (), 0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f's = "{EMOJI}"; t = missing\n', ("F821", 1, 18, 1, 25)),
        (f's = "{EMOJI}"; import os\n', ("F401", 1, 21, 1, 23)),
        ("\ufeffimport os\r\n", ("F401", 1, 8, 1, 10)),
    ],
)
def test_should_count_columns_in_code_points_when_line_is_not_ascii(
    workshop: Workshop, line: str, expected: tuple[str, int, int, int, int]
) -> None:
    result = workshop.write(src__shop__a=line).check(RUFF)
    assert (PATH, *expected) in places(result)


def test_should_say_what_to_do_when_ruff_knows_a_fix(workshop: Workshop) -> None:
    finding = workshop.write(src__shop__a=UNUSED).check(RUFF).findings[0]
    found = (finding.level, finding.message, finding.fix)
    expected = (Level.WARNING, "`os` imported but unused", "Remove unused import: `os`.")
    assert found == expected


def test_should_be_an_error_when_code_cannot_run(workshop: Workshop) -> None:
    finding = workshop.write(src__shop__a="print(missing)\n").check(RUFF).findings[0]
    assert (finding.rule, finding.level, finding.fix) == ("F821", Level.ERROR, "")


def test_should_name_unparsable_file_when_others_are_checked(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="def f(:\n    pass\n", src__shop__b=UNUSED).check(RUFF)
    reason = "cannot be parsed (line 1: Expected a parameter or the end of the parameter list)"
    found = (result.unchecked[0], {finding.rule for finding in result.findings})
    assert found == (UncheckedFile(PATH, reason), {"invalid-syntax", "F401"})


@pytest.mark.parametrize("args", [(), ("--preview",)])
def test_should_name_unparsable_file_when_ruff_gives_no_code(
    workshop: Workshop, args: tuple[str, ...]
) -> None:
    setting = dataclasses.replace(RUFF, args=args)
    result = workshop.write(src__shop__a="def f(:\n    pass\n").check(setting)
    assert [file.path for file in result.unchecked] == [PATH]


def test_should_name_undecodable_file_when_it_is_not_utf8(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=b"# coding: latin-1\nx = '\xe9'\n").check(RUFF)
    assert result.unchecked == (UncheckedFile(PATH, "stream did not contain valid UTF-8"),)


def test_should_fail_when_file_is_missing(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n")
    analyzer = workshop.analyzer(RUFF)
    jobs = analyzer.plan(workshop.inspection(RUFF))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    assert (result.outcome, "does not exist" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[tool.ruff]\nline-length = 'wide'\n", "invalid type: string"),
        ("[tool.ruff\nline-length = 1\n", "unclosed table"),
        ("[tool.ruff]\nline-lengthy = 1\n", "unknown field `line-lengthy`"),
        ("[tool.ruff]\nextend = 'none.toml'\n", "No such file"),
        ("[tool.ruff]\nrequired-version = '0.1'\n", "Required version"),
    ],
)
def test_should_fail_with_its_words_when_configuration_is_bad(
    workshop: Workshop, text: str, words: str
) -> None:
    result = workshop.put({"pyproject.toml": text, PATH: UNUSED}).check(RUFF)
    assert (result.outcome, words in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('{}')", "unreadable output (ended with status 0): {}"),
        ("print('[1]')", "unreadable output (ended with status 0): [1]"),
        ("import sys; sys.exit('no')", "ended with status 1: no"),
        ("import os; os.abort()", "was killed by SIGABRT"),
        ("pass", "unreadable output (ended with status 0):"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    result = workshop.check(dataclasses.replace(RUFF, program=program))
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_fail_when_there_is_no_answer_in_time(workshop: Workshop) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, "while True: pass")
    result = workshop.check(dataclasses.replace(RUFF, program=program, timeout=2.0))
    assert (result.outcome, "no answer within 2 s" in result.reason) == (Outcome.FAILED, True)


OLD = "import sys\nprint('ruff 0.4.1')\n"


def test_should_fail_and_say_so_when_ruff_is_too_old(workshop: Workshop) -> None:
    program = workshop.write(src__shop__a=UNUSED).root.parent / "old-ruff"
    program.write_text(f"#!/usr/bin/env python3\n{OLD}", encoding="utf-8")
    program.chmod(0o755)
    result = workshop.check(dataclasses.replace(RUFF, program=str(program)))
    expected = (
        "ruff 0.4.1 is too old, archcheck reads 0.9 and newer "
        "(python -m pip install --upgrade ruff)"
    )
    assert (result.outcome, result.reason) == (Outcome.FAILED, expected)


NOT_F = "[lint]\nselect = ['E']\n"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, ["F401"]),
        ({"ruff.toml": NOT_F}, []),
        ({".ruff.toml": NOT_F, "ruff.toml": "[lint]\nselect = ['F']\n"}, []),
        ({"pyproject.toml": "[tool.ruff.lint]\nselect = ['E']\n"}, []),
        ({"pyproject.toml": "[tool.ruffle]\nselect = ['E']\n"}, ["F401"]),
        ({"src/ruff.toml": NOT_F}, []),
        ({"src/shop/ruff.toml": "extend = '../../base.toml'\n", "base.toml": NOT_F}, []),
        ({"../ruff.toml": NOT_F}, ["F401"]),
        ({"src/other/ruff.toml": NOT_F}, ["F401"]),
    ],
)
def test_should_obey_what_configures_a_file_when_it_lies_in_the_project(
    workshop: Workshop, texts: dict[str, str], expected: list[str]
) -> None:
    assert rules(workshop.put({**texts, PATH: UNUSED})) == expected


def test_should_obey_each_configuration_when_only_some_files_have_one(workshop: Workshop) -> None:
    workshop.put({"tests/ruff.toml": NOT_F, "tests/test_a.py": UNUSED, PATH: UNUSED})
    found = [finding.location.path for finding in workshop.check(RUFF).findings]
    assert found == [PATH]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("--config", "ci.toml"), []),
        (("--config=lint.select=['E']",), []),
        (("--isolated",), ["F401"]),
        (("--extend-select=I", "--isolated"), ["F401"]),
        (("--ignore=F401", "--target-version=py312"), []),
    ],
)
def test_should_obey_arguments_when_they_configure(
    workshop: Workshop, args: tuple[str, ...], expected: list[str]
) -> None:
    workshop.put({"ci.toml": NOT_F, PATH: UNUSED})
    assert rules(workshop, dataclasses.replace(RUFF, args=args)) == expected


def test_should_use_arguments_of_pack_only_when_project_has_no_configuration(
    workshop: Workshop,
) -> None:
    given = ("--select=E",)
    setting = dataclasses.replace(RUFF, args=given, pack_args=given)
    without = rules(workshop.put({PATH: UNUSED}), setting)
    assert (without, rules(workshop.put({"ruff.toml": ""}), setting)) == ([], ["F401"])


@pytest.mark.parametrize(
    ("requires", "expected"), [('requires-python = ">=3.8"\n', []), ("", ["UP006"])]
)
def test_should_check_for_the_oldest_python_when_project_names_it(
    workshop: Workshop, requires: str, expected: list[str]
) -> None:
    project = f'[project]\nname = "shop"\n{requires}'
    text = "from typing import List\n\nx: List[int] = []\n"
    workshop.put({"pyproject.toml": project, PATH: text})
    assert rules(workshop, dataclasses.replace(RUFF, args=("--select=UP006",))) == expected


LEFT_OUT = "left out by ruff's own configuration: 1."


@pytest.mark.parametrize(
    "settings",
    [
        "exclude = ['generated']\n",
        "extend-exclude = ['generated.py']\n",
        "force-exclude = false\nexclude = ['src/shop/generated.py']\n",
        "include = ['src/shop/a.py']\n",
        "[lint]\nexclude = ['generated.py']\n",
    ],
)
def test_should_leave_out_and_count_files_when_project_excludes_them(
    workshop: Workshop, settings: str
) -> None:
    generated = "src/shop/generated/b.py" if "'generated']" in settings else "src/shop/generated.py"
    workshop.put({"ruff.toml": settings, generated: UNUSED, PATH: UNUSED})
    result = workshop.check(RUFF)
    found = [finding.location.path for finding in result.findings]
    assert (found, result.said) == ([PATH], (LEFT_OUT,))


def test_should_be_clean_and_count_when_ruff_excludes_all_it_is_given(workshop: Workshop) -> None:
    result = workshop.put({"ruff.toml": "include = ['x']\n", PATH: UNUSED}).check(RUFF)
    found = (result.outcome, result.findings, result.said)
    assert found == (Outcome.COMPLETED, (), (LEFT_OUT,))


def test_should_fail_when_what_is_included_cannot_be_told(workshop: Workshop) -> None:
    settings = "include = ['src']\nline-length = 'wide'\n"
    result = workshop.put({"ruff.toml": settings, PATH: UNUSED}).check(RUFF)
    assert (result.outcome, "invalid type" in result.reason) == (Outcome.FAILED, True)


SPOILED = [
    "fix = true",
    "fix-only = true",
    "fix-only = true\nunsafe-fixes = true\nshow-fixes = true",
    "output-format = 'full'",
    "cache-dir = 'kept'",
]


@pytest.mark.parametrize("settings", SPOILED)
def test_should_report_and_write_nothing_when_project_would_have_files_changed(
    workshop: Workshop, settings: str
) -> None:
    workshop.put({"ruff.toml": settings, PATH: UNUSED})
    before = sorted(workshop.root.rglob("*"))
    found = rules(workshop)
    text = (workshop.root / PATH).read_text(encoding="utf-8")
    assert (found, text, sorted(workshop.root.rglob("*"))) == (["F401"], UNUSED, before)


@pytest.mark.parametrize(
    "args",
    [
        ("--fix",),
        ("--fix-only", "--unsafe-fixes"),
        ("--config=fix-only=true",),
        ("--diff",),
        ("-o", "out.txt", "--output-format", "full"),
        ("-q", "-s", "--statistics", "--watch"),
        ("--no-force-exclude", "--cache-dir=kept", "--color", "always"),
    ],
)
def test_should_report_and_write_nothing_when_options_would_change_files(
    workshop: Workshop, args: tuple[str, ...]
) -> None:
    workshop.put({PATH: UNUSED})
    before = sorted(workshop.root.rglob("*"))
    found = rules(workshop, dataclasses.replace(RUFF, args=args))
    text = (workshop.root / PATH).read_text(encoding="utf-8")
    assert (found, text, sorted(workshop.root.rglob("*"))) == (["F401"], UNUSED, before)


@pytest.mark.parametrize("option", ["--add-noqa", "--add-ignore=why", "--show-files", "-h"])
def test_should_refuse_option_when_ruff_would_report_nothing(
    workshop: Workshop, option: str
) -> None:
    setting = dataclasses.replace(RUFF, args=(option,))
    with pytest.raises(UsageProblems, match=f'"{option}" would hide findings from archcheck'):
        workshop.analyzer(setting).plan(workshop.inspection(setting))


OUTSIDE = [
    ("ruff.toml", "extend = '../outside.toml'\n", "../outside.toml"),
    ("ruff.toml", "extend = '~/outside.toml'\n", "~/outside.toml"),
    ("ruff.toml", "extend = '$HOME/outside.toml'\n", "$HOME/outside.toml"),
    ("ruff.toml", "extend = 'a.toml'\n", "../outside.toml"),
    ("ruff.toml", "src = ['src', '../..']\n", "../.."),
    ("src/ruff.toml", "extend = '../../outside.toml'\n", "../outside.toml"),
    ("pyproject.toml", "[tool.ruff]\nextend = '/outside.toml'\n", "/outside.toml"),
]


@pytest.mark.parametrize(("name", "text", "place"), OUTSIDE)
def test_should_refuse_configuration_when_it_leaves_the_project(
    workshop: Workshop, name: str, text: str, place: str
) -> None:
    workshop.put({"a.toml": "extend = '../outside.toml'\n", name: text, PATH: UNUSED})
    result = dataclasses.replace(workshop, variables=UNTRUSTING).check(RUFF)
    expected = f"would read {place}, which lies outside of this project; --trust-project allows it"
    assert (result.outcome, result.reason) == (Outcome.FAILED, expected)


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (("--config", "../ci.toml"), "would pass --config ../ci.toml to ruff"),
        (("--config", 'src=["../x"]'), "would read ../x, which lies outside"),
        (("--new-option",), "would pass --new-option to ruff"),
    ],
)
def test_should_refuse_arguments_when_only_trust_allows_them(
    workshop: Workshop, args: tuple[str, ...], named: str
) -> None:
    shop = dataclasses.replace(workshop.put({PATH: UNUSED}), variables=UNTRUSTING)
    result = shop.check(dataclasses.replace(RUFF, args=args))
    assert (result.outcome, result.reason.startswith(named)) == (Outcome.FAILED, True)


def test_should_obey_configuration_outside_when_project_is_trusted(workshop: Workshop) -> None:
    workshop.put({"../base.toml": NOT_F, "ruff.toml": "extend = '../base.toml'\n", PATH: UNUSED})
    assert rules(workshop) == []


def test_should_follow_a_link_when_it_stays_in_the_project(workshop: Workshop) -> None:
    workshop.put({"base.toml": NOT_F, PATH: UNUSED})
    os.symlink("../base.toml", workshop.root / "src" / "ruff.toml")
    assert rules(workshop) == []


@pytest.mark.parametrize("place", ["ruff.toml", "src/pyproject.toml"])
def test_should_refuse_a_link_when_it_leaves_the_project(workshop: Workshop, place: str) -> None:
    workshop.put({"../outside.toml": f"[tool.ruff]\n{NOT_F}", PATH: UNUSED})
    os.symlink(workshop.root.parent / "outside.toml", workshop.root / place)
    with pytest.raises(UsageProblems, match="it is a link that leaves the project"):
        workshop.check(RUFF)


def test_should_stop_when_configurations_extend_each_other(workshop: Workshop) -> None:
    workshop.put({"ruff.toml": "extend = 'b.toml'\n", "b.toml": "extend = 'ruff.toml'\n"})
    result = workshop.put({PATH: UNUSED}).check(RUFF)
    assert (result.outcome, "Circular" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("text", "expected"), [("", ["F401"]), (NOT_F, []), ("src = ['src']\n", ["F401"])]
)
def test_should_obey_the_project_when_a_file_has_an_odd_name(
    workshop: Workshop, text: str, expected: list[str]
) -> None:
    files = {"ruff.toml": text} if text else {}
    assert rules(workshop.put({**files, "src/shop/a|b.py": UNUSED})) == expected


@pytest.mark.parametrize(
    ("beside", "text", "expected"),
    [
        ((), f"x = '{'a' * 90}'\n", ["E501"]),
        (("black",), f"x = '{'a' * 90}'\n", []),
        (("ruff-format",), f"x = '{'a' * 90}'\n", []),
        (("xenon",), "def f(a):\n    if a:\n        return 1\n    return 2\n", []),
        ((), "def f(a):\n    if a:\n        return 1\n    return 2\n", ["C901"]),
    ],
)
def test_should_leave_to_others_what_they_decide_when_they_are_enabled(
    workshop: Workshop, beside: tuple[str, ...], text: str, expected: list[str]
) -> None:
    settings = "[lint]\nselect = ['E', 'C901']\nmccabe.max-complexity = 1\n"
    shop = dataclasses.replace(workshop.put({"ruff.toml": settings, PATH: text}), beside=beside)
    assert rules(shop) == expected


def test_should_keep_duplicate_when_project_gives_it_a_level(workshop: Workshop) -> None:
    settings = "[lint]\nselect = ['E']\n"
    workshop.put({"ruff.toml": settings, PATH: f"x = '{'a' * 90}'\n"})
    shop = dataclasses.replace(workshop, beside=("black",))
    assert rules(shop, dataclasses.replace(RUFF, levels={"E501": Level.NOTE})) == ["E501"]


def test_should_write_nothing_when_there_is_a_cache_directory(
    workshop: Workshop, tmp_path: pathlib.Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    dataclasses.replace(workshop.put({PATH: UNUSED}), cache_directory=str(cache)).check(RUFF)
    assert list(cache.iterdir()) == []
