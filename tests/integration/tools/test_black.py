"""black, really run."""

import dataclasses
import os
import pathlib
import sys

import pytest

from archcheck.domain.configuration import Origin, ToolSetting
from archcheck.domain.job import Outcome, UncheckedFile
from archcheck.domain.level import Level
from archcheck.domain.project import Role
from archcheck.infrastructure.tools.replacements import with_replacements
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.inventory import InstalledToolInventory
from archcheck.infrastructure.tools.tool_analyzers import tool_analyzers
from tests.integration.tools.tool_support import EMOJI, VARIABLES, Workshop, places, stand_in

BLACK = ToolSetting(name="black")
PATH = "src/shop/a.py"
BROKEN = "def f(:\n    pass\n"


def test_should_complete_without_findings_when_files_are_formatted(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a="x = 1\n").check(BLACK)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), 0)


def test_should_report_one_finding_for_each_hunk_when_files_differ(workshop: Workshop) -> None:
    middle = "".join(f"b{number} = {number}\n" for number in range(15))
    result = workshop.write(src__shop__a=f"a = {{  1:2}}\n{middle}c = [ 1,\n  2]\n").check(BLACK)
    assert places(result) == [
        (PATH, "black", 1, 1, 1, 12),
        (PATH, "black", 17, 1, 18, 5),
    ]


def test_should_say_what_black_would_write_when_line_differs(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=f"a = '{EMOJI}'\n").check(BLACK)
    finding = result.findings[0]
    expected = (
        Level.ERROR,
        f'Not formatted as black formats it: it would write `a = "{EMOJI}"`',
        "Run `black src/shop/a.py`.",
    )
    assert (finding.level, finding.message, finding.fix) == expected


@pytest.mark.parametrize(
    ("text", "region", "words"),
    [
        ("x = 1\n\n\n\n\ny = 2\n", (4, 1, 5, 1), "it would change blank lines here"),
        ("import os\nx = 1\n", (2, 1, 2, 6), "it would change blank lines here"),
        ("x = 1\n\n\n", (2, 1, 3, 1), "it would change blank lines here"),
        ("if x:\n  y = 1\n", (2, 3, 2, 8), "it would change the white space around `y = 1`"),
        ("x = 1", (1, 1, 1, 6), "it would change the white space around `x = 1`"),
        ("x = 1\r\ny  = 2\r\n", (2, 1, 2, 7), "it would write `y = 2`"),
        ("\ufeffx  = 1\n", (1, 1, 1, 7), "it would write `x = 1`"),
    ],
)
def test_should_cover_changed_lines_when_files_differ(
    workshop: Workshop, text: str, region: tuple[int, int, int, int], words: str
) -> None:
    finding = workshop.write(src__shop__a=text).check(BLACK).findings[0]
    found = dataclasses.astuple(finding.location.region)
    assert (found, finding.message.partition(": ")[2]) == (region, words)


def test_should_name_unparsable_file_when_project_names_its_python(workshop: Workshop) -> None:
    project = '[project]\nname = "shop"\nrequires-python = ">=3.11"\n'
    result = workshop.put({"pyproject.toml": project, PATH: BROKEN}).check(BLACK)
    assert result.unchecked == (UncheckedFile(PATH, "cannot be parsed (line 1)"),)


def test_should_name_unparsable_file_when_others_are_checked(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=BROKEN, src__shop__b="x  = 1\n").check(BLACK)
    unchecked = (UncheckedFile(PATH, "cannot be parsed (line 1)"),)
    found = (result.outcome, result.unchecked, len(result.findings), result.exit_code)
    assert found == (Outcome.COMPLETED, unchecked, 1, 123)


def test_should_name_undecodable_file_when_encoding_is_unknown(workshop: Workshop) -> None:
    result = workshop.write(src__shop__a=b"# coding: klingon\nx = 1\n").check(BLACK)
    assert [file.path for file in result.unchecked] == [PATH]


