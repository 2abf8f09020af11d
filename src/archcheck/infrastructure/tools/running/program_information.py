"""What is found out about a tool's program: where it is, its version, its rules."""

import functools
import itertools
import os
import pathlib
import re
import types
from collections.abc import Callable, Mapping, Sequence

from archcheck.domain.configuration import ToolSetting
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.tools.adapter import Engine, Registry, ToolAdapter, ToolEnvironment
from archcheck.infrastructure.tools.catalogue import adapter_named, unset
from archcheck.infrastructure.tools.running.environments import Surroundings, ToolProgram
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import (
    Command,
    ProcessRunner,
    ToolFailure,
)

VERSION = re.compile(r"\d+\.\d+[\w.]*")
PATIENCE = 30.0
UNKNOWN = "unknown"
NONE: Mapping[str, ToolSetting] = types.MappingProxyType({})


Recall = Callable[[ToolProgram, Sequence[str], Callable[[], str]], str]


class ProgramInformation:
    """Finds each thing out once, when it is first asked for."""

    def __init__(
        self,
        adapter: ToolAdapter,
        setting: ToolSetting,
        surroundings: Surroundings,
        runner: ProcessRunner,
        recall: Recall | None = None,
        others: Mapping[str, ToolSetting] = NONE,
        heard: dict[bytes, str] | None = None,
    ) -> None:
        """Take the tool, its settings, how to start programs, who knows what they say, and all settings.

        What programs have said in this run, whatever the project, is in what was `heard`.
        """
        self._heard = {} if heard is None else heard
        self._others = others
        self._recall = recall
        self._adapter = adapter
        self._setting = setting
        self._surroundings = surroundings
        self._runner = runner

    @functools.cached_property
    def program(self) -> ToolProgram | None:
        """How the tool is started, None when it is missing or only trust allows it."""
        if self._surroundings.refusal(self._adapter, self._setting):
            return None
        return self._surroundings.program(self._adapter, self._setting)

    @property
    def missing(self) -> str:
        """Why the tool is missing, and what to do."""
        configured = self._setting.program
        refusal = self._surroundings.refusal(self._adapter, self._setting)
        if refusal:
            return refusal
        if self._surroundings.resolved(configured):
            return f'no Python beside the program "{configured}", which it would need to run in'
        if configured:
            return f'the program "{configured}" does not exist'
        if self._setting.environment == ToolEnvironment.PATH:
            return "not found on PATH (install it there, or leave its environment to archcheck)"
        return f"not installed ({self._adapter.remedy})"

    @functools.cached_property
    def version(self) -> str:
        """The tool's version; `unknown` when it does not tell, empty when it is missing.

        A program that does not say which tool it is has told nothing.
        """
        if self.program is None:
            return ""
        return self.program.version or self._asked_version(self.program)

    @functools.cached_property
    def engine(self) -> Engine | None:
        """The other tool that does a part of its work, found as that is where it checks itself."""
        name = self._adapter.engine(self._setting.options)
        if not name:
            return None
        setting = self._others.get(name) or unset(name)
        other = ProgramInformation(
            adapter_named(name),
            setting,
            self._surroundings,
            self._runner,
            self._recall,
            heard=self._heard,
        )
        program = other.program or ToolProgram(command=())
        return Engine(
            name=name,
            command=program.command,
            interpreter=program.interpreter,
            version=other.version,
            missing="" if other.program else other.missing,
        )

    def registry(self) -> Registry:
        """The tool's own description of its rules; empty when it has none."""
        return self._registry

    @functools.cached_property
    def _registry(self) -> Registry:
        command = self._registry_command(self.program) if self.program else ()
        if command:
            return parsed_registry(self._told(self.program, *command))
        root = pathlib.Path(self._surroundings.root)
        return self._adapter.read_registry(root, self._setting.args)

    def _registry_command(self, program: ToolProgram) -> tuple[str, ...]:
        if self._adapter.registry_arguments:
            return (*program.command, *self._adapter.registry_arguments)
        is_possible = program.interpreter and self._adapter.registry_script
        return (program.interpreter, "-P", self._adapter.registry_script) if is_possible else ()

    def _asked_version(self, program: ToolProgram) -> str:
        told = self._told(program, *program.command, "--version")
        found = VERSION.search(told) if self._adapter.proof in told.lower() else None
        return found.group() if found else UNKNOWN

    def _told(self, program: ToolProgram | None, *arguments: str) -> str:
        """What a command prints, or what it has printed before."""
        ask = functools.partial(self._output, *arguments)
        return self._recall(program, arguments, ask) if self._recall and program else ask()

    def _output(self, *arguments: str) -> str:
        environment = self._surroundings.tool_variables()
        told = (*arguments, *itertools.chain(*sorted(environment.items())))
        key = key_of(*map(os.fsencode, told))
        if not self._heard.get(key):
            self._heard[key] = self._asked(arguments, environment)
        return self._heard[key]

    def _asked(self, arguments: tuple[str, ...], environment: Mapping[str, str]) -> str:
        command = Command(
            arguments=arguments,
            directory=self._surroundings.root,
            environment=environment,
            timeout=min(PATIENCE, self._setting.timeout),
        )
        try:
            return self._runner.run(command).output
        except ToolFailure:
            return ""


def parsed_registry(text: str) -> Registry:
    """The JSON that a tool or a script printed about rules, by their ids; empty when it did not."""
    try:
        found: object = parsed_answer(text)
    except (ValueError, ToolFailure):
        return {}
    return found if isinstance(found, dict) else _by_code(found)


def _by_code(found: object) -> Registry:
    """Some rules have no code but a name."""
    entries = found if isinstance(found, list) else []
    rules = filter(lambda entry: isinstance(entry, dict), entries)
    return {rule.get("code") or rule.get("name", ""): rule for rule in rules}
