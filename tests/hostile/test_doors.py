"""Nothing that lies in the checked tree is started: each door has a canary behind it."""

import os
import pathlib

import pytest

from tests.end_to_end.archcheck_support import BARE, archcheck, project

MYPY = "[tool.archcheck.tools.mypy]\n"
FLAKE8 = "[tool.archcheck.tools.flake8]\n"
COMMANDS = (
    ("check", "--no-cache"),
    ("check", "--strict"),
    ("tools",),
    ("explain", "mypy:arg-type"),
    ("explain", "bandit:B602"),
)


def program(path: pathlib.Path, canary: pathlib.Path) -> None:
    """An executable that leaves a canary, and says that it is any tool."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\ntouch {canary}\necho 'mypy flake8 bandit 1.2.3'\n")
    path.chmod(0o755)


@pytest.fixture(name="clone")
def hostile_clone(tmp_path: pathlib.Path) -> pathlib.Path:
    """A project whose environments and directories are full of programs."""
    canary = tmp_path / "canary"
    clone = project(tmp_path / "clone", BARE + MYPY + "[tool.archcheck.tools.bandit]\n")
    for place in (".venv", "venv", "env"):
        for name in ("mypy", "bandit", "flake8", "python", "python3"):
            program(clone / place / "bin" / name, canary)
        packages = clone / place / "lib" / "python3.11" / "site-packages"
        packages.mkdir(parents=True)
        (packages / "a.pth").write_text(f"import os; open({str(canary)!r}, 'w')\n")
        (clone / place / "pyvenv.cfg").write_text("version = 3.11.7\n")
    program(clone / "tools" / "mypy", canary)
    return clone


def has_run(clone: pathlib.Path) -> bool:
    """Whether something of the clone was started."""
    return (clone.parent / "canary").exists()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_should_start_nothing_when_environments_lie_in_the_tree(
    clone: pathlib.Path, command: tuple[str, ...]
) -> None:
    archcheck(clone, *command, ARCHCHECK_TRUST_PROJECT="")
    assert not has_run(clone)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_should_start_nothing_when_path_leads_into_the_tree(
    clone: pathlib.Path, command: tuple[str, ...]
) -> None:
    entries = (str(clone / entry) for entry in ("tools", ".venv/bin"))
    path = os.pathsep.join((*entries, os.environ["PATH"]))
    archcheck(clone, *command, ARCHCHECK_TRUST_PROJECT="", PATH=path)
    assert not has_run(clone)


@pytest.mark.parametrize(
    "setting",
    [
        'program = "./tools/mypy"',
        'program = ".venv/bin/mypy"',
        'python = "tools/mypy"',
        'environment = "project"',
        'python = ".venv/bin/python"',
    ],
)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_should_start_nothing_when_configuration_names_it(
    clone: pathlib.Path, command: tuple[str, ...], setting: str
) -> None:
    (clone / "pyproject.toml").write_text(f"{BARE}{MYPY}{setting}\n", encoding="utf-8")
    archcheck(clone, *command, ARCHCHECK_TRUST_PROJECT="")
    assert not has_run(clone)


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        (f'{MYPY}program = "./tools/mypy"', "./tools/mypy"),
        (f'{MYPY}python = "tools/mypy"', "tools/mypy"),
        (f'{FLAKE8}program = "/bin/true"', "/bin/true"),
    ],
)
def test_should_say_what_would_run_when_trust_is_missing(
    clone: pathlib.Path, setting: str, named: str
) -> None:
    (clone / "pyproject.toml").write_text(f"{BARE}{setting}\n", encoding="utf-8")
    run = archcheck(clone, "--no-cache", ARCHCHECK_TRUST_PROJECT="")
    said = " ".join((run.out + run.err).split())
    assert (
        run.status,
        f"would run {named} of this project; --trust-project allows it" in said,
    ) == (
        3,
        True,
    )


def test_should_start_program_when_person_trusts_the_project(clone: pathlib.Path) -> None:
    archcheck(clone, "--no-cache", "--trust-project", ARCHCHECK_TRUST_PROJECT="")
    assert has_run(clone)


def test_should_see_packages_of_environment_when_nothing_of_it_is_started(
    clone: pathlib.Path,
) -> None:
    packages = clone / ".venv" / "lib" / "python3.11" / "site-packages" / "priced"
    packages.mkdir()
    (packages / "py.typed").touch()
    (packages / "__init__.py").write_text("def price() -> int: return 1\n", encoding="utf-8")
    module = clone / "src" / "shop" / "order.py"
    module.write_text("import priced\n\nx: str = priced.price()\n", encoding="utf-8")
    (clone / "pyproject.toml").write_text(f"{BARE}{MYPY}", encoding="utf-8")
    run = archcheck(clone, "--no-cache", "-q", ARCHCHECK_TRUST_PROJECT="")
    assert (run.status, "mypy:assignment" in run.out, has_run(clone)) == (1, True, False)


PLUG_INS = {
    "mypy, a file": ("mypy.ini", "[mypy]\nplugins = ./plug.py\n"),
    "mypy, a function": ("mypy.ini", "[mypy]\nplugins = a.b, plug.py:make\n"),
    "mypy, in a list": ("pyproject.toml", BARE + MYPY + '[tool.mypy]\nplugins = ["plug.py"]\n'),
    "flake8": (
        ".flake8",
        "[flake8]\n[flake8:local-plugins]\nextension =\n  X = plug:Plug\npaths = .\n",
    ),
}


@pytest.mark.parametrize("tool", PLUG_INS)
def test_should_load_no_plug_in_when_it_lies_in_the_tree(clone: pathlib.Path, tool: str) -> None:
    (clone / "pyproject.toml").write_text(f"{BARE}{MYPY}{FLAKE8}", encoding="utf-8")
    name, text = PLUG_INS[tool]
    (clone / name).write_text(text, encoding="utf-8")
    canary = str(clone.parent / "canary")
    (clone / "plug.py").write_text(f"open({canary!r}, 'w')\n", encoding="utf-8")
    run = archcheck(clone, "--no-cache", ARCHCHECK_TRUST_PROJECT="")
    told = "of this project; --trust-project allows it" in " ".join((run.out + run.err).split())
    assert (run.status, told, has_run(clone)) == (3, True, False)
