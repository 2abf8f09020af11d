"""What a step of the gate does no longer: by its options, and by the files that it is given."""

import itertools
import os
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.application.guarding.gate_state import GateState, some
from archcheck.domain.policy_change import NOWHERE
from archcheck.domain.project import Role
from archcheck.infrastructure.guarding.loosening_table import (
    LooseningTable,
    ToolRow,
    loosening_table,
)
from archcheck.infrastructure.guarding.pipeline_commands import Step
from archcheck.infrastructure.guarding.setting_directions import loosened
from archcheck.infrastructure.guarding.setting_items import places_of
from archcheck.infrastructure.guarding.settings_of_tools import (
    Setting,
    Settings,
    settings_of,
    settings_of_words,
)
from archcheck.infrastructure.reading.step_commands import word_of
from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree

NEVER, FAIL_ON = "never", "fail_on"
ANY = "*"
OF_TESTS = ("pytest",)
UNKNOWN = ("$", "{")
REDIRECTION = re.compile(r"(?<!\S)\d?(?:>>?|<)\s*(?:&\d|[^\s&]+)")


class Loss(msgspec.Struct, frozen=True, order=True):
    """What is lost, by a word for it, and the end of a sentence."""

    about: str
    how: str


def losses(old: Step, new: Step, strong: GateState, weak: GateState) -> Iterator[Loss]:
    """What a step does less than it did."""
    yield from _of_options(old, new, strong, weak)
    yield from _of_files(old, new, strong)
    for how in old.conditions.lost(new.conditions):
        yield Loss(how.split(" ")[0], how)


def _of_options(old: Step, new: Step, strong: GateState, weak: GateState) -> Iterator[Loss]:
    """Options may have moved to the configuration of the tool, and from there."""
    row = _row(old.program)
    before, after = _given(row, old), _given(row, new)
    stated = _stated(row, strong), _stated(row, weak)
    changes = loosened(row, {**stated[0], **before}, {**stated[1], **after}, _paths(strong))
    for change in changes:
        name = change.key.rpartition(".")[2].replace("_", "-")
        if change.key in {*before, *after} and name not in loosening_table().pipelines.programs:
            option = _option(name)
            yield Loss(option, f"{option} {change.how}")


def _option(name: str) -> str:
    """As it is written; one without a name are the words beside all options."""
    dashes = "-" if len(name) == 1 else "--"
    return f"{dashes}{name}" if name else "its words"


def _paths(state: GateState) -> Sequence[str]:
    return sorted(state.files)


def _row(program: str) -> ToolRow:
    """The row about a program, else about the tool of its name, else about any."""
    table = loosening_table()
    rows = {row.name: row for row in (*table.tool, *table.program)}
    return rows.get(_tool(program, table)) or rows[ANY]


def _tool(program: str, table: LooseningTable) -> str:
    return table.pipelines.tools.get(program, program)


def _given(row: ToolRow, step: Step) -> Settings:
    """The options of a step as settings, below the key at which the tool keeps them itself."""
    found = settings_of_words(row, _words(step), step.place)
    prefix = f"{row.options}." if row.options else ""
    words = found.pop("", None)
    narrowing = _narrowing(words.items if words else (), row)
    own = {"": Setting(narrowing, step.place, narrowing)} if narrowing else {}
    return {**{f"{prefix}{key}": it for key, it in found.items()}, **own}


def _narrowing(words: Sequence[str], row: ToolRow) -> tuple[str, ...]:
    """The words that say what of many is done."""
    return tuple(word for word in words if word not in row.words) if row.words else ()


def _stated(row: ToolRow, state: GateState) -> Settings:
    level = state.configuration.fail_on or NEVER
    own = {FAIL_ON: Setting((level,), NOWHERE, (level,))} if FAIL_ON in row.scales else {}
    return {**settings_of(row, state.directory, (), NOWHERE), **own}


def _words(step: Step) -> list[str]:
    """The words behind the program; where its output goes is none of them."""
    rest = REDIRECTION.sub("", step.command[_end(step) :])
    try:
        return shlex.split(rest, comments=True)
    except ValueError:
        return rest.split()


def _end(step: Step) -> int:
    found = word_of(step.program, step.command)
    return found.end() if found else 0


def _of_files(old: Step, new: Step, strong: GateState) -> Iterator[Loss]:
    words = _words(old), _words(new)
    if not any(word.startswith(UNKNOWN) for word in itertools.chain(*words)):
        universe = _universe(old.program, strong)
        prefix = prefix_in_work_tree(strong.directory)
        before, after = (_seen(it, universe, prefix) for it in words)
        yield from _less(before - after)


def _less(lost: frozenset[str]) -> Iterator[Loss]:
    if lost:
        yield Loss("paths", f"sees {some(lost)} no longer")


def _universe(program: str, state: GateState) -> frozenset[str]:
    """The files that a program looks at where it is given none."""
    role = Role.TEST if program in OF_TESTS else Role.SOURCE
    files = state.inspection.project.files
    return frozenset(it.path for it in files if it.role is role and not it.excluded)


def _seen(words: Iterable[str], universe: frozenset[str], prefix: str) -> frozenset[str]:
    """Of these files those that some words name; all of them where no word names any."""
    named = frozenset(itertools.chain.from_iterable(_places(word, prefix) for word in words))
    found = frozenset(path for path in universe if not named.isdisjoint((".", *places_of(path))))
    return found or universe


def _places(word: str, prefix: str) -> Iterator[str]:
    """What a path means in the project, and where it begins at the top of the repository."""
    place = os.path.normpath(word.partition("::")[0])
    yield place
    if f"{place}/".startswith(prefix):
        yield place[len(prefix) :] or "."
