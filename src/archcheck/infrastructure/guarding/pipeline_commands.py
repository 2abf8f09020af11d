"""What the pipelines and hooks of a repository run."""

import itertools
import os
import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archcheck.domain.policy_change import Place
from archcheck.infrastructure.guarding.loosening_table import PipelineRow
from archcheck.infrastructure.guarding.run_conditions import Conditions
from archcheck.infrastructure.guarding.shell_blocks import counting, is_swallowed
from archcheck.infrastructure.guarding.task_files import TASKS, tasks_of
from archcheck.infrastructure.reading.located_values import Located
from archcheck.infrastructure.reading.step_commands import (
    COMMENTS,
    SEPARATORS,
    STEPS,
    documents_of,
    only_speaks_of,
    starts,
    text_of,
)
from archcheck.infrastructure.version_control.work_tree import above, prefix_in_work_tree

PIPELINES = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".github/actions/*/action.yml",
    ".gitlab-ci.yml",
    ".gitlab/**/*.yml",
    "Jenkinsfile",
    "Makefile",
    "azure-pipelines.yml",
    ".azure-pipelines/*.yml",
    ".circleci/config.yml",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    ".woodpecker.yml",
    *TASKS,
)
HOOKS = (".husky/*", ".githooks/*", "lefthook.yml", ".lefthook.yml")
NAMED_TOOL = re.compile(r"--(?:no-)?tool[ =]\S+")
GIVEN = frozenset({"args", "arguments", "options", "path", "paths", "src"})
USES, WITH = "uses", "with"
GITLAB = ".gitlab"
EXTENDS = re.compile(r"!reference\s*\[\s*(\.[\w.:-]+)|^\s*-?\s*extends:\s*(.+)$", re.MULTILINE)
NAME = re.compile(r"\.[\w.:-]+")


class Line(msgspec.Struct, frozen=True):
    """A line that is run, and when."""

    text: str
    place: Place
    conditions: Conditions = Conditions()


class Step(msgspec.Struct, frozen=True):
    """A program of the gate that is run, with its options."""

    program: str
    command: str
    place: Place
    conditions: Conditions = Conditions()


def lines_of(directory: str, globs: Iterable[str]) -> Iterator[Line]:
    """What the files that some globs mean run; comments and blank lines are left out."""
    paths = paths_of(directory, globs)
    used = frozenset(_used(directory, paths))
    for path in paths:
        found = _in_file(directory, path, used)
        yield from (line for line in found if not line.text.startswith(COMMENTS))


def _used(directory: str, paths: Iterable[str]) -> Iterator[str]:
    """The hidden jobs that others are made of."""
    for path in filter(_is_of_gitlab, paths):
        for found in EXTENDS.finditer(text_of(directory, path)):
            yield from NAME.findall(found.group(0).partition(":")[2] or found.group(1))


def _is_of_gitlab(path: str) -> bool:
    return GITLAB in path


def _in_file(directory: str, path: str, used: frozenset[str]) -> Iterator[Line]:
    if os.path.basename(path) in TASKS:
        for text, number, is_lame in tasks_of(directory, path):
            yield Line(text, Place(path, number), Conditions(is_lame))
        return
    documents = documents_of(directory, path)
    if documents is None:
        yield from _in_text(path, text_of(directory, path))
    else:
        yield from _in_value(_run(documents, path, used), path, Conditions())


def _run(documents: Located, path: str, used: frozenset[str]) -> Located:
    """Documents without the jobs that are hidden, of which no other is made."""
    if not _is_of_gitlab(path):
        return documents
    items = (msgspec.structs.replace(it, members=_shown(it, used)) for it in documents.items)
    return msgspec.structs.replace(documents, items=tuple(items))


def _shown(document: Located, used: frozenset[str]) -> tuple[tuple[str, Located], ...]:
    members = document.members
    return tuple((name, it) for name, it in members if not name.startswith(".") or name in used)


def paths_of(directory: str, globs: Iterable[str]) -> tuple[str, ...]:
    """The files that some globs mean, sorted; of a part of a repository those at its top too."""
    top = above(directory, prefix_in_work_tree(directory))
    places = dict.fromkeys((pathlib.Path(directory), pathlib.Path(top)))
    found = itertools.product(places, list(globs))
    paths = (path for root, glob in found for path in root.glob(glob) if path.is_file())
    return tuple(sorted({os.path.relpath(path, directory) for path in paths}))


def document_of(directory: str, path: str) -> Located | None:
    """The first document of a YAML file, None where it is none."""
    documents = documents_of(directory, path)
    return next(iter(documents.items), None) if documents else None


def steps(lines: Iterable[Line], row: PipelineRow) -> Iterator[Step]:
    """The programs of the gate that some lines run, and whose failure counts."""
    for line in lines:
        is_toothless = any(word in line.text for word in row.toothless)
        if not any((line.conditions.is_lame, is_toothless, is_swallowed(line.text))):
            yield from _in_line(line, row)


def _in_line(line: Line, row: PipelineRow) -> Iterator[Step]:
    for part in map(str.strip, SEPARATORS.split(line.text)):
        for name in programs(part, row):
            yield Step(name, part, line.place, line.conditions)


def programs(command: str, row: PipelineRow) -> Iterator[str]:
    """The programs of the gate that a command starts."""
    if not only_speaks_of(command):
        started = NAMED_TOOL.sub("", command)
        yield from (name for name in row.programs if starts(name, started))


def _in_text(path: str, text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Line(line.strip(), Place(path, number))


def _in_value(value: Located, path: str, conditions: Conditions) -> Iterator[Line]:
    members = dict(value.members)
    inner = conditions.within({**_inputs(members), **members}) if members else conditions
    for name, member in (*value.members, *(("", item) for item in value.items)):
        yield from _in_value(member, path, inner)
        if name in STEPS:
            yield from _in_step(member, path, inner, _given(name, members))


def _given(name: str, members: Mapping[str, Located]) -> str:
    """What an action is given of paths and options."""
    inputs = _inputs(members) if name == USES else {}
    words = [str(value.value).split() for key, value in inputs.items() if key in GIVEN]
    return " ".join(itertools.chain.from_iterable(words))


def _inputs(members: Mapping[str, Located]) -> Mapping[str, Located]:
    return dict(members[WITH].members) if WITH in members else {}


def _in_step(value: Located, path: str, conditions: Conditions, given: str) -> Iterator[Line]:
    texts = list(_texts(value))
    found = counting([text for text, _ in texts])
    for text, (_, number), counts in zip((it for it, _ in texts), texts, found, strict=True):
        is_lame = conditions.is_lame or not counts
        now = msgspec.structs.replace(conditions, is_lame=is_lame)
        yield Line(" ".join(filter(None, (text, given))), Place(path, number), now)


def _texts(value: Located) -> Iterator[tuple[str, int]]:
    """The commands of a step, or of a list of them, with the lines of their beginning."""
    for item in value.items:
        yield from _texts(item)
    if isinstance(value.value, str):
        yield from ((text, value.line) for text in commands_in(value.value))


def commands_in(text: str) -> Iterator[str]:
    """The lines of a script, those that go on as one."""
    for line in CONTINUED.sub(" ", text).split("\n"):
        if line.strip():
            yield line.strip()


CONTINUED = re.compile(r"\\\r?\n\s*")
