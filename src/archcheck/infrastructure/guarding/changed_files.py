"""The Python files that differ between two states of a project."""

from collections.abc import Iterator

import msgspec

from archcheck.application.guarding.gate_state import GateState
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.discovery.contents import read_bytes


class StateFile(msgspec.Struct, frozen=True):
    """A file of a state with its bytes."""

    file: SourceFile
    data: bytes

    @property
    def path(self) -> str:
        """Where it lies."""
        return self.file.path


def files_only_in(state: GateState, other: GateState) -> tuple[StateFile, ...]:
    """The files that another state has not, or with other bytes; sorted by path."""
    return tuple(sorted(_differing(state, other), key=lambda found: found.path))


def _differing(state: GateState, other: GateState) -> Iterator[StateFile]:
    for file in state.own.files if state.own else ():
        data = read_bytes(state.directory, file.path)
        if data != read_bytes(other.directory, file.path):
            yield StateFile(file, data)
