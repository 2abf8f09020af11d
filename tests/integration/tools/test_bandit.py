"""bandit, really run."""

import dataclasses
import os
import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from tests.integration.tools.tool_support import EMOJI, Workshop, places, stand_in

BANDIT = ToolSetting(name="bandit")
PATH = "src/shop/a.py"


def test_should_complete_without_findings_when_files_are_harmless(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="x = 1\n").check(BANDIT)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f's = "{EMOJI}"; eval("é 😀")\n', (PATH, "B307", 1, 14, 1, 25)),
        (f's = "{EMOJI}"; exec(\n    "é"\n)\n', (PATH, "B102", 1, 14, 3, 2)),
        ("\ufeffeval('1')\r\n", (PATH, "B307", 1, 1, 1, 10)),
    ],
)
def test_should_count_regions_in_code_points_when_line_is_not_ascii(
    workshop: Workshop, text: str, expected: tuple[str, str, int, int, int, int]
) -> None:
    assert places(workshop.write(src__shop__a=text).check(BANDIT)) == [expected]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("import hashlib\nhashlib.md5(b'')\n", Level.ERROR),
        ("eval('1')\n", Level.WARNING),
        ("assert 1\n", Level.NOTE),
        ("q = 'SELECT %s FROM t' % 1\n", Level.NOTE),
    ],
)
def test_should_map_severity_and_confidence_to_level_when_issue_is_found(
    workshop: Workshop, text: str, level: Level
) -> None:
    result = workshop.write(src__shop__a=text).check(BANDIT)
    assert [finding.level for finding in result.findings] == [level]


def test_should_name_unparsable_file_when_others_are_checked(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="def f(:\n", src__shop__b="exec('1')\n").check(BANDIT)
    unchecked = (UncheckedFile(PATH, "syntax error while parsing AST from file"),)
    found = (result.outcome, result.unchecked, len(result.findings))
    assert found == (Outcome.COMPLETED, unchecked, 1)


def test_should_fail_when_file_is_deleted_after_planning(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n", src__shop__b="exec('1')\n")
    analyzer = workshop.analyzer(BANDIT)
    jobs = analyzer.plan(workshop.inspection(BANDIT))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    expected = (Outcome.FAILED, "src/shop/a.py does not exist any more", 1)
    assert (result.outcome, result.reason, len(result.findings)) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[tool.bandit]\nskips = ['B307']\n"),
        (".bandit", "[bandit]\nskips = B307\n"),
    ],
)
def test_should_obey_project_configuration_when_it_stands_at_root(
    workshop: Workshop, name: str, text: str
) -> None:
    assert workshop.put({name: text, PATH: "eval('1')\n"}).check(BANDIT).findings == ()


SHELL = "import subprocess\nsubprocess.call(command, shell=True)\n"


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"pyproject.toml": "[tool.bandit]\nexclude_dirs = ['tests']\n"},
        {".bandit": "[bandit]\nskips = B101\n"},
        {".bandit": "[bandit]\nexclude =\n"},
    ],
)
def test_should_check_file_when_bandit_would_leave_out_its_name(
    workshop: Workshop, texts: dict[str, str | bytes]
) -> None:
    result = workshop.put({"src/shop/CVSS.py": SHELL, **texts}).check(BANDIT)
    found = ([finding.rule for finding in result.findings], result.unchecked)
    assert found == (["B404", "B602"], ())


@pytest.mark.parametrize(
    ("texts", "args"),
    [
        ({"pyproject.toml": "[tool.bandit]\nexclude_dirs = ['shop']\n"}, ()),
        ({".bandit": "[bandit]\nexclude = src/shop,x\n"}, ()),
        ({".bandit": "[bandit]\nexclude = x,*/CVSS.py\n"}, ()),
        ({}, ("--exclude=src",)),
        ({}, ("-x", "./src")),
        ({}, ("-x", "./src/*/CVSS.py")),
        ({"pyproject.toml": "[tool.bandit]\nexclude_dirs = ['./src/shop']\n"}, ()),
        ({".bandit": "[bandit]\nconfigfile = c.yml\n", "c.yml": "exclude_dirs: [shop]\n"}, ()),
        ({}, ("-x", "CVS")),
        ({"ci/bandit.yml": "exclude_dirs: ['shop']\n"}, ("-c", "ci/bandit.yml")),
        ({"ci/bandit.ini": "[bandit]\nexclude = shop\n"}, ("--ini=ci/bandit.ini", "-x", "shop")),
    ],
)
def test_should_leave_out_file_when_project_excludes_it(
    workshop: Workshop, texts: dict[str, str | bytes], args: tuple[str, ...]
) -> None:
    shop = workshop.put({"src/shop/CVSS.py": SHELL, **texts})
    result = shop.check(dataclasses.replace(BANDIT, args=args))
    found = (result.outcome, result.findings, result.unchecked, result.said)
    note = "left out by bandit's own configuration: 1."
    assert found == (Outcome.COMPLETED, (), (), (note,))


