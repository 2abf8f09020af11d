"""What a wrapped tool's adapter implements, and the values it exchanges with its surroundings."""

import abc
import enum
import pathlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.domain.job import Tally
from archcheck.domain.level import Level
from archcheck.domain.location import RelatedLocation, Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.running.process_runner import Finished
from archcheck.infrastructure.tools.running.stated_imports import StatedImports, all_imports
from archcheck.infrastructure.tools.running.tool_options import (
    Option,
    OptionClass,
    OptionTable,
    option_table,
    refused_option,
)

OPTIONS = "options.toml"
OWN_PACKAGE = __name__.partition(".")[0]
LEFT_OUT = "left out by"


PLANTED = pathlib.Path(__file__).with_name("planted.txt")


class Sight(enum.StrEnum):
    """What a tool needs to see: each file on its own, or all files at once."""

    FILE = "file"
    PROJECT = "project"


class ToolEnvironment(enum.StrEnum):
    """Where a tool is looked for."""

    PROJECT = "project"
    ISOLATED = "isolated"
    PATH = "path"


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """Another tool that does a part of one's work: its name, how it is started, its own Python.

    Where it is `missing` for a reason, the tool does all of its work itself.
    """

    name: str
    command: tuple[str, ...] = ()
    interpreter: str = ""
    version: str = ""
    missing: str = ""


class ToolTask(msgspec.Struct, frozen=True, kw_only=True):
    """What a job tells its tool; everything that `run` needs beside the files.

    `command` starts the tool, empty when it is `missing` for this reason; `refused` is why
    nothing may be started; `skipped` is what to say because the tool steps aside for another,
    `replaced` what is said of that one where it does not check either; `interpreter` is the
    Python that the tool runs in, empty when unknown. `configuration` is the tool's own file
    relative to the root. `python` is the project's interpreter, empty when there is none.
    Where it `reads_environment` that Python is not started: `site_packages` are the places of the
    environment's packages, `python_version` is what it was made for.
    Where it is `trusted`, the person lets code of the project run.
    `packages` are the first-party top-level names. `reported` limits findings to these paths,
    None for the whole project. `beside` names the enabled tools that it heeds. `configured_in` and
    `configured_line` are where the project sets the tool up. `options` are the keys that the tool
    declares in `settings.py` of its folder; `inputs` are the files of the project that it looks
    at beside those of Python. `engine` is the other tool that does a part of its work, if any.
    """

    command: tuple[str, ...] = ()
    interpreter: str = ""
    skipped: str = ""
    replaced: str = ""
    version: str = ""
    missing: str = ""
    refused: str = ""
    args: tuple[str, ...] = ()
    configuration: str = ""
    cache_directory: str = ""
    python: str = ""
    reads_environment: bool = False
    trusted: bool = False
    python_version: str = ""
    site_packages: tuple[str, ...] = ()
    source_roots: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    reported: tuple[str, ...] | None = None
    levels: Mapping[str, Level] = msgspec.field(default_factory=dict)
    beside: tuple[str, ...] = ()
    configured_in: str = ""
    configured_line: int = 1
    options: Any = None
    inputs: tuple[str, ...] = ()
    engine: Engine | None = None


class ToolCall(msgspec.Struct, frozen=True, kw_only=True):
    """One job in the hands of an adapter.

    `paths` are relative to the absolute `root`, safe as arguments. `scratch` is a directory that
    is removed afterwards. `start` runs arguments after the task's command, with additions to
    the environment, and raises ToolFailure. `imports` tells of files below a root what they import
    by statement.
    """

    root: str
    paths: tuple[str, ...]
    task: ToolTask
    start: Callable[[Sequence[str], Mapping[str, str]], Finished]
    scratch: str = ""
    imports: StatedImports = all_imports

    def run(self, *arguments: str, **environment: str) -> Finished:
        """Start the tool with these arguments; keywords are environment variables."""
        return self.start(arguments, environment)

    def path_arguments(self, limit: int) -> tuple[str, ...]:
        """The paths, or `@FILE` with one path a line when they are longer than `limit` bytes."""
        if sum(len(path) + 3 for path in self.paths) <= limit:
            return self.paths
        listing = pathlib.Path(self.scratch, "paths.txt")
        data = "".join(f"{path}\n" for path in self.paths)
        listing.write_text(data, encoding="utf-8", errors="surrogateescape", newline="\n")
        return (f"@{listing}",)


class RawFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as the tool gave it: its own path and numbers; None where it gave none.

    `unit` is the adapter's own note of how columns count, where that depends on the run.
    `chain` and `related` are other places of the project, exact already.
    """

    path: str
    rule: str
    level: Level
    message: str
    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    unit: str = ""
    symbol: str = ""
    limit: str = ""
    notes: tuple[str, ...] = ()
    fix: str = ""
    chain: tuple[RelatedLocation, ...] = ()
    related: tuple[RelatedLocation, ...] = ()


class Unread(msgspec.Struct, frozen=True):
    """A file that the tool could not check: its path as the tool gave it, and why."""

    path: str
    reason: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What an adapter read from its tool.

    `tallies` are what is told as a number, file by file; what is said of files in `notes` keeps
    their answers from being remembered. `failure` says why the answer is not complete, empty when
    it is; `incomplete` are sentences
    about what was not checked, that count under `--strict` only.
    """

    findings: tuple[RawFinding, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()
    incomplete: tuple[str, ...] = ()
    failure: str = ""
    exit_code: int | None = None


class Replacement(msgspec.Struct, frozen=True):
    """The tool that does the work of one that steps aside, and what is said of that.

    `unchecked` is said instead where that tool does not check either.
    """

    tool: str
    said: str
    unchecked: str


class Surrounding(msgspec.Struct, frozen=True, kw_only=True):
    """What decides, beside a file's own content, what a tool that sees each on its own says of it.

    `files` of the project, relative, which may not exist; where it looks at `packages`, also the
    names of the project's modules and which of them are packages. Where what it looks at is
    `unknown`, no answer can be remembered.
    """

    files: tuple[str, ...]
    packages: bool = False
    unknown: bool = False


class Alike(msgspec.Struct, frozen=True):
    """What projects have in common for which a tool is started once, in the first of them.

    `args` are added to those of the task then. Who has a finding that is `unsure` (a pattern for
    rule and path) is asked alone. `statuses` are the exit statuses of a project with findings, and
    of one with files that cannot be read; None where the status of all tells.
    """

    common: object = ()
    args: tuple[str, ...] = ()
    unsure: str = ""
    statuses: tuple[int, int] | None = None


def left_out(tool: str, paths: Iterable[str]) -> tuple[Tally, ...]:
    """What is told of files that a tool's own configuration takes away from it."""
    return tuple(Tally(f"{LEFT_OUT} {tool}'s own configuration", path) for path in paths)


class Prices(msgspec.Struct, frozen=True, kw_only=True):
    """Expected CPU seconds: to start, and for a kilobyte of source."""

    start: float
    kilobyte: float

    def cost(self, size: int) -> float:
        """The expected CPU seconds for so many bytes."""
        return self.start + self.kilobyte * size / 1000


Registry = Mapping[str, Mapping[str, str]]


class ToolAdapter(abc.ABC):
    """How to find, run and read one tool; without state, so that threads can share it.

    `position` orders the reports. `oldest` is the first version that it can read. `module` is
    what `python -m` starts, `executable` what its program is called, `distribution` what an index
    calls the package. `script` is a file of ours that stands for the tool, started with the
    options `isolation`;
    `registry_script` one that prints the tool's rules as JSON, run only when some have fired;
    `registry_arguments` make the tool itself print them.
    One that `helps` a rule of archcheck has no findings of its own.
    A tool that `follows_imports` also reports on files that it was not given.
    `environment_script` stands for the tool where it is to see a virtual environment.
    `own_switch` is what switches RULE off in the tool's own configuration.
    `plugin_groups` are the entry points by which others add to the tool; of the distributions
    that are no `known_plugins` nobody knows whether they look at one file only. What it says
    `is_remembered` unless it looks at more than its adapter tells. It `heeds` whether these other
    tools are part of the gate.
    `planted` is the text of a Python file that it must complain about, empty for the one of all
    tools; one that never `looks_at_python` has none.
    """

    name: str
    homepage: str
    own_switch: str = ""
    oldest: str = ""
    isolation: tuple[str, ...] = ("-P",)
    position: int
    scope: Sight
    prices: Prices
    environment: ToolEnvironment = ToolEnvironment.ISOLATED
    needs_project_interpreter: bool = False
    follows_imports: bool = False
    helps: bool = False
    script: str = ""
    registry_script: str = ""
    registry_arguments: tuple[str, ...] = ()
    environment_script: str = ""
    plugin_groups: tuple[str, ...] = ()
    known_plugins: frozenset[str] = frozenset()
    is_remembered: bool = True
    heeds: tuple[str, ...] = ()
    planted: str = ""
    looks_at_python: bool = True

    @property
    def module(self) -> str:
        """What `python -m` starts."""
        return self.name.replace("-", "_")

    @property
    def executable(self) -> str:
        """The name of its program."""
        return self.name

    @property
    def executables(self) -> tuple[str, ...]:
        """The names that its program may have on PATH, the first one that is there counts."""
        return (self.executable,)

    @property
    def upgrade(self) -> str:
        """How to get a newer one."""
        return f"python -m pip install --upgrade {self.distribution}"

    @property
    def options(self) -> OptionTable:
        """The classes of its options, from the table in its folder."""
        own = sys.modules[type(self).__module__].__file__ or ""
        return option_table(pathlib.Path(own).with_name(OPTIONS))

    @property
    def proof(self) -> str:
        """What the tool says in lower case when it is asked for its version, and no other does."""
        return self.name

    @property
    def distribution(self) -> str:
        """The name of the package that holds the tool."""
        return self.name

    @property
    def remedy(self) -> str:
        """What to do when the tool is missing."""
        is_ours = type(self).__module__.startswith(f"{__package__}.wrapped.")
        if is_ours:
            return f"archcheck tools install {self.name}"
        return f"install it beside archcheck: python -m pip install {self.distribution}"

    @abc.abstractmethod
    def configuration(self, root: pathlib.Path) -> str:
        """The project's own configuration file of the tool, relative; empty without one."""

    def brings(self, root: pathlib.Path) -> str:
        """The code of the project that its own configuration would have the tool load, if any."""
        return ""

    def stated(self, root: pathlib.Path) -> Iterable[Option]:
        """The options in its own configuration that write, start or read something else."""
        return ()

    def asked(self, root: pathlib.Path, options: Any) -> str:
        """What its own keys ask for that only trust allows, as in `would ...`; empty for nothing."""
        return ""

    def engine(self, options: Any) -> str:
        """The tool that its own keys let do a part of its work; empty for none."""
        return ""

    def started(
        self, command: tuple[str, ...], interpreter: str, engine: Engine | None
    ) -> tuple[str, ...]:
        """How it is started, with an engine or none; its own Python is empty when unknown."""
        return command

    def lacking(self, options: Any) -> str:
        """What it needs beside its program, and nobody gave it; empty when there is nothing."""
        return ""

    def inputs(self, root: pathlib.Path, options: Any) -> tuple[str, ...]:
        """The files of the project that it looks at beside those of Python, relative."""
        return ()

    def sources(self, root: pathlib.Path, options: Any) -> tuple[str, ...] | None:
        """What decides its answer and lies outside of the project's files, each told in a word.

        None where nobody can tell, so that no answer may be remembered. What the code of a
        plug-in looks at, nobody knows.
        """
        is_ours = type(self).__module__.partition(".")[0] == OWN_PACKAGE
        return () if is_ours else None

    def depends_on(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str]
    ) -> Surrounding:
        """What decides its answers about these files beside their own content."""
        named = [it.value for it in self.options.read(args) if it.kind is OptionClass.FILE]
        given = {*self.options.values(args, *self.options.configurations), *named}
        return Surrounding(files=tuple(sorted({*given, self.configuration(root)} - {""})))

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """What projects must have in common for one start in the first of them to answer for all.

        None where the directory matters in which it is started. One that is a script of ours is
        run in the directory of each.
        """
        return None

    def replaced(self, root: pathlib.Path) -> Replacement | None:
        """Which other tool of the project does the work, None where it has none.

        Only what a pack has brought steps aside for it.
        """
        return None

    def problem(self, arguments: Sequence[str]) -> str:
        """What is wrong with configured arguments; empty when nothing is."""
        refused = refused_option(self.options.read(arguments))
        return f'"{refused}" would hide findings from archcheck' if refused else ""

    def read_registry(self, root: pathlib.Path, arguments: Sequence[str]) -> Registry:
        """The rules that files describe, which nothing needs to be started for."""
        return {}

    @abc.abstractmethod
    def check(self, call: ToolCall) -> Reading:
        """Run the tool and read its answer; raises ToolFailure."""

    @abc.abstractmethod
    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """Where a finding lies in its file, in code points; the line is inside of the file."""

    @abc.abstractmethod
    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """Describe a rule, with the help of what the tool's `registry` script printed."""
