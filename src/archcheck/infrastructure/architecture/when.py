"""When a structure rule or a layout rule applies."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from archcheck.infrastructure.architecture.path_options import Globs, glob_problems
from archcheck.infrastructure.decoding.decoder import (
    Decoded,
    KeyProblem,
    Options,
    as_texts,
    read_entry,
)
from archcheck.infrastructure.decoding.key_places import KeyPlace
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.discovery.declared_dependencies import (
    declared_dependencies,
    import_name,
)


class When(Options, frozen=True, kw_only=True):
    """All that is stated must hold; of the names of one key any."""

    dependency: Texts = ()
    path: Globs | None = None

    def conflicts(self) -> Iterator[KeyProblem]:
        """Globs that name nothing, and a table that states nothing."""
        yield from glob_problems("path", self.path)
        if not self.dependency and not self.path:
            yield KeyProblem("dependency", "missing: dependency or path is required")


def read_when(value: object, place: KeyPlace) -> Decoded[When]:
    """The table `when`."""
    return read_entry(When, value, place)


def applies(when: When | None, root: str, matching: Callable[[str], Sequence[str]]) -> bool:
    """Whether a condition holds in a project; `matching` finds the paths that a glob means."""
    if when is None:
        return True
    return _any_is_declared(as_texts(when.dependency), root) and _any_is_there(
        as_texts(when.path or ()), matching
    )


def _any_is_declared(names: Sequence[str], root: str) -> bool:
    wanted = frozenset(map(import_name, names))
    return not wanted or not wanted.isdisjoint(declared_dependencies(root))


def _any_is_there(globs: Sequence[str], matching: Callable[[str], Iterable[str]]) -> bool:
    return not globs or any(map(matching, globs))
