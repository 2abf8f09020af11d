"""What the baselines of a state record, and where."""

import os
from collections.abc import Iterator

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.domain.baseline import FILE_IN_PACKAGE, FILE_NAME, Entry
from archcheck.domain.baseline_text import readable_entries
from archcheck.domain.policy_change import Place
from archcheck.infrastructure.reading.regular_files import inside_or_nothing

MOST = 64_000_000


class Recorded(msgspec.Struct, frozen=True):
    """An entry of a baseline, and its line."""

    entry: Entry
    place: Place


def recorded_in(state: GateState) -> list[Recorded]:
    """All entries; an equal one counts once."""
    found: dict[Entry, Recorded] = {}
    for path in (FILE_NAME, *_packages(state)):
        text = inside_or_nothing(state.directory, path, MOST).decode("utf-8", "surrogateescape")
        for number, entry in readable_entries(text):
            found.setdefault(entry, Recorded(entry, Place(path, number)))
    return list(found.values())


def _packages(state: GateState) -> Iterator[str]:
    """Where a package may have one of its own."""
    files = state.own.files if state.own else ()
    directories = {os.path.dirname(file.path) for file in files}
    yield from (os.path.join(name, FILE_IN_PACKAGE) for name in sorted({"", *directories}))


def is_there(state: GateState, path: str) -> bool:
    """Whether a state has a file itself."""
    return os.path.lexists(os.path.join(state.directory, path))
