"""Where histories meet, asked of the git program."""

import re
from collections.abc import Collection, Iterable, Mapping

from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.application.wording import counted
from archcheck.domain.changed_code import INDEX, WORK_TREE, BaseRevision, Changes, Comparison
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.infrastructure.version_control.git_changes import GitChanges
from archcheck.infrastructure.version_control.git_index import GitIndex
from archcheck.infrastructure.version_control.git_objects import (
    Entry,
    commit_named,
    contents,
    entries,
    lacking,
)
from archcheck.infrastructure.version_control.git_program import NOTHING, GitProgram

OPTION = "--since"
HEAD = "HEAD"
HEADS = "refs/heads"
REMOTES = "refs/remotes"
DEFAULT_REMOTE = "origin"
STEPS = re.compile(r"(?P<start>[^~^]+)[~^][\d~^]*")
COMMIT = re.compile(r"[0-9a-fA-F]{7,64}")
BRANCH = re.compile(r"[A-Za-z0-9_][\w./-]*")
FROM_REF = "PRE_COMMIT_FROM_REF"
TO_REF = "PRE_COMMIT_TO_REF"
MERGED = "MERGE_HEAD"
FIRST = "all that is staged is new: nothing is committed yet"
NOTHING_STAGED = "nothing is staged: files are checked whole"
CUT = "this clone is shallow: its history is cut"


class GitBaseRevisions(BaseRevisions):
    """Asks git for merge bases; nothing is fetched, and what to fetch is told."""

    def __init__(self, git: GitProgram, variables: Mapping[str, str] = NOTHING) -> None:
        """Take the git program, and the process environment: hooks are told of a commit there."""
        self._git = git
        self._index = GitIndex(git, variables)
        self._range = (variables.get(FROM_REF, ""), variables.get(TO_REF, ""))

    def since(self, root: str, revision: str) -> tuple[BaseRevision, ...]:
        """The merge bases of a revision and HEAD."""
        self._demand_repository(root)
        head = commit_named(self._git, root, HEAD)
        if not head:
            raise _refused("nothing is committed yet, so that there is nothing to compare with")
        commit = commit_named(self._git, root, revision)
        if not commit:
            raise self._unknown(root, revision)
        return self._meeting(root, BaseRevision(commit, revision), head)

    def staged(self, root: str) -> Comparison:
        """The index against HEAD and what is merged, or the range that pre-commit hands on."""
        self._demand_repository(root)
        if all(self._range):
            return self._handed_on(root, *self._range)
        head = commit_named(self._git, root, HEAD)
        if not head:
            return Comparison(target=INDEX, words=FIRST)
        if self._index.is_as_committed(root):
            return Comparison(target=INDEX, words=NOTHING_STAGED)
        merged = (BaseRevision(commit, MERGED) for commit in self._index.merged(root))
        return Comparison(bases=(BaseRevision(head, HEAD), *merged), target=INDEX)

    def _handed_on(self, root: str, first: str, last: str) -> Comparison:
        commits = [commit_named(self._git, root, name) for name in (first, last)]
        for name, commit in zip((first, last), commits, strict=True):
            if not commit:
                raise self._unknown(root, name)
        base = BaseRevision(commits[0], first)
        return Comparison(bases=self._meeting(root, base, commits[1]), target=commits[1])

    def _meeting(self, root: str, base: BaseRevision, other: str) -> tuple[BaseRevision, ...]:
        told = self._git.ask(root, "merge-base", "--all", base.commit, other) or ""
        if not told:
            raise self._unrelated(root, base.name)
        return tuple(BaseRevision(name, base.name) for name in sorted(told.split()))

    def changes(self, root: str, base: BaseRevision) -> Changes:
        """What git tells of commit and index, and the files themselves of the rest."""
        return GitChanges(self._git, root, base.commit).all()

    def renames(self, root: str, base: BaseRevision, target: str = WORK_TREE) -> Mapping[str, str]:
        """As git finds them between trees and index, and by equal contents in the rest."""
        changes = GitChanges(self._index.git_for(root), root, base.commit)
        if target == WORK_TREE:
            return changes.renames()
        return changes.renames_in_index() if target == INDEX else changes.renames_at(target)

    def contents(
        self, root: str, base: BaseRevision, paths: Collection[str]
    ) -> Mapping[str, bytes]:
        """The contents of regular files."""
        found = self._entries(root, base, frozenset(paths))
        _demand_contents(base, found)
        known = contents(self._git, root, (each.name for each in found))
        return {each.path: known[each.name] for each in found if each.name in known}

    def _entries(self, root: str, base: BaseRevision, paths: Collection[str]) -> list[Entry]:
        listed = entries(self._git, root, base.commit) or ()
        return [each for each in listed if each.path in paths]

    def _demand_repository(self, root: str) -> None:
        if self._git.ask(root, "rev-parse", "--git-dir") is None:
            message = f"git finds no repository around {root}, or does not answer"
            raise _refused(message, "a change is told from the history in a git repository")

    def _unknown(self, root: str, revision: str) -> UsageProblems:
        message = f'git knows no commit "{revision}" in {root}'
        if self._is_shallow(root):
            deepening = "git fetch --deepen=100 for a part of it, or git fetch --unshallow"
            return _refused(f"{message}; {CUT}", f"{deepening}{_fetched(revision)}")
        return _refused(message, self._advice(root, revision))

    def _advice(self, root: str, revision: str) -> str:
        begun = STEPS.fullmatch(revision)
        start = commit_named(self._git, root, begun["start"]) if begun else ""
        return self._length(root, start) if start else self._meant(root, revision)

    def _length(self, root: str, start: str) -> str:
        """How far one can go back."""
        told = self._git.ask(root, "rev-list", "--count", "--first-parent", start) or "0"
        steps = int(told) - 1
        return f"its history is {counted(steps, 'step')} long: go back no further"

    def _meant(self, root: str, revision: str) -> str:
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


def _demand_contents(base: BaseRevision, found: Iterable[Entry]) -> None:
    missing = sum(each.size < 0 for each in found)
    if missing:
        raise lacking(base.words, f"contents of {counted(missing, 'file')}")


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
