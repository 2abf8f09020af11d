"""flake8, really run."""

import dataclasses
import os

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome
from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from tests.integration.tools.tool_support import EMOJI, Workshop, places, stand_in

FLAKE8 = ToolSetting(name="flake8")
PATH = "src/shop/a.py"


def test_should_complete_without_findings_when_files_are_clean(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="x = 1\n").check(FLAKE8)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f's = "{EMOJI}"; t = missing\n', ("F821", 1, 18, 1, 25)),
        (f's = "{EMOJI}"; t = s [0]\n', ("E211", 1, 19, 1, 20)),
        (f's = "{EMOJI}" \n', ("W291", 1, 12, 1, 13)),
        (f's = "{EMOJI}"; import os\n', ("F401", 1, 14, 1, 20)),
        (f"def f(é):\n    é = '{EMOJI}'; b = é\n", ("F841", 2, 18, 2, 19)),
        (f"class É:\n    é = '{EMOJI}'; f'x'\n", ("F541", 2, 18, 2, 19)),
    ],
)
def test_should_count_columns_in_code_points_when_line_is_not_ascii(
    workshop: Workshop, line: str, expected: tuple[str, int, int, int, int]
) -> None:
    result = workshop.write(src__shop__a=line).check(FLAKE8)
    assert (PATH, *expected) in places(result)


def test_should_point_at_wrong_token_when_file_cannot_be_parsed(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="def f(:\n    pass\n").check(FLAKE8)
    assert (PATH, "E999", 1, 7, 1, 8) in places(result)


def test_should_count_code_points_before_wrong_token_when_line_is_not_ascii(
    workshop: Workshop,
) -> None:
    result = workshop.write(src__shop__a=f's = "{EMOJI}"; def f(): pass\n').check(FLAKE8)
    assert (PATH, "E999", 1, 14, 1, 17) in places(result)


def test_should_reach_to_end_of_line_when_line_is_too_long(workshop: Workshop) -> None:
    workshop.write(src__shop__a=f'x = "{"é" * 80}"\n')
    assert places(workshop.check(FLAKE8)) == [(PATH, "E501", 1, 80, 1, 87)]


@pytest.mark.parametrize(
    ("text", "level"), [("import os\n", Level.WARNING), ("print(missing)\n", Level.ERROR)]
)
def test_should_map_family_to_level_when_code_is_found(
    workshop: Workshop, text: str, level: Level
) -> None:
    result = workshop.write(src__shop__a=text).check(FLAKE8)
    assert [finding.level for finding in result.findings] == [level]


@pytest.mark.parametrize(
    ("beside", "text", "expected"),
    [
        ((), f"x = '{'a' * 90}'\n", ["E501"]),
        (("black",), f"x = '{'a' * 90}'\n", []),
        (("ruff-format",), f"x = '{'a' * 90}'\n", []),
        (("black",), "x = [1]\ny = x[0 :1]\n", []),
        (("black",), "import os\n", ["F401"]),
    ],
)
def test_should_leave_to_black_what_it_decides_when_both_are_enabled(
    workshop: Workshop, beside: tuple[str, ...], text: str, expected: list[str]
) -> None:
    shop = dataclasses.replace(workshop.write(src__shop__a=text), beside=beside)
    assert [finding.rule for finding in shop.check(FLAKE8).findings] == expected


@pytest.mark.parametrize(("beside", "expected"), [((), ["C901"]), (("xenon",), [])])
def test_should_leave_complexity_to_xenon_when_both_are_enabled(
    workshop: Workshop, beside: tuple[str, ...], expected: list[str]
) -> None:
    text = "def f(a):\n    if a:\n        return 1\n    return 2\n"
    shop = dataclasses.replace(workshop.write(src__shop__a=text), beside=beside)
    setting = dataclasses.replace(FLAKE8, args=("--max-complexity", "1"))
    assert [finding.rule for finding in shop.check(setting).findings] == expected


def test_should_keep_duplicate_when_project_gives_it_a_level(workshop: Workshop) -> None:
    workshop.write(src__shop__a=f"x = '{'a' * 90}'\n")
    shop = dataclasses.replace(workshop, beside=("black",))
    setting = dataclasses.replace(FLAKE8, levels={"E501": Level.NOTE})
    assert [finding.level for finding in shop.check(setting).findings] == [Level.NOTE]


@pytest.mark.parametrize("name", ["setup.cfg", "tox.ini", ".flake8"])
def test_should_obey_project_configuration_when_it_stands_at_root(
    workshop: Workshop, name: str
) -> None:
    workshop.put({name: "[flake8]\nignore = F401\n", PATH: "import os\n"})
    assert workshop.check(FLAKE8).findings == ()


def test_should_ignore_configuration_when_it_stands_above_root(workshop: Workshop) -> None:
    workshop.put({"../.flake8": "[flake8]\nignore = F401\n", PATH: "import os\n"})
    assert [finding.rule for finding in workshop.check(FLAKE8).findings] == ["F401"]


