"""Looks for the wrapped tools where a check would."""

import dataclasses
import pathlib
from collections.abc import Mapping

from archcheck.application.ports.tool_inventory import ToolInventory, ToolStatus
from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Role
from archcheck.infrastructure.tools.adapter import Engine, ToolAdapter
from archcheck.infrastructure.tools.catalogue import adapters_in_order, known_tools, unset
from archcheck.infrastructure.tools.replacements import with_replacements
from archcheck.infrastructure.tools.running.environments import Surroundings, ToolProgram
from archcheck.infrastructure.tools.running.process_runner import ProcessRunner
from archcheck.infrastructure.tools.running.program_information import ProgramInformation

NOTHING = ToolProgram(command=())


class InstalledToolInventory(ToolInventory):
    """Finds tools beside archcheck, in the project's environment and on PATH."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the process environment."""
        self._variables = variables

    def statuses(
        self, configuration: Configuration, files: Mapping[Role, int]
    ) -> tuple[ToolStatus, ...]:
        """Every tool, in the order of reports."""
        surroundings = Surroundings(self._variables, configuration.root)
        whole = with_replacements(configuration, surroundings)
        adapters = adapters_in_order(known_tools(configuration.plugins), configuration.plugins)
        return tuple(
            dataclasses.replace(
                self._status(adapter, whole, surroundings), files=_given(adapter, whole, files)
            )
            for adapter in adapters
        )

    def _status(
        self, adapter: ToolAdapter, configuration: Configuration, surroundings: Surroundings
    ) -> ToolStatus:
        setting = configuration.tools.get(adapter.name)
        used = setting or unset(adapter.name)
        information = ProgramInformation(
            adapter, used, surroundings, ProcessRunner(), others=configuration.tools
        )
        program = information.program or NOTHING
        return ToolStatus(
            name=adapter.name,
            found=bool(program.command),
            enabled=used.enabled,
            optional=used.optional,
            version=information.version,
            environment=used.environment or adapter.environment,
            place=program.place,
            program=program.command,
            interpreter=surroundings.interpreter_for(adapter, used),
            configuration_file=adapter.configuration(pathlib.Path(configuration.root)),
            reason="" if program.command else information.missing,
            homepage=adapter.homepage,
            remedy=adapter.remedy,
            refused=surroundings.refusal(adapter, used),
            engine=_engine(information.engine),
        )


def _engine(engine: Engine | None) -> str:
    """The tool that does a part of the work, or why it cannot."""
    if engine is None:
        return ""
    state = engine.version or engine.missing
    return f"{engine.name} {state}"


def _given(
    adapter: ToolAdapter, configuration: Configuration, files: Mapping[Role, int]
) -> tuple[tuple[str, int], ...]:
    """How many files of each role an enabled tool is given."""
    setting = configuration.tools.get(adapter.name)
    roles = setting.on if setting and setting.enabled else ()
    return tuple((str(role), files[role]) for role in roles if files.get(role))
