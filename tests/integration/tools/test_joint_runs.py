"""Tests of starts of tools that answer for several projects."""

import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.domain.job import Outcome
from archcheck.infrastructure.tools.running.joint_jobs import joint_jobs
from tests.integration.tools.joint_support import (
    BROKEN,
    PROJECTS,
    Texts,
    both,
    results_of,
    shared_by,
    works_of,
)
from tests.integration.tools.tool_support import stand_in

ALL = {**PROJECTS, "broken": BROKEN}
RANKS = ("-b", "A", "-m", "A", "-a", "A")
TOOLS = (
    ToolSetting(name="flake8"),
    ToolSetting(name="black"),
    ToolSetting(name="bandit"),
    ToolSetting(name="xenon", args=RANKS),
    ToolSetting(name="ruff"),
    ToolSetting(name="ruff-format"),
    ToolSetting(name="isort"),
    ToolSetting(name="pydoclint"),
    ToolSetting(name="semgrep"),
)
LOGGED = """
import os, pathlib
with open({log!r}, "a") as file:
    file.write(f"{{pathlib.Path.cwd().name}}\\n")
"""
EACH = """
import os
for path in sys.argv:
    path.endswith(".py") and print(f"{{path}}:1: DOC101: {}", file=sys.stderr)
sys.exit(1)
"""
TABLE = "pyproject.toml"
FLAKE8 = ".flake8"
PLAIN_FLAKE8 = {FLAKE8: "[flake8]\nmax-line-length = 20\n"}


def _with(more: Texts) -> dict[str, Texts]:
    return {name: {**texts, **more} for name, texts in PROJECTS.items()}


@pytest.mark.parametrize("setting", TOOLS, ids=lambda it: it.name)
def test_should_say_the_same_when_one_start_answers_for_all(
    setting: ToolSetting, tmp_path: pathlib.Path
) -> None:
    found = both(tmp_path, setting, ALL)
    assert (found.together, found.shared[:3]) == (found.alone, [True, True, True])


@pytest.mark.parametrize(
    ("tool", "more"),
    [
        ("flake8", PLAIN_FLAKE8),
        ("flake8", {FLAKE8: "[flake8]\nper-file-ignores = __init__.py:F401\n"}),
        ("black", {TABLE: "[tool.black]\nline-length = 20\n"}),
        ("bandit", {TABLE: '[tool.bandit]\nskips = ["B602"]\n'}),
        ("bandit", {".bandit": "[bandit]\nskips = B602\n"}),
        ("ruff", {TABLE: "[tool.ruff]\nline-length = 20\n"}),
        ("ruff-format", {TABLE: "[tool.ruff]\nline-length = 20\n"}),
        ("pydoclint", {TABLE: '[tool.pydoclint]\nstyle = "google"\n'}),
        ("semgrep", {".semgrep.yml": "rules: [{id: a, languages: [python], severity: ERROR,"
                                     " message: m, pattern: eval(...)}]\n"}),
    ],
)  # fmt: skip
def test_should_say_the_same_when_each_project_has_the_same_settings(
    tool: str, more: Texts, tmp_path: pathlib.Path
) -> None:
    found = both(tmp_path, ToolSetting(name=tool), _with(more))
    assert (found.together, all(found.shared)) == (found.alone, True)


