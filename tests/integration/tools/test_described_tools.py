"""Real programs that nothing but a description wraps."""

import dataclasses

import pytest

from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.job import JobResult, Outcome
from archcheck.domain.level import Level
from archcheck.domain.plugin import Plugin, ToolPlace
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.tool_analyzers import tool_analyzers
from tests.integration.tools.tool_support import VARIABLES, Workshop, places, stand_in

HEAD = 'homepage = "https://example.org"\n'
RUFF = """
arguments = ["check", "--isolated", "--no-cache", "--output-format", "sarif", "{args}", "{paths}"]
module = "ruff"
distribution = "ruff"
version.proof = "ruff"
output.shape = "sarif"
rules.pattern = "[A-Z]+[0-9]+|invalid-syntax"
rules.syntax_errors = ["invalid-syntax"]
rules.help = "https://docs.astral.sh/ruff/rules/{rule}"
options.pass.values = ["--select"]
"""
PYLINT = """
arguments = ["-j1", "--rcfile=", "--exit-zero", "--output-format=json2", "{args}", "{paths}"]
module = "pylint"
distribution = "pylint"
version.proof = "pylint"
outcome.findings = [0]
outcome.harmless = ["Unable to create .*"]
output.shape = "json"
output.items = "messages"
places = { first_column = 0, unit = "bytes" }
rules.pattern = "[a-z-]+"
levels.severities = { error = "error", fatal = "error", convention = "note" }

[fields]
path = "path"
line = "line"
column = "column"
end_line = "endLine"
end_column = "endColumn"
rule = "symbol"
message = "message"
severity = "type"

[options.pass]
values = ["--disable", "--enable"]
"""
PYFLAKES = """
arguments = ["{args}", "{paths}"]
module = "pyflakes"
distribution = "pyflakes"
version.proof = "python"
places.unit = "bytes"
outcome.unread = [1]
outcome.unread_lines = [
    '(?P<path>[^:]+):\\d+:\\d+: (?P<reason>.+)',
    '(?P<path>[^:]+): (?P<reason>No such file or directory)',
]
outcome.harmless = ['(?:def| ).*']
output.shape = "lines"
output.pattern = '(?P<path>[^:]+):(?P<line>\\d+):(?P<column>\\d+):? (?P<message>.+)'
rules.pattern = "pyflakes"
rules.single = "pyflakes"
"""
DEPTRY = """
arguments = ["--no-ansi", "-o", "{output}", "{args}", "{source_roots}"]
scope = "project"
module = "deptry"
distribution = "deptry"
version.proof = "deptry"
follows_imports = true
outcome.harmless = [".*"]
output.shape = "json"
output.stream = "file"
rules.pattern = "DEP[0-9]+"

[fields]
path = "location.file"
line = "location.line"
column = "location.column"
rule = "error.code"
message = "error.message"
"""
TEXT = 'import os\n\n\nx = "é 😀"; print(undefined_name)\n'
PATH = "src/shop/a.py"
UNDEFINED = (4, 18, 4, 32)


def checked(workshop: Workshop, description: str, *args: str, program: str = "") -> JobResult:
    """What a described tool says of the project."""
    path = workshop.root.parent / "description.toml"
    path.write_text(HEAD + description, encoding="utf-8")
    place = ToolPlace(name="described", description=str(path), label="description.toml")
    setting = ToolSetting(name="described", args=args, program=program)
    configuration = Configuration(
        root=str(workshop.root),
        tools={"described": setting},
        plugins=(Plugin(name="x", source="x", tools=(place,)),),
    )
    (analyzer,) = tool_analyzers(configuration, VARIABLES)
    inspection = dataclasses.replace(workshop.inspection(setting), configuration=configuration)
    return analyzer.run(analyzer.plan(inspection)[0])


def test_should_place_findings_when_ruff_tells_them_as_sarif(workshop: Workshop) -> None:
    result = checked(workshop.write(src__shop__a=TEXT), RUFF, "--select", "F")
    assert places(result) == [(PATH, "F401", 1, 8, 1, 10), (PATH, "F821", *UNDEFINED)]


def test_should_take_levels_when_ruff_tells_them_as_sarif(workshop: Workshop) -> None:
    result = checked(workshop.write(src__shop__a="import os\n"), RUFF, "--select", "F")
    assert [finding.level for finding in result.findings] == [Level.ERROR]


def test_should_complete_when_ruff_finds_nothing(workshop: Workshop) -> None:
    result = checked(workshop.write(src__shop__a="X = 1\n"), RUFF)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


def test_should_fail_when_ruff_refuses_an_option(workshop: Workshop) -> None:
    result = checked(workshop.write(src__shop__a="X = 1\n"), RUFF, "--select", "NOPE")
    assert (result.outcome, "ended with status 2: " in result.reason) == (Outcome.FAILED, True)


def test_should_place_findings_when_pylint_tells_them_as_json(workshop: Workshop) -> None:
    args = ("--disable=all", "--enable=undefined-variable,unused-import")
    result = checked(workshop.write(src__shop__a=TEXT), PYLINT, *args)
    found = [(finding.rule, finding.level) for finding in result.findings]
    assert (found, places(result)[-1][2:]) == (
        [("unused-import", Level.WARNING), ("undefined-variable", Level.ERROR)],
        UNDEFINED,
    )


def test_should_place_findings_when_pyflakes_tells_them_in_lines(workshop: Workshop) -> None:
    found = places(checked(workshop.write(src__shop__a=TEXT), PYFLAKES))
    assert found == [(PATH, "pyflakes", 1, 1, 1, 7), (PATH, "pyflakes", *UNDEFINED)]


def test_should_name_the_broken_file_when_pyflakes_cannot_read_it(workshop: Workshop) -> None:
    result = checked(workshop.write(src__shop__a="def f(:\n", src__shop__b=TEXT), PYFLAKES)
    found = ([file.path for file in result.unchecked], len(result.findings))
    assert (result.outcome, found) == (Outcome.COMPLETED, ([PATH], 2))


def test_should_read_the_file_when_deptry_writes_its_answer_there(workshop: Workshop) -> None:
    workshop.put({"pyproject.toml": '[project]\nname = "shop"\ndependencies = []\n'})
    result = checked(workshop.write(src__shop__a="import black\n"), DEPTRY)
    assert places(result) == [(PATH, "DEP003", 1, 8, 1, 13)], result.reason


def test_should_fail_when_no_answer_is_written(workshop: Workshop) -> None:
    program = stand_in(workshop.root.parent, "sys.exit(0)")
    described = DEPTRY.replace('"deptry"', '"black"')
    result = checked(workshop.write(src__shop__a="x = 1\n"), described, program=program)
    expected = (Outcome.FAILED, "it has written no answer: No such file or directory")
    assert (result.outcome, result.reason) == expected


def test_should_name_the_pattern_when_it_takes_too_long(workshop: Workshop) -> None:
    slow = PYFLAKES.replace("(?P<message>.+)'", "(?P<message>(?:a+)+b)'")
    program = stand_in(workshop.root.parent, "print('src/shop/a.py:1:1: ' + 'a' * 60)")
    with pytest.raises(UsageProblems) as caught:
        checked(workshop.write(src__shop__a="x = 1\n"), slow, program=program)
    assert "description.toml: output: a pattern takes more than 2 CPU seconds" in str(caught.value)
