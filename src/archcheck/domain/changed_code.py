"""What a run compares with, and what has changed since."""

import dataclasses
from collections.abc import Mapping

from archcheck.shared.deferred import dataclass

SHORT = 7
WORK_TREE = ""
INDEX = ":"


@dataclass(frozen=True)
class BaseRevision:
    """A commit that a run compares with: its full name, and how somebody has named it."""

    commit: str
    name: str

    @property
    def words(self) -> str:
        """As people read it: `main at abc1234`; the commit alone where it was named so."""
        short = self.commit[:SHORT]
        return short if self.commit.startswith(self.name) else f"{self.name} at {short}"


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What has become of the files below a directory, in index and work tree together.

    `renamed` maps paths of today to those at the base; `changed` are paths of today that were not
    there or had another content, `gone` those that are not there any more. All are relative to
    the directory.
    """

    renamed: Mapping[str, str] = dataclasses.field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def before(self, path: str) -> str:
        """Where a file of today was at the base."""
        return self.renamed.get(path, path)


@dataclass(frozen=True, kw_only=True)
class ChangeWish:
    """How a run is limited to what has changed; all unset for a run that is not.

    Since a revision `since`, about to be committed (`staged`), or on `changed_lines`.
    """

    since: str = ""
    staged: bool = False
    changed_lines: bool = False


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """With what a run compares, and what it looks at: `WORK_TREE`, `INDEX`, or a commit.

    A finding that was at any of the `bases` is old. Without bases all findings count; `words`
    then say why.
    """

    bases: tuple[BaseRevision, ...] = ()
    target: str = WORK_TREE
    words: str = ""

    @property
    def said(self) -> str:
        """With what is compared, as people read it."""
        return self.words or f"compared with {' and '.join(base.words for base in self.bases)}"
