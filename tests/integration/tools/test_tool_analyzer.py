"""The analyzer around the tools: jobs, outcomes, isolation."""

import dataclasses
import os
import pathlib
import subprocess
import sys
import threading
import venv

import pytest

from archcheck.domain.activation import RulePlan
from archcheck.domain.configuration import Configuration, Origin, ToolSetting, Unchecked
from archcheck.domain.job import Job, Outcome
from archcheck.domain.level import Level
from archcheck.domain.project import Role, Scope
from archcheck.infrastructure.tools.adapter import ToolAdapter
from archcheck.infrastructure.tools.catalogue import adapters_in_order, known_tools
from archcheck.infrastructure.tools.tool_analyzers import tool_analyzers
from tests.integration.tools.tool_support import VARIABLES, VERSION, Workshop, places, stand_in

FLAKE8 = ToolSetting(name="flake8")
MYPY = ToolSetting(name="mypy")
XENON = ToolSetting(name="xenon", args=("-b", "A"))
ADAPTERS = adapters_in_order(known_tools())
ALL = [adapter.name for adapter in ADAPTERS if not adapter.helps]
OF_PYTHON = [it.name for it in ADAPTERS if type(it).inputs is ToolAdapter.inputs and not it.helps]
LONG = "x = [\n" + "    1,\n" * 100_000 + "]\n"


def jobs_of(workshop: Workshop, setting: ToolSetting) -> tuple[Job, ...]:
    """The plan of a tool."""
    return workshop.analyzer(setting).plan(workshop.inspection(setting))


STRAY = "src/shop/absent.py"
DIFFERENCE = f"--- {STRAY}\\tx\\n+++ {STRAY}\\tx\\n@@ -1 +1 @@\\n-x  = 1\\n+x = 1"
BANDIT_SAYS = {
    "results": [
        {
            "filename": STRAY,
            "line_number": 1,
            "line_range": [1],
            "col_offset": 0,
            "end_col_offset": 1,
            "test_id": "B101",
            "issue_severity": "LOW",
            "issue_confidence": "HIGH",
            "issue_text": "x",
        }
    ],
    "errors": [],
    "metrics": {"src/shop/a.py": {}},
}
SEMGREP_SAYS = {
    "results": [
        {
            "check_id": "x",
            "path": STRAY,
            "start": {"line": 1, "col": 1},
            "end": {"line": 1, "col": 2},
            "extra": {"message": "x", "severity": "ERROR"},
        }
    ],
    "errors": [],
    "paths": {"scanned": ["src/shop/a.py"]},
}
SAYS_OF_ANOTHER = {
    "semgrep": f"import json\nprint(json.dumps({SEMGREP_SAYS!r}))",
    "flake8": f"print('{STRAY}|1|1|E741|x')",
    "black": (
        f"import sys\nif '--diff' in sys.argv: print('{DIFFERENCE}')\n"
        f"else: print('would reformat {STRAY}\\n1 file would be reformatted.', file=sys.stderr)\n"
        "sys.exit(1)"
    ),
    "bandit": f"import json\nprint(json.dumps({BANDIT_SAYS!r}))",
}


@pytest.mark.parametrize("name", sorted(SAYS_OF_ANOTHER))
def test_should_fail_when_tool_speaks_of_a_file_that_it_was_not_given(
    workshop: Workshop, name: str
) -> None:
    program = stand_in(workshop.root.parent, SAYS_OF_ANOTHER[name])
    workshop.write(src__shop__a="x = 1\n")
    result = workshop.check(ToolSetting(name=name, program=program))
    expected = f"it speaks of {STRAY}, which it was not given"
    assert (result.outcome, result.reason) == (Outcome.FAILED, expected)


def test_should_keep_a_fixed_order_when_tools_are_enabled() -> None:
    tools = {name: ToolSetting(name=name) for name in sorted(ALL)}
    configuration = Configuration(root="/", tools=tools)
    assert [tool.name for tool in tool_analyzers(configuration, {})] == ALL


def test_should_leave_out_tool_when_it_is_disabled() -> None:
    tools = {"mypy": ToolSetting(name="mypy", enabled=False)}
    assert tool_analyzers(Configuration(root="/", tools=tools), {}) == ()


def test_should_plan_one_job_when_there_is_little_to_do(workshop: Workshop) -> None:
    workers = dataclasses.replace(workshop.write(src__shop__a="x = 1\n"), workers=8)
    assert [job.name for job in jobs_of(workers, FLAKE8)] == ["flake8"]


