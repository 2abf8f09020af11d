"""The analyzer around any wrapped tool."""

import dataclasses
import pathlib
import time
from collections.abc import Collection, Mapping

from archcheck.application.ports.analyzer import AnalyzerDescription
from archcheck.application.ports.result_cache import NO_RESULTS
from archcheck.domain.configuration import Configuration, Origin
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.reading.regular_files import read_settings
from archcheck.infrastructure.tools.adapter import Sight, ToolAdapter, ToolTask
from archcheck.infrastructure.tools.running import planning
from archcheck.infrastructure.tools.running.circumstances import Circumstances, circumstances
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.findings import level_of
from archcheck.infrastructure.tools.running.joint_runs import Joint, Member
from archcheck.infrastructure.tools.running.likeness import (
    alike_job,
    has_known_plugins,
    likeness,
)
from archcheck.infrastructure.tools.running.process_runner import ProcessRunner
from archcheck.infrastructure.tools.running.program_information import ProgramInformation
from archcheck.infrastructure.tools.running.remembered_answers import (
    WHOLE,
    Answer,
    Question,
    Recalled,
    RememberedAnswers,
    remembered,
)
from archcheck.infrastructure.tools.running.sharing_analyzer import SharingAnalyzer
from archcheck.infrastructure.tools.running.stated_imports import all_imports
from archcheck.infrastructure.tools.running.tool_runs import ToolRuns
from archcheck.infrastructure.tools.running.tool_tasks import ToolTasks


class ToolAnalyzer(SharingAnalyzer):
    """Plans, runs and reads one tool through its adapter."""

    def __init__(
        self,
        adapter: ToolAdapter,
        configuration: Configuration,
        surroundings: Surroundings,
        memory: RememberedAnswers | None = None,
        around: Circumstances | None = None,
        heard: dict[bytes, str] | None = None,
    ) -> None:
        """Take the adapter, the settings, where the tool is looked for, and what it has said."""
        self._memory = memory
        self._around = around or circumstances(surroundings, NO_RESULTS)
        self._adapter = adapter
        self._configuration = configuration
        self._setting = configuration.tools[adapter.name]
        self._surroundings = surroundings
        self._runner = ProcessRunner()
        self._information = ProgramInformation(
            adapter,
            self._setting,
            surroundings,
            self._runner,
            memory.told if memory else None,
            configuration.tools,
            heard,
        )
        self._tasks = ToolTasks(adapter, configuration, surroundings, self._information)
        imports = memory.imports if memory else all_imports
        self._runs = ToolRuns(adapter, surroundings, self._runner, imports)

    @property
    def name(self) -> str:
        """The tool's name."""
        return self._adapter.name

    def plan(self, inspection: Inspection) -> tuple[Job, ...]:
        """One job, or several where the tool looks at each file on its own."""
        self._demand_working_settings()
        task = self._tasks.task(inspection)
        files = self._tasks.files(inspection)
        known = self._known(Question(task, self._information.program, inspection, files))
        recalled, asked = _parted(files, known)
        if not recalled:
            return self._asking(inspection, task, files)
        more = self._asking(inspection, task, asked) if asked else ()
        return (self._recalling(inspection, recalled, known), *more)

    def _asking(
        self, inspection: Inspection, task: ToolTask, files: planning.Shard
    ) -> tuple[Job, ...]:
        parts = self._parts(files, inspection.workers)
        return tuple(
            self._job(inspection, task, part, number, len(parts))
            for number, part in enumerate(parts, start=1)
        )

    def _known(self, question: Question) -> Mapping[str, Answer]:
        """What the tool has said before of the same, if it can be started at all."""
        if self._memory is None or not question.is_askable:
            return {}
        return self._memory.known(question)

    def run(self, job: Job) -> JobResult:
        """Run the tool on the job's files and read what it says."""
        started = time.perf_counter()
        result = self._answer(job)
        return dataclasses.replace(result, seconds=time.perf_counter() - started)

    def _answer(self, job: Job) -> JobResult:
        if isinstance(job.instructions, Recalled):
            return remembered(job, job.instructions.answers)
        job, shared = _parted_from_others(job)
        result = shared or self._runs.answer(job)
        if self._memory:
            self._memory.keep(job, result)
        return result

    def member(self, job: Job) -> Member | None:
        """What a job brings to a start for several projects; None where it is done alone."""
        alike = alike_job(self._adapter, job)
        program = self._information.program
        if alike is None or program is None:
            return None
        if not has_known_plugins(self._adapter, program.interpreter, self._around):
            return None
        key = likeness(self._adapter, job.instructions, alike, self._surroundings)
        return Member(self._adapter, self._runs, job, alike, key)

    def stop(self) -> None:
        """End the tool's processes with their children."""
        self._runner.stop()

    def describe(self, inspection: Inspection, rule_ids: Collection[str]) -> AnalyzerDescription:
        """Version, homepage, configuration file, and the rules with these ids."""
        root = pathlib.Path(inspection.project.root)
        return AnalyzerDescription(
            version=self._information.version,
            homepage=self._adapter.homepage,
            optional=self._tasks.is_optional,
            rules=self._rules(rule_ids),
            configuration_file=self._adapter.configuration(root),
        )

    def _rules(self, rule_ids: Collection[str]) -> tuple[ToolRule, ...]:
        """What the tool tells of its rules, or has told; what it does not tell is not kept."""
        if self._memory is None or not rule_ids:
            return self._described(rule_ids)
        known = self._memory.rules.known(rule_ids)
        if known:
            return known
        rules = self._described(rule_ids)
        if self._information.registry():
            self._memory.rules.keep(rule_ids, rules)
        return rules

    def _described(self, rule_ids: Collection[str]) -> tuple[ToolRule, ...]:
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

    def _parts(self, files: planning.Shard, workers: int) -> tuple[planning.Shard, ...]:
        if self._adapter.scope is Sight.PROJECT:
            return (files,)
        return planning.shards(files, self._adapter.prices, workers, planning.argument_limit())

    def _recalling(
        self, inspection: Inspection, files: planning.Shard, known: Mapping[str, Answer]
    ) -> Job:
        """A job that has been done before."""
        return Job(
            analyzer=self.name,
            name=f"{self.name} (cache)",
            root=inspection.project.root,
            files=files,
            instructions=Recalled(known),
        )

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


def _parted_from_others(job: Job) -> tuple[Job, JobResult | None]:
    """A job by itself, with the result that it has from a start for several projects, if any."""
    joint = job.instructions
    if not isinstance(joint, Joint):
        return job, None
    return dataclasses.replace(job, instructions=joint.task), joint.run.answer(joint.number)


def _parted(
    files: planning.Shard, known: Mapping[str, Answer]
) -> tuple[planning.Shard, planning.Shard]:
    """The files of which everything is known, and the others."""
    if WHOLE in known:
        return files, ()
    recalled, asked = (
        [file for file in files if (file.path in known) is it] for it in (True, False)
    )
    return tuple(recalled), tuple(asked)
