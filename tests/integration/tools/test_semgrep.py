"""semgrep, really run."""

import dataclasses
import os
import pathlib
import subprocess
import sys

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.finding import Finding
from archcheck.domain.job import JobResult, Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.catalogue import adapter_named
from tests.integration.tools.tool_support import (
    EMOJI,
    UNTRUSTING,
    Workshop,
    place,
    stand_in,
)

SEMGREP = ToolSetting(name="semgrep")
PATH = "src/shop/a.py"
MKTEMP = "import tempfile\nx = tempfile.mktemp()\n"
OWN_RULES = """
rules:
- id: no-pause
  languages: [python]
  severity: INFO
  message: Do not $X for $Y. It takes time.
  pattern: $X.pause($Y)
  fix: $X.go()
- id: no-stop
  languages: [python]
  severity: MEDIUM
  message: Do not stop.
  metadata:
    category: security
    cwe: ["CWE-1: x", "CWE-22: y"]
    references: [https://example.org/stop]
    fix: Go on.
  pattern: stop(...)
- id: no-var
  languages: [javascript]
  severity: ERROR
  message: No var.
  pattern: var $X = $Y
- id: guessable-temporary-name
  languages: [python]
  severity: ERROR
  message: Ours is another.
  pattern: tempfile.other()
"""


def rule(pattern: str, name: str = "any-call") -> str:
    """A rule file with one rule."""
    head = f"rules:\n- id: {name}\n  languages: [python]\n  severity: ERROR\n"
    return f"{head}  message: found\n  pattern: {pattern}\n"


