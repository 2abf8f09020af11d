"""Nothing that lies in the checked tree is started unless the person trusts it."""

import os
import pathlib
import sys

import pytest

from archcheck.infrastructure.tools.running.tool_options import untrusted_option
from archcheck.infrastructure.tools.wrapped.mypy.adapter import ADAPTER
from tests.end_to_end import archcheck_support
from tests.end_to_end.archcheck_support import Run, project

TOOLS = ("mypy", "flake8", "black", "bandit", "python", "python3")
SENTENCE = "--trust-project allows it"
HEAD = "[tool.archcheck]\nextends = []\n"


def archcheck(root: pathlib.Path, *arguments: str, **variables: str) -> Run:
    """Run the command as somebody who has not read the project."""
    trust = variables.pop("ARCHCHECK_TRUST_PROJECT", "")
    return archcheck_support.archcheck(
        root, *arguments, prefix=(), ARCHCHECK_TRUST_PROJECT=trust, **variables
    )


def canary(path: pathlib.Path, trace: pathlib.Path) -> pathlib.Path:
    """A program that leaves a trace when it is started."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho ran >> {trace}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def planted(place: pathlib.Path, trace: pathlib.Path) -> pathlib.Path:
    """An environment in which every program is a canary, and a path file is one too."""
    for name in TOOLS:
        canary(place / "bin" / name, trace)
    (place / "pyvenv.cfg").write_text("version = 3.11.7\n", encoding="utf-8")
    library = place / "lib" / "python3.11" / "site-packages"
    library.mkdir(parents=True)
    line = f"import pathlib; pathlib.Path({str(trace)!r}).touch()\n"
    (library / "evil.pth").write_text(line, encoding="utf-8")
    return place


def is_refused(run: Run) -> bool:
    """Whether the check is incomplete and says why, however its lines are broken."""
    return run.status == 3 and SENTENCE in " ".join((run.out + run.err).split())


def configured(root: pathlib.Path, tables: str, **modules: str) -> pathlib.Path:
    """A project with these tables of tools."""
    return project(root / "clone", f"{HEAD}{tables}", **modules)


@pytest.mark.parametrize("name", [".venv", "venv", "env"])
@pytest.mark.parametrize("arguments", [("check",), ("tools",), ("explain", "mypy:arg-type")])
def test_should_start_nothing_when_tree_holds_an_environment(
    tmp_path: pathlib.Path, name: str, arguments: tuple[str, ...]
) -> None:
    tables = '[tool.archcheck.tools.mypy]\n[tool.archcheck.tools.flake8]\nenvironment = "project"\n'
    root = configured(tmp_path, tables)
    planted(root / name, tmp_path / "trace")
    run = archcheck(root, *arguments)
    assert (run.status, (tmp_path / "trace").exists()) == (0, False)


def test_should_find_the_error_when_environment_of_the_tree_is_silent(
    tmp_path: pathlib.Path,
) -> None:
    root = configured(tmp_path, "[tool.archcheck.tools.mypy]\n", order='x: int = ""\n')
    planted(root / ".venv", tmp_path / "trace")
    assert archcheck(root).says(1, "assignment")


@pytest.mark.parametrize(
    "table",
    [
        '[tool.archcheck.tools.flake8]\noptional = true\nprogram = "bin/flake8"\n',
        '[tool.archcheck.tools.mypy]\nprogram = "./bin/mypy"\n',
        '[tool.archcheck.tools.mypy]\npython = "bin/python"\n',
    ],
)
def test_should_be_incomplete_when_configuration_names_a_program_of_the_tree(
    tmp_path: pathlib.Path, table: str
) -> None:
    root = configured(tmp_path, table)
    for name in TOOLS:
        canary(root / "bin" / name, tmp_path / "trace")
    run = archcheck(root)
    assert (is_refused(run), (tmp_path / "trace").exists()) == (True, False)


@pytest.mark.parametrize("way", ["option", "variable"])
def test_should_start_the_program_when_project_is_trusted(tmp_path: pathlib.Path, way: str) -> None:
    root = configured(tmp_path, '[tool.archcheck.tools.flake8]\nprogram = "bin/flake8"\n')
    canary(root / "bin" / "flake8", tmp_path / "trace")
    option = ("--trust-project",) if way == "option" else ()
    variables = {"ARCHCHECK_TRUST_PROJECT": "1"} if way == "variable" else {}
    archcheck(root, "check", *option, **variables)
    assert (tmp_path / "trace").exists()


@pytest.mark.parametrize("link", [True, False])
def test_should_start_nothing_when_path_leads_into_the_tree(
    tmp_path: pathlib.Path, link: bool
) -> None:
    root = configured(tmp_path, '[tool.archcheck.tools.flake8]\nenvironment = "path"\n')
    place = canary(root / "bin" / "flake8", tmp_path / "trace").parent
    (tmp_path / "link").symlink_to(place)
    entry = str(tmp_path / "link" if link else place)
    run = archcheck(root, PATH=os.pathsep.join((entry, "/usr/bin", "/bin")))
    assert (run.status, (tmp_path / "trace").exists()) == (3, False)


def test_should_import_nothing_when_module_path_leads_into_the_tree(
    tmp_path: pathlib.Path,
) -> None:
    root = configured(tmp_path, "[tool.archcheck.tools.flake8]\n")
    folder = root / "lib"
    folder.mkdir()
    trace = str(tmp_path / "trace")
    touch = f"if 'flake8' in sys.orig_argv: pathlib.Path({trace!r}).touch()"
    text = f"import pathlib, sys\n{touch}\n"
    (folder / "sitecustomize.py").write_text(text, encoding="utf-8")
    archcheck(root, PYTHONPATH=str(folder))
    assert not (tmp_path / "trace").exists()


def refused(root: pathlib.Path, files: dict[str, str], tables: str) -> Run:
    """A run on a project with these files and tables of tools."""
    clone = configured(root, tables)
    trace = root / "trace"
    evil = f"open({str(trace)!r}, 'w')\ndef plugin(version): ...\nclass P: name = version = 'p'\n"
    for name, text in {**files, "evil.py": evil, "src/evil_too.py": evil}.items():
        path = clone / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(old + text, encoding="utf-8")
    return archcheck(clone)


@pytest.mark.parametrize(
    ("name", "text", "tool"),
    [
        ("mypy.ini", "[mypy]\nplugins = ./evil.py\n", "mypy"),
        ("pyproject.toml", '[tool.mypy]\nplugins = ["evil.py:plugin"]\n', "mypy"),
        ("mypy.ini", "[mypy]\njunit_xml = out.xml\n", "mypy"),
        (".flake8", "[flake8:local-plugins]\nextension =\n  EVL = evil:P\npaths = .\n", "flake8"),
    ],
)
def test_should_load_nothing_when_settings_of_a_tool_name_the_tree(
    tmp_path: pathlib.Path, name: str, text: str, tool: str
) -> None:
    run = refused(tmp_path, {name: text}, f"[tool.archcheck.tools.{tool}]\n")
    assert (is_refused(run), (tmp_path / "trace").exists()) == (True, False)


@pytest.mark.parametrize(
    ("tool", "args"),
    [
        ("bandit", '["-o", "../trace"]'),
        ("bandit", '["-qo../trace"]'),
        ("bandit", '["-c", "/etc/passwd"]'),
        ("mypy", '["--cache-dir", "../trace"]'),
        ("mypy", '["--junit-xml=../trace"]'),
        ("mypy", '["--txt-report", "../trace"]'),
        ("mypy", '["--python-exec", "./evil"]'),
        ("mypy", '["@/etc/passwd"]'),
        ("flake8", '["--config=/etc/passwd"]'),
        ("flake8", '["--append-config", "/etc/passwd"]'),
        ("black", '["--config", "../black.toml"]'),
        ("black", '["--cache-dir", "../trace"]'),
        ("flake8", '["--output-file", "../trace"]'),
        ("flake8", '["--no-such-option"]'),
        ("mypy", '["--shadow-file", "src/a.py", "../x.py"]'),
        ("bandit", '["/etc"]'),
    ],
)
def test_should_refuse_arguments_when_they_leave_the_tree(
    tmp_path: pathlib.Path, tool: str, args: str
) -> None:
    run = refused(tmp_path, {}, f"[tool.archcheck.tools.{tool}]\nargs = {args}\n")
    assert (is_refused(run), (tmp_path / "trace").exists()) == (True, False)


@pytest.mark.parametrize(
    "settings",
    [
        "mypy_path = ../trace",
        "mypy_path = src:/etc",
        "mypy_path = $HOME",
        "mypy_path = ~/stubs, src",
        "mypy_path = $MYPY_CONFIG_FILE_DIR/../stubs",
        "custom_typeshed_dir = ../typeshed",
        "quickstart_file = ../trace",
        "html_report = ../trace",
        "any_exprs_report = ../trace",
        "bazel = True",
    ],
)
def test_should_refuse_settings_of_mypy_when_they_leave_the_tree_or_write(
    tmp_path: pathlib.Path, settings: str
) -> None:
    files = {"mypy.ini": f"[mypy]\n{settings}\n"}
    run = refused(tmp_path, files, "[tool.archcheck.tools.mypy]\n")
    assert (is_refused(run), (tmp_path / "trace").exists()) == (True, False)


@pytest.mark.parametrize("environment", ["project", "isolated"])
def test_should_start_no_interpreter_when_settings_of_mypy_name_one(
    tmp_path: pathlib.Path, environment: str
) -> None:
    table = f'[tool.archcheck.tools.mypy]\nenvironment = "{environment}"\n'
    root = configured(tmp_path, table, order='x: int = ""\n')
    planted(root / ".venv", tmp_path / "trace")
    python = canary(root / "bin" / "python", tmp_path / "trace")
    text = f"[mypy]\npython_executable = {python}\ncache_dir = ../trace\nbazel = no\n"
    (root / "mypy.ini").write_text(text, encoding="utf-8")
    run = archcheck(root)
    assert (run.says(1, "assignment"), (tmp_path / "trace").exists()) == (True, False)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "mypy.ini",
            "[mypy]\nmypy_path = src:$MYPY_CONFIG_FILE_DIR/stubs,${MYPY_CONFIG_FILE_DIR}\n",
        ),
        ("pyproject.toml", '[tool.mypy]\nmypy_path = ["stubs", "src"]\nbazel = false\n'),
        ("setup.cfg", "[mypy]\ncustom_typeshed_dir = typeshed\nstrict = True\n"),
    ],
)
def test_should_refuse_no_setting_of_mypy_when_it_stays_in_the_tree(
    tmp_path: pathlib.Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert untrusted_option(ADAPTER.stated(tmp_path), str(tmp_path)) == ""


def test_should_trust_the_environment_when_it_is_active(tmp_path: pathlib.Path) -> None:
    root = configured(tmp_path, '[tool.archcheck.tools.flake8]\nenvironment = "project"\n')
    planted(root / ".venv", tmp_path / "trace")
    archcheck(root, VIRTUAL_ENV=str(root / ".venv"))
    assert (tmp_path / "trace").exists()


def test_should_start_nothing_when_active_environment_holds_the_whole_tree(
    tmp_path: pathlib.Path,
) -> None:
    root = configured(tmp_path, '[tool.archcheck.tools.flake8]\nprogram = "bin/flake8"\n')
    canary(root / "bin" / "flake8", tmp_path / "trace")
    archcheck(root, VIRTUAL_ENV=str(tmp_path))
    assert not (tmp_path / "trace").exists()


def test_should_start_no_interpreter_when_program_on_path_names_one_of_the_tree(
    tmp_path: pathlib.Path,
) -> None:
    root = configured(tmp_path, '[tool.archcheck.tools.flake8]\nprogram = "flake8"\n')
    python = canary(root / "bin" / "python", tmp_path / "trace")
    program = canary(tmp_path / "path" / "flake8", tmp_path / "trace")
    program.write_text(f"#!{python}\n", encoding="utf-8")
    run = archcheck(root, PATH=f"{program.parent}:{os.path.dirname(sys.executable)}:/usr/bin:/bin")
    assert (is_refused(run), (tmp_path / "trace").exists()) == (True, False)


@pytest.mark.parametrize("sees", ["true", "false"])
def test_should_read_packages_when_python_is_one_of_the_tree(
    tmp_path: pathlib.Path, sees: str
) -> None:
    table = '[tool.archcheck.tools.mypy]\npython = ".venv/bin/python"\n'
    root = configured(tmp_path, table, order="import library\ny: str = library.x\n")
    place = planted(root / ".venv", tmp_path / "trace")
    text = f"include-system-site-packages = {sees}\n"
    (place / "pyvenv.cfg").write_text(text, encoding="utf-8")
    package = place / "lib" / "python3.11" / "site-packages" / "library"
    package.mkdir()
    (package / "__init__.py").write_text("x: int = 1\n", encoding="utf-8")
    (package / "py.typed").touch()
    run = archcheck(root)
    assert (run.says(1, "assignment"), (tmp_path / "trace").exists()) == (True, False)
