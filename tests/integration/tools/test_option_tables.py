"""Every option that the installed tools have is in a class."""

import functools
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from unittest import mock

import black
import click
import isort.main
import pydoclint.main  # type: ignore[import-untyped]
import pytest
from deptry.cli import cli as deptry_command  # type: ignore[import-untyped]
from importlinter.cli import lint_imports_command
from mypy.main import define_options
from pylint import extensions
from pylint.lint import PyLinter
from pylint.lint.base_options import _make_run_options

from archcheck.infrastructure.tools.catalogue import adapter_named, known_tools

OPTION = re.compile(r"(?:^\s+|, |\| )(--[A-Za-z][\w-]*|-[A-Za-z](?![\w-]))", re.MULTILINE)


def helped(tool: str) -> set[str]:
    """The options that a tool lists when it is asked for help."""
    command = (sys.executable, "-P", "-m", tool, "--help")
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(OPTION.findall(said.partition("options:")[2]))


def of_click(command: click.Command) -> set[str]:
    """The options of a command; click adds `--help`."""
    names = {name for given in command.params for name in (*given.opts, *given.secondary_opts)}
    return {name for name in names if name.startswith("-")} | {"--help"}


def of_black() -> set[str]:
    """The options of black's command, which has a short one for help."""
    return of_click(black.main) | {"-h"}


def of_mypy() -> set[str]:
    """The options of mypy, hidden ones too."""
    return {name for action in define_options()[0]._actions for name in action.option_strings}


def of_isort() -> set[str]:
    """The options of isort."""
    parser = isort.main._build_arg_parser()
    return {name for action in parser._actions for name in action.option_strings}


def of_pydoclint() -> set[str]:
    """The options of pydoclint's command, which has a short one for help."""
    return of_click(pydoclint.main.main) | {"-h"}


UNLISTED = {"check": {"--extend-ignore"}}
WORD = re.compile(r"(?<![\w-])(--[a-z][a-z-]+[a-z]|-[a-z](?=,))")


def of_ruff(command: str) -> set[str]:
    """The options that one of ruff's commands lists; `--no-preview` and the like in passing."""
    asked = (sys.executable, "-P", "-m", "ruff", command, "--help")
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return set(WORD.findall(said)) | UNLISTED.get(command, set())


OF_SAFETY = """
from safety.cli import cli
for option in cli.commands["check"].params:
    print(*option.opts, *option.secondary_opts)
"""


def of_safety() -> set[str]:
    """The options of safety's command `check`."""
    asked = (sys.executable, "-P", "-W", "ignore", "-c", OF_SAFETY)
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return {name for name in said.split() if name.startswith("-")} | {"--help"}


def of_coverage() -> set[str]:
    """The options of coverage's command `json`."""
    command = (sys.executable, "-P", "-m", "coverage", "json", "--help")
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  (-.*?)(?:  |$)", said.partition("Options:")[2], re.MULTILINE)
    return {name for names in listed for name in re.findall(r"--?[a-z][\w-]*", names)}


def of_pylint() -> set[str]:
    """The options of pylint with all its extensions, and those of its command."""
    linter = PyLinter()
    linter.load_default_plugins()
    names = (module.name for module in pkgutil.iter_modules(extensions.__path__))
    linter.load_plugin_modules(f"{extensions.__name__}.{name}" for name in names if name[0] != "_")
    checking = {name for action in linter._arg_parser._actions for name in action.option_strings}
    running = dict(_make_run_options(mock.Mock()))
    short = {f"-{given['short']}" for given in running.values() if "short" in given}
    return {*checking, *short, *(f"--{name}" for name in running), "--version"}


DOCUMENTED = """
--advancedHelp --data --disablePoetry --disablePyDist --disablePyPkg --enableExperimental
--enableRetired --exclude --failOnCVSS --format --help --hints --junitFailOnCVSS --log --noupdate
--out --prettyPrint --project --propertyfile --purge --scan --suppression --symLink --updateonly
--version -P -d -f -h -l -n -o -s -v
"""


def of_dependency_check() -> set[str]:
    """The options of its documentation that concern Python or the whole; it cannot run here."""
    return set(DOCUMENTED.split())


def of_semgrep() -> set[str]:
    """The options that semgrep's command `scan` lists, the first of each entry on its line."""
    command = (sys.executable, "-P", "-m", "semgrep.console_scripts.entrypoint")
    asked = (*command, "scan", "--help=plain")
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^ {7}(-.*)$", said, re.MULTILINE)
    return {name for line in listed for name in re.findall(r"(?:^|, )(--?[a-z][\w-]*)", line)}


OWN_LISTS: Mapping[str, Callable[[], set[str]]] = {
    "bandit": functools.partial(helped, "bandit"),
    "black": of_black,
    "import-linter": functools.partial(of_click, lint_imports_command),
    "dependency-check": of_dependency_check,
    "flake8": functools.partial(helped, "flake8"),
    "mypy": of_mypy,
    "pip-audit": functools.partial(helped, "pip_audit"),
    "isort": of_isort,
    "pydoclint": of_pydoclint,
    "ruff": functools.partial(of_ruff, "check"),
    "ruff-format": functools.partial(of_ruff, "format"),
    "safety": of_safety,
    "coverage": of_coverage,
    "deptry": functools.partial(of_click, deptry_command),
    "pylint": of_pylint,
    "semgrep": of_semgrep,
    "vulture": functools.partial(helped, "vulture"),
    "xenon": functools.partial(helped, "xenon"),
}


@pytest.mark.parametrize("tool", known_tools())
def test_should_class_every_option_when_tool_has_it(tool: str) -> None:
    classed = set(adapter_named(tool).options.kinds)
    own = OWN_LISTS[tool]()
    assert own - classed == set()


@pytest.mark.parametrize("tool", sorted(set(known_tools()) - {"bandit"}))
def test_should_class_no_option_when_tool_does_not_have_it(tool: str) -> None:
    classed = set(adapter_named(tool).options.kinds)
    assert classed - OWN_LISTS[tool]() == set()


@pytest.mark.parametrize("tool", known_tools())
def test_should_class_no_option_twice_when_there_is_a_table(tool: str) -> None:
    classes = adapter_named(tool).options.classes.values()
    names = [name for given in classes for name in (*given.flags, *given.values)]
    assert sorted(names) == sorted(set(names))
