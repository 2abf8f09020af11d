"""The environment of archcheck's own that `archcheck tools install` fills."""

import os
import pathlib
import re
import sys
from collections.abc import Mapping, Sequence

from archcheck.application.ports.tool_installation import (
    Installation,
    NotInstalled,
    ToolInstaller,
)
from archcheck.domain.problem import Problem, refuse
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.tools.adapter import ToolEnvironment
from archcheck.infrastructure.tools.catalogue import adapter_named, known_tools
from archcheck.infrastructure.tools.running.environments import (
    Surroundings,
    interpreter_of,
    own_environment,
)
from archcheck.infrastructure.tools.running.failure_reasons import crash
from archcheck.infrastructure.tools.running.process_runner import (
    Command,
    Finished,
    ProcessRunner,
    ToolFailure,
)

CONSTRAINTS = ("constraints.txt", ".ci/constraints.txt")
UNREACHABLE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|connection broken|error sending request"
)
ADVICE = "connect to the network, or name another (PIP_INDEX_URL, UV_DEFAULT_INDEX)"
UNKNOWN = re.compile(r"ResolutionImpossible|No matching distribution|No solution found")
LEFT_BEHIND = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")


class OwnEnvironment(ToolInstaller):
    """A virtual environment in the user's data directory, made by uv where it is, else by venv."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the process environment."""
        self._variables = variables

    def install(self, names: Sequence[str]) -> Installation:
        """Install tools at the versions that archcheck is tested with."""
        refuse(problem for name in names for problem in _problems(name))
        place = pathlib.Path(own_environment(self._variables))
        distributions = tuple(sorted({adapter_named(name).distribution for name in names}))
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._fill(place, distributions)
        except ToolFailure as failure:
            raise NotInstalled(f"{', '.join(distributions)}: {failure}") from failure
        return Installation(str(place), distributions)

    def _fill(self, place: pathlib.Path, distributions: Sequence[str]) -> None:
        python = interpreter_of(place)
        uv = Surroundings(self._variables, os.getcwd()).resolved("uv")
        if not (python.is_file() and (uv or _has_pip(place))):
            self._run(place, *([uv, "venv"] if uv else _python(sys.executable, "venv")), str(place))
        self._run(
            place, *_installer(uv, str(python)), "--quiet", "-c", str(constraints()), *distributions
        )

    def _run(self, place: pathlib.Path, *arguments: str) -> None:
        kept = {key: value for key, value in self._variables.items() if key not in LEFT_BEHIND}
        finished = ProcessRunner().run(
            Command(arguments=arguments, directory=str(place.parent), environment=kept)
        )
        if finished.exit_code:
            raise _failure(finished)


def _installer(uv: str, python: str) -> list[str]:
    if uv:
        return [uv, "pip", "install", "--python", python]
    return [*_python(python, "pip"), "install", "--disable-pip-version-check"]


def _has_pip(place: pathlib.Path) -> bool:
    """Whether pip is in an environment; those of uv have none."""
    patterns = ("lib/python*/site-packages/pip", "Lib/site-packages/pip")
    return any(map(any, map(place.glob, patterns)))


def constraints() -> pathlib.Path:
    """The versions that archcheck is tested with: in the package, else in the checkout."""
    beside = rules_directory().parent
    return next(filter(pathlib.Path.is_file, (beside / name for name in CONSTRAINTS)))


def _failure(finished: Finished) -> ToolFailure:
    """What pip and uv mean; the last words of pip speak of a conflict where it is alone."""
    reason = crash(finished)
    if UNREACHABLE.search(finished.errors):
        return ToolFailure(f"the index of Python packages cannot be reached: {ADVICE} ({reason})")
    if UNKNOWN.search(finished.errors):
        lack = "no index of Python packages that could be asked has the version in constraints.txt"
        return ToolFailure(f"{lack} ({reason})")
    return reason


def _python(interpreter: str, module: str) -> list[str]:
    return [interpreter, "-P", "-m", module]


def _problems(name: str) -> list[Problem]:
    if name not in known_tools():
        hint = did_you_mean(name, known_tools()) or f"tools here: {', '.join(known_tools())}"
        return [Problem("", "", f'unknown tool "{name}"', hint)]
    adapter = adapter_named(name)
    if adapter.environment is ToolEnvironment.PATH:
        return [Problem("", "", f"{name} is in no index of Python packages", adapter.remedy)]
    return []