def test_should_plan_a_job_for_each_worker_when_there_is_much_to_do(workshop: Workshop) -> None:
    workshop.write(src__shop__a=LONG, src__shop__b=LONG, src__shop__c="x = 1\n")
    jobs = jobs_of(dataclasses.replace(workshop, workers=2), FLAKE8)
    assert [(job.name, [file.path for file in job.files]) for job in jobs] == [
        ("flake8 1/2", ["src/shop/a.py"]),
        ("flake8 2/2", ["src/shop/b.py", "src/shop/c.py"]),
    ]


def test_should_plan_one_job_when_tool_needs_the_project(workshop: Workshop) -> None:
    workshop.write(src__shop__a=LONG, src__shop__b=LONG)
    assert len(jobs_of(dataclasses.replace(workshop, workers=2), XENON)) == 1


def test_should_give_only_files_in_scope_when_tool_sees_each_alone(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n", src__shop__b="x = 1\n")
    scope = Scope(whole=False, files=frozenset({"src/shop/b.py"}))
    (job,) = jobs_of(dataclasses.replace(workshop, scope=scope), FLAKE8)
    assert [file.path for file in job.files] == ["src/shop/b.py"]


def test_should_give_only_files_of_its_roles_when_tool_is_limited(workshop: Workshop) -> None:
    workshop.write(src__shop__a="x = 1\n", tests__test_a="x = 1\n")
    (job,) = jobs_of(workshop, dataclasses.replace(FLAKE8, on=(Role.TEST,)))
    assert [file.path for file in job.files] == ["tests/test_a.py"]


def test_should_complete_without_running_when_there_are_no_files(workshop: Workshop) -> None:
    setting = dataclasses.replace(FLAKE8, program=sys.executable)
    result = workshop.check(setting)
    assert (result.outcome, result.findings, result.exit_code) == (Outcome.COMPLETED, (), None)


def test_should_expect_cost_by_size_when_it_plans(workshop: Workshop) -> None:
    (job,) = jobs_of(workshop.write(src__shop__a="x" * 1000), FLAKE8)
    assert job.cost == pytest.approx(0.1 + 0.00205)


def test_should_be_missing_when_program_does_not_exist(workshop: Workshop) -> None:
    setting = dataclasses.replace(FLAKE8, program="no-such-flake8")
    result = workshop.write(src__shop__a="x = 1\n").check(setting)
    expected = (Outcome.MISSING, 'the program "no-such-flake8" does not exist')
    assert (result.outcome, result.reason) == expected


def test_should_say_what_to_install_when_tool_is_missing(workshop: Workshop) -> None:
    shop = dataclasses.replace(workshop.write(src__shop__a="x = 1\n"), variables={"PATH": ""})
    result = shop.check(dataclasses.replace(FLAKE8, environment="path"))
    expected = "not found on PATH (install it there, or leave its environment to archcheck)"
    assert (result.outcome, result.reason) == (Outcome.MISSING, expected)


@pytest.mark.parametrize(("strict", "optional"), [(False, True), (True, False)])
def test_should_be_required_when_the_check_is_strict(
    workshop: Workshop, strict: bool, optional: bool
) -> None:
    setting = dataclasses.replace(FLAKE8, optional=True)
    configuration = dataclasses.replace(workshop.configuration(setting), strict=strict)
    (analyzer,) = tool_analyzers(configuration, VARIABLES)
    assert analyzer.describe(workshop.inspection(setting), ()).optional is optional


def test_should_leave_a_file_alone_when_it_is_declared_as_unchecked(workshop: Workshop) -> None:
    inspection = workshop.write(src__shop__a="x = 1\n", src__shop__b="def f(:\n").inspection(MYPY)
    gap = Unchecked(path="src/shop/b.py", reason="a template", origin=Origin("archcheck.toml"))
    configuration = dataclasses.replace(inspection.configuration, unchecked=(gap,))
    declared = dataclasses.replace(
        inspection,
        configuration=configuration,
        rules=RulePlan({}, configuration, lambda pattern, path: pattern == path),
    )
    (job,) = workshop.analyzer(MYPY).plan(declared)
    assert [file.path for file in job.files] == ["src/shop/a.py"]


def test_should_say_what_to_install_when_tool_is_too_old(workshop: Workshop) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, "")
    script = pathlib.Path(program)
    script.write_text(script.read_text().replace("99.8.7", "6.10"))
    result = workshop.check(dataclasses.replace(FLAKE8, program=program))
    expected = (
        "flake8 6.10 is too old, archcheck reads 7.1 and newer "
        "(python -m pip install --upgrade flake8)"
    )
    assert (result.outcome, result.reason) == (Outcome.FAILED, expected)


