"""A gate as a revision has it."""

import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from archcheck.application.wording import some_of
from archcheck.domain.activation import PathMatches
from archcheck.domain.configuration import Configuration, Declaration, Origin
from archcheck.domain.declared_lapses import Declared
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.policy_change import Lapse, Place
from archcheck.domain.project import Project, SourceFile
from archcheck.domain.rule_names import RuleNames
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class GateState:
    """The rules of one revision over the files of today.

    `directory` holds the files that the revision has itself, `own` is the project that they make,
    None where they make none; `facts` are those about the files of today. Where the project
    `is_adopting`, nobody had configured its gate in this state: it demands nothing yet.
    """

    directory: str
    inspection: Inspection
    names: RuleNames
    own: Project | None
    matches: PathMatches
    facts: Callable[[], Sequence[FileFacts]]
    is_adopting: bool = False

    @property
    def configuration(self) -> Configuration:
        """Its configuration."""
        return self.inspection.configuration

    @functools.cached_property
    def files(self) -> dict[str, SourceFile]:
        """The files of today by their paths, as it sees them."""
        return {file.path: file for file in self.inspection.project.files}

    def place_of(self, origin: Origin) -> Place:
        """The line where something is declared; of what a pack says the first of the file."""
        if origin.is_pack or "." not in origin.source:
            return self.file_place
        return Place(origin.source, origin.line)

    def stated(self, key: str) -> Place:
        """The line of a key of the configuration."""
        origin = self.configuration.origins.get(key)
        return self.place_of(origin) if origin else self.file_place

    @property
    def file_place(self) -> Place:
        """Where its configuration begins."""
        return Place(self.configuration.file)

    def matching(self, pattern: str) -> frozenset[str]:
        """The files of today that a glob means."""
        return frozenset(path for path in self.files if self.matches(pattern, path))


def declared_in(
    sort: str, own: Declaration, strong: GateState, weak: GateState, others: Iterable[Declaration]
) -> Declared:
    """Something declared in the first state; the second may have one of its name among others."""
    now = next((each for each in others if each.name == own.name), None)
    return Declared(
        name=own.name,
        title=f'{sort} "{own.name}"',
        there=strong.place_of(own.origin),
        here=weak.place_of(now.origin) if now else weak.file_place,
        is_there=now is not None,
    )


Lapses = Iterator[Lapse]
Comparison = Callable[[GateState, GateState], Lapses]


def some(names: Collection[str]) -> str:
    """Three names of many, in order."""
    return some_of(sorted(names))
