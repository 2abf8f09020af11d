"""isort, really run."""

import dataclasses
import os
import pathlib
import sys

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from tests.integration.tools.tool_support import UNTRUSTING, Workshop, places, stand_in

ISORT = ToolSetting(name="isort")
PATH = "src/shop/a.py"
SORTED = "import os\nimport sys\n"
UNSORTED = "import sys\nimport os\n"
BROKEN = "import sys\nimport os\ndef f(:\n"


def rules(workshop: Workshop, setting: ToolSetting = ISORT) -> list[str]:
    return [finding.rule for finding in workshop.check(setting).findings]


def test_should_complete_without_findings_when_imports_are_sorted(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=SORTED).check(ISORT)
    found = (result.outcome, result.findings, result.said, result.exit_code)
    assert found == (Outcome.COMPLETED, (), (), 0)


def test_should_say_what_isort_would_write_when_imports_are_unsorted(workshop: Workshop) -> None:
    finding = workshop.write(src__shop__a=UNSORTED).check(ISORT).findings[0]
    expected = (
        Level.ERROR,
        "Imports are not in the order of isort: it would write `import os`",
        "Run `isort src/shop/a.py`.",
    )
    assert (finding.level, finding.message, finding.fix) == expected


MIDDLE = "".join(f"b{number} = {number}\n" for number in range(15))


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (f'"""A."""\n\n{UNSORTED}\nx = 1\n', [(3, 1, 4, 10)]),
        (
            f"{UNSORTED}\n{MIDDLE}if b1:\n    import d\n    import c\n",
            [(1, 1, 2, 10), (20, 5, 21, 13)],
        ),
        ("\ufeffimport sys\r\nimport os\r\n", [(1, 1, 2, 10)]),
        ("s = 'é é 😀'\nimport sys, os\n", [(2, 1, 2, 15)]),
    ],
)
def test_should_point_at_the_imports_when_they_are_unsorted(
    workshop: Workshop, text: str, regions: list[tuple[int, int, int, int]]
) -> None:
    found = places(workshop.write(src__shop__a=text).check(ISORT))
    assert found == [(PATH, "isort", *region) for region in regions]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BROKEN, "cannot be parsed (SyntaxError: invalid syntax (<unknown>, line 3))"),
        ("def f(:\n", "cannot be parsed (SyntaxError: invalid syntax (<unknown>, line 1))"),
    ],
)
def test_should_name_unparsable_file_when_others_are_checked(
    workshop: Workshop, text: str, reason: str
) -> None:
    result = workshop.write(src__shop__a=text, src__shop__b=UNSORTED).check(ISORT)
    found = (result.outcome, result.unchecked, len(result.findings))
    assert found == (Outcome.COMPLETED, (UncheckedFile(PATH, reason),), 1)


@pytest.mark.parametrize("text", [b"# coding: klingon\nimport sys\n", b"x = '\xe9'\n"])
def test_should_name_undecodable_file_when_encoding_is_wrong(
    workshop: Workshop, text: bytes
) -> None:
    result = workshop.write(src__shop__a=text).check(ISORT)
    assert [file.path for file in result.unchecked] == [PATH]


def test_should_read_the_encoding_of_a_file_when_it_names_one(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=b"# coding: latin-1\nimport os\nx = '\xe9'\n").check(ISORT)
    assert (result.unchecked, len(result.findings)) == ((), 1)


def test_should_fail_when_file_is_missing(workshop: Workshop) -> None:
    workshop.write(src__shop__a=SORTED)
    analyzer = workshop.analyzer(ISORT)
    jobs = analyzer.plan(workshop.inspection(ISORT))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    assert (result.outcome, "does not exist" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("pyproject.toml", "[tool.isort\nprofile = 'black'\n", "TOMLDecodeError"),
        ("pyproject.toml", "[tool.isort]\nprofile = 'blacky'\n", "profile of blacky"),
        ("pyproject.toml", "[tool.isort]\nnonsense = 1\n", "nonsense = 1"),
        ("pyproject.toml", "[tool.isort]\nline_length = 'wide'\n", "invalid literal"),
        (".isort.cfg", "[settings\nprofile = black\n", "MissingSectionHeader"),
        ("setup.cfg", "[isort]\nprofile\n", "ParsingError"),
        ("tox.ini", "[tool:isort]\ncombine_as_imports = perhaps\n", "invalid truth value"),
    ],
)
def test_should_fail_with_its_words_when_configuration_is_bad(
    workshop: Workshop, name: str, text: str, words: str
) -> None:
    result = workshop.put({name: text, PATH: SORTED}).check(ISORT)
    assert (result.outcome, words in result.reason or result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("profile = 'black'\n", []),
        ("line_length = 40\n", ["isort"]),
    ],
)
def test_should_obey_project_configuration_when_it_has_a_table(
    workshop: Workshop, text: str, expected: list[str]
) -> None:
    imports = f"from shop import (\n    {'a' * 30},\n    {'b' * 30},\n    {'c' * 30},\n)\n"
    workshop.put({"pyproject.toml": f"[tool.isort]\n{text}", PATH: imports})
    assert rules(workshop) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({".isort.cfg": "[settings]\nlength_sort = true\n"}, ["isort"]),
        ({"setup.cfg": "[isort]\nlength_sort = true\n"}, ["isort"]),
        ({"setup.cfg": "[tool:isort]\nlength_sort = true\n"}, ["isort"]),
        ({"tox.ini": "[isort]\nlength_sort = true\n"}, ["isort"]),
        ({"setup.cfg": "[metadata]\nname = shop\n"}, []),
        ({".editorconfig": "root = true\n[*.py]\nlength_sort = true\n"}, ["isort"]),
        ({"../.isort.cfg": "[settings]\nlength_sort = true\n"}, []),
    ],
)
def test_should_obey_the_file_that_configures_isort_when_it_stands_at_the_root(
    workshop: Workshop, texts: dict[str, str], expected: list[str]
) -> None:
    assert rules(workshop.put({**texts, PATH: "import string\nimport sys\n"})) == expected


