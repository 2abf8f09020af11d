"""Where tools and the project's interpreter are found, and what environment tools run in."""

import os
import pathlib
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping

import msgspec

from archcheck.domain.configuration import ToolSetting
from archcheck.infrastructure.tools.adapter import ToolEnvironment, ToolAdapter
from archcheck.infrastructure.tools.running.distributions import distribution_version
from archcheck.infrastructure.tools.running.installed_projects import is_installed
from archcheck.infrastructure.tools.running.tool_options import untrusted_option
from archcheck.infrastructure.tools.running.virtual_environments import environment_of

FORGOTTEN = frozenset(
    {
        "BANDIT_CONFIG",
        "BLACK_CACHE_DIR",
        "BLACK_NUM_WORKERS",
        "CLICOLOR_FORCE",
        "COVERAGE_FILE",
        "COVERAGE_PROCESS_CONFIG",
        "COVERAGE_PROCESS_START",
        "FORCE_COLOR",
        "GITHUB_OUTPUT",
        "MYPYPATH",
        "MYPY_CACHE_DIR",
        "MYPY_CONFIG_FILE_DIR",
        "MYPY_FORCE_COLOR",
        "MYPY_FORCE_TERMINAL_WIDTH",
        "MYPY_NUM_WORKERS",
        "PYFLAKES_BUILTINS",
        "PYTHONDEBUG",
        "PYTHONINSPECT",
        "PYTHONIOENCODING",
        "PYTHONMALLOCSTATS",
        "PYTHONOPTIMIZE",
        "PYTHONPROFILEIMPORTTIME",
        "PYTHONSTARTUP",
        "PYTHONVERBOSE",
        "PYTHONWARNINGS",
        "PY_COLORS",
        "RADONCFG",
        "RADONFILESENCODING",
        "RUFF_CACHE_DIR",
        "RUFF_NO_CACHE",
        "RUFF_OUTPUT_FILE",
        "RUFF_OUTPUT_FORMAT",
        "SEMGREP_APP_TOKEN",
        "SEMGREP_APP_URL",
        "SEMGREP_BASELINE_COMMIT",
        "SEMGREP_FORCE_COLOR",
        "SEMGREP_RULES",
        "SEMGREP_URL",
    }
)
OWN_PLACE = "archcheck tools install"
NOWHERE = os.path.join(os.devnull, "none")
ADDED = {
    "XDG_CACHE_HOME": NOWHERE,
    "NO_COLOR": "1",
    "TERM": "dumb",
    "PYTHONSAFEPATH": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
}
TRUST = "ARCHCHECK_TRUST_PROJECT"
USUAL_NAMES = (".venv", "venv", "env")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
SUFFIX = ".exe" if os.name == "nt" else ""


class ToolProgram(msgspec.Struct, frozen=True, kw_only=True):
    """A tool that was found: how to start it, its Python, its version (empty: ask it), where."""

    command: tuple[str, ...]
    interpreter: str = ""
    version: str = ""
    place: str = ""


