"""Stand-ins for the ports of a check of changed code."""

import contextlib
import dataclasses
from collections.abc import Collection, Iterator, Mapping

from archcheck.application.checking.preparation import prepare
from archcheck.application.checking.request import CheckRequest
from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.application.ports.past_projects import PastProject
from archcheck.application.ports.project_copies import ProjectCopies
from archcheck.domain.changed_code import WORK_TREE, BaseRevision, Changes, Comparison
from archcheck.domain.inspection import Inspection
from tests.unit.application.checking.checking_support import services

BASE = BaseRevision("a" * 40, "main")
REQUEST = CheckRequest(directory="/shop")


@dataclasses.dataclass(frozen=True)
class FixedCopies(ProjectCopies):
    """Always the same copy."""

    past: PastProject = PastProject("/copy", BASE.commit)

    @contextlib.contextmanager
    def committed(
        self, root: str, base: BaseRevision, settings_of: str = ""
    ) -> Iterator[PastProject]:
        """The copy."""
        yield self.past

    @contextlib.contextmanager
    def staged(self, root: str) -> Iterator[PastProject]:
        """The copy."""
        yield self.past


@dataclasses.dataclass(frozen=True)
class FixedRevisions(BaseRevisions):
    """Knows what was in some files."""

    texts: Mapping[str, bytes] = dataclasses.field(default_factory=dict)
    moved: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def since(self, root: str, revision: str) -> tuple[BaseRevision, ...]:
        """The one base."""
        return (BASE,)

    def staged(self, root: str) -> Comparison:
        """The one base."""
        return Comparison(bases=(BASE,))

    def changes(self, root: str, base: BaseRevision) -> Changes:
        """Renames alone."""
        return Changes(renamed=self.moved)

    def renames(self, root: str, base: BaseRevision, target: str = WORK_TREE) -> Mapping[str, str]:
        """As given."""
        return self.moved

    def contents(
        self, root: str, base: BaseRevision, paths: Collection[str]
    ) -> Mapping[str, bytes]:
        """Those of the wanted files that are known."""
        return {path: text for path, text in self.texts.items() if path in paths}


def inspection() -> Inspection:
    """What is checked of the small project."""
    return prepare(REQUEST, services()).inspection
