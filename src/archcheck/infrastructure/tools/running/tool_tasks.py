"""What a tool is told: its files and its task."""

import dataclasses
import pathlib

import msgspec

from archcheck.domain.configuration import Configuration, ToolSetting
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Scope, SourceFile
from archcheck.infrastructure.tools.adapter import Replacement, Sight, ToolAdapter, ToolTask
from archcheck.infrastructure.tools.running.environments import Surroundings
from archcheck.infrastructure.tools.running.program_information import ProgramInformation
from archcheck.infrastructure.tools.running.virtual_environments import environment_of


class ToolTasks:
    """Tells one tool what to do in a project."""

    def __init__(
        self,
        adapter: ToolAdapter,
        configuration: Configuration,
        surroundings: Surroundings,
        information: ProgramInformation,
    ) -> None:
        """Take the adapter, the settings, and what is known of the program."""
        self._adapter = adapter
        self._configuration = configuration
        self._setting = configuration.tools[adapter.name]
        self._surroundings = surroundings
        self._information = information

    def files(self, inspection: Inspection) -> tuple[SourceFile, ...]:
        """The files that the tool is to look at."""
        return tuple(file for file in self._in_scope(inspection) if _is_wanted(file, inspection))

    def _in_scope(self, inspection: Inspection) -> tuple[SourceFile, ...]:
        limited = inspection.files(*self._setting.on)
        if self._adapter.scope is Sight.FILE or not limited:
            return limited
        whole = Scope(whole=True, files=frozenset())
        return dataclasses.replace(inspection, scope=whole).files(*self._setting.on)

    def task(self, inspection: Inspection) -> ToolTask:
        """Everything that a run needs beside the files."""
        root = pathlib.Path(inspection.project.root)
        configuration = self._adapter.configuration(root)
        program = self._information.program
        place, line = configuration_place(self._configuration, root, self._setting)
        skipped, replaced, refused = self._hindrances(root)
        engine = self._information.engine
        interpreter = program.interpreter if program else ""
        command = program.command if program else ()
        task = ToolTask(
            skipped=skipped,
            replaced=replaced,
            command=self._adapter.started(command, interpreter, engine),
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
            beside=self._beside(),
            configured_in=place,
            configured_line=line,
            options=self._setting.options,
            inputs=self._adapter.inputs(root, self._setting.options),
            engine=engine,
        )
        return self._with_project_python(task, interpreter)

    @property
    def is_optional(self) -> bool:
        """Whether the gate is complete without this tool."""
        return self._setting.optional and not self._configuration.strict

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
        return (lacking, "") if self.is_optional else ("", lacking)

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

    def _beside(self) -> tuple[str, ...]:
        enabled = enabled_tools(self._configuration)
        return tuple(name for name in enabled if name in self._adapter.heeds)

    def _arguments(self, configuration: str) -> tuple[str, ...]:
        args = self._setting.args
        given = args[len(self._setting.pack_args) :] if configuration else args
        return self._adapter.options.kept(given)


def _is_wanted(file: SourceFile, inspection: Inspection) -> bool:
    """Whether a tool gets a file: one that cannot be read or is declared as such spoils the rest."""
    matches = inspection.rules.matches
    gaps = (entry.path for entry in inspection.configuration.unchecked if entry.path)
    return not file.problem and not any(matches(pattern, file.path) for pattern in gaps)


def replacement(
    adapter: ToolAdapter, setting: ToolSetting, root: pathlib.Path
) -> Replacement | None:
    """The tool for which one steps aside that a pack has brought; the project's table insists."""
    return adapter.replaced(root) if setting.origin.is_pack else None


def reported(scope: Scope) -> tuple[str, ...] | None:
    """The paths that findings are limited to, None for the whole project."""
    return None if scope.whole else tuple(sorted(scope.files))


def first_party(inspection: Inspection) -> tuple[str, ...]:
    """The top-level names of the project's modules, sorted."""
    names = {file.module.partition(".")[0] for file in inspection.project.files}
    return tuple(sorted((names | set(inspection.project.root_packages)) - {""}))


def enabled_tools(configuration: Configuration) -> tuple[str, ...]:
    """The names of the tools that this run asks, sorted."""
    return tuple(sorted(name for name, tool in configuration.tools.items() if tool.runs))


def configuration_place(
    configuration: Configuration, root: pathlib.Path, setting: ToolSetting
) -> tuple[str, int]:
    """File and line for findings about the whole project: as near to the tool's table as is."""
    origin = setting.origin
    places = ((origin.source, origin.line), (configuration.file, 1), ("pyproject.toml", 1))
    existing = (place for place in places if place[0] and (root / place[0]).is_file())
    return next(existing, ("", 1))
