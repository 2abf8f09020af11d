"""What `ruff check` and `ruff format` have in common: where ruff is, what it leaves out."""

import pathlib
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.domain.job import Tally
from archcheck.infrastructure.tools.adapter import (
    Alike,
    Sight,
    Surrounding,
    ToolAdapter,
    ToolCall,
    ToolTask,
    left_out,
)
from archcheck.infrastructure.tools.running.failure_reasons import crash
from archcheck.infrastructure.tools.running.findings import Workplace
from archcheck.infrastructure.tools.running.outside_places import demand_inside
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.wrapped.ruff.configurations import (
    PROJECT,
    Table,
    configuration_in,
    places,
)
from archcheck.infrastructure.tools.wrapped.ruff.obedience import Obedience

PLACED = frozenset({"include", "src", "extend"})
SELECTING = ("--select", "--extend-select")
PLAIN = ("E", "W", "F", "C90", "ANN", "B", "D", "N8", "S", "SIM", "UP")
FIRST_PARTY = r"F401 (?:.*/)?__init__\.py"
ONE_THREAD = {"RAYON_NUM_THREADS": "1"}
CHATTER = re.compile(r"^(?:\[\d{4}-.*|\s*\d*\s*\|.*|ruff failed|)(?:\n|\Z)", re.MULTILINE)


class RuffRun(msgspec.Struct, frozen=True):
    """One start of ruff: options that tell what configures these files, none where it finds it."""

    options: tuple[str, ...]
    paths: tuple[str, ...]


class RuffProgram(ToolAdapter):
    """How ruff is found and what it obeys, whichever of its commands is run."""

    homepage = "https://docs.astral.sh/ruff/"
    scope = Sight.FILE
    oldest = "0.9"
    looks_at_packages = True
    statuses: tuple[int, int] | None = None

    @property
    def module(self) -> str:
        """One module for all commands."""
        return "ruff"

    @property
    def executable(self) -> str:
        """One program for all commands."""
        return "ruff"

    @property
    def proof(self) -> str:
        """What the program calls itself."""
        return "ruff"

    @property
    def distribution(self) -> str:
        """One package for all commands."""
        return "ruff"

    def configuration(self, root: pathlib.Path) -> str:
        """The file at the root that configures ruff."""
        return configuration_in(root)

    def depends_on(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str]
    ) -> Surrounding:
        """Every configuration in force, what it extends, and which modules are of the project."""
        settings = Obedience(root, args, paths, self.options).settings()
        files = {PROJECT, *(name for name, _ in settings)} - {""}
        return Surrounding(files=tuple(sorted(files)), packages=self.looks_at_packages)

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """The configurations that ruff itself finds for each file, or that there is none.

        Where it finds some, they say nothing of other places; without any, the names of modules
        count as seen from the root, so that few rules are the same everywhere.
        """
        if not self.options.have_no_place(task.args):
            return None
        obedience = Obedience(root, task.args, paths, self.options)
        told = {obedience.told(path) for path in paths}
        if told == {()}:
            return self._configured(list(obedience.settings()))
        return None if () in told else self._isolated(task, *told)

    def _configured(self, settings: Sequence[tuple[str, Table]]) -> Alike | None:
        is_placed = any(PLACED.intersection(table) for _, table in settings)
        return None if is_placed else Alike(repr(settings), statuses=self.statuses)

    def _isolated(self, task: ToolTask, told: tuple[str, ...]) -> Alike | None:
        if not self.looks_at_packages:
            return Alike(told, told, statuses=self.statuses)
        wanted = ",".join(self.options.values(task.args, *SELECTING)).split(",")
        is_plain = all(it.startswith(PLAIN) for it in filter(None, wanted))
        return Alike(told, told, FIRST_PARTY) if is_plain else None

    def runs(self, call: ToolCall) -> Iterator[RuffRun]:
        """The files of a call by what configures them, without those that `include` leaves out."""
        root = pathlib.Path(call.root)
        obedience = Obedience(root, call.task.args, call.paths, self.options)
        is_limited = any([*_limits(call, obedience)])
        groups: dict[tuple[str, ...], list[str]] = {}
        for path in call.paths:
            groups.setdefault(obedience.told(path), []).append(path)
        for options, paths in sorted(groups.items()):
            told = (*obedience.given, *options)
            kept = _met(call, told, paths) if is_limited else paths
            yield from _run(options, kept)

    def passed_over(self, call: ToolCall, met: Iterable[str]) -> tuple[Tally, ...]:
        """The files that ruff has neither checked nor named in its answer."""
        relative = Workplace(call.root).relative
        known = set(map(relative, met))
        return left_out(self.name, (path for path in call.paths if relative(path) not in known))


def failure(finished: Finished) -> ToolFailure:
    """Why ruff failed, without what it tells because we have it tell which files it checks."""
    return crash(msgspec.structs.replace(finished, errors=CHATTER.sub("", finished.errors)))


def _limits(call: ToolCall, obedience: Obedience) -> Iterator[bool]:
    """Which settings limit what ruff looks at; raises ToolFailure for one that leads outside."""
    for name, table in obedience.settings():
        demand_inside(call, places(name, table))
        yield "include" in table


def _run(options: tuple[str, ...], paths: Sequence[str]) -> Iterator[RuffRun]:
    if paths:
        yield RuffRun(options, tuple(paths))


def _met(call: ToolCall, told: Sequence[str], paths: Sequence[str]) -> list[str]:
    """The files that ruff comes to when it walks from the root; `include` holds only then."""
    walk = ("check", "--show-files", "--no-respect-gitignore", *told, ".")
    finished = call.run(*walk, **ONE_THREAD)
    if finished.exit_code:
        raise failure(finished)
    relative = Workplace(call.root).relative
    shown = set(map(relative, finished.output.split("\n")))
    return [path for path in paths if relative(path) in shown]