def test_should_obey_given_configuration_when_arguments_name_one(workshop: Workshop) -> None:
    workshop.put({"ci/flake8.ini": "[flake8]\nignore = F401\n", PATH: "import os\n"})
    setting = dataclasses.replace(FLAKE8, args=("--config", "ci/flake8.ini"))
    assert workshop.check(setting).findings == ()


def test_should_prefer_project_configuration_when_pack_has_arguments(workshop: Workshop) -> None:
    workshop.put({".flake8": "[flake8]\nmax-line-length = 30\n", PATH: f"x = '{'a' * 40}'\n"})
    given = ("--max-line-length=100",)
    setting = dataclasses.replace(FLAKE8, args=given, pack_args=given)
    assert [finding.rule for finding in workshop.check(setting).findings] == ["E501"]


def test_should_use_arguments_of_pack_when_project_has_no_configuration(
    workshop: Workshop,
) -> None:
    workshop.write(src__shop__a=f"x = '{'a' * 90}'\n")
    given = ("--max-line-length=100",)
    setting = dataclasses.replace(FLAKE8, args=given, pack_args=given)
    assert workshop.check(setting).findings == ()


SPOILED = [
    "quiet = 1",
    "quiet = 2",
    "count = True",
    "show-source = True",
    "show_source = True",
    "statistics = True",
    "benchmark = True",
    "output-file = out.txt",
    "output_file = out.txt",
    "tee = True\noutput-file = out.txt",
    "format = pylint",
    "verbose = 2",
]


@pytest.mark.parametrize("setting", SPOILED)
@pytest.mark.parametrize(("name", "args"), [(".flake8", ()), ("ci.ini", ("--config=ci.ini",))])
def test_should_report_findings_when_project_silences_flake8(
    workshop: Workshop, setting: str, name: str, args: tuple[str, ...]
) -> None:
    workshop.put({name: f"[flake8]\nextend-ignore = E225\n{setting}\n", PATH: "import os\nx=1\n"})
    result = workshop.check(dataclasses.replace(FLAKE8, args=args))
    written = (workshop.root / "out.txt").exists()
    found = ([finding.rule for finding in result.findings], result.outcome, written)
    assert found == (["F401"], Outcome.COMPLETED, False)


@pytest.mark.parametrize(
    "args",
    [
        ("-q",),
        ("-vqq",),
        ("--qui",),
        ("--count", "--statistics", "--show-source", "--benchmark", "--tee"),
        ("--format=pylint",),
        ("--format", "quiet-nothing", "-j2", "--color", "always"),
        ("--output-file=x", "--tee"),
    ],
)
def test_should_report_findings_when_options_would_hide_them(
    workshop: Workshop, args: tuple[str, ...]
) -> None:
    setting = dataclasses.replace(FLAKE8, args=("--max-line-length=80", *args))
    found = [
        finding.rule for finding in workshop.put({PATH: "import os\n"}).check(setting).findings
    ]
    assert found == ["F401"]


@pytest.mark.parametrize("option", ["--bug-report", "--version", "--help", "-h", "--bug"])
def test_should_refuse_option_when_flake8_would_check_nothing(
    workshop: Workshop, option: str
) -> None:
    setting = dataclasses.replace(FLAKE8, args=("--max-line-length=80", option))
    problem = f'tools.flake8.args: "{option}" would hide findings from archcheck'
    with pytest.raises(UsageProblems, match=problem):
        workshop.analyzer(setting).plan(workshop.inspection(setting))


PLUGIN = """[flake8:local-plugins]
extension =
    X = check_x:check
paths = plugins
"""
CHECK = 'def check(logical_line):\n    yield 0, "X100 seen"\n'


def test_should_report_plugins_of_project_when_its_configuration_names_them(
    workshop: Workshop,
) -> None:
    workshop.put({".flake8": PLUGIN, "plugins/check_x.py": CHECK, PATH: "x = 1\n"})
    found = [place for place in places(workshop.check(FLAKE8)) if place[0] == PATH]
    assert found == [(PATH, "X100", 1, 1, 1, 2)]


@pytest.mark.parametrize(
    ("configuration", "reason"),
    [
        ("[flake8]\nmax-line-length = many\n", "many"),
        ("[flake8\nignore = E1\n[flake8]\n", "flake8"),
        ("[flake8]\nignore = no code\n", "no"),
    ],
)
def test_should_fail_with_its_words_when_configuration_is_bad(
    workshop: Workshop, configuration: str, reason: str
) -> None:
    workshop.put({".flake8": configuration, PATH: "import os\n"})
    result = workshop.check(FLAKE8)
    assert (result.outcome, reason in result.reason) == (Outcome.FAILED, True)