@pytest.mark.parametrize("tool", ["flake8", "black", "bandit", "mypy", "xenon"])
def test_should_fail_with_advice_when_tool_hangs(workshop: Workshop, tool: str) -> None:
    code = "import time\ntime.sleep(60)\n"
    program = pathlib.Path(stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code))
    python = program.rename(program.with_name("python"))
    result = workshop.check(ToolSetting(name=tool, program=str(python), timeout=0.5))
    advice = f"raise [tool.archcheck.tools.{tool}] timeout, or --no-tool {tool}"
    expected = (Outcome.FAILED, f"no answer within 0.5 s ({advice})")
    assert (result.outcome, result.reason) == expected


def test_should_fail_when_output_is_huge(workshop: Workshop) -> None:
    code = "import sys\nfor _ in range(1100): sys.stdout.write('x' * 65536)\n"
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    result = workshop.check(dataclasses.replace(FLAKE8, program=program))
    expected = (Outcome.FAILED, "unreadable output: more than 67,108,864 bytes")
    assert (result.outcome, result.reason) == expected


def test_should_fail_soon_when_it_is_stopped(workshop: Workshop) -> None:
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, "while 1: 1\n")
    setting = dataclasses.replace(FLAKE8, program=program)
    analyzer = workshop.analyzer(setting)
    (job,) = analyzer.plan(dataclasses.replace(workshop.inspection(setting)))
    threading.Timer(0.3, analyzer.stop).start()
    result = analyzer.run(job)
    assert (result.outcome, result.reason) == (Outcome.FAILED, "interrupted")


def test_should_fail_and_not_raise_when_job_is_not_its_own(workshop: Workshop) -> None:
    analyzer = workshop.analyzer(FLAKE8)
    job = Job(analyzer="flake8", name="flake8", root="/", files=())
    assert analyzer.run(job).outcome is Outcome.FAILED


def test_should_count_findings_outside_when_tool_reports_them(workshop: Workshop) -> None:
    code = "print('/etc/passwd|1|1|E1|outside')\nprint('src/shop/a.py|1|1|E1|inside')\n"
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    result = workshop.check(dataclasses.replace(FLAKE8, program=program))
    found = (result.outcome, [finding.message for finding in result.findings], result.said)
    expected = (Outcome.COMPLETED, ["inside"], ("1 finding outside of the project left out.",))
    assert found == expected


def test_should_give_equal_findings_once_when_tool_repeats_them(workshop: Workshop) -> None:
    code = "print('src/shop/a.py|1|1|E1|a')\n" * 2
    program = stand_in(workshop.write(src__shop__a="x = 1\n").root.parent, code)
    assert len(workshop.check(dataclasses.replace(FLAKE8, program=program)).findings) == 1


def test_should_clamp_line_when_tool_points_behind_the_file(workshop: Workshop) -> None:
    code = "print('src/shop/a.py|99|7|E1|a')\nprint('src/shop/a.py|1|77|E2|b')\n"
    program = stand_in(workshop.write(src__shop__a="x = 1\ny = 2").root.parent, code)
    setting = dataclasses.replace(FLAKE8, program=program)
    assert places(workshop.check(setting)) == [
        ("src/shop/a.py", "E2", 1, 1, 1, 6),
        ("src/shop/a.py", "E1", 2, 1, 2, 6),
    ]


def test_should_clean_texts_when_tool_quotes_control_characters(workshop: Workshop) -> None:
    root = workshop.write(src__shop__a="x = 1\n").root
    code = f"print('src/shop/a.py|1|1|E12|see \\x1b[31m {root}/src/b.py line 12')"
    program = stand_in(root.parent, code)
    (finding,) = workshop.check(dataclasses.replace(FLAKE8, program=program)).findings
    assert (finding.message, finding.key) == (
        "see \ufffd[31m src/b.py line 12",
        "see \ufffd[#m src/b.py line # | x = 1",
    )


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({"F401": Level.ERROR}, [Level.ERROR]),
        ({"F": Level.NOTE}, [Level.NOTE]),
        ({"F": Level.NOTE, "F4": Level.OFF}, []),
        ({"F4": Level.OFF, "F401": Level.NOTE}, [Level.NOTE]),
        ({"E": Level.OFF}, [Level.WARNING]),
    ],
)
def test_should_prefer_the_most_exact_level_when_several_match(
    workshop: Workshop, levels: dict[str, Level], expected: list[Level]
) -> None:
    setting = dataclasses.replace(FLAKE8, levels=levels)
    result = workshop.write(src__shop__a="import os\n").check(setting)
    assert [finding.level for finding in result.findings] == expected


