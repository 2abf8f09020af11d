"""Nothing of the project reaches a terminal that a terminal would obey."""

import pathlib
import re

import pytest

from tests.end_to_end.archcheck_support import BARE, Run, project
from tests.hostile.hostile_support import limited

EVIL = "\x1b]0;P\x07\x9b31m\u202eevil\u2066\r"
TOML = EVIL.encode("unicode_escape").decode().replace("\\x", "\\u00")
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
CONTRACT = (
    '[[tool.archcheck.contracts]]\nname = "NAME"\ntype = "forbidden"\nbecause = "NAME"\n'
    'source_modules = ["shop.order"]\nforbidden_modules = ["shop.paid"]\n'
).replace("NAME", TOML)
SETTINGS = {
    "unknown pack": (f'[tool.archcheck]\nextends = ["{TOML}"]\n', 2),
    "unknown key": (f'[tool.archcheck]\n"{TOML}" = 1\n', 2),
    "unknown rule": (f'{BARE}[tool.archcheck.rules]\n"{TOML}" = "error"\n', 2),
    "wrong value": (f'[tool.archcheck]\nfail_on = "{TOML}"\n', 2),
    "source root": (f'{BARE}source = ["{TOML}"]\n', 2),
    "broken contract": (BARE + CONTRACT, 1),
    "project name": (f'[project]\nname = "{TOML}"\n{BARE}', 0),
    "program": (f'{BARE}[tool.archcheck.tools.flake8]\nprogram = "./{TOML}"\n', 3),
    "arguments": (f'{BARE}[tool.archcheck.tools.mypy]\nargs = ["--junit-xml={TOML}"]\n', 3),
}


def clone(directory: pathlib.Path, configuration: str) -> pathlib.Path:
    """A project in which one module imports another."""
    modules = {"order": "import shop.paid\n", "paid": "X = 1\n"}
    return project(directory / "clone", configuration, **modules)


def is_safe(run: Run) -> bool:
    """Whether nothing was printed that a terminal obeys, and something was."""
    printed = run.out + run.err
    return bool(printed) and OBEYED.search(printed) is None


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("command", ["check", "check -q", "check --format json:out.json -v"])
def test_should_print_nothing_obeyed_when_configuration_is_evil(
    tmp_path: pathlib.Path, setting: str, command: str
) -> None:
    configuration, status = SETTINGS[setting]
    run = limited(clone(tmp_path, configuration), *command.split(), "--no-cache")
    assert (run.status, is_safe(run)) == (status, True)


@pytest.mark.parametrize(
    "command", ["config show", "rules", "tools", f"explain {EVIL}", "explain x"]
)
def test_should_print_nothing_obeyed_when_any_command_shows_the_project(
    tmp_path: pathlib.Path, command: str
) -> None:
    run = limited(clone(tmp_path, BARE + CONTRACT), *command.split(" "))
    assert is_safe(run)


@pytest.mark.parametrize("arguments", [(EVIL,), (f"--{EVIL}",), ("check", "--select", EVIL)])
def test_should_print_nothing_obeyed_when_arguments_are_evil(
    tmp_path: pathlib.Path, arguments: tuple[str, ...]
) -> None:
    run = limited(clone(tmp_path, BARE), *arguments)
    assert (run.status, is_safe(run)) == (2, True)


@pytest.mark.parametrize("color", ["never", "always"])
def test_should_print_nothing_obeyed_when_sources_are_evil(
    tmp_path: pathlib.Path, color: str
) -> None:
    root = clone(tmp_path, f"{BARE}[tool.archcheck.tools.flake8]\n")
    path = root / "src" / "shop" / f"{EVIL}.py"
    path.write_text(f"import os # {EVIL}\n", encoding="utf-8")
    run = limited(root, "check", "--no-cache", "-v", "--color", color)
    coloured = re.compile("\x1b\\[[0-9;]*m")
    plain = Run(run.status, coloured.sub("", run.out), coloured.sub("", run.err))
    assert (run.status in (1, 3), is_safe(plain)) == (True, True)


def test_should_forge_no_line_when_a_name_holds_one(tmp_path: pathlib.Path) -> None:
    root = clone(tmp_path, '[tool.archcheck]\nextends = ["x\\nGate passed. All is well"]\n')
    run = limited(root)
    assert "Gate passed" not in [line[:11] for line in run.err.splitlines()]