FILES: dict[str, str | bytes] = {
    ".semgrep.yml": OWN_RULES,
    "src/shop/clean.py": "x = 1\n",
    "src/shop/wide.py": f's = "{EMOJI}"; clock.pause("é 😀")\n',
    "src/shop/lines.py": "stop(\n    1,\n)\n",
    "src/shop/marked.py": b"\xef\xbb\xbfstop(1)\r\n",
    "src/shop/latin.py": '# coding: latin-1\ns = "éé"; stop("é")\n'.encode("latin-1"),
    "src/shop/quiet.py": "stop(1)  # nosemgrep: no-stop\nstop(2)  # nosemgrep\n",
    "src/shop/broken.py": "stop(1)\nclass (:\n  = $ ??\n",
    "src/shop/ours.py": "import yaml\nyaml.load(x)\nimport tempfile\ntempfile.mktemp()\n",
    "src/shop/big.py": "x = 1" + " " * 1_050_000 + "\nstop(1)\n",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A project with rules of its own."""
    root = tmp_path_factory.mktemp("semgrep") / "project"
    root.mkdir()
    return Workshop(root).put(FILES)


@pytest.fixture(scope="module")
def result(shop: Workshop) -> JobResult:
    """What one run says of it."""
    return shop.check(SEMGREP)


def of(result: JobResult, name: str) -> tuple[Finding, ...]:
    """The findings in a file."""
    path = f"src/shop/{name}.py"
    return tuple(finding for finding in result.findings if finding.location.path == path)


def test_should_complete_when_it_has_run(result: JobResult) -> None:
    assert (result.outcome, result.reason, result.exit_code) == (Outcome.COMPLETED, "", 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clean", []),
        ("wide", [("no-pause", 1, 14, 1, 32)]),
        ("lines", [("no-stop", 1, 1, 3, 2)]),
        ("marked", [("no-stop", 1, 1, 1, 8)]),
        ("latin", [("no-stop", 2, 11, 2, 20)]),
        ("quiet", []),
        ("broken", [("no-stop", 1, 1, 1, 8)]),
        ("ours", [("yaml-with-objects", 2, 1, 2, 13)]),
        ("big", [("no-stop", 2, 1, 2, 8)]),
    ],
)
def test_should_place_findings_in_code_points_when_file_was_checked(
    result: JobResult, name: str, expected: list[tuple[str, int, int, int, int]]
) -> None:
    assert [place(finding)[1:] for finding in of(result, name)] == expected


def test_should_name_file_when_semgrep_cannot_parse_all_of_it(result: JobResult) -> None:
    expected = UncheckedFile("src/shop/broken.py", "cannot be parsed (line 2)")
    assert result.unchecked == (expected,)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("wide", (Level.NOTE, 'Do not clock for "é 😀". It takes time.', "Write `clock.go()`.")),
        ("lines", (Level.WARNING, "Do not stop.", "Go on.")),
    ],
)
def test_should_tell_level_and_advice_when_rule_has_them(
    result: JobResult, name: str, expected: tuple[Level, str, str]
) -> None:
    (finding,) = of(result, name)
    assert (finding.level, finding.message, finding.fix) == expected


def test_should_describe_rules_by_their_files_when_they_fired(shop: Workshop) -> None:
    analyzer = shop.analyzer(SEMGREP)
    described = analyzer.describe(shop.inspection(SEMGREP), {"no-stop", "no-pause", "nobody"})
    assert [
        (it.id, it.name, it.summary, it.level, it.cwe, it.help_uri, it.security_severity)
        for it in described.rules
    ] == [
        (
            "no-pause",
            "NoPause",
            "Do not $X for $Y.",
            Level.NOTE,
            (),
            "https://semgrep.dev/docs/",
            "",
        ),
        (
            "no-stop",
            "NoStop",
            "Do not stop.",
            Level.WARNING,
            (1, 22),
            "https://example.org/stop",
            "5.5",
        ),
        (
            "nobody",
            "Nobody",
            "A finding of semgrep: nobody.",
            Level.WARNING,
            (),
            "https://semgrep.dev/docs/",
            "",
        ),
    ]


def test_should_say_where_the_rules_of_the_project_are_when_it_has_some(shop: Workshop) -> None:
    described = shop.analyzer(SEMGREP).describe(shop.inspection(SEMGREP), ())
    assert described.configuration_file == ".semgrep.yml"


def test_should_check_with_our_rules_alone_when_project_has_none(
    workshop: Workshop, tmp_path: pathlib.Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    variables = {**UNTRUSTING, "HOME": str(home), "SEMGREP_RULES": "p/python"}
    result = dataclasses.replace(workshop, variables=variables).write(src__shop__a=MKTEMP)
    found = [place(finding) for finding in result.check(SEMGREP).findings]
    expected = [(PATH, "guessable-temporary-name", 2, 5, 2, 22)]
    assert (found, list(home.iterdir())) == (expected, [])


RULES = {
    ".semgrep/a.yml": rule("first(...)", "first"),
    ".semgrep/more/b.yaml": rule("second(...)", "second"),
    ".semgrep/more/b.test.yaml": "rules: [",
    ".semgrep/b.py": "second()",
    "ci/c.yml": rule("third(...)", "third"),
    "p/python/d.yml": rule("fourth(...)", "fourth"),
}


def test_should_take_every_rule_file_when_several_places_are_named(workshop: Workshop) -> None:
    setting = dataclasses.replace(SEMGREP, args=("--config=ci/c.yml", "-c", "p/python"))
    calls = "first()\nsecond()\nthird()\nfourth()\n"
    result = workshop.put({**RULES, PATH: calls}).check(setting)
    found = {finding.rule for finding in result.findings}
    assert found == {"first", "second", "third", "fourth"}


@pytest.mark.parametrize("name", ["auto", "p/python", "https://example.org/r.yml", "nope.yml"])
def test_should_refuse_rules_when_they_are_not_of_the_project(
    workshop: Workshop, name: str
) -> None:
    setting = dataclasses.replace(SEMGREP, args=("--config", name))
    said = f'"{name}" is no file and no directory; rules come from the project'
    with pytest.raises(UsageProblems, match=said):
        workshop.write(src__shop__a="x = 1\n").check(setting)


@pytest.mark.parametrize("target", ["../outside.yml", "../outside"])
def test_should_refuse_rules_when_a_link_leads_out_of_the_project(
    workshop: Workshop, target: str
) -> None:
    outside = workshop.root.parent / "outside"
    outside.mkdir()
    (workshop.root.parent / "outside.yml").write_text(rule("x()"))
    name = ".semgrep.yml" if target.endswith("yml") else ".semgrep"
    os.symlink(target, workshop.root / name)
    with pytest.raises(UsageProblems, match="is a link that leaves the project"):
        workshop.write(src__shop__a="x = 1\n").check(SEMGREP)


def test_should_need_trust_when_rules_lie_outside_of_the_project(workshop: Workshop) -> None:
    (workshop.root.parent / "outside.yml").write_text(rule("x()"))
    setting = dataclasses.replace(SEMGREP, args=("--config=../outside.yml",))
    shop = dataclasses.replace(workshop, variables=UNTRUSTING).write(src__shop__a="x()\n")
    result = shop.check(setting)
    said = "would pass --config=../outside.yml to semgrep; --trust-project allows it"
    assert (result.outcome, result.reason) == (Outcome.FAILED, said)


BOMB = "a: &a [1,1,1,1]\n" + "".join(
    f"{new}: &{new} [*{old},*{old},*{old},*{old}]\n" for old, new in zip("abcdefghij", "bcdefghijk")
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rules:\n- id: [\n", "did not find expected node content (line 3)"),
        ("hello: 1\n", 'it has no list "rules" with rules'),
        ("rules: []\n", 'it has no list "rules" with rules'),
        ("rules: [one]\n", "'one' among its rules is no rule"),
        (f"{BOMB}rules: [a]\n", "it is too deep, or too large when its aliases are replaced"),
        ("[" * 200, "it is too deep, or too large when its aliases are replaced"),
        (b"\xff\xfe\x00", "unacceptable character"),
    ],
)
def test_should_fail_without_a_start_when_rule_file_is_broken(
    workshop: Workshop, text: str | bytes, reason: str
) -> None:
    result = workshop.put({".semgrep.yml": text, PATH: "x = 1\n"}).check(SEMGREP)
    said = f"the rule file .semgrep.yml is broken: {reason}"
    assert (result.outcome, result.reason.startswith(said)) == (Outcome.FAILED, True)


def test_should_fail_when_rule_file_cannot_be_read(workshop: Workshop) -> None:
    os.symlink("absent.yml", workshop.root / ".semgrep.yml")
    result = workshop.write(src__shop__a="x = 1\n").check(SEMGREP)
    expected = (Outcome.FAILED, "the rule file .semgrep.yml cannot be read")
    assert (result.outcome, result.reason) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (rule("call($X"), "Invalid pattern for Python"),
        (rule("x").replace("pattern", "pttern"), "Expected one of `pattern`"),
        (rule("x").replace("[python]", "[klingon]"), "invalid language klingon"),
    ],
)
def test_should_name_rule_file_and_keep_findings_when_semgrep_refuses_a_rule(
    workshop: Workshop, text: str, reason: str
) -> None:
    result = workshop.put({".semgrep/b.yml": text, PATH: MKTEMP}).check(SEMGREP)
    begins = result.reason.startswith("the rule file .semgrep/b.yml is broken: Rule parse error")
    found = (result.outcome, begins, reason in result.reason, len(result.findings))
    assert found == (Outcome.FAILED, True, True, 1)


def test_should_explain_the_other_rules_when_one_file_is_broken(workshop: Workshop) -> None:
    workshop.put({".semgrep/a.yml": "rules: [", ".semgrep/b.yml": rule("x"), PATH: "x = 1\n"})
    analyzer = workshop.analyzer(SEMGREP)
    described = analyzer.describe(workshop.inspection(SEMGREP), {"any-call"})
    assert described.rules[0].summary == "found"


def test_should_fail_when_file_is_deleted_after_planning(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n", src__shop__b=MKTEMP)
    analyzer = workshop.analyzer(SEMGREP)
    (job,) = analyzer.plan(workshop.inspection(SEMGREP))
    os.remove(workshop.root / PATH)
    result = analyzer.run(job)
    expected = (Outcome.FAILED, f"{PATH} does not exist any more", 1)
    assert (result.outcome, result.reason, len(result.findings)) == expected


@pytest.mark.parametrize(
    ("texts", "args"),
    [
        ({".semgrepignore": "# ours\n/src/shop/\n"}, ()),
        ({".semgrepignore": ":include .others\n", ".others": "a.py\n"}, ()),
        ({}, ("--exclude=a.py",)),
        ({}, ("--include=*.pyi",)),
    ],
)
def test_should_leave_out_file_when_project_excludes_it(
    workshop: Workshop, texts: dict[str, str | bytes], args: tuple[str, ...]
) -> None:
    setting = dataclasses.replace(SEMGREP, args=args)
    result = workshop.put({**texts, PATH: MKTEMP}).check(setting)
    said = ("left out by semgrep's own configuration: 1.",)
    assert (result.outcome, result.findings, result.said) == (Outcome.COMPLETED, (), said)


def test_should_obey_arguments_when_they_are_harmless(workshop: Workshop) -> None:
    args = ("--exclude-rule=guessable-temporary-name", "--timeout=9", "--verbose", "-j", "7")
    setting = dataclasses.replace(SEMGREP, args=args)
    result = workshop.put({PATH: MKTEMP + "import yaml\nyaml.unsafe_load(x)\n"}).check(setting)
    assert [finding.rule for finding in result.findings] == ["yaml-with-objects"]


NOT_GIVEN = '{"results": [], "errors": [], "paths": {"scanned": []}}'
CRASHED = '{"results": [], "errors": [{"message": "boom"}], "paths": {"scanned": []}}'


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('{}')", "unreadable output (ended with status 0): {}"),
        ("import sys; sys.exit('boom')", "ended with status 1: boom"),
        (
            "import json, sys\n"
            "paths = {'scanned': [sys.argv[-1]]}\n"
            "print(json.dumps({'results': [], 'errors': [], 'paths': paths}))\n"
            "sys.exit(2)",
            "ended with status 2: ",
        ),
        (f"print({CRASHED!r})", "boom"),
        ("print('[' * 500)", "unreadable output: nested more than 200 levels deep"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    result = workshop.check(dataclasses.replace(SEMGREP, program=program))
    assert (result.outcome, result.reason.startswith(reason)) == (Outcome.FAILED, True)


def test_should_name_file_when_semgrep_passes_it_over(workshop: Workshop) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, f"print('{NOT_GIVEN}')")
    result = workshop.check(dataclasses.replace(SEMGREP, program=program))
    assert result.unchecked == (UncheckedFile(PATH, "semgrep passed it over"),)


def test_should_fail_when_semgrep_does_not_answer_in_time(workshop: Workshop) -> None:
    setting = dataclasses.replace(SEMGREP, timeout=0.01)
    result = workshop.write(src__shop__a=MKTEMP).check(setting)
    advice = "raise [tool.archcheck.tools.semgrep] timeout, or --no-tool semgrep"
    assert (result.outcome, result.reason) == (
        Outcome.FAILED,
        f"no answer within 0.01 s ({advice})",
    )


def test_should_fail_when_semgrep_is_too_old(workshop: Workshop) -> None:
    program = workshop.root.parent / "semgrep"
    program.write_text(f"#!{sys.executable} -I\nprint('1.99.0')\n")
    program.chmod(0o755)
    setting = dataclasses.replace(SEMGREP, program=str(program))
    result = workshop.write(src__shop__a="x = 1\n").check(setting)
    assert result.reason.startswith("semgrep 1.99.0 is too old, archcheck reads 1.100.0 and newer")


def test_should_ask_git_nothing_when_project_is_a_repository(
    workshop: Workshop, tmp_path: pathlib.Path
) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/asked\n")
    program.chmod(0o755)
    subprocess.run(("git", "init", "--quiet"), cwd=workshop.root, check=True)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    shop = dataclasses.replace(workshop, variables={"PATH": path}).write(src__shop__a=MKTEMP)
    found = len(shop.check(SEMGREP).findings)
    assert (found, (tmp_path / "asked").exists()) == (1, False)


def test_should_name_the_extra_when_semgrep_has_to_be_installed() -> None:
    assert 'python -m pip install "archcheck-gate[semgrep]"' in adapter_named("semgrep").remedy


def test_should_depend_on_rule_files_and_exclusions_when_answers_are_kept(
    workshop: Workshop,
) -> None:
    workshop.put({**RULES, ".semgrepignore": ":include .others\n:include ../x\nx.py\n"})
    told = adapter_named("semgrep").depends_on(workshop.root, ("--config", "ci/c.yml"), (PATH,))
    assert told.files == (
        ".others",
        ".semgrep",
        ".semgrep.yaml",
        ".semgrep.yml",
        ".semgrep/a.yml",
        ".semgrep/more/b.yaml",
        ".semgrepignore",
        "ci/c.yml",
    )


@pytest.mark.parametrize("name", [".semgrep.yml", ".semgrep/a.yml"])
def test_should_refuse_rule_file_when_reading_it_would_never_end(
    workshop: Workshop, name: str
) -> None:
    (workshop.root / name).parent.mkdir(exist_ok=True)
    os.mkfifo(workshop.root / name)
    with pytest.raises(UsageProblems, match="it is not a regular file"):
        workshop.write(src__shop__a="x = 1\n").check(SEMGREP)