def test_should_fail_when_file_is_deleted_after_planning(workshop: Workshop) -> None:
    workshop.write(src__shop__a="import os\n", src__shop__b="import os\n")
    analyzer = workshop.analyzer(FLAKE8)
    jobs = analyzer.plan(workshop.inspection(FLAKE8))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    expected = (Outcome.FAILED, "src/shop/a.py does not exist any more", 1)
    assert (result.outcome, result.reason, len(result.findings)) == expected


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('no finding')", "unreadable output (ended with status 0): no finding"),
        ("import sys; print('boom', file=sys.stderr); sys.exit(1)", "ended with status 1: boom"),
        ("import os; os.kill(os.getpid(), 9)", "was killed by SIGKILL"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    result = workshop.check(dataclasses.replace(FLAKE8, program=program))
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason)


def test_should_check_files_when_names_look_like_options(workshop: Workshop) -> None:
    workshop.put({"-x.py": "import os\n", "@y.py": "import os\n", "a b|c.py": "import os\n"})
    found = [finding.location.path for finding in workshop.check(FLAKE8).findings]
    assert found == ["-x.py", "@y.py", "a b|c.py"]


def test_should_describe_codes_when_they_fired(workshop: Workshop) -> None:
    analyzer = workshop.write(src__shop__a="import os\n").analyzer(FLAKE8)
    description = analyzer.describe(workshop.inspection(FLAKE8), {"F401", "E231", "X1"})
    described = [(rule.id, rule.name) for rule in description.rules]
    expected = [
        ("E231", "MissingWhitespaceAfterPunctuation"),
        ("F401", "UnusedImport"),
        ("X1", "X1"),
    ]
    assert described == expected


@pytest.mark.parametrize(
    ("options", "args", "left"),
    [
        ("exclude = legacy", (), "1."),
        ("exclude = src/shop/legacy/", (), "1."),
        ("extend_exclude = lega*", (), "1."),
        ("max-line-length = 90", ("--exclude=legacy",), "1."),
        ("max-line-length = 90", ("--extend-exclude", "src/shop/legacy"), "1."),
        ("exclude = shop", (), "2."),
    ],
)
def test_should_leave_out_what_flake8_would_not_come_to_when_it_walks(
    workshop: Workshop, options: str, args: tuple[str, ...], left: str
) -> None:
    workshop.put({"setup.cfg": f"[flake8]\n{options}\n"})
    workshop.write(src__shop__a="x = 1\n", src__shop__legacy__old="import os\n")
    result = workshop.check(ToolSetting(name="flake8", args=args))
    assert (result.findings, result.said) == (
        (),
        (f"left out by flake8's own configuration: {left}",),
    )


@pytest.mark.parametrize(
    "path", ["src/shop/absent.py", "\x1b[31msrc/shop/a.py\x1b[0m", "src/shop/a.py.orig", "src"]
)
def test_should_fail_when_program_speaks_of_what_it_was_not_given(
    workshop: Workshop, path: str
) -> None:
    program = stand_in(workshop.root, f"print({path + '|1|1|E741|x'!r})")
    workshop.write(src__shop__a="x = 1\n")
    result = workshop.check(ToolSetting(name="flake8", program=program))
    assert (result.outcome, result.reason.endswith(", which it was not given")) == (
        Outcome.FAILED,
        True,
    )


@pytest.mark.parametrize(
    ("configuration", "rules", "notes"),
    [
        ({".flake8": "[flake8]\nmax-line-length = 100\n"}, ["B006"], ()),
        ({}, [], ("findings of plug-ins that nobody has selected, left out: 1.",)),
    ],
)
def test_should_count_findings_of_plug_ins_when_the_project_configures_flake8(
    workshop: Workshop, configuration: dict[str, str], rules: list[str], notes: tuple[str, ...]
) -> None:
    program = stand_in(workshop.root, "print('src/shop/a.py|1|7|B006|mutable default')")
    workshop.put(configuration).write(src__shop__a="def f(a=[]): pass\n")
    result = workshop.check(ToolSetting(name="flake8", program=program))
    assert ([finding.rule for finding in result.findings], result.said) == (rules, notes)


UNDOCUMENTED = (
    'import os\ndef f(a):\n    """Do.\n\n    Parameters\n    ----------\n    b : int\n    """\n'
)


@pytest.mark.parametrize(
    ("texts", "args", "expected"),
    [
        ({}, (), ["E302", "F401"]),
        ({}, ("--extend-ignore=W2", "--extend-ignore", "E3"), ["F401"]),
        ({}, ("--select=DOC103",), ["DOC103"]),
        ({".flake8": "[flake8]\nselect = DOC103\n"}, (), ["DOC103"]),
    ],
)
def test_should_say_the_same_when_pydoclint_is_installed_beside_it(
    workshop: Workshop, texts: dict[str, str], args: tuple[str, ...], expected: list[str]
) -> None:
    workshop.put({**texts, PATH: UNDOCUMENTED})
    result = workshop.check(dataclasses.replace(FLAKE8, args=args))
    assert (sorted(finding.rule for finding in result.findings), result.said) == (expected, ())