class Surroundings(msgspec.Struct, frozen=True):
    """The process environment, the absolute project root, and Python's own place and path.

    `home` is the root of the project whose environments and programs count, where `root` is that
    of a copy; empty where it is none.
    """

    variables: Mapping[str, str]
    root: str
    prefix: str = sys.prefix
    executable: str = sys.executable
    python_path: tuple[str, ...] = tuple(sys.path)
    home: str = ""

    @property
    def place(self) -> str:
        """The root of the project itself."""
        return self.home or self.root

    def program(self, adapter: ToolAdapter, setting: ToolSetting) -> ToolProgram | None:
        """How to start a tool, None when it is nowhere."""
        if setting.program:
            return self._configured(adapter, setting.program)
        environment = ToolEnvironment(setting.environment or adapter.environment)
        found = (find(adapter) for find in self._places(environment))
        return next(filter(self._allows_found, found), None)

    def refusal(self, adapter: ToolAdapter, setting: ToolSetting) -> str:
        """What the project wants started that only trust allows; empty when there is nothing."""
        if self.is_trusting:
            return ""
        wish = self._wish(adapter, setting)
        if wish:
            return f"would {wish}; --trust-project allows it"
        named = self._refused_program(setting.program) or adapter.brings(pathlib.Path(self.root))
        return refusal_sentence(named or self._refused_python(adapter, setting))

    def _wish(self, adapter: ToolAdapter, setting: ToolSetting) -> str:
        stated = adapter.stated(pathlib.Path(self.root))
        given = adapter.options.read(setting.args)
        opened = untrusted_option((*stated, *given), self.root)
        if opened:
            return f"pass {opened} to {adapter.name}"
        return adapter.asked(pathlib.Path(self.root), setting.options)

    def _refused_program(self, program: str) -> str:
        return program if program and not self._allows_program(program) else ""

    def _allows_program(self, program: str) -> bool:
        """Whether a configured program is a name on PATH, with nothing of the tree behind it."""
        found = self.resolved(program)
        started = filter(None, (found, found and script_interpreter(pathlib.Path(found))))
        is_name = not os.path.dirname(program)
        return is_name and all(self.allows(pathlib.Path(path)) for path in started)

    def _refused_python(self, adapter: ToolAdapter, setting: ToolSetting) -> str:
        is_path = adapter.needs_project_interpreter and os.path.dirname(setting.python)
        found = self.resolved(setting.python) if is_path else ""
        return setting.python if found and environment_of(found) is None else ""

    def interpreter_for(self, adapter: ToolAdapter, setting: ToolSetting) -> str:
        """The project's interpreter for a tool that needs it; empty when there is none."""
        return self.project_interpreter(setting) if adapter.needs_project_interpreter else ""

    def project_interpreter(self, setting: ToolSetting) -> str:
        """The project's own Python, empty when there is none; it is looked at, never started.

        As configured, VIRTUAL_ENV, a virtual environment in the project, or else ours, where
        the project is installed beside us.
        """
        if setting.python:
            return self.resolved(setting.python)
        interpreters = (interpreter_of(place) for place in self.project_environments())
        found = (str(interpreter) for interpreter in interpreters if interpreter.is_file())
        return next(found, self._shared_interpreter())

    def _shared_interpreter(self) -> str:
        path = self.trusted(self.python_path)
        return self.executable if is_installed(self.place, path) else ""

    def project_environments(self) -> tuple[pathlib.Path, ...]:
        """The virtual environments of the project, the most telling first."""
        own = (pathlib.Path(self.place, name) for name in USUAL_NAMES)
        places = (*self._active_environment(), *own)
        return tuple(place for place in places if (place / "pyvenv.cfg").is_file())

    def _active_environment(self) -> tuple[pathlib.Path, ...]:
        active = self.variables.get("VIRTUAL_ENV", "")
        own = pathlib.Path(self.prefix).resolve()
        is_foreign = bool(active) and pathlib.Path(active).resolve() != own
        return (pathlib.Path(active),) if is_foreign else ()

    def tool_variables(self) -> dict[str, str]:
        """The environment for tools: no colours, nothing that changes answers between machines."""
        kept = {
            name: value for name, value in self.variables.items() if name.upper() not in FORGOTTEN
        }
        paths = self.trusted(kept.pop("PYTHONPATH", "").split(os.pathsep))
        modules = os.pathsep.join(paths) if self.is_trusting else ""
        return {**kept, **ADDED, **_non_empty({"PATH": self._path, "PYTHONPATH": modules})}

    def allows(self, path: pathlib.Path) -> bool:
        """Whether a file may be started: none that lies in the project, or leads into it.

        Our own environment and the active one are the choice of the person who runs archcheck,
        wherever they lie. A link counts where it stands and where it leads.
        """
        if self.is_trusting:
            return True
        places = (path.parent.resolve() / path.name, path.resolve())
        return all(self._is_outside(place) for place in places)

    def _is_outside(self, path: pathlib.Path) -> bool:
        """Whether a place lies neither in the project nor in a copy of it."""
        return all(self._is_out_of(root, path) for root in {self.root, self.place})

    def _is_out_of(self, directory: str, path: pathlib.Path) -> bool:
        root = pathlib.Path(directory).resolve()
        trusted = (place for place in self._chosen if not root.is_relative_to(place))
        return not path.is_relative_to(root) or any(map(path.is_relative_to, trusted))

    @property
    def _chosen(self) -> tuple[pathlib.Path, ...]:
        """The environments that the person who runs archcheck has chosen."""
        chosen = (self.prefix, self.variables.get("VIRTUAL_ENV", ""))
        return tuple(pathlib.Path(place).resolve() for place in chosen if place)

    def _allows_found(self, program: ToolProgram | None) -> bool:
        """Whether a tool was found; a script may name a Python of the tree in its first line."""
        if program is None:
            return False
        is_ours = program.interpreter in ("", self.executable)
        return is_ours or self.allows(pathlib.Path(program.interpreter))

    @property
    def is_trusting(self) -> bool:
        """Whether the person lets code of the project run."""
        return self.variables.get(TRUST, "") not in ("", "0")

    @property
    def _path(self) -> str:
        """PATH without the entries that lead into the project."""
        entries = self.variables.get("PATH", "").split(os.pathsep)
        allowed = (entry for entry in entries if self.allows(pathlib.Path(entry, "any")))
        return os.pathsep.join(allowed)

    def trusted(self, entries: Iterable[str]) -> list[str]:
        """The entries of a module path that hold no modules of the checked project."""
        paths = ((entry, pathlib.Path(entry)) for entry in entries)
        return [
            entry
            for entry, path in paths
            if path.is_absolute() and self._is_outside(path.resolve())
        ]

    def _places(
        self, environment: ToolEnvironment
    ) -> tuple[Callable[[ToolAdapter], ToolProgram | None], ...]:
        return {
            ToolEnvironment.PROJECT: (self._in_project, self._beside, self._in_own),
            ToolEnvironment.ISOLATED: (self._beside, self._in_own, self._on_path),
            ToolEnvironment.PATH: (self._on_path,),
        }[environment]

    def _beside(self, adapter: ToolAdapter) -> ToolProgram | None:
        version = distribution_version(adapter.distribution, self.trusted(self.python_path))
        if not version:
            return None
        start = (adapter.script,) if adapter.script else ("-m", adapter.module)
        return ToolProgram(
            command=(self.executable, *adapter.isolation, *start),
            interpreter=self.executable,
            version=version,
            place="beside archcheck",
        )

    def _on_path(self, adapter: ToolAdapter) -> ToolProgram | None:
        places = (shutil.which(name, path=self._path) for name in adapter.executables)
        found = pathlib.Path(next(filter(None, places), ""))
        is_allowed = bool(found.name) and self.allows(found)
        return started_as_program(adapter, found, "PATH") if is_allowed else None

    def _in_project(self, adapter: ToolAdapter) -> ToolProgram | None:
        for place in self.project_environments():
            program = place / SCRIPTS / f"{adapter.executable}{SUFFIX}"
            if program.is_file() and self.allows(program):
                return started_as_program(adapter, program, "project")
        return None

    def _in_own(self, adapter: ToolAdapter) -> ToolProgram | None:
        place = pathlib.Path(own_environment(self.variables))
        program = place / SCRIPTS / f"{adapter.executable}{SUFFIX}"
        is_allowed = place.is_absolute() and program.is_file() and self.allows(program)
        return started_as_program(adapter, program, OWN_PLACE) if is_allowed else None

    def _configured(self, adapter: ToolAdapter, program: str) -> ToolProgram | None:
        found = self.resolved(program)
        is_allowed = self.is_trusting or self._allows_program(program)
        if not found or not is_allowed:
            return None
        return started_as_program(adapter, pathlib.Path(found), "configured")

    def resolved(self, program: str) -> str:
        """The file of a configured program, a path in the project or a name on PATH, or empty."""
        if os.path.dirname(program):
            path = pathlib.Path(self.place, program)
            return str(path) if path.is_file() else ""
        return shutil.which(program, path=self._path) or ""


