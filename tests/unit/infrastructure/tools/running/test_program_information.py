"""What tools tell of themselves."""

import pathlib

import pytest

from archcheck.domain.configuration import ToolSetting
from archcheck.infrastructure.tools.catalogue import adapter_named, known_tools
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.process_runner import (
    Command,
    Finished,
    ProcessRunner,
    ToolTimeout,
)
from archcheck.infrastructure.tools.running.program_information import (
    ProgramInformation,
    parsed_registry,
)

TRUSTING = {"ARCHCHECK_TRUST_PROJECT": "1"}


@pytest.mark.parametrize(
    ("text", "expected"), [('{"a": {}}', {"a": {}}), ("[]", {}), ("", {}), ("x", {})]
)
def test_should_read_registry_when_it_is_an_object(text: str, expected: object) -> None:
    assert parsed_registry(text) == expected


def test_should_be_unknown_when_program_cannot_tell_its_version() -> None:
    runner = ProcessRunner()
    runner.stop()
    setting = ToolSetting(name="flake8", program="/bin/sh")
    surroundings = Surroundings(TRUSTING, "/")
    information = ProgramInformation(adapter_named("flake8"), setting, surroundings, runner)
    assert information.version == "unknown"


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ("", "not installed (archcheck tools install flake8)"),
        ("path", "not found on PATH (install it there, or leave its environment to archcheck)"),
    ],
)
def test_should_say_what_to_do_when_the_tool_is_missing(environment: str, told: str) -> None:
    setting = ToolSetting(name="flake8", environment=environment)
    surroundings = Surroundings({"PATH": ""}, "/", python_path=())
    flake8 = adapter_named("flake8")
    information = ProgramInformation(flake8, setting, surroundings, ProcessRunner())
    assert information.missing == told


@pytest.mark.parametrize("tool", [name for name in known_tools() if name != "dependency-check"])
def test_should_install_it_itself_when_archcheck_is_tested_with_a_version(tool: str) -> None:
    assert adapter_named(tool).remedy.startswith(f"archcheck tools install {tool}")


@pytest.mark.parametrize(("tool", "program"), [("bandit", "/no/such/program"), ("flake8", "")])
def test_should_have_no_registry_when_nothing_can_print_it(tool: str, program: str) -> None:
    setting = ToolSetting(name=tool, program=program)
    surroundings = Surroundings(TRUSTING, "/")
    information = ProgramInformation(adapter_named(tool), setting, surroundings, ProcessRunner())
    assert information.registry() == {}


def test_should_wait_no_longer_than_for_its_work_when_a_program_is_asked(
    tmp_path: pathlib.Path,
) -> None:
    runner = WaitingRunner()
    setting = ToolSetting(name="flake8", program="/bin/sh", timeout=0.25)
    flake8 = adapter_named("flake8")
    information = ProgramInformation(flake8, setting, Surroundings(TRUSTING, str(tmp_path)), runner)
    told = (information.version, runner.patience)
    assert told == ("unknown", [0.25])


class WaitingRunner(ProcessRunner):
    """Notes how long it was to wait."""

    def __init__(self) -> None:
        """Nobody waited yet."""
        super().__init__()
        self.patience: list[float] = []

    def run(self, command: Command) -> Finished:
        """No answer in time."""
        self.patience.append(command.timeout)
        raise ToolTimeout("no answer")


class TellingRunner(ProcessRunner):
    """Says a version, and counts how often it is asked."""

    def __init__(self) -> None:
        """Nobody has asked."""
        super().__init__()
        self.asked = 0

    def run(self, command: Command) -> Finished:
        """The version."""
        self.asked += 1
        return Finished(0, "7.1.0 (pycodestyle: 2.12.0)", "")


def test_should_ask_a_program_once_when_several_projects_want_to_know() -> None:
    runner, heard = TellingRunner(), dict[bytes, str]()
    setting = ToolSetting(name="flake8", program="/bin/sh")
    told = [
        ProgramInformation(
            adapter_named("flake8"), setting, Surroundings(TRUSTING, root), runner, heard=heard
        ).version
        for root in ("/", "/usr")
    ]
    assert (told, runner.asked) == (["7.1.0", "7.1.0"], 1)
