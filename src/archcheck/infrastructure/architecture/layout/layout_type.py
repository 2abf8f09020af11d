"""What a type of configured layout rules is."""

import abc
import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from archcheck.domain.configuration import LayoutDeclaration
from archcheck.domain.project import Role
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.when import selectors_of
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.path_options import layers_in
from archcheck.infrastructure.architecture.structure.conditions import Condition
from archcheck.infrastructure.decoding.decoder import Decoded, KeyProblem, Options
from archcheck.infrastructure.decoding.key_places import KeyPlace

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.project_view import ProjectView

OptionsType = TypeVar("OptionsType", bound=Options)


class LayoutType(abc.ABC, Generic[OptionsType]):
    """A declared layout rule in one project.

    A type is a subclass, alone in a file of its name; `rule` reports it, `options_type` declares
    its keys, `code_roles` of which files it wants the facts about code.
    """

    rule: ClassVar[str]
    options_type: ClassVar[type[Options]]
    code_roles: ClassVar[frozenset[Role]] = frozenset()

    def __init__(self, declaration: LayoutDeclaration, view: "ProjectView") -> None:
        """Take a declaration whose options were decoded as `options_type`."""
        self.declaration = declaration
        self.view = view
        self.options: OptionsType = declaration.options

    @classmethod
    def completed(cls, options: Options, place: KeyPlace) -> Decoded[Options]:
        """The options with what only the type itself can read."""
        return Decoded(options)

    @abc.abstractmethod
    def globs(self) -> Iterator[tuple[str, str]]:
        """Each glob that it speaks of, with the key under which it stands."""

    @abc.abstractmethod
    def violations(self) -> Iterable[LayoutViolation]:
        """Everything that breaks the rule, whatever the scope."""

    def matches(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each entry, and the paths that it means here."""
        yield from ((glob, self.found(glob)) for _, glob in self.globs())

    def problems(self) -> Iterator[KeyProblem]:
        """Names that mean nothing."""
        excepted = (("except", glob) for glob in self.declaration.excepted)
        for key, glob in (*self.globs(), *excepted):
            yield from self._unknown_layers(key, glob)

    def selectors(self) -> Iterator[Condition]:
        """The selectors that it states."""
        yield from selectors_of(self.declaration.condition)

    def idle_exceptions(self) -> Iterator[str]:
        """The exceptions that take nothing out."""
        for glob in self.declaration.excepted:
            taken = frozenset(self.view.matching(glob))
            if not any(lies_in(path, taken) for path in self.candidates):
                yield glob

    @functools.cached_property
    def candidates(self) -> frozenset[str]:
        """The paths that exceptions may take out."""
        return frozenset(path for _, glob in self.globs() for path in self.view.matching(glob))

    def emptiness(self) -> str:
        """Why there is nothing here that it could judge; empty where there is, or need not be."""
        return ""

    def left_out(self) -> Iterator[str]:
        """What it cannot judge, as clauses that begin with what that is."""
        yield from ()

    def absences(self) -> list[str]:
        """The layers that it speaks of and that lie nowhere in this project."""
        return self.view.without_directory(glob for _, glob in self.globs())

    def is_meant(self, glob: str) -> bool:
        """Whether a glob is one for this project: a pack speaks of layers that it may not have."""
        is_pack = self.declaration.origin.speaks_to_any
        return not (is_pack and self.view.without_directory([glob]))

    def found(self, glob: str) -> tuple[str, ...]:
        """The paths that a glob means, without those that are excepted."""
        return tuple(it for it in self.view.matching(glob) if not self.is_excepted(it))

    def named(self, glob: str) -> tuple[str, ...]:
        """A glob as messages name it: with the directories of layers, where they have any."""
        return self.view.expanded(glob) or (glob,)

    def is_excepted(self, path: str) -> bool:
        """Whether a path, or a directory above it, is excepted."""
        return lies_in(path, self._excepted)

    @functools.cached_property
    def _excepted(self) -> frozenset[str]:
        globs = self.declaration.excepted
        return frozenset(path for glob in globs for path in self.view.matching(glob))

    def unknown_layers(self, layers: Iterable[str]) -> Iterator[KeyProblem]:
        """Those under the key `layers` that the project has not."""
        known = self.view.configuration.layers
        for layer in itertools.filterfalse(known.__contains__, layers):
            hint = did_you_mean(layer, known) or f"layers here: {', '.join(known) or 'none'}"
            yield KeyProblem("layers", f'unknown layer "{layer}" in layers', hint)

    def _unknown_layers(self, key: str, glob: str) -> Iterator[KeyProblem]:
        known = self.view.configuration.layers
        for layer in layers_in(glob):
            if layer not in known:
                hint = did_you_mean(layer, known) or f"layers here: {', '.join(known) or 'none'}"
                yield KeyProblem(key, f'unknown layer "{layer}" in "{glob}" of {key}', hint)


def lies_in(path: str, places: frozenset[str]) -> bool:
    """Whether a path is one of these, or lies in one of them."""
    return any(place in places for place in _from_the_top(path))


def _from_the_top(path: str) -> Iterator[str]:
    end = path.find("/")
    while end >= 0:
        yield path[: end + 1]
        end = path.find("/", end + 1)
    yield path
