"""Lets ruff tell in which files flake8 has nothing to look for, as far as that was audited."""

import itertools
import json
import pathlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.domain.job import Tally
from archcheck.infrastructure.tools.adapter import Engine, ToolCall
from archcheck.infrastructure.tools.running.configuration_files import toml_table
from archcheck.infrastructure.tools.wrapped.ruff.configurations import (
    PROJECT,
    chain,
    configuration_in,
)

SCRIPT = str(pathlib.Path(__file__).with_name("screening_script.py"))
TABLE = pathlib.Path(__file__).with_name("parity.toml")
NO_PYTHON = "the Python of flake8 is not known"
PLAIN_COMMAS = "skip-magic-trailing-comma"
LINE_LENGTH = "line-length"
AUDITED = ("versions", "pyflakes", "pycodestyle", "unaudited", "rules")


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the script says: why flake8 did it all itself, the codes that ruff does not cover, and
    the families of checks that each file was spared.
    """

    itself: str
    open: Mapping[str, tuple[str, ...]]
    spared: Mapping[str, tuple[str, ...]]


class Screening:
    """One run of flake8, which may have an engine."""

    def __init__(self, call: ToolCall, paths: Sequence[str]) -> None:
        """Take the call, and the files that flake8 does not leave out."""
        self._call = call
        self._paths = paths
        self._engine = call.task.engine
        self._is_on = call.task.command[-1:] == (SCRIPT,)

    def orders(self) -> tuple[str, ...]:
        """What the script is told, before the arguments of flake8."""
        if self._engine is None or not self._is_on:
            return ()
        table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
        orders = {
            **{name: table[name] for name in AUDITED},
            "ruff": self._engine.command,
            "ruff_version": self._engine.version,
            "layout": layout(pathlib.Path(self._call.root)),
            "told": str(self._place),
        }
        place = pathlib.Path(self._call.scratch, "orders.json")
        place.write_text(json.dumps(orders), encoding="utf-8")
        return (str(place),)

    def tallies(self) -> tuple[Tally, ...]:
        """What the engine has done, file by file."""
        return tuple(self._tallies(self._engine)) if self._engine else ()

    @property
    def _place(self) -> pathlib.Path:
        return pathlib.Path(self._call.scratch, "told.json")

    def _tallies(self, engine: Engine) -> Iterator[Tally]:
        told = self._told(engine)
        name = f"{engine.name} {engine.version}".strip()
        if told.itself:
            what = f"checked by flake8 itself and not with its engine {name}: {told.itself}, files"
            return (Tally(what, path) for path in self._paths)
        families = (self._of_family(family, told, name) for family in told.open)
        return itertools.chain.from_iterable(families)

    def _of_family(self, family: str, told: Told, engine: str) -> Iterator[Tally]:
        reasons = ", ".join(told.open[family])
        by_itself = f"{family} run by flake8 itself, since {engine} does not cover {reasons}, files"
        spared = f"{family} left to the engine {engine}, which saw nothing, files"
        for path in self._paths:
            count = int(family in told.spared.get(path, ()))
            yield Tally(by_itself, path) if reasons else Tally(spared, path, count)

    def _told(self, engine: Engine) -> Told:
        if self._is_on:
            return msgspec.json.decode(self._place.read_bytes(), type=Told)
        return Told(itself=engine.missing or NO_PYTHON, open={}, spared={})


def screened(command: tuple[str, ...], interpreter: str, engine: Engine | None) -> tuple[str, ...]:
    """The command that starts flake8, by the script where it has an engine that can be started."""
    is_possible = engine is not None and engine.command and interpreter
    return (interpreter, "-P", SCRIPT) if is_possible else command


def layout(root: pathlib.Path) -> tuple[str, ...]:
    """How the project has its code formatted, as options of `ruff format`."""
    black = toml_table(root / PROJECT, "tool", "black") or {}
    stated = [black, *_ruff(root)]
    is_plain = any(table.get(PLAIN_COMMAS) is True for table in stated)
    return (_length(stated), *((f"--config=format.{PLAIN_COMMAS}=true",) if is_plain else ()))


def _length(stated: Sequence[Mapping[str, Any]]) -> str:
    lengths = filter(_is_length, (table.get(LINE_LENGTH) for table in stated))
    return f"--line-length={next(lengths, 88)}"


def _ruff(root: pathlib.Path) -> Iterator[Mapping[str, Any]]:
    for _, table in chain(root, configuration_in(root)):
        yield table
        inner = table.get("format")
        yield inner if isinstance(inner, dict) else {}


def _is_length(value: object) -> bool:
    """Whether ruff takes it for a length of lines."""
    return type(value) is int and 1 <= value <= 320
