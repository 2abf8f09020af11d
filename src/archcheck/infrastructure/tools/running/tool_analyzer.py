"""The analyzer around any wrapped tool."""

import contextlib
import dataclasses
import functools
import os
import pathlib
import re
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.ports.analyzer import Analyzer, AnalyzerDescription
from archcheck.domain.configuration import Configuration, Origin, ToolSetting
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult, Outcome, Tally, UncheckedFile
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Scope, SourceFile
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reading.regular_files import read_settings
from archcheck.infrastructure.tools.running import planning
from archcheck.infrastructure.tools.adapter import (
    Reading,
    Replacement,
    Sight,
    ToolAdapter,
    ToolCall,
    ToolTask,
)
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.findings import FindingMaker, Workplace, level_of
from archcheck.infrastructure.tools.running.plain_names import with_plain_names
from archcheck.infrastructure.tools.running.process_runner import (
    Command,
    Finished,
    ProcessRunner,
    ToolFailure,
    ToolTimeout,
)
from archcheck.infrastructure.tools.running.program_information import UNKNOWN, ProgramInformation
from archcheck.infrastructure.tools.running.virtual_environments import environment_of

NO_SCRATCH = os.path.join(os.devnull, "scratch")


class ToolAnalyzer(Analyzer):
    """Plans, runs and reads one tool through its adapter."""

    def __init__(
        self, adapter: ToolAdapter, configuration: Configuration, surroundings: Surroundings
    ) -> None:
        """Take the adapter, the settings and where the tool is looked for."""
        self._adapter = adapter
        self._configuration = configuration
        self._setting = configuration.tools[adapter.name]
        self._surroundings = surroundings
        self._runner = ProcessRunner()
        self._information = ProgramInformation(adapter, self._setting, surroundings, self._runner)

    @property
    def name(self) -> str:
        """The tool's name."""
        return self._adapter.name

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """One job, or several where the tool looks at each file on its own."""
        self._demand_working_settings()
        task = self._task(inspection)
        parts = self._parts(inspection)
        return tuple(
            self._job(inspection, task, part, number, len(parts))
            for number, part in enumerate(parts, start=1)
        )

    def run(self, job: Job) -> JobResult:
        """Run the tool on the job's files and read what it says."""
        started = time.perf_counter()
        result = self._answer(job)
        return dataclasses.replace(result, seconds=time.perf_counter() - started)

    def stop(self) -> None:
        """End the tool's processes with their children."""
        self._runner.stop()

    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """Version, homepage, configuration file, and the rules with these ids."""
        root = pathlib.Path(inspection.project.root)
        return AnalyzerDescription(
            version=self._information.version,
            homepage=self._adapter.homepage,
            optional=self._is_optional,
            rules=self._rules(rule_ids),
            configuration_file=self._adapter.configuration(root),
        )

    def _rules(self, rule_ids: Collection[str]) -> tuple[ToolRule, ...]:
        registry = self._information.registry() if rule_ids else {}
        rules = (self._adapter.rule(rule_id, registry) for rule_id in sorted(set(rule_ids)))
        levels = self._setting.levels
        return tuple(
            dataclasses.replace(rule, level=level_of(rule.id, levels) or rule.level)
            for rule in rules
        )

    def _demand_working_settings(self) -> None:
        options = self._adapter.options
        for name in options.values(self._setting.args, *options.configurations):
            read_settings(self._surroundings.root, name)
        problem = self._adapter.problem(self._setting.args)
        if problem:
            raise UsageProblems(self._problem("args", problem))
        if self._setting.python and not self._surroundings.project_interpreter(self._setting):
            text = f'there is no interpreter "{self._setting.python}"'
            raise UsageProblems(self._problem("python", text))

    def _problem(self, key: str, message: str) -> Problem:
        key_path = f"tool.archcheck.tools.{self.name}.{key}"
        return self._origin(key).problem(message, key=key_path)

    def _origin(self, key: str) -> Origin:
        origins = self._configuration.origins
        return origins.get(f"tools.{self.name}.{key}", self._setting.origin)

    def _task(self, inspection: Inspection) -> ToolTask:
        root = pathlib.Path(inspection.project.root)
        configuration = self._adapter.configuration(root)
        program = self._information.program
        place, line = configuration_place(self._configuration, root, self._setting)
        skipped, replaced, refused = self._hindrances(root)
        task = ToolTask(
            skipped=skipped,
            replaced=replaced,
            command=program.command if program else (),
            version=self._information.version,
            missing=self._information.missing if program is None else "",
            refused=refused,
            args=self._arguments(configuration),
            configuration=configuration,
            cache_directory=inspection.cache_directory,
            trusted=self._surroundings.is_trusting,
            source_roots=tuple(source.path for source in inspection.project.source_roots),
            packages=first_party(inspection),
            reported=reported(inspection.scope),
            levels=self._setting.levels,
            beside=enabled_tools(self._configuration),
            configured_in=place,
            configured_line=line,
            options=self._setting.options,
            inputs=self._adapter.inputs(root, self._setting.options),
        )
        return self._with_project_python(task, program.interpreter if program else "")

    def _hindrances(self, root: pathlib.Path) -> tuple[str, str, str]:
        """Why the tool steps aside, for what, and why it is refused."""
        skipped, replaced = self._replaced(root)
        lacking, refused = self._lacking()
        return skipped or lacking, replaced, refused

    def _lacking(self) -> tuple[str, str]:
        """What the tool lacks where nobody insists on it, and why it is refused."""
        refusal = self._surroundings.refusal(self._adapter, self._setting)
        if refusal or self._information.program is None:
            return "", refusal
        lacking = self._adapter.lacking(self._setting.options)
        return (lacking, "") if self._is_optional else ("", lacking)

    @property
    def _is_optional(self) -> bool:
        return self._setting.optional and not self._configuration.strict

    def _replaced(self, root: pathlib.Path) -> tuple[str, str]:
        """What is said of a tool that steps aside, and of the other where that does not check."""
        found = replacement(self._adapter, self._setting, root)
        if found is None:
            return "", ""
        if found.tool in enabled_tools(self._configuration):
            return found.said, ""
        where = f"{found.tool} checks it where it is installed and part of the gate"
        return found.unchecked, f"{found.said}, is not checked ({where})."

    def _with_project_python(self, task: ToolTask, interpreter: str) -> ToolTask:
        """An environment is data where a script of ours tells the tool; else its Python is started."""
        python = self._surroundings.interpreter_for(self._adapter, self._setting)
        environment = environment_of(python)
        if environment is None or not interpreter:
            is_allowed = bool(python) and self._surroundings.allows(pathlib.Path(python))
            return msgspec.structs.replace(task, python=python if is_allowed else "")
        return msgspec.structs.replace(
            task,
            command=(interpreter, *self._adapter.isolation, self._adapter.environment_script),
            python=python,
            reads_environment=True,
            python_version=environment.version,
            site_packages=environment.packages,
        )

    def _arguments(self, configuration: str) -> tuple[str, ...]:
        args = self._setting.args
        given = args[len(self._setting.pack_args) :] if configuration else args
        return self._adapter.options.kept(given)

    def _parts(self, inspection: Inspection) -> tuple[planning.Shard, ...]:
        files = tuple(file for file in self._files(inspection) if _is_wanted(file, inspection))
        if self._adapter.scope is Sight.PROJECT:
            return (files,)
        limit = planning.argument_limit()
        return planning.shards(files, self._adapter.prices, inspection.workers, limit)

    def _files(self, inspection: Inspection) -> tuple[SourceFile, ...]:
        limited = inspection.files(*self._setting.on)
        if self._adapter.scope is Sight.FILE or not limited:
            return limited
        whole = Scope(whole=True, files=frozenset())
        return dataclasses.replace(inspection, scope=whole).files(*self._setting.on)

    def _job(
        self,
        inspection: Inspection,
        task: ToolTask,
        files: planning.Shard,
        number: int,
        count: int,
    ) -> Job:
        return Job(
            analyzer=self.name,
            name=f"{self.name} {number}/{count}" if count > 1 else self.name,
            root=inspection.project.root,
            files=files,
            instructions=task,
            cost=self._adapter.prices.cost(sum(file.size for file in files)) if files else 0.0,
            timeout=self._setting.timeout,
        )

    def _answer(self, job: Job) -> JobResult:
        result = JobResult(job=job.name, analyzer=self.name)
        try:
            return self._result(job, result)
        except ToolTimeout as timeout:
            advice = f"raise [tool.archcheck.tools.{self.name}] timeout, or --no-tool {self.name}"
            reason = f"{timeout} ({advice})"
        except ToolFailure as failure:
            reason = Workplace(job.root).clean(str(failure))
        except UsageProblems:
            raise
        except Exception as error:
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
            call = ToolCall(
                root=job.root,
                paths=tuple(map(planning.argument, names.values())),
                task=task,
                start=functools.partial(self._start, job, task, spent),
                scratch=scratch,
            )
            reading = self._adapter.check(call)
        read = self._read(job, task, reading, result, Workplace(job.root, originals(names)))
        return dataclasses.replace(read, cpu_seconds=sum(spent))

    def _start(
        self,
        job: Job,
        task: ToolTask,
        spent: list[float],
        arguments: Sequence[str],
        environment: Mapping[str, str],
    ) -> Finished:
        command = Command(
            arguments=(*task.command, *arguments),
            directory=job.root,
            environment={**self._surroundings.tool_variables(), **environment},
            timeout=job.timeout,
        )
        finished = self._runner.run(command)
        spent.append(finished.cpu_seconds)
        return finished

    def _read(
        self,
        job: Job,
        task: ToolTask,
        reading: Reading,
        result: JobResult,
        workplace: Workplace,
    ) -> JobResult:
        modules = {file.path: file.module for file in job.files}
        made = FindingMaker(self._adapter, task, modules, workplace).make(reading.findings)
        unchecked = unchecked_files(reading, workplace)
        gone = vanished_reason((*made.vanished, *vanished_files(unchecked, workplace)))
        strayed = workplace.clean(stray_reason(made.strays))
        reason = workplace.clean(reading.failure) or gone or strayed
        return dataclasses.replace(
            result,
            outcome=Outcome.FAILED if reason else Outcome.COMPLETED,
            reason=reason,
            findings=made.findings,
            unchecked=unchecked,
            notes=reading.notes + outside_note(made.outside),
            tallies=placed_tallies(reading, workplace),
            incomplete_if_strict=reading.incomplete,
            exit_code=reading.exit_code,
        )