@pytest.mark.parametrize(
    "texts", [{}, {"pyproject.toml": "[tool.bandit]\nexclude_dirs = 'tests'\n"}]
)
def test_should_name_file_when_bandit_passes_it_over(
    workshop: Workshop, texts: dict[str, str | bytes]
) -> None:
    answer = 'print(\'{"results": [], "errors": [], "metrics": {"_totals": {}}}\')'
    program = stand_in(workshop.put({PATH: "x = 1\n", **texts}).root.parent, answer)
    result = workshop.check(dataclasses.replace(BANDIT, program=program))
    assert result.unchecked == (UncheckedFile(PATH, "bandit passed it over"),)


def test_should_hear_bandit_when_its_options_would_write_or_read_elsewhere(
    workshop: Workshop,
) -> None:
    lines = "output = out.txt\nformat = txt\ntargets = x\nconfigfile = ../x.yml\nskips = B404\n"
    setting = dataclasses.replace(BANDIT, args=("-q", "-f", "txt", "-rn1"))
    result = workshop.put({".bandit": f"[bandit]\n{lines}", PATH: SHELL}).check(setting)
    written = (workshop.root / "out.txt").exists()
    assert ([finding.rule for finding in result.findings], written) == (["B602"], False)


def test_should_obey_the_named_configuration_when_it_lies_in_the_project(
    workshop: Workshop,
) -> None:
    ini = "[bandit]\nconfigfile = ci.yml\n"
    workshop.put({".bandit": ini, "ci.yml": "skips: [B602]\n", PATH: SHELL})
    found = [finding.rule for finding in workshop.check(BANDIT).findings]
    assert found == ["B404"]


def test_should_ignore_pyproject_when_it_has_no_table_for_bandit(workshop: Workshop) -> None:
    workshop.put({"pyproject.toml": "[project]\nname = 'x'\n", PATH: "eval('1')\n"})
    assert [finding.rule for finding in workshop.check(BANDIT).findings] == ["B307"]


def test_should_fail_with_its_words_when_configuration_is_bad(workshop: Workshop) -> None:
    workshop.put({"pyproject.toml": "[tool.bandit\nskips = 1\n", PATH: "eval('1')\n"})
    result = workshop.check(BANDIT)
    assert (result.outcome, "pyproject.toml" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('[]')", "unreadable output (ended with status 0): []"),
        ("print('{\"results\": []}')", 'unreadable output (ended with status 0): {"results": []}'),
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    result = workshop.check(dataclasses.replace(BANDIT, program=program))
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_describe_rules_by_registry_when_they_fired(workshop: Workshop) -> None:
    analyzer = workshop.write(src__shop__a="x = 1\n").analyzer(BANDIT)
    description = analyzer.describe(workshop.inspection(BANDIT), {"B602", "B303", "B999"})
    described = [(rule.id, rule.name, rule.cwe, rule.level) for rule in description.rules]
    assert described == [
        ("B303", "Md5", (327,), Level.WARNING),
        ("B602", "SubprocessPopenWithShellEqualsTrue", (78,), Level.NOTE),
        ("B999", "B999", (), Level.WARNING),
    ]


def test_should_describe_rules_in_general_when_interpreter_is_unknown(workshop: Workshop) -> None:
    program = stand_in(workshop.root.parent, "print('bandit 99.8.7')")
    setting = dataclasses.replace(BANDIT, program=program)
    analyzer = workshop.write(src__shop__a="x = 1\n").analyzer(setting)
    description = analyzer.describe(workshop.inspection(setting), {"B602"})
    found = (description.version, description.rules[0].summary)
    assert found == ("99.8.7", "A finding of bandit: B602.")


def test_should_leave_home_alone_when_it_has_run(
    workshop: Workshop, tmp_path: pathlib.Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    shop = dataclasses.replace(workshop, variables={"HOME": str(home)})
    analyzer = shop.write(src__shop__a="eval('1')\n").analyzer(BANDIT)
    analyzer.run(analyzer.plan(shop.inspection(BANDIT))[0])
    analyzer.describe(shop.inspection(BANDIT), {"B307"})
    assert list(home.rglob("*")) == []