@pytest.mark.parametrize(
    ("tool", "more", "args"),
    [
        ("flake8", {FLAKE8: "[flake8]\nper-file-ignores = src/*:F401\n"}, ()),
        ("flake8", {}, ("--exclude=core.py",)),
        ("black", {TABLE: '[tool.black]\nextend-exclude = "core"\n'}, ()),
        ("black", {}, ("--extend-exclude=core",)),
        ("bandit", {TABLE: '[tool.bandit]\nexclude_dirs = ["tests"]\n'}, ()),
        ("bandit", {TABLE: '[tool.bandit.assert_used]\nskips = ["*.py"]\n'}, ()),
        ("bandit", {}, ("-x", "tests")),
        ("ruff", {TABLE: '[tool.ruff]\nsrc = ["src"]\n'}, ()),
        ("ruff", {"src/m/ruff.toml": "line-length = 20\n", "src/m/core.py": ""}, ()),
        ("ruff", {}, ("--per-file-ignores=core.py:E",)),
        ("ruff", {}, ("--select=I",)),
        ("pydoclint", {TABLE: '[tool.pydoclint]\nexclude = "core"\n'}, ()),
        ("pydoclint", {}, ("--exclude=core",)),
        ("semgrep", {".semgrepignore": "core.py\n"}, ()),
        ("semgrep", {}, ("--exclude=core.py",)),
        ("pylint", {}, ()),
        ("vulture", {}, ()),
    ],
)
def test_should_ask_for_each_project_when_the_place_of_a_start_matters(
    tool: str, more: Texts, args: tuple[str, ...], tmp_path: pathlib.Path
) -> None:
    setting = ToolSetting(name=tool, args=args)
    assert not any(shared_by(works_of(tmp_path, setting, _with(more))))


def test_should_ask_twice_when_one_project_configures_a_tool_otherwise(
    tmp_path: pathlib.Path,
) -> None:
    projects = {**PROJECTS, "other": {**PROJECTS["amp"], **PLAIN_FLAKE8}}
    shared = shared_by(works_of(tmp_path, ToolSetting(name="flake8"), projects))
    assert shared == [True, True, True, False]


def test_should_start_a_program_once_when_three_projects_share_it(tmp_path: pathlib.Path) -> None:
    log = tmp_path / "log"
    program = stand_in(tmp_path, LOGGED.format(log=str(log)))
    works = works_of(tmp_path, ToolSetting(name="pydoclint", program=program))
    results_of(works, joint_jobs(works, 2))
    assert log.read_text() == "amp\n"


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit('no')",
        "sys.exit('/elsewhere.py:1: DOC101: wrong')",
        EACH.format("in ../helpers/src"),
        EACH.format("in {os.getcwd()}"),
    ],
)
def test_should_say_what_each_start_says_when_a_common_answer_is_not_plain(
    code: str, tmp_path: pathlib.Path
) -> None:
    setting = ToolSetting(name="pydoclint", program=stand_in(tmp_path, code))
    found = both(tmp_path, setting)
    assert found.together == found.alone


@pytest.mark.parametrize(
    ("tool", "texts"),
    [
        ("flake8", {"src/x.egg/core.py": "x=1\n"}),
        ("ruff", {"src/other/__init__.py": "import amp\n"}),
        ("xenon", {"src/o|dd.py": "x=1\n"}),
    ],
)
def test_should_ask_a_project_alone_when_what_is_said_of_it_is_not_sure(
    tool: str, texts: Texts, tmp_path: pathlib.Path
) -> None:
    works = works_of(tmp_path, ToolSetting(name=tool), {**PROJECTS, "other": texts})
    assert shared_by(works) == [True, True, True, False]


def test_should_say_the_same_when_a_project_lies_in_an_odd_directory(
    tmp_path: pathlib.Path,
) -> None:
    projects = {**PROJECTS, "an odd one": PROJECTS["amp"]}
    found = both(tmp_path, ToolSetting(name="black"), projects)
    assert found.together == found.alone


def test_should_fail_in_each_project_when_a_script_breaks(tmp_path: pathlib.Path) -> None:
    setting = ToolSetting(name="isort", args=("--settings-path=nowhere.toml",))
    found = both(tmp_path, setting)
    assert {result.outcome for result in found.together} == {Outcome.FAILED}


def test_should_share_the_time_by_size_when_one_start_answers_for_all(
    tmp_path: pathlib.Path,
) -> None:
    works = works_of(tmp_path, ToolSetting(name="bandit"))
    jobs = joint_jobs(works, 2)
    seconds = [analyzer.run(job).cpu_seconds for (analyzer, _), job in zip(works, jobs)]
    assert seconds[2] > seconds[0] > seconds[1] > 0


def test_should_ask_for_each_project_when_nobody_knows_the_plugins_of_a_program(
    tmp_path: pathlib.Path,
) -> None:
    setting = ToolSetting(name="flake8", program=stand_in(tmp_path, ""))
    assert shared_by(works_of(tmp_path, setting)) == [False, False, False]
