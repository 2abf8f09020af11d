"""What git remembers of a baseline: who was renamed since, and when its lines came."""

import datetime
import re
from collections.abc import Iterator

from archcheck.application.ports.baselines import BaselineHistory, Moves, PastText
from archcheck.infrastructure.version_control.git_changes import GitChanges
from archcheck.infrastructure.version_control.git_objects import commit_named, contents
from archcheck.infrastructure.version_control.git_program import GitProgram

HEAD = "HEAD"
MOST_VERSIONS = 200
COMMITS = ("rev-list", "--timestamp", f"--max-count={MOST_VERSIONS}", HEAD, "--")
PARENT = re.compile(rb"^parent ", re.MULTILINE)


class GitBaselineHistory(BaselineHistory):
    """Asks git about commits; the work tree is left alone."""

    def __init__(self, git: GitProgram) -> None:
        """Take the git program."""
        self._git = git

    def moves(self, root: str, file: str) -> Moves:
        """The renames between the last commit of a file and today, HEAD where there is none."""
        commit = self._last_commit(root, file) or commit_named(self._git, root, HEAD)
        if not commit:
            return Moves()
        renamed = GitChanges(self._git, root, commit).renames()
        return Moves(renamed, self._is_shallow(root) and self._is_cut(root, commit))

    def texts(self, root: str, file: str) -> Iterator[PastText]:
        """Each committed version, as far as the history of this clone reaches."""
        listed = self._git.ask(root, *COMMITS, _literal(file)) or ""
        is_shallow = self._is_shallow(root)
        for line in listed.splitlines():
            moment, _, commit = line.partition(" ")
            is_cut = is_shallow and self._is_cut(root, commit)
            yield PastText("" if is_cut else _date(int(moment)), self._text(root, commit, file))

    def _text(self, root: str, commit: str, file: str) -> str:
        name = self._git.ask(root, "rev-parse", "-q", "--verify", f"{commit}:./{file}") or ""
        data = contents(self._git, root, filter(None, [name.strip()]))
        return b"".join(data.values()).decode("utf-8", "replace")

    def _last_commit(self, root: str, file: str) -> str:
        return (self._git.ask(root, "rev-list", "-1", HEAD, "--", _literal(file)) or "").strip()

    def _is_shallow(self, root: str) -> bool:
        told = self._git.ask(root, "rev-parse", "--is-shallow-repository") or ""
        return told.strip() == "true"

    def _is_cut(self, root: str, commit: str) -> bool:
        """Whether the commit has parents of which this clone knows nothing."""
        known = (self._git.ask(root, "rev-list", "--parents", "-1", commit) or "").split()
        text = self._git.bytes_of(root, "cat-file", "commit", commit) or b""
        return len(known) == 1 and bool(PARENT.search(text))


def _date(seconds: int) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()


def _literal(file: str) -> str:
    return f":(literal){file}"
