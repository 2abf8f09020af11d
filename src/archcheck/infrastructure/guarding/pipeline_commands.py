"""What the pipelines and hooks of a repository run."""

import itertools
import os
import pathlib
import re
from collections.abc import Iterable, Iterator

import msgspec

from archcheck.domain.policy_change import Place
from archcheck.infrastructure.guarding.loosening_table import PipelineRow
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
)
HOOKS = (".husky/*", ".githooks/*", "lefthook.yml", ".lefthook.yml")
LAME = {
    "continue-on-error": {"true"},
    "continueOnError": {"true"},
    "allow_failure": {"true"},
    "if": {"false", "${{ false }}"},
    "when": {"manual", "never"},
    "enabled": {"false"},
    "skip": {"true"},
}
CONTINUED = re.compile(r"\\\r?\n\s*")
NAMED_TOOL = re.compile(r"--(?:no-)?tool[ =]\S+")
OPTION = re.compile(r"(?<!\S)--?[\w-]+(?:=\S+)?")


class Line(msgspec.Struct, frozen=True):
    """A line that is run; where it `is_lame`, its failure does not count."""

    text: str
    place: Place
    is_lame: bool


class Step(msgspec.Struct, frozen=True):
    """A program of the gate that is run, with its options."""

    program: str
    command: str
    place: Place

    @property
    def options(self) -> frozenset[str]:
        """The options with their values."""
        return frozenset(OPTION.findall(self.command))


def lines_of(directory: str, globs: Iterable[str]) -> Iterator[Line]:
    """What the files that some globs mean run; comments and blank lines are left out."""
    for path in paths_of(directory, globs):
        documents = documents_of(directory, path)
        found = (
            _in_value(documents, path, is_lame=False)
            if documents
            else _in_text(path, text_of(directory, path))
        )
        yield from (line for line in found if not line.text.startswith(COMMENTS))


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
        if not (line.is_lame or is_toothless):
            yield from _in_line(line, row)


def _in_line(line: Line, row: PipelineRow) -> Iterator[Step]:
    for part in SEPARATORS.split(line.text):
        yield from (Step(name, part.strip(), line.place) for name in programs(part, row))


def programs(command: str, row: PipelineRow) -> Iterator[str]:
    """The programs of the gate that a command starts."""
    if not only_speaks_of(command):
        started = NAMED_TOOL.sub("", command)
        yield from (name for name in row.programs if starts(name, started))


def _in_text(path: str, text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Line(line.strip(), Place(path, number), False)


def _in_value(value: Located, path: str, *, is_lame: bool) -> Iterator[Line]:
    is_lame = is_lame or any(itertools.starmap(_is_lame, value.members))
    for name, member in (*value.members, *(("", item) for item in value.items)):
        yield from _in_value(member, path, is_lame=is_lame)
        yield from _in_step(member, path, is_lame) if name in STEPS else ()


def _is_lame(name: str, value: Located) -> bool:
    return str(value.value).lower() in LAME.get(name, set())


def _in_step(value: Located, path: str, is_lame: bool) -> Iterator[Line]:
    for item in value.items:
        yield from _in_step(item, path, is_lame)
    if isinstance(value.value, str):
        for text in CONTINUED.sub(" ", value.value).split("\n"):
            if text.strip():
                yield Line(text.strip(), Place(path, value.line), is_lame)