def test_should_fail_when_file_is_missing(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n")
    analyzer = workshop.analyzer(BLACK)
    jobs = analyzer.plan(workshop.inspection(BLACK))
    os.remove(workshop.root / PATH)
    result = analyzer.run(jobs[0])
    assert (result.outcome, "does not exist" in result.reason) == (Outcome.FAILED, True)


@pytest.mark.parametrize(
    "configuration", ["[tool.black]\nline-length = 'wide'\n", "[tool.black\nline-length = 1\n"]
)
def test_should_fail_with_its_words_when_configuration_is_bad(
    workshop: Workshop, configuration: str
) -> None:
    result = workshop.put({"pyproject.toml": configuration, PATH: "x  = 1\n"}).check(BLACK)
    assert (result.outcome, "Error:" in result.reason) == (Outcome.FAILED, True)


def test_should_obey_project_configuration_when_it_has_a_table(workshop: Workshop) -> None:
    table = "[tool.black]\nskip-string-normalization = true\n"
    result = workshop.put({"pyproject.toml": table, PATH: "x = 'a'\n"}).check(BLACK)
    assert result.findings == ()


@pytest.mark.parametrize(
    "option",
    [
        "extend-exclude = 'generated'",
        "force-exclude = 'generated'",
        "exclude = '''\n(\n  generated  # by a program\n)\n'''",
    ],
)
def test_should_leave_out_files_when_project_excludes_them(workshop: Workshop, option: str) -> None:
    workshop.put(
        {
            "pyproject.toml": f"[tool.black]\n{option}\n",
            "src/shop/generated.py": "x  = 1\n",
            "src/shop/written.py": "x  = 1\n",
        }
    )
    result = workshop.check(BLACK)
    found = [finding.location.path for finding in result.findings]
    assert (found, result.said) == (
        ["src/shop/written.py"],
        ("left out by black's own configuration: 1.",),
    )


def test_should_write_no_cache_when_there_is_a_place_for_it(
    workshop: Workshop, tmp_path: pathlib.Path
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    shop = dataclasses.replace(workshop, cache_directory=str(cache))
    shop.write(src__shop__a="x = 1\n").check(BLACK)
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('garbage')", "unreadable output (ended with status 0): garbage"),
        ("import sys; sys.exit(1)", "unreadable output (ended with status 1): "),
        ("import sys; sys.exit('Error: no')", "unreadable output (ended with status 1): Error: no"),
        ("import sys; sys.exit(7)", "ended with status 7"),
    ],
)
def test_should_fail_with_reason_when_answer_cannot_be_trusted(
    workshop: Workshop, code: str, reason: str
) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    result = workshop.check(dataclasses.replace(BLACK, program=program))
    assert (result.outcome, result.reason) == (Outcome.FAILED, reason.strip())


SILENT_DIFFERENCE = """
import sys
if "--diff" in sys.argv:
    sys.exit(0)
sys.exit("would reformat src/shop/a.py\\n1 file would be reformatted.")
"""


def test_should_fail_when_differences_are_not_told(workshop: Workshop) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, SILENT_DIFFERENCE)
    result = workshop.check(dataclasses.replace(BLACK, program=program))
    assert (result.outcome, result.reason) == (Outcome.FAILED, "ended with status 0")


def test_should_be_clean_and_count_when_black_excludes_all_it_is_given(workshop: Workshop) -> None:
    workshop.put({"pyproject.toml": '[tool.black]\nextend-exclude = "shop"\n'})
    result = workshop.write(src__shop__a="x=1\n").check(BLACK)
    assert (result.outcome, result.findings, result.said) == (
        Outcome.COMPLETED,
        (),
        ("left out by black's own configuration: 1.",),
    )


RUFF = "[tool.ruff.format]\n"


OF_A_PACK = dataclasses.replace(BLACK, origin=Origin("pack sprint-zero"))
UGLY = "x  = 1\n"
SAID = "formatting: ruff format, found in pyproject.toml"


def test_should_step_aside_when_ruff_formats_and_a_pack_brings_black(workshop: Workshop) -> None:
    result = workshop.put({"pyproject.toml": RUFF, PATH: UGLY}).check(OF_A_PACK)
    found = (result.outcome, result.reason, result.incomplete_if_strict, result.findings)
    assert found == (Outcome.SKIPPED, SAID, (), ())


def test_should_answer_in_the_place_of_black_when_ruff_formats(workshop: Workshop) -> None:
    workshop.put({"pyproject.toml": RUFF, PATH: UGLY, "tests/test_a.py": UGLY})
    configuration = workshop.configuration(dataclasses.replace(OF_A_PACK, on=(Role.SOURCE,)))
    analyzers = tool_analyzers(configuration, VARIABLES)
    jobs = (job for it in analyzers for job in it.plan(workshop.inspection(OF_A_PACK)))
    results = [it.run(job) for it, job in zip(analyzers, jobs)]
    found = [[finding.location.path for finding in result.findings] for result in results]
    assert ([it.name for it in analyzers], found) == (["black", "ruff-format"], [[], [PATH]])


