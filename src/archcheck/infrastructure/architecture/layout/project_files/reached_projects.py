"""Which of several projects the tests that a pipeline runs belong to."""

import posixpath
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.layout.project_files.pipeline_runs import may_run_tests
from archcheck.infrastructure.architecture.placed_commands import (
    HERE,
    PlacedCommand,
    placed_commands,
)
from archcheck.infrastructure.reading.step_commands import text_of

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView

WORD = re.compile(r"[\w./-]+")
COMMENTS = re.compile(r"^\s*(?:#|//).*$", re.MULTILINE)


def reached_projects(path: str, view: "ProjectView", directories: Sequence[str]) -> frozenset[str]:
    """The directories whose tests a pipeline runs, those included of which it cannot be told."""
    named = _named(COMMENTS.sub("", text_of(view.project.root, path)), directories)
    runs = (run for run in placed_commands(path, view) if may_run_tests(run.command))
    reached = (named if run.is_unclear else _reached(run, directories) for run in runs)
    return frozenset().union(*reached)


def _named(text: str, directories: Sequence[str]) -> Sequence[str]:
    """The directories that a text names; all where it names none."""
    words = frozenset(map(posixpath.normpath, WORD.findall(text))) - {HERE}
    return _touched(words, directories) or directories


def _reached(run: PlacedCommand, directories: Sequence[str]) -> Sequence[str]:
    """Those that a command names, else those around which or in which it runs."""
    words = (posixpath.join(run.place, word) for word in WORD.findall(run.command))
    named = _touched(map(posixpath.normpath, words), directories)
    return named or _touched([run.place], directories)


def _touched(places: Iterable[str], directories: Sequence[str]) -> Sequence[str]:
    known = frozenset(places)
    return [it for it in directories if any(_touch(place, it) for place in known)]


def _touch(place: str, directory: str) -> bool:
    """Whether one of two paths lies in the other."""
    return HERE in (place, directory) or _holds(place, directory) or _holds(directory, place)


def _holds(outer: str, inner: str) -> bool:
    return f"{inner}/".startswith(f"{outer}/")
