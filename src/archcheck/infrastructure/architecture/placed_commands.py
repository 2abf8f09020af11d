"""What the steps of a pipeline run, and in which directory."""

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from archcheck.infrastructure.architecture.pipeline_steps import (
    commands_of,
    split_commands,
    texts_of,
)
from archcheck.infrastructure.reading.located_values import Located, values_at
from archcheck.infrastructure.reading.step_commands import STEPS, documents_of

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView

HERE = "."
UNCLEAR = "$"
CHANGE = re.compile(r"\(?\s*(?:cd|pushd)\s+[\x22\x27]?(?P<place>[^\s\x22\x27]+)[\x22\x27]?")
WORKING = ("working-directory", "workingDirectory", "working_directory")
PLACES = (*((name,) for name in WORKING), ("defaults", "run", "working-directory"))
SUBSHELL = "("
OUTSIDE = ("~", "/")


class PlacedCommand(NamedTuple):
    """A command, and the directory in which it runs, relative to the root; `$` in it is unclear."""

    command: str
    place: str

    @property
    def is_unclear(self) -> bool:
        """Whether only the service knows where it runs, or on what."""
        return UNCLEAR in self.place or UNCLEAR in self.command


def placed_commands(path: str, view: "ProjectView") -> Iterator[PlacedCommand]:
    """The commands in the steps of a pipeline; what is no YAML tells no directories."""
    documents = documents_of(view.project.root, path)
    if documents is None:
        yield from (PlacedCommand(command, UNCLEAR) for command in commands_of(path, view))
    else:
        yield from _below(documents, HERE)


def _below(value: Located, around: str) -> Iterator[PlacedCommand]:
    place = _place_of(value, around)
    for item in value.items:
        yield from _below(item, place)
    for name, member in value.members:
        yield from _in_order(texts_of(member), place) if name in STEPS else ()
        yield from _below(member, place)


def _place_of(value: Located, around: str) -> str:
    found = itertools.chain.from_iterable(values_at(value, path) for path in PLACES)
    stated = (str(it.value) for it in found)
    return _joined(HERE, next(itertools.filterfalse(_is_outside, stated), around))


def _is_outside(place: str) -> bool:
    return place.startswith(OUTSIDE)


def _in_order(texts: Iterable[str], start: str) -> Iterator[PlacedCommand]:
    place = start
    for command in split_commands(texts):
        place = start if command.startswith(SUBSHELL) else place
        change = CHANGE.fullmatch(command)
        if change:
            place = _joined(place, change["place"])
        else:
            yield PlacedCommand(command, place)


def _joined(place: str, change: str) -> str:
    return posixpath.normpath(posixpath.join(place, change))
