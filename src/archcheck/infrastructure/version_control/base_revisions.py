"""Where histories meet, asked of the git program."""

import re
from collections.abc import Mapping

from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.domain.changed_code import BaseRevision, Changes
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.version_control.git_changes import GitChanges
from archcheck.infrastructure.version_control.git_objects import commit_named
from archcheck.infrastructure.version_control.git_program import GitProgram

OPTION = "--since"
HEAD = "HEAD"
HEADS = "refs/heads"
REMOTES = "refs/remotes"
DEFAULT_REMOTE = "origin"
COMMIT = re.compile(r"[0-9a-fA-F]{7,64}")
BRANCH = re.compile(r"[A-Za-z0-9_][\w./-]*")
CUT = "this clone is shallow: its history is cut"


class GitBaseRevisions(BaseRevisions):
    """Asks git for merge bases; nothing is fetched, and what to fetch is told."""

    def __init__(self, git: GitProgram) -> None:
        """Take the git program."""
        self._git = git

    def since(self, root: str, revision: str) -> tuple[BaseRevision, ...]:
        """The merge bases of a revision and HEAD."""
        self._demand_repository(root)
        head = commit_named(self._git, root, HEAD)
        if not head:
            raise _refused("nothing is committed yet, so that there is nothing to compare with")
        commit = commit_named(self._git, root, revision)
        if not commit:
            raise self._unknown(root, revision)
        told = self._git.ask(root, "merge-base", "--all", commit, head) or ""
        if not told:
            raise self._unrelated(root, revision)
        return tuple(BaseRevision(name, revision) for name in sorted(told.split()))

    def changes(self, root: str, base: BaseRevision) -> Changes:
        """What git tells of commit and index, and the files themselves of the rest."""
        return GitChanges(self._git, root, base.commit).all()

    def renames(self, root: str, base: BaseRevision) -> Mapping[str, str]:
        """As git finds them between commit and index, and by equal contents in the rest."""
        return GitChanges(self._git, root, base.commit).renames()

    def _demand_repository(self, root: str) -> None:
        if self._git.ask(root, "rev-parse", "--git-dir") is None:
            message = f"git finds no repository around {root}, or does not answer"
            raise _refused(message, "a change is told from the history in a git repository")

    def _unknown(self, root: str, revision: str) -> UsageProblems:
        message = f'git knows no commit "{revision}" in {root}'
        if self._is_shallow(root):
            return _refused(f"{message}; {CUT}", f"git fetch --unshallow{_fetched(revision)}")
        return _refused(message, self._advice(root, revision))

    def _advice(self, root: str, revision: str) -> str:
        remote = f"{DEFAULT_REMOTE}/{revision}"
        if commit_named(self._git, root, remote):
            return f"did you mean {remote}?"
        fetched = _fetched(revision)
        told = f", or fetch it: git fetch{fetched}" if fetched and "/" in revision else ""
        return f"name a commit, a branch or a tag{told}"

    def _unrelated(self, root: str, revision: str) -> UsageProblems:
        if self._is_shallow(root):
            message = f'{CUT} before "{revision}" and HEAD meet'
            return _refused(
                message, "git fetch --unshallow, or git fetch --deepen=100 until they do"
            )
        message = f'"{revision}" and HEAD have no commit in common'
        return _refused(message, "name a commit, a branch or a tag of the same history")

    def _is_shallow(self, root: str) -> bool:
        told = self._git.ask(root, "rev-parse", "--is-shallow-repository") or ""
        return told.strip() == "true"


def _fetched(revision: str) -> str:
    """What to fetch to have a branch; nothing where the name is that of a commit, or any other."""
    remote, slash, branch = revision.partition("/")
    if COMMIT.fullmatch(revision) or not BRANCH.fullmatch(revision) or ".." in revision:
        return ""
    if slash:
        return f" {remote} +{HEADS}/{branch}:{REMOTES}/{remote}/{branch}"
    return f" {DEFAULT_REMOTE} {revision}:{revision}"


def _refused(message: str, hint: str = "") -> UsageProblems:
    return UsageProblems(Problem("", OPTION, message, hint))
