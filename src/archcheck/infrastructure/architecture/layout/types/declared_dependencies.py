"""The layout rule `declared-dependencies`: which distributions a project declares, and for what."""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Annotated

from msgspec import Meta

from archcheck.infrastructure.architecture.contracts.wording import listed
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.project_files.file_rule import FileRule, Place
from archcheck.infrastructure.architecture.layout.project_files.imported_siblings import (
    imported_siblings,
)
from archcheck.infrastructure.distributions.lock_agreement import (
    incomparable_locks,
    stale_locks,
)
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import Flag, Sentence, Texts
from archcheck.infrastructure.distributions.declared import Declared, Kind, any_names

RUN_TIME = "run-time"
DEVELOPMENT = "development"
KINDS = {RUN_TIME: Kind.RUN_TIME, DEVELOPMENT: Kind.DEVELOPMENT, "extra": Kind.OPTIONAL}
Group = Annotated[
    Sentence | Annotated[tuple[Sentence, ...], Meta(min_length=1)],
    Meta(description='"run-time", "development", "extra", the name of a group, or a list of these'),
]
NOTHING = "required, any_of, forbidden, apart, siblings or locked is missing"


class DeclaredDependenciesOptions(Options, frozen=True, kw_only=True):
    """What must be declared, and what must not, in which groups; without `group` in any."""

    group: Group = ()
    required: Texts = ()
    any_of: Texts = ()
    forbidden: Texts = ()
    apart: Flag = False
    siblings: Flag = False
    locked: Flag = False

    def conflicts(self) -> Iterator[KeyProblem]:
        """Something is demanded."""
        demands = (self.required, self.any_of, self.forbidden)
        if not any((*demands, self.apart, self.siblings, self.locked)):
            yield KeyProblem("required", NOTHING)


class DeclaredDependencies(FileRule[DeclaredDependenciesOptions]):
    """Finds dependencies that are missing, in the wrong place, or not locked as declared."""

    rule = "declared-dependencies"
    options_type = DeclaredDependenciesOptions

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each that is missing, and one at each that is wrong."""
        yield from self._missing()
        yield from self._forbidden()
        yield from self._shared() if self.options.apart else ()
        yield from self._siblings() if self.options.siblings else ()
        yield from self._locks() if self.options.locked else ()

    def left_out(self) -> Iterator[str]:
        """Lock files of which it cannot be told."""
        root, paths = self.view.project.root, self.declarations.paths
        for path in incomparable_locks(root, paths) if self.options.locked else ():
            yield f"{path} cannot be compared with what is declared"

    def _missing(self) -> Iterator[LayoutViolation]:
        for demand in self._demands():
            if not any(any_names(demand, declared.name) for declared in self._looked_at):
                named = listed(list(demand), "or")
                message = f"{named} is not declared{self._where}"
                yield self.told(self.configuration, message, " | ".join(demand))

    def _demands(self) -> Iterator[tuple[str, ...]]:
        """Names of which one must be declared."""
        yield from ((name,) for name in as_texts(self.options.required))
        yield from filter(None, [as_texts(self.options.any_of)])

    def _forbidden(self) -> Iterator[LayoutViolation]:
        patterns = as_texts(self.options.forbidden)
        for declared in self._looked_at:
            if any_names(patterns, declared.name):
                message = f"{declared.name} is declared{_use(declared)}"
                yield self.told(_place(declared), message, declared.name)

    def _shared(self) -> Iterator[LayoutViolation]:
        developing = self.declarations.names(Kind.DEVELOPMENT)
        for declared in self.declarations.of(Kind.RUN_TIME):
            if declared.name in developing:
                message = f"{declared.name} is declared both for run time and for development"
                yield self.told(_place(declared), message, f"{declared.name} twice")

    def _siblings(self) -> Iterator[LayoutViolation]:
        known = self.declarations.names(Kind.RUN_TIME, Kind.OPTIONAL)
        every = self.declarations.names()
        for sibling in imported_siblings(self.view):
            if sibling.distribution not in (known if sibling.at_run_time else every):
                use = " for run time" if sibling.at_run_time else ""
                message = (
                    f"{sibling.distribution} is not declared{use}, "
                    f"and {sibling.path} imports {sibling.module} of {sibling.directory}"
                )
                yield self.told(self.configuration, message, sibling.distribution)

    def _locks(self) -> Iterator[LayoutViolation]:
        for lock in stale_locks(self.view.project.root, self.declarations.paths):
            message = f"{lock.path} does not agree with {lock.source}: {lock.reason}"
            yield self.told(Place(lock.path), message, lock.path, fix=f"run {lock.command}.")

    @property
    def _looked_at(self) -> tuple[Declared, ...]:
        groups = as_texts(self.options.group)
        kinds = frozenset(map(KINDS.get, groups))
        named = frozenset(chain.from_iterable(map(self.declarations.included_by, groups)))
        found = self.declarations.all
        return tuple(it for it in found if _is_in(it, kinds, named)) if groups else found

    @property
    def _where(self) -> str:
        groups = as_texts(self.options.group)
        words = {RUN_TIME: "for run time", DEVELOPMENT: "for development", "extra": "in an extra"}
        named = [words.get(name, f"in the group {name}") for name in groups]
        return f" {listed(named, 'or')}" if named else ""


def _is_in(declared: Declared, kinds: Collection[Kind | None], groups: Collection[str]) -> bool:
    return declared.kind in kinds or declared.group in groups


def _place(declared: Declared) -> Place:
    return Place(declared.path, declared.region)


def _use(declared: Declared) -> str:
    if declared.kind is Kind.RUN_TIME:
        return " for run time"
    return f" in the group {declared.group}"
