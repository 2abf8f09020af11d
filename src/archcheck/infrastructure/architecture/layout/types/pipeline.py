"""The layout rule `pipeline`: what a continuous integration runs."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta

from archcheck.domain.level import Level
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import (
    FileRule,
    PathOptions,
    Place,
)
from archcheck.infrastructure.architecture.layout.project_files.pipeline_runs import (
    Answer,
    runs_containers,
    runs_programs,
    runs_tests,
)
from archcheck.infrastructure.architecture.layout.project_files.reached_projects import (
    reached_projects,
)
from archcheck.infrastructure.architecture.pipeline_steps import PIPELINES, commands_of
from archcheck.infrastructure.decoding.decoder import KeyProblem
from archcheck.infrastructure.decoding.value_types import Flag
from archcheck.infrastructure.reading.step_commands import documents_of

TESTS = "tests"
CONTAINERS = "containers"
ARCHCHECK = "archcheck"
Wanted = Annotated[
    Literal["tests", "gate", "containers"], Meta(description='"tests", "gate" or "containers"')
]
NOUNS = {
    "tests": "the tests",
    "gate": "archcheck or one of its tools",
    "containers": "anything in a container",
}


class PipelineOptions(PathOptions, frozen=True, kw_only=True):
    """What a step of some pipeline runs, and whether it does for each project of the table."""

    runs: Wanted = "tests"
    each_project: Flag = False

    def conflicts(self) -> Iterator[KeyProblem]:
        """Only tests belong to one of the projects."""
        yield from super().conflicts()
        if self.each_project and self.runs != TESTS:
            yield KeyProblem("each_project", 'each_project goes with runs = "tests" only')


class Pipeline(FileRule[PipelineOptions]):
    """Finds projects whose pipelines do not run the tests, or the gate."""

    rule = "pipeline"
    options_type = PipelineOptions

    def globs(self) -> Iterator[tuple[str, str]]:
        """Where the known services look, unless others are configured."""
        yield from self.options.globs_or(PIPELINES)

    def violations(self) -> Iterator[LayoutViolation]:
        """One where no pipeline does; a note where what one runs cannot be read."""
        noun = NOUNS[self.options.runs]
        if not self._files:
            message = f"there is no pipeline that runs {noun}"
            yield self.told(self.configuration, message, self.options.runs)
            return
        yield from self._judged(max(map(self._answer, self._files)), noun)

    def _judged(self, answer: Answer, noun: str) -> Iterator[LayoutViolation]:
        if answer is Answer.NO:
            message = f"no step of {self._named} runs {noun}"
            yield self.told(self._place, message, self.options.runs)
        elif answer is Answer.UNKNOWN:
            message = f"whether a step of {self._named} runs {noun} cannot be read"
            yield self.told(self._place, message, self.options.runs, level=Level.NOTE)
        elif self.options.each_project:
            yield from self._unreached()

    def _unreached(self) -> Iterator[LayoutViolation]:
        """One for each project whose tests no step runs."""
        directories = self.view.members
        reached = (reached_projects(path, self.view, directories) for path in self._files)
        for directory in sorted(frozenset(directories).difference(*reached)):
            message = f"no step of {self._named} runs the tests of {directory}/"
            yield self.told(self._place, message, directory)

    @property
    def _files(self) -> list[str]:
        return [path for path in self.paths if not path.endswith("/")]

    @property
    def _place(self) -> Place:
        """The one pipeline; where there are several, no one of them is at fault."""
        return Place(self._files[0]) if len(self._files) == 1 else self.configuration

    @property
    def _named(self) -> str:
        return self._files[0] if len(self._files) == 1 else "the pipelines"

    def _answer(self, path: str) -> Answer:
        commands = commands_of(path, self.view)
        if self.options.runs == TESTS:
            return runs_tests(commands)
        if self.options.runs == CONTAINERS:
            return runs_containers(commands, documents_of(self.view.project.root, path))
        return runs_programs(commands, self._programs)

    @property
    def _programs(self) -> tuple[str, ...]:
        tools = self.view.configuration.tools.values()
        return (ARCHCHECK, *(tool.name for tool in tools if tool.enabled))