GIVEN = ("--profile=black",)
LONG = f"from shop import {'a' * 30}, {'b' * 30}, {'c' * 12}\n"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, ["isort"]),
        ({"pyproject.toml": "[tool.black]\nline-length = 100\n"}, []),
        ({"pyproject.toml": "[tool.ruff]\nline-length = 100\n"}, []),
        ({"pyproject.toml": "[tool.black]\nline_length = 60\n"}, ["isort"]),
        ({".editorconfig": "[*]\nmax_line_length = 100\n"}, []),
        ({"pyproject.toml": "[tool.isort]\nline_length = 100\n"}, []),
    ],
)
def test_should_take_the_line_length_of_the_project_when_a_pack_configures_isort(
    workshop: Workshop, texts: dict[str, str], expected: list[str]
) -> None:
    setting = dataclasses.replace(ISORT, args=GIVEN, pack_args=GIVEN)
    assert rules(workshop.put({**texts, PATH: LONG}), setting) == expected


def test_should_prefer_the_given_line_length_when_the_formatter_has_another(
    workshop: Workshop,
) -> None:
    workshop.put({"pyproject.toml": "[tool.black]\nline-length = 60\n", PATH: LONG})
    assert rules(workshop, dataclasses.replace(ISORT, args=(*GIVEN, "-l", "100"))) == []


def test_should_know_packages_of_the_project_when_they_lie_in_its_roots(
    workshop: Workshop,
) -> None:
    workshop.put({"src/aaa/__init__.py": "", PATH: "import click\n\nimport aaa\n"})
    assert rules(workshop) == []


@pytest.mark.parametrize(
    ("args", "expected"), [((), ["isort"]), (("--src", "lib"), []), (("--sp=ci.cfg",), ["isort"])]
)
def test_should_obey_arguments_when_they_tell_where_packages_lie(
    workshop: Workshop, args: tuple[str, ...], expected: list[str]
) -> None:
    workshop.put({"ci.cfg": "[isort]\nprofile = black\n", "lib/zzz/__init__.py": ""})
    workshop.put({PATH: "import click\n\nimport zzz\n"})
    assert rules(workshop, dataclasses.replace(ISORT, args=args)) == expected


LEFT_OUT = ("left out by isort's own configuration: 1.",)


@pytest.mark.parametrize(
    "option",
    [
        "skip = ['generated']",
        "skip = ['src/generated']",
        "extend_skip = ['made.py']",
        "skip_glob = ['*/generated/*']",
        "extend_skip_glob = ['src/gen*']",
        "blocked_extensions = ['py']\nsupported_extensions = ['pyi']",
    ],
)
def test_should_leave_out_and_count_files_when_project_skips_them(
    workshop: Workshop, option: str
) -> None:
    written = PATH.replace(".py", ".pyi")
    workshop.put({"pyproject.toml": f"[tool.isort]\n{option}\n", "src/generated/made.py": UNSORTED})
    result = workshop.put({written: UNSORTED}).check(ISORT)
    found = [finding.location.path for finding in result.findings]
    assert (found, result.said) == ([written], LEFT_OUT)


@pytest.mark.parametrize(
    "text", [f"# isort: skip_file\n{UNSORTED}", f'"""isort:skip_file"""\n{UNSORTED}']
)
def test_should_be_clean_when_the_file_itself_says_so(workshop: Workshop, text: str) -> None:
    result = workshop.write(src__shop__a=text).check(ISORT)
    assert (result.findings, result.said) == ((), ())


@pytest.mark.parametrize(
    "option",
    [
        "quiet = true",
        "verbose = true",
        "color_output = true",
        "only_modified = true",
        "filter_files = true",
        "format_error = '{0}'",
        "atomic = true",
    ],
)
def test_should_report_findings_when_project_silences_isort(
    workshop: Workshop, option: str
) -> None:
    workshop.put({"pyproject.toml": f"[tool.isort]\n{option}\n", PATH: UNSORTED})
    assert places(workshop.check(ISORT)) == [(PATH, "isort", 1, 1, 2, 10)]


