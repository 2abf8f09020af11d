"""Which of several projects the tests that a pipeline runs belong to."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence

from archcheck.infrastructure.architecture.layout.project_files.pipeline_runs import may_run_tests
from archcheck.infrastructure.architecture.pipeline_steps import text_of
from archcheck.infrastructure.architecture.placed_commands import (
    HERE,
    PlacedCommand,
    placed_commands,
)
from archcheck.infrastructure.architecture.project_view import ProjectView

WORD = re.compile(r"[\w./-]+")
COMMENTS = re.compile(r"^\s*(?:#|//).*$", re.MULTILINE)


def reached_projects(path: str, view: ProjectView, directories: Sequence[str]) -> frozenset[str]:
    """The directories whose tests a pipeline runs, those included of which it cannot be told."""
    runs = [run for run in placed_commands(path, view) if may_run_tests(run.command)]
    named = _named(COMMENTS.sub("", text_of(path, view)), directories)
    return frozenset(it for run in runs for it in _reached(run, directories, named))


def _named(text: str, directories: Sequence[str]) -> list[str]:
    """The directories that a text names; all where it names none."""
    words = frozenset(posixpath.normpath(word) for word in WORD.findall(text))
    found = [it for it in directories if any(_touch(word, it) for word in words - {HERE})]
    return found or list(directories)


def _reached(run: PlacedCommand, directories: Sequence[str], named: Iterable[str]) -> Iterator[str]:
    if run.is_unclear:
        yield from named
        return
    words = WORD.findall(run.command)
    places = [posixpath.normpath(posixpath.join(run.place, word)) for word in words]
    meant = [place for place in places if any(_touch(place, it) for it in directories)]
    for place in meant or [run.place]:
        yield from (it for it in directories if _touch(place, it))


def _touch(place: str, directory: str) -> bool:
    """Whether one of two paths lies in the other."""
    return HERE in (place, directory) or _holds(place, directory) or _holds(directory, place)


def _holds(outer: str, inner: str) -> bool:
    return f"{inner}/".startswith(f"{outer}/")