def _is_wanted(file: SourceFile, inspection: Inspection) -> bool:
    """Whether a tool gets a file: one that cannot be read or is declared as such spoils the rest."""
    matches = inspection.rules.matches
    gaps = (entry.path for entry in inspection.configuration.unchecked if entry.path)
    return not file.problem and not any(matches(pattern, file.path) for pattern in gaps)


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


def replacement(
    adapter: ToolAdapter, setting: ToolSetting, root: pathlib.Path
) -> Replacement | None:
    """The tool for which one steps aside that a pack has brought; the project's table insists."""
    return adapter.replaced(root) if setting.origin.is_pack else None


def demand_tool(adapter: ToolAdapter, task: ToolTask) -> None:
    """Refuse a program that may be anything: its silence would say nothing; and one too old."""
    if task.version == UNKNOWN:
        started = " ".join(task.command)
        raise ToolFailure(f"{started} does not tell a version: is it {adapter.name}?")
    if release(task.version) < release(adapter.oldest):
        raise ToolFailure(
            f"{adapter.name} {task.version} is too old, archcheck reads {adapter.oldest} and newer "
            f"({adapter.upgrade})"
        )


def release(version: str) -> tuple[int, ...]:
    """The numbers of a version, as `(1, 10, 2)` for 1.10.2rc1."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, found.group().split("."))) if found else ()


def reported(scope: Scope) -> tuple[str, ...] | None:
    """The paths that findings are limited to, None for the whole project."""
    return None if scope.whole else tuple(sorted(scope.files))


def first_party(inspection: Inspection) -> tuple[str, ...]:
    """The top-level names of the project's modules, sorted."""
    names = {file.module.partition(".")[0] for file in inspection.project.files}
    return tuple(sorted((names | set(inspection.project.root_packages)) - {""}))