@pytest.mark.parametrize(
    "args",
    [
        ("-q", "--only-modified"),
        ("--filter-files", "-v", "--color"),
        ("--stdout", "--atomic", "--overwrite-in-place"),
        ("--interactive", "-j", "2", "--format-error={0}"),
    ],
)
def test_should_report_and_write_nothing_when_options_would_hide_findings(
    workshop: Workshop, args: tuple[str, ...]
) -> None:
    found = rules(workshop.put({PATH: UNSORTED}), dataclasses.replace(ISORT, args=args))
    text = (workshop.root / PATH).read_text(encoding="utf-8")
    assert (found, text) == (["isort"], UNSORTED)


@pytest.mark.parametrize("option", ["--show-files", "--version", "--resolve-all-configs", "-h"])
def test_should_refuse_option_when_isort_would_check_nothing(
    workshop: Workshop, option: str
) -> None:
    setting = dataclasses.replace(ISORT, args=(option,))
    with pytest.raises(UsageProblems, match=f'"{option}" would hide findings from archcheck'):
        workshop.analyzer(setting).plan(workshop.inspection(setting))


MONITOR = '[core]\n\tfsmonitor = "touch ../started #"\n'


def test_should_start_nothing_of_the_project_when_isort_would_ask_git(
    workshop: Workshop,
) -> None:
    workshop.put({".git/config": MONITOR, ".git/HEAD": "ref: refs/heads/main\n"})
    workshop.put({".git/objects/x": "", ".git/refs/x": "", ".gitignore": "a.py\n"})
    workshop.put({"pyproject.toml": "[tool.isort]\nskip_gitignore = true\n", PATH: UNSORTED})
    found = rules(workshop)
    assert (found, (workshop.root.parent / "started").exists()) == (["isort"], False)


OUTSIDE = [
    ("pyproject.toml", "[tool.isort]\nsrc_paths = ['src', '../lib']\n", "../lib"),
    ("pyproject.toml", "[tool.isort]\nvirtual_env = '/opt/venv'\n", "/opt/venv"),
    (".isort.cfg", "[settings]\nsrc_paths = src,../lib\n", "../lib"),
    ("setup.cfg", "[tool:isort]\nknown_first_party =\n    shop\n    ../../\n", "../../"),
    (".editorconfig", "root = true\n[*.py]\nsrc_paths = src,../lib\n", "../lib"),
    ("setup.cfg", "[isort]\nsrc_paths = src\n", ""),
]


@pytest.mark.parametrize(("name", "text", "place"), OUTSIDE)
def test_should_refuse_configuration_when_it_leaves_the_project(
    workshop: Workshop, name: str, text: str, place: str
) -> None:
    shop = dataclasses.replace(workshop.put({name: text, PATH: SORTED}), variables=UNTRUSTING)
    result = shop.check(ISORT)
    refusal = f"would read {place}, which lies outside of this project; --trust-project allows it"
    assert result.reason == (refusal if place else "")


@pytest.mark.parametrize(
    "args", [("--settings-path", "../ci.cfg"), ("--src=../lib",), ("--sp=ci.cfg",)]
)
def test_should_refuse_arguments_when_only_trust_allows_them(
    workshop: Workshop, args: tuple[str, ...]
) -> None:
    workshop.put({"ci.cfg": "[isort]\nsrc_paths = ../lib\n", PATH: SORTED})
    shop = dataclasses.replace(workshop, variables=UNTRUSTING)
    result = shop.check(dataclasses.replace(ISORT, args=args))
    assert (result.outcome, "--trust-project allows it" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("print('[]')", "unreadable output (ended with status 0): []"),
        ("sys.exit('no')", "ended with status 1: no"),
        ("import os; os.abort()", "was killed by SIGABRT"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    script = stand_in(workshop.write(src__shop__a=SORTED).root.parent, code)
    analyzer = workshop.analyzer(ISORT)
    monkeypatch.setattr(type(analyzer._adapter), "script", script)  # type: ignore[attr-defined]
    result = analyzer.run(analyzer.plan(workshop.inspection(ISORT))[0])
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_fail_when_there_is_no_answer_in_time(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = stand_in(workshop.write(src__shop__a=SORTED).root.parent, "while True: pass")
    setting = dataclasses.replace(ISORT, timeout=2.0)
    analyzer = workshop.analyzer(setting)
    monkeypatch.setattr(type(analyzer._adapter), "script", script)  # type: ignore[attr-defined]
    result = analyzer.run(analyzer.plan(workshop.inspection(setting))[0])
    assert (result.outcome, "no answer within 2 s" in result.reason) == (Outcome.FAILED, True)


def test_should_run_in_its_own_python_when_isort_is_a_program(
    workshop: Workshop, tmp_path: pathlib.Path
) -> None:
    program = pathlib.Path(sys.executable).with_name("isort")
    setting = dataclasses.replace(ISORT, program=str(program))
    assert rules(workshop.put({PATH: UNSORTED}), setting) == ["isort"]
