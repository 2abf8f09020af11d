"""Where tools and interpreters are found."""

import os
import pathlib
import sys

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.infrastructure.tools.catalogue import adapter_named
from archcheck.infrastructure.tools.running.environments import (
    Surroundings,
    ToolProgram,
    own_environment,
    script_interpreter,
)

FLAKE8 = adapter_named("flake8")
XENON = adapter_named("xenon")


def executable(path: pathlib.Path, text: str = "") -> pathlib.Path:
    """A file that can be started."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def environment(path: pathlib.Path) -> pathlib.Path:
    """A virtual environment, as far as its looks go."""
    executable(path / "bin" / "python")
    (path / "pyvenv.cfg").touch()
    return path


def started(program: ToolProgram | None) -> tuple[tuple[str, ...], str]:
    """The command and the place of a program."""
    return (program.command, program.place) if program else ((), "nowhere")


TRUSTING = {"ARCHCHECK_TRUST_PROJECT": "1"}


def bare(root: pathlib.Path, **variables: str) -> Surroundings:
    """Surroundings where nothing stands beside archcheck, and the project is trusted."""
    return Surroundings({"PATH": "", **TRUSTING, **variables}, str(root), python_path=())


def wary(root: pathlib.Path, **variables: str) -> Surroundings:
    """Surroundings where nothing stands beside archcheck, and nobody trusts the project."""
    return bare(root, **variables, ARCHCHECK_TRUST_PROJECT="")


def test_should_start_module_safely_when_tool_stands_beside_archcheck() -> None:
    program = Surroundings({}, "/project").program(FLAKE8, ToolSetting(name="flake8"))
    expected = ((sys.executable, "-P", "-m", "flake8"), "beside archcheck")
    assert started(program) == expected


def test_should_find_nothing_when_tool_is_nowhere(tmp_path: pathlib.Path) -> None:
    assert bare(tmp_path).program(FLAKE8, ToolSetting(name="flake8")) is None


def test_should_look_on_path_when_tool_is_not_beside_archcheck(tmp_path: pathlib.Path) -> None:
    found = executable(tmp_path / "flake8")
    program = bare(tmp_path, PATH=str(tmp_path)).program(FLAKE8, ToolSetting(name="flake8"))
    assert started(program)[0] == (str(found),)


def test_should_find_nothing_when_script_has_no_interpreter(tmp_path: pathlib.Path) -> None:
    executable(tmp_path / "xenon", "#!/bin/sh\n")
    surroundings = bare(tmp_path, PATH=str(tmp_path))
    assert surroundings.program(XENON, ToolSetting(name="xenon")) is None


@pytest.mark.parametrize("active", [True, False])
def test_should_prefer_active_environment_when_there_are_two(
    tmp_path: pathlib.Path, active: bool
) -> None:
    other, own = environment(tmp_path / "other"), environment(tmp_path / ".venv")
    executable(other / "bin" / "flake8")
    executable(own / "bin" / "flake8")
    variables = {"VIRTUAL_ENV": str(other)} if active else {}
    setting = ToolSetting(name="flake8", environment="project")
    program = bare(tmp_path, **variables).program(FLAKE8, setting)
    expected = str((other if active else own) / "bin" / "flake8")
    assert started(program)[0] == (expected,)


def test_should_fall_back_when_environment_does_not_hold_the_tool(tmp_path: pathlib.Path) -> None:
    environment(tmp_path / ".venv")
    setting = ToolSetting(name="flake8", environment="project")
    program = Surroundings({}, str(tmp_path)).program(FLAKE8, setting)
    assert started(program)[1] == "beside archcheck"


@pytest.mark.parametrize("program", ["tools/flake8", "./tools/flake8"])
def test_should_start_configured_program_when_it_lies_in_the_project(
    tmp_path: pathlib.Path, program: str
) -> None:
    found = executable(tmp_path / "tools" / "flake8")
    setting = ToolSetting(name="flake8", program=program)
    result = bare(tmp_path).program(FLAKE8, setting)
    assert started(result)[0] == (str(found),)


def test_should_use_interpreter_when_it_is_configured(tmp_path: pathlib.Path) -> None:
    found = executable(tmp_path / "env" / "python")
    setting = ToolSetting(name="mypy", python="env/python")
    assert bare(tmp_path).project_interpreter(setting) == str(found)


def test_should_need_no_interpreter_when_tool_does_not(tmp_path: pathlib.Path) -> None:
    environment(tmp_path / ".venv")
    assert bare(tmp_path).interpreter_for(FLAKE8, ToolSetting(name="flake8")) == ""


def test_should_forget_variables_when_they_would_change_answers() -> None:
    given = {"FORCE_COLOR": "1", "MYPYPATH": "x", "LANG": "C", "PYTHONWARNINGS": "error"}
    variables = Surroundings(given, "/project").tool_variables()
    kept = {name: variables.get(name) for name in (*given, "NO_COLOR", "PYTHONSAFEPATH")}
    assert kept == {
        "FORCE_COLOR": None,
        "MYPYPATH": None,
        "LANG": "C",
        "PYTHONWARNINGS": None,
        "NO_COLOR": "1",
        "PYTHONSAFEPATH": "1",
    }


@pytest.mark.parametrize(
    "name",
    [
        "COVERAGE_FILE",
        "COVERAGE_PROCESS_CONFIG",
        "COVERAGE_PROCESS_START",
        "GITHUB_OUTPUT",
        "MYPY_NUM_WORKERS",
        "PYFLAKES_BUILTINS",
        "PYTHONDEBUG",
        "PYTHONINSPECT",
        "PYTHONIOENCODING",
        "PYTHONMALLOCSTATS",
        "PYTHONOPTIMIZE",
        "PYTHONPROFILEIMPORTTIME",
        "PYTHONVERBOSE",
        "RADONFILESENCODING",
    ],
)
def test_should_forget_variable_when_program_would_say_or_do_more(name: str) -> None:
    assert name not in Surroundings({name: "1"}, "/project").tool_variables()


def test_should_name_no_interpreter_when_program_is_gone(tmp_path: pathlib.Path) -> None:
    assert script_interpreter(tmp_path / "flake8") == ""


def test_should_keep_only_foreign_entries_when_module_path_is_given() -> None:
    given = {"PYTHONPATH": ":.:src:/project:/project/src:/opt/lib:/project/.venv/lib/site-packages"}
    active = {**TRUSTING, "VIRTUAL_ENV": "/project/.venv"}
    variables = Surroundings({**given, **active}, "/project").tool_variables()
    assert variables["PYTHONPATH"] == "/opt/lib:/project/.venv/lib/site-packages"


def test_should_give_no_module_path_when_project_is_not_trusted() -> None:
    variables = Surroundings({"PYTHONPATH": "/opt/lib"}, "/project").tool_variables()
    assert "PYTHONPATH" not in variables


def test_should_give_no_path_into_the_project_when_it_is_not_trusted(
    tmp_path: pathlib.Path,
) -> None:
    inside = tmp_path / "shop" / "bin"
    surroundings = wary(tmp_path / "shop", PATH=f"/opt/bin:{inside}:bin")
    assert surroundings.tool_variables()["PATH"] == "/opt/bin:bin"


@pytest.mark.parametrize(
    ("program", "python", "refused"),
    [
        ("", "", ""),
        ("mypy", "python3", ""),
        ("./mypy", "", "./mypy"),
        ("/opt/bin/mypy", "", "/opt/bin/mypy"),
        ("", "bin/python", "bin/python"),
        ("", ".venv/bin/python", ""),
        ("", "no/python", ""),
    ],
)
def test_should_refuse_what_the_project_names_when_it_is_not_trusted(
    tmp_path: pathlib.Path, program: str, python: str, refused: str
) -> None:
    environment(tmp_path / ".venv")
    executable(tmp_path / "bin" / "python")
    setting = ToolSetting(name="mypy", program=program, python=python)
    said = wary(tmp_path).refusal(adapter_named("mypy"), setting)
    assert said.partition(" of this project")[0] == (refused and f"would run {refused}")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-q", "--output-file", "x"), "would pass --output-file x to flake8; "),
        (("--max-line-length=80",), ""),
    ],
)
def test_should_refuse_arguments_when_they_need_trust(
    tmp_path: pathlib.Path, args: tuple[str, ...], said: str
) -> None:
    refusal = wary(tmp_path).refusal(FLAKE8, ToolSetting(name="flake8", args=args))
    assert refusal == (said and f"{said}--trust-project allows it")


def test_should_refuse_nothing_when_project_is_trusted(tmp_path: pathlib.Path) -> None:
    setting = ToolSetting(name="flake8", program="./flake8")
    assert bare(tmp_path).refusal(FLAKE8, setting) == ""


def test_should_ask_for_no_trust_when_tool_needs_no_python(tmp_path: pathlib.Path) -> None:
    executable(tmp_path / "bin" / "python")
    setting = ToolSetting(name="flake8", python="bin/python")
    assert wary(tmp_path).refusal(FLAKE8, setting) == ""


@pytest.mark.parametrize("place", ["bin", "link"])
def test_should_pass_over_program_when_it_lies_in_or_leads_into_the_project(
    tmp_path: pathlib.Path, place: str
) -> None:
    project = tmp_path / "shop"
    executable(project / "bin" / "flake8")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "flake8").symlink_to(project / "bin" / "flake8")
    path = str(project / "bin" if place == "bin" else tmp_path / "link")
    assert wary(project, PATH=path).program(FLAKE8, ToolSetting(name="flake8")) is None


def test_should_pass_over_configured_name_when_it_leads_into_the_project(
    tmp_path: pathlib.Path,
) -> None:
    project = tmp_path / "shop"
    executable(project / "bin" / "lint")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "lint").symlink_to(project / "bin" / "lint")
    setting = ToolSetting(name="flake8", program="lint")
    assert wary(project, PATH=str(tmp_path / "link")).program(FLAKE8, setting) is None


def test_should_pass_over_environment_of_the_project_when_it_is_not_trusted(
    tmp_path: pathlib.Path,
) -> None:
    executable(environment(tmp_path / ".venv") / "bin" / "flake8")
    setting = ToolSetting(name="flake8", environment="project")
    assert wary(tmp_path).program(FLAKE8, setting) is None


@pytest.mark.parametrize("variable", ["VIRTUAL_ENV", "own"])
def test_should_start_program_when_person_has_chosen_its_environment(
    tmp_path: pathlib.Path, variable: str
) -> None:
    place = environment(tmp_path / ".venv")
    found = executable(place / "bin" / "flake8")
    surroundings = Surroundings(
        {"PATH": "", "VIRTUAL_ENV": str(place) if variable == "VIRTUAL_ENV" else ""},
        str(tmp_path),
        prefix=str(place) if variable == "own" else sys.prefix,
        python_path=(),
    )
    setting = ToolSetting(name="flake8", environment="project")
    assert started(surroundings.program(FLAKE8, setting))[0] == (str(found),)


@pytest.mark.parametrize(
    ("first_line", "expected"),
    [
        ("#!{place}/python3 -I", ""),
        ("#!{place}/python", "{place}/python"),
        ("#!/bin/sh", "{place}/python"),
        ("", "{place}/python"),
    ],
)
def test_should_name_interpreter_when_script_tells_it(
    tmp_path: pathlib.Path, first_line: str, expected: str
) -> None:
    executable(tmp_path / "python")
    script = executable(tmp_path / "tool", first_line.format(place=tmp_path) + "\n")
    fallback = str(tmp_path / "python")
    assert script_interpreter(script) == (expected.format(place=tmp_path) or fallback)


def test_should_share_our_interpreter_when_the_project_is_installed_beside_us(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "shop.pth").write_text(f"{tmp_path}/shop/src\n", encoding="utf-8")
    path = (str(tmp_path / "packages"),)
    surroundings = Surroundings({}, str(tmp_path / "shop"), python_path=path)
    assert surroundings.project_interpreter(ToolSetting(name="mypy")) == sys.executable


@pytest.mark.parametrize("name", [".venv", "venv", "env"])
def test_should_use_an_environment_of_the_project_when_it_has_a_usual_name(
    tmp_path: pathlib.Path, name: str
) -> None:
    place = environment(tmp_path / name)
    found = bare(tmp_path).project_interpreter(ToolSetting(name="mypy"))
    assert found == str(place / "bin" / "python")


@pytest.mark.parametrize("environment", ["", "project"])
def test_should_prefer_our_own_environment_when_path_has_the_tool_too(
    tmp_path: pathlib.Path, environment: str
) -> None:
    found = executable(tmp_path / "data" / "archcheck" / "tools" / "bin" / "flake8")
    executable(tmp_path / "bin" / "flake8")
    places = {"PATH": str(tmp_path / "bin"), "XDG_DATA_HOME": str(tmp_path / "data")}
    setting = ToolSetting(name="flake8", environment=environment)
    program = bare(tmp_path / "project", **places).program(FLAKE8, setting)
    assert started(program) == ((str(found),), "archcheck tools install")


@pytest.mark.parametrize(
    ("variables", "place"),
    [
        ({"XDG_DATA_HOME": "/data", "HOME": "/home/me"}, "/data"),
        ({"HOME": "/home/me"}, "/home/me/.local/share"),
        ({"LOCALAPPDATA": "/local"}, "/local"),
        ({}, ""),
    ],
)
def test_should_keep_our_environment_in_the_data_directory_when_there_is_one(
    variables: dict[str, str], place: str
) -> None:
    assert own_environment(variables) == os.path.join(place, "archcheck", "tools")


def test_should_look_into_the_project_itself_when_a_copy_of_it_is_checked(
    tmp_path: pathlib.Path,
) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy"
    (home / ".venv").mkdir(parents=True)
    (home / ".venv" / "pyvenv.cfg").touch()
    surroundings = Surroundings({}, str(copy), home=str(home))
    assert surroundings.project_environments() == (home / ".venv",)


@pytest.mark.parametrize(("name", "allowed"), [("home", False), ("copy", False), ("else", True)])
def test_should_start_nothing_of_a_project_or_its_copy_when_it_is_not_trusted(
    name: str, allowed: bool, tmp_path: pathlib.Path
) -> None:
    surroundings = Surroundings({}, str(tmp_path / "copy"), home=str(tmp_path / "home"))
    assert surroundings.allows(tmp_path / name / "bin" / "flake8") == allowed
