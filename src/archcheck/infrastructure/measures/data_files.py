"""Data files of coverage, which only coverage itself can read."""

import functools
import pathlib
from collections.abc import Mapping, Sequence

from archcheck.domain.configuration import ToolSetting
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.tools.adapter import ToolCall, ToolTask
from archcheck.infrastructure.tools.catalogue import adapter_named
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.process_runner import (
    Command,
    Finished,
    ProcessRunner,
    ToolFailure,
)
from archcheck.infrastructure.tools.running.program_information import ProgramInformation
from archcheck.infrastructure.tools.running.tool_runs import demand_tool, scratch_directory
from archcheck.infrastructure.tools.wrapped.coverage.adapter import ANSWER


class DataFiles:
    """Has coverage turn data files into reports; the program is looked for when one is there."""

    def __init__(self, setting: ToolSetting, surroundings: Surroundings) -> None:
        """Take how coverage is set up, and where it is looked for."""
        self._adapter = adapter_named(setting.name)
        self._setting = setting
        self._surroundings = surroundings
        self._runner = ProcessRunner()
        self._information = ProgramInformation(self._adapter, setting, surroundings, self._runner)

    def stop(self) -> None:
        """End what is under way."""
        self._runner.stop()

    def report(self, root: str, data: bytes) -> bytes:
        """The report in JSON of a data file's content; raises ToolFailure."""
        program = self._information.program
        if program is None:
            raise ToolFailure(self._information.missing)
        task = ToolTask(command=program.command, version=self._information.version)
        demand_tool(self._adapter, task)
        with scratch_directory("") as scratch:
            copy = pathlib.Path(scratch, "data")
            copy.write_bytes(data)
            start = functools.partial(self._start, root, task)
            call = ToolCall(root=root, paths=(str(copy),), task=task, start=start, scratch=scratch)
            self._adapter.check(call)
            return bytes_or_nothing(pathlib.Path(scratch, ANSWER))

    def _start(
        self, root: str, task: ToolTask, arguments: Sequence[str], environment: Mapping[str, str]
    ) -> Finished:
        command = Command(
            arguments=(*task.command, *arguments),
            directory=root,
            environment={**self._surroundings.tool_variables(), **environment},
            timeout=self._setting.timeout,
        )
        return self._runner.run(command)