def test_should_say_that_nothing_is_checked_when_the_other_tool_is_switched_off(
    workshop: Workshop,
) -> None:
    workshop.put({"pyproject.toml": RUFF, PATH: UGLY})
    other = ToolSetting(name="ruff-format", enabled=False)
    configuration = dataclasses.replace(
        workshop.configuration(OF_A_PACK), tools={"black": OF_A_PACK, "ruff-format": other}
    )
    (analyzer,) = tool_analyzers(configuration, VARIABLES)
    result = analyzer.run(analyzer.plan(workshop.inspection(OF_A_PACK))[0])
    where = "ruff-format checks it where it is installed and part of the gate"
    assert (result.outcome, result.reason, result.incomplete_if_strict) == (
        Outcome.SKIPPED,
        "formatting: not checked (ruff format)",
        (f"{SAID}, is not checked ({where}).",),
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [((), ["black"]), (tuple(sys.path), ["black", "ruff-format"])],
)
def test_should_add_the_other_tool_only_when_it_can_be_found(
    workshop: Workshop, path: tuple[str, ...], expected: list[str]
) -> None:
    workshop.put({"pyproject.toml": RUFF})
    surroundings = Surroundings({"PATH": ""}, str(workshop.root), python_path=path)
    whole = with_replacements(workshop.configuration(OF_A_PACK), surroundings)
    assert sorted(whole.tools) == expected


def test_should_list_the_other_tool_as_part_of_the_gate_when_it_answers(
    workshop: Workshop,
) -> None:
    workshop.put({"pyproject.toml": RUFF})
    statuses = InstalledToolInventory(VARIABLES).statuses(workshop.configuration(OF_A_PACK), {})
    assert [it.name for it in statuses if it.enabled] == ["black", "ruff-format"]


@pytest.mark.parametrize(
    ("source", "text"), [("pyproject.toml", RUFF), ("pack sprint-zero", "[tool.black]\n")]
)
def test_should_check_when_project_insists_on_black(
    workshop: Workshop, source: str, text: str
) -> None:
    setting = dataclasses.replace(BLACK, origin=Origin(source))
    result = workshop.put({"pyproject.toml": text, PATH: "x  = 1\n"}).check(setting)
    assert [finding.rule for finding in result.findings] == ["black"]


@pytest.mark.parametrize(
    ("args", "found", "notes"),
    [
        (("--extend-exclude=shop", "-q"), [], ("left out by black's own configuration: 1.",)),
        (("--force-exclude", "other", "--quiet", "--diff"), ["black"], ()),
        (("--config=ci.toml",), ["black"], ()),
        (("--config=other.toml",), [], ("left out by black's own configuration: 1.",)),
    ],
)
def test_should_obey_arguments_when_they_exclude_or_silence(
    workshop: Workshop, args: tuple[str, ...], found: list[str], notes: tuple[str, ...]
) -> None:
    workshop.put({"pyproject.toml": "[tool.black]\nforce-exclude = 'shop'\n", PATH: "x  = 1\n"})
    workshop.put({"ci.toml": "[tool.black]\nquiet = true\n"})
    workshop.put({"other.toml": "[tool.black]\nextend_exclude = 'shop'\n"})
    result = workshop.check(dataclasses.replace(BLACK, args=args))
    assert ([finding.rule for finding in result.findings], result.said) == (found, notes)


TABLES = """[tool.black]
quiet = true
line-length = 60
extra = {a = [1, {b = "\\u007f\\n"}], c = 1979-05-27, d = false}
"""


def test_should_write_the_whole_table_when_project_silences_black(workshop: Workshop) -> None:
    text = f'x = f("{"a" * 30}", "{"b" * 30}")\n'
    result = workshop.put({"pyproject.toml": TABLES, PATH: text}).check(BLACK)
    assert (result.reason, [finding.rule for finding in result.findings]) == ("", ["black"])


@pytest.mark.parametrize("silence", ["quiet = true", "diff = true", "check = false"])
def test_should_hear_black_when_the_project_silences_it(workshop: Workshop, silence: str) -> None:
    options = f'[tool.black]\nline_length = 60\ntarget-version = ["py311"]\n{silence}\n'
    workshop.put({"pyproject.toml": options})
    workshop.write(src__shop__a=f'x = f("{"é" * 30}", "{"b" * 30}")\n')
    assert places(workshop.check(BLACK)) == [(PATH, "black", 1, 1, 1, 74)]
