"""Runs a tool on the files of a job."""

import contextlib
import dataclasses
import functools
import os
import pathlib
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence

from archcheck.domain.job import Job, JobResult, Outcome
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.tools.adapter import ToolAdapter, ToolCall, ToolTask
from archcheck.infrastructure.tools.running import planning
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.findings import Workplace
from archcheck.infrastructure.tools.running.plain_names import with_plain_names
from archcheck.infrastructure.tools.running.process_runner import (
    Command,
    Finished,
    ProcessRunner,
    ToolFailure,
    ToolTimeout,
)
from archcheck.infrastructure.tools.running.program_information import UNKNOWN
from archcheck.infrastructure.tools.running.stated_imports import StatedImports
from archcheck.infrastructure.tools.running.tool_answers import result_of

Start = Callable[[Sequence[str], Mapping[str, str]], Finished]
NO_SCRATCH = os.path.join(os.devnull, "scratch")


class ToolRuns:
    """Starts one tool through its adapter; called from several threads at once."""

    def __init__(
        self,
        adapter: ToolAdapter,
        surroundings: Surroundings,
        runner: ProcessRunner,
        imports: StatedImports,
    ) -> None:
        """Take the adapter, the environment of tools, who starts processes, and who reads imports."""
        self._imports = imports
        self._adapter = adapter
        self._surroundings = surroundings
        self._runner = runner

    def answer(self, job: Job) -> JobResult:
        """What the tool says of the files of a job; raises UsageProblems and nothing else."""
        result = JobResult(job=job.name, analyzer=self._adapter.name)
        try:
            return self._result(job, result)
        except ToolTimeout as timeout:
            advice = f"raise [tool.archcheck.tools.{self._adapter.name}] timeout, or --no-tool {self._adapter.name}"
            reason = f"{timeout} ({advice})"
        except ToolFailure as failure:
            reason = Workplace(job.root).clean(str(failure))
        except UsageProblems:
            raise
        except (Exception, SystemExit) as error:
            reason = _unexpected(error)
        return dataclasses.replace(result, outcome=Outcome.FAILED, reason=reason)

    def _result(self, job: Job, result: JobResult) -> JobResult:
        task: ToolTask = job.instructions
        if any((task.refused, task.skipped, task.missing, not job.files)):
            return without_work(task, result)
        demand_tool(self._adapter, task)
        spent: list[float] = []
        with scratch_directory(task.cache_directory) as scratch:
            names = with_plain_names(job.root, (file.path for file in job.files), scratch)
            paths = tuple(map(planning.argument, names.values()))
            start = functools.partial(self.start, job, task, spent)
            reading = self._adapter.check(self.call(job, paths, scratch, start))
        read = result_of(self._adapter, job, reading, result, Workplace(job.root, originals(names)))
        return dataclasses.replace(read, cpu_seconds=sum(spent))

    def call(self, job: Job, paths: tuple[str, ...], scratch: str, start: Start) -> ToolCall:
        """A job for the adapter, with paths as the tool is to be given them."""
        return ToolCall(
            root=job.root,
            paths=paths,
            task=job.instructions,
            start=start,
            scratch=scratch,
            imports=self._imports,
        )

    def start(
        self,
        job: Job,
        task: ToolTask,
        spent: list[float],
        arguments: Sequence[str],
        environment: Mapping[str, str],
    ) -> Finished:
        """Run the task's command with these arguments in the root of a job, and note what it took."""
        command = Command(
            arguments=(*task.command, *arguments),
            directory=job.root,
            environment={**self._surroundings.tool_variables(), **environment},
            timeout=job.timeout,
        )
        finished = self._runner.run(command)
        spent.append(finished.cpu_seconds)
        return finished


def without_work(task: ToolTask, result: JobResult) -> JobResult:
    """The result of a job whose tool steps aside, is missing, or has nothing to check."""
    if task.refused:
        raise ToolFailure(task.refused)
    if task.skipped:
        return dataclasses.replace(
            result,
            outcome=Outcome.SKIPPED,
            reason=task.skipped,
            incomplete_if_strict=(task.replaced,) if task.replaced else (),
        )
    outcome = Outcome.MISSING if task.missing else Outcome.COMPLETED
    return dataclasses.replace(result, outcome=outcome, reason=task.missing)


def demand_tool(adapter: ToolAdapter, task: ToolTask) -> None:
    """Refuse a program that may be anything: its silence would say nothing; and one too old."""
    if task.version == UNKNOWN:
        started = " ".join(task.command)
        lack = f'"{adapter.proof}" and a version' if adapter.proof else "a version"
        raise ToolFailure(f"{started} --version does not say {lack}: is it {adapter.name}?")
    if release(task.version) < release(adapter.oldest):
        raise ToolFailure(
            f"{adapter.name} {task.version} is too old, archcheck reads {adapter.oldest} and newer "
            f"({adapter.upgrade})"
        )


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, as `(1, 10, 2)` for 1.10.2rc1."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, found.group().split("."))) if found else ()


def originals(names: Mapping[str, str]) -> dict[str, str]:
    """The paths of the files that went by another name, by these names."""
    return {name: path for path, name in names.items() if name != path}


def _unexpected(error: BaseException) -> str:
    """What went wrong where nothing should; a scratch file may have had no place."""
    if isinstance(error, OSError) and str(error.filename).startswith(NO_SCRATCH):
        return "it needs a scratch file, and no temporary directory can be written"
    return f"its answer cannot be read ({type(error).__name__}: {error})"


@contextlib.contextmanager
def scratch_directory(cache_directory: str) -> Iterator[str]:
    """A directory for the time of a job, in the cache directory where there is one.

    Most jobs write nothing into it, so that a machine without any place for it does no harm.
    """
    parent = cache_directory if cache_directory and pathlib.Path(cache_directory).is_dir() else None
    try:
        made = tempfile.TemporaryDirectory(prefix="tool-", dir=parent)
    except OSError:
        yield NO_SCRATCH
        return
    with made as directory:
        yield directory
