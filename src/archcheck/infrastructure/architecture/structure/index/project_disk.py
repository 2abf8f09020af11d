"""The files beside the code at which structure rules look, and what was seen there."""

import os
from collections.abc import Iterable

from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.discovery.contents import read_bytes

Sight = tuple[str, bool, str]
THERE, MISSING = "there", "missing"


class ProjectDisk:
    """Reads files of a project and remembers as what each of them was seen."""

    def __init__(self, root: str) -> None:
        """Nothing is seen yet."""
        self._root = root
        self._seen: dict[tuple[str, bool], str] = {}

    @property
    def seen(self) -> tuple[Sight, ...]:
        """Each path, whether its content mattered, and how it was."""
        return tuple((*asked, state) for asked, state in self._seen.items())

    def exists(self, path: str) -> bool:
        """Whether something is there."""
        state = self._seen.setdefault((path, False), self._presence(path))
        return state == THERE

    def text(self, path: str) -> str:
        """What a file holds, nothing where there is none."""
        data = read_bytes(self._root, path)
        self._seen[path, True] = _digest(data)
        return data.decode("utf-8", "replace")

    def looks_like(self, seen: Iterable[Sight]) -> bool:
        """Whether all that was seen once is seen again."""
        return all(self._state(path, inside) == state for path, inside, state in seen)

    def _state(self, path: str, inside: bool) -> str:
        return _digest(read_bytes(self._root, path)) if inside else self._presence(path)

    def _presence(self, path: str) -> str:
        return THERE if os.path.exists(os.path.join(self._root, path)) else MISSING


def _digest(data: bytes) -> str:
    return key_of(data).hex()