def own_environment(variables: Mapping[str, str]) -> str:
    """The environment that `archcheck tools install` fills, in the user's data directory."""
    home = variables.get("HOME", "")
    usual = os.path.join(home, ".local", "share") if home else variables.get("LOCALAPPDATA", "")
    return os.path.join(variables.get("XDG_DATA_HOME") or usual, "archcheck", "tools")


def started_as_program(
    adapter: ToolAdapter, program: pathlib.Path, place: str
) -> ToolProgram | None:
    """A program file as a tool; a tool that runs by a script of ours needs its interpreter."""
    interpreter = script_interpreter(program)
    if not adapter.script:
        return ToolProgram(command=(str(program),), interpreter=interpreter, place=place)
    if not interpreter:
        return None
    command = (interpreter, *adapter.isolation, adapter.script)
    return ToolProgram(command=command, interpreter=interpreter, place=place)


def interpreter_of(environment: pathlib.Path) -> pathlib.Path:
    """The Python of a virtual environment."""
    return environment / SCRIPTS / f"python{SUFFIX}"


def script_interpreter(program: pathlib.Path) -> str:
    """The Python that runs a console script; empty when the file does not tell."""
    candidates = (_named_interpreter(program), program.parent / f"python{SUFFIX}")
    pythons = (path for path in candidates if "python" in path.name and path.is_file())
    return next((str(path) for path in pythons), "")


def _named_interpreter(program: pathlib.Path) -> pathlib.Path:
    first = _first_line(program)
    named = first[2:].decode("utf-8", "replace").strip().strip('"')
    return pathlib.Path(named if first.startswith(b"#!") else "")


def _first_line(program: pathlib.Path) -> bytes:
    try:
        with program.open("rb") as file:
            return file.readline(4096)
    except OSError:
        return b""


def _non_empty(variables: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in variables.items() if value}


def refusal_sentence(program: str) -> str:
    """What to say where only trust would let something of the project run."""
    return f"would run {program} of this project; --trust-project allows it" if program else ""