ODD_NAMES = ["src/new\nline.py", "src/bell\x07.py", "src/a|1|2|E1|b.py", "src/\udcff.py"]


DOCUMENTED = '    """F.\n\n    Parameters\n    ----------\n    b : int\n    """\n'


@pytest.mark.parametrize("name", [name for name in OF_PYTHON if name != "import-linter"])
def test_should_check_files_when_their_names_are_odd(workshop: Workshop, name: str) -> None:
    text = "import os\n" + "y: int = eval(input()) ;x  = ''  # type: str\ny = x\n" + "def f(a):\n"
    text += DOCUMENTED
    workshop.put({path: text + "    if a: a = 1\n" * 6 for path in ODD_NAMES})
    setting = ToolSetting(name=name, args=XENON.args if name == "xenon" else ())
    result = workshop.check(setting)
    found = {finding.location.path for finding in result.findings}
    assert (result.outcome, result.unchecked, found) == (Outcome.COMPLETED, (), set(ODD_NAMES))


def test_should_keep_its_name_when_odd_file_cannot_be_copied(workshop: Workshop) -> None:
    path = "src/bell\x07.py"
    workshop.put({path: "import os\n"})
    analyzer = workshop.analyzer(FLAKE8)
    jobs = analyzer.plan(workshop.inspection(FLAKE8))
    os.remove(workshop.root / path)
    assert analyzer.run(jobs[0]).outcome is Outcome.FAILED


HOSTILE = ("ast", "click", "json", "flake8", "black", "bandit", "xenon", "radon", "mypy", "re")


@pytest.mark.parametrize("name", ALL)
def test_should_never_import_project_when_it_shadows_modules(workshop: Workshop, name: str) -> None:
    trap = workshop.root.parent / "trapped"
    text = f'open({str(trap)!r}, "w").close()\n'
    workshop.put({f"{module}.py": text for module in HOSTILE})
    variables = {**VARIABLES, "PYTHONPATH": os.pathsep.join(("", ".", str(workshop.root)))}
    shop = dataclasses.replace(workshop, variables=variables)
    analyzer = shop.analyzer(ToolSetting(name=name))
    inspection = shop.inspection(ToolSetting(name=name))
    analyzer.run(analyzer.plan(inspection)[0])
    analyzer.describe(inspection, ["B101"])
    assert not trap.exists()


def test_should_check_many_files_when_list_is_longer_than_a_command(workshop: Workshop) -> None:
    folder = "long_" * 40
    texts: dict[str, str | bytes] = {
        f"src/{folder}/m{number}.py": "x = 1\n" for number in range(1000)
    }
    texts[f"src/{folder}/z.py"] = "def f(a):\n" + "    if a: a = 1\n" * 6
    result = workshop.put(texts).check(XENON)
    assert [finding.rule for finding in result.findings] == ["ARC405"]