def enabled_tools(configuration: Configuration) -> tuple[str, ...]:
    """The names of the tools that are part of the gate, sorted."""
    return tuple(sorted(name for name, tool in configuration.tools.items() if tool.enabled))


def configuration_place(
    configuration: Configuration, root: pathlib.Path, setting: ToolSetting
) -> tuple[str, int]:
    """File and line for findings about the whole project: as near to the tool's table as is."""
    origin = setting.origin
    places = ((origin.source, origin.line), (configuration.file, 1), ("pyproject.toml", 1))
    existing = (place for place in places if place[0] and (root / place[0]).is_file())
    return next(existing, ("", 1))


def outside_note(count: int) -> tuple[str, ...]:
    """A sentence about findings outside of the project, when there are any."""
    findings = "1 finding" if count == 1 else f"{count} findings"
    return (f"{findings} outside of the project left out.",) if count else ()


def originals(names: Mapping[str, str]) -> dict[str, str]:
    """The paths of the files that went by another name, by these names."""
    return {name: path for path, name in names.items() if name != path}


def unchecked_files(reading: Reading, workplace: Workplace) -> tuple[UncheckedFile, ...]:
    """The files that a tool could not check, sorted."""
    reasons = {workplace.relative(file.path): file.reason for file in reading.unread}
    return tuple(
        UncheckedFile(path, workplace.clean(reason)) for path, reason in sorted(reasons.items())
    )


def placed_tallies(reading: Reading, workplace: Workplace) -> tuple[Tally, ...]:
    """The tallies with paths as the project knows them, sorted."""
    placed = (
        dataclasses.replace(tally, path=workplace.relative(tally.path)) for tally in reading.tallies
    )
    return tuple(sorted(placed))


def vanished_files(files: Iterable[UncheckedFile], workplace: Workplace) -> tuple[str, ...]:
    """The paths that are not there any more."""
    return tuple(file.path for file in files if not workplace.exists(file.path))


def stray_reason(paths: Collection[str]) -> str:
    """Why an answer cannot be trusted that speaks of files of which nobody asked."""
    return f"it speaks of {', '.join(paths)}, which it was not given" if paths else ""


def vanished_reason(paths: Collection[str]) -> str:
    """Why the answer is not complete when files are not there any more."""
    return f"{', '.join(sorted(set(paths)))} does not exist any more" if paths else ""


def _unexpected(error: Exception) -> str:
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
