"""What is about to be committed, and with what that is compared."""

import os
from collections.abc import Iterable, Mapping, Sequence

from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.reading.regular_files import bytes_or_nothing
from archcheck.infrastructure.version_control.git_objects import (
    Entry,
    Listed,
    commit_named,
    listed_at,
    listed_in_index,
    missing_objects,
    sized,
)
from archcheck.infrastructure.version_control.git_program import GitProgram

OPTION = "--staged"
VARIABLE = "GIT_INDEX_FILE"
HEAD = "HEAD"
MERGE_HEAD = "MERGE_HEAD"
ADDED = ("diff-index", "--cached", "-r", "-z", "--no-renames", "--name-only", "--relative")
QUIET = (
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty"),
    "--ita-invisible-in-index",
)
EMPTY = frozenset(
    {
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    }
)


class GitIndex:
    """The index that git means: another one where a commit hands it to its hooks."""

    def __init__(self, git: GitProgram, variables: Mapping[str, str]) -> None:
        """Take the git program, and the process environment."""
        self._git = git
        self._wished = variables.get(VARIABLE, "")

    def git_for(self, root: str) -> GitProgram:
        """Git with the index of a commit that is under way, if one is."""
        place = os.path.abspath(self._wished) if self._wished else ""
        return self._git.with_index(place) if place and self._is_own(root, place) else self._git

    def entries(self, root: str) -> tuple[Entry, ...]:
        """The files and links below a directory; raises UsageProblems."""
        git = self.git_for(root)
        listed = listed_in_index(git, root)
        if listed is None:
            raise _refused(f"git tells of no index around {root}", "it is no git repository")
        _demand_settled(git, root)
        head = commit_named(git, root, HEAD)
        missing = missing_objects(git, root, head) if head else ()
        return sized(git, root, self._without_intents(git, root, head, listed), missing)

    def merged(self, root: str) -> tuple[str, ...]:
        """The commits that HEAD is being merged with."""
        told = self._git.ask(root, "rev-parse", "--git-path", MERGE_HEAD) or ""
        place = os.path.join(root, told.strip())
        return tuple(bytes_or_nothing(place).decode("ascii", "replace").split()) if told else ()

    def is_as_committed(self, root: str) -> bool:
        """Whether nothing in the whole repository is about to be committed."""
        git = self.git_for(root)
        if not commit_named(git, root, HEAD):
            return False
        told = git.ask(root, *ADDED[:-1], *QUIET, HEAD)
        return told == "" and not self.merged(root)

    def _is_own(self, root: str, place: str) -> bool:
        """Whether an index lies in the git directory: only git itself writes there."""
        told = self._git.ask(root, "rev-parse", "--absolute-git-dir")
        own = os.path.realpath((told or "").rstrip("\n"))
        return bool(told) and os.path.realpath(place).startswith(os.path.join(own, ""))

    @staticmethod
    def _without_intents(
        git: GitProgram, root: str, head: str, listed: Sequence[Listed]
    ) -> list[Listed]:
        """Without files that are only meant to be added: a commit leaves them out."""
        intents = _intents(git, root, head, listed) if head else frozenset()
        return [each for each in listed if each.path not in intents]


def _intents(git: GitProgram, root: str, head: str, listed: Iterable[Listed]) -> frozenset[str]:
    """The empty files that neither stand in HEAD nor are about to be committed."""
    empty = frozenset(each.path for each in listed if each.name in EMPTY)
    return empty - _committed_or_added(git, root, head) if empty else empty


def _committed_or_added(git: GitProgram, root: str, head: str) -> frozenset[str]:
    committed = frozenset(each.path for each in listed_at(git, root, head) or ())
    told = git.ask(root, *ADDED, *QUIET, head) or ""
    return committed.union(told.split("\0"))


def _demand_settled(git: GitProgram, root: str) -> None:
    """No merge that still has conflicts."""
    told = (git.ask(root, "ls-files", "--unmerged", "-z") or "").split("\0")
    paths = sorted({line.partition("\t")[2] for line in filter(None, told)})
    if paths:
        message = f"the index has conflicts: {_some(paths)}"
        raise _refused(message, "settle them and git add the files")


def _some(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return f"{', '.join(paths[:3])}{more}"


def _refused(message: str, hint: str) -> UsageProblems:
    return UsageProblems(Problem("", OPTION, message, hint))