@pytest.fixture(scope="session")
def foreign_environment(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A virtual environment with a library, and a flake8 of its own that says nothing."""
    place = tmp_path_factory.mktemp("environments") / "venv"
    venv.create(place, symlinks=True)
    (library,) = place.glob("lib/python*/site-packages")
    (library / "library").mkdir()
    (library / "library" / "__init__.py").write_text("x: int = 1\n", encoding="utf-8")
    (library / "library" / "py.typed").touch()
    return place


@pytest.mark.parametrize("way", ["active", "in project", "configured"])
def test_should_see_dependencies_when_project_has_an_environment(
    workshop: Workshop, mypy_cache: str, foreign_environment: pathlib.Path, way: str
) -> None:
    workshop.write(src__shop__a="import library\ny: str = library.x\n")
    variables = {"active": {**VARIABLES, "VIRTUAL_ENV": str(foreign_environment)}}
    python = {"configured": str(foreign_environment / "bin" / "python")}
    link = {"in project": workshop.root / ".venv"}.get(way, workshop.root.parent / "unused")
    link.symlink_to(foreign_environment)
    shop = dataclasses.replace(
        workshop, variables=variables.get(way, VARIABLES), cache_directory=mypy_cache
    )
    result = shop.check(dataclasses.replace(MYPY, python=python.get(way, "")))
    assert [finding.rule for finding in result.findings] == ["assignment"]


def test_should_not_count_own_environment_when_it_is_active(
    workshop: Workshop, mypy_cache: str
) -> None:
    workshop.write(src__shop__a="import library\n")
    variables = {**VARIABLES, "VIRTUAL_ENV": sys.prefix}
    shop = dataclasses.replace(workshop, variables=variables, cache_directory=mypy_cache)
    assert len(shop.check(MYPY).incomplete_if_strict) == 1


def test_should_start_program_of_project_when_environment_holds_one(
    workshop: Workshop, foreign_environment: pathlib.Path
) -> None:
    program = foreign_environment / "bin" / "flake8"
    text = f"#!{sys.executable} -I\n{VERSION}print('src/shop/a.py|1|1|E1|of the project')\n"
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    variables = {**VARIABLES, "VIRTUAL_ENV": str(foreign_environment)}
    shop = dataclasses.replace(workshop.write(src__shop__a="x = 1\n"), variables=variables)
    result = shop.check(dataclasses.replace(FLAKE8, environment="project"))
    assert [finding.message for finding in result.findings] == ["of the project"]


def test_should_use_interpreter_of_program_when_tool_runs_by_our_script(
    workshop: Workshop,
) -> None:
    folder = str(pathlib.Path(sys.executable).parent)
    variables = {**VARIABLES, "PATH": folder}
    shop = dataclasses.replace(workshop.write(src__shop__a="x = 1\n"), variables=variables)
    analyzer = shop.analyzer(dataclasses.replace(XENON, environment="path"))
    inspection = shop.inspection(XENON)
    result = analyzer.run(analyzer.plan(inspection)[0])
    version = analyzer.describe(inspection, ()).version
    assert (result.outcome, version[:2]) == (Outcome.COMPLETED, "0.")


def test_should_equal_plain_tool_when_it_runs_by_path(workshop: Workshop) -> None:
    workshop.write(src__shop__a="import os\nx=1\n")
    variables = {**VARIABLES, "PATH": str(pathlib.Path(sys.executable).parent)}
    shop = dataclasses.replace(workshop, variables=variables)
    plain = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "src"],
        cwd=workshop.root,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    found = shop.check(dataclasses.replace(FLAKE8, environment="path")).findings
    assert len(found) == len(plain)


@pytest.mark.parametrize("tool", [FLAKE8, MYPY])
@pytest.mark.parametrize(
    "text", ["#!/bin/sh\nexit 0\n", "#!/bin/sh\necho 'true (GNU coreutils) 9.1'\n"]
)
def test_should_fail_when_program_does_not_show_that_it_is_the_tool(
    workshop: Workshop, tool: ToolSetting, text: str
) -> None:
    program = workshop.write(src__shop__a="x = 1\n").root.parent / "anything"
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    result = workshop.check(dataclasses.replace(tool, program=str(program)))
    told = (result.outcome, result.reason.partition(" does not say ")[0])
    assert told == (Outcome.FAILED, f"{program} --version")


def test_should_run_our_script_beside_xenon_when_its_program_is_configured(
    workshop: Workshop,
) -> None:
    program = str(pathlib.Path(sys.executable).parent / "xenon")
    workshop.write(src__shop__a="def f(a):\n" + "    if a: a = 1\n" * 6)
    result = workshop.check(dataclasses.replace(XENON, program=program))
    assert [finding.rule for finding in result.findings] == ["ARC405"]


def test_should_say_what_is_missing_when_program_of_xenon_tells_no_python(
    workshop: Workshop,
) -> None:
    program = workshop.write(src__shop__a="x = 1\n").root.parent / "xenon"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    result = workshop.check(dataclasses.replace(XENON, program=str(program)))
    reason = f'no Python beside the program "{program}", which it would need to run in'
    assert (result.outcome, result.reason) == (Outcome.MISSING, reason)


@pytest.mark.parametrize("tool", ["flake8", "black", "bandit", "mypy"])
def test_should_know_the_tool_when_a_script_starts_it_as_a_module(
    workshop: Workshop, tool: str
) -> None:
    program = workshop.write(src__shop__a="x = 1\n").root.parent / "script"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -P -m {tool} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    result = workshop.check(ToolSetting(name=tool, program=str(program)))
    assert (result.outcome, result.reason) == (Outcome.COMPLETED, "")
