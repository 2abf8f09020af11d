"""The files that a proposal ends up in."""

import abc
from collections.abc import Sequence

from archcheck.application.proposing.proposal import Proposal
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Draft:
    """A file as it will be: what messages call it, where it lies, and all of its text.

    `added` is what is new in it; empty where the file stays as it is.
    """

    path: str
    place: str
    text: str
    added: str


@dataclass(frozen=True, kw_only=True)
class Additions:
    """What is added beside the configuration: `ci` is `github`, `gitlab` or empty."""

    ci: str = ""
    pre_commit: bool = False
    agent: bool = False


class ProposalFiles(abc.ABC):
    """Puts proposals into words and into files."""

    @abc.abstractmethod
    def draft(self, root: str, path: str, proposal: Proposal) -> Draft:
        """The configuration file of a project at `path`; raises UsageProblems."""

    @abc.abstractmethod
    def additions(self, root: str, wish: Additions) -> Sequence[Draft]:
        """The files that are wished for, also those that stay as they are; raises UsageProblems."""

    @abc.abstractmethod
    def write(self, draft: Draft) -> None:
        """Put a file in its place, at once or not at all; raises ReportNotWritten."""
