"""Tests of what a tree holds."""

from archcheck.infrastructure.version_control.git_objects import Entry, entries
from archcheck.infrastructure.version_control.git_program import GitProgram

LISTED = "\0".join(["160000 commit 1a       -\tother", "100644 blob 2b       7\ta.py", ""])


class KnownGit(GitProgram):
    """Always says the same."""

    def ask(self, root: str, *arguments: str) -> str | None:
        """A tree with another repository in it."""
        return LISTED


def test_should_leave_other_repositories_out_when_a_tree_holds_them() -> None:
    """A submodule is neither a file nor a link."""
    assert entries(KnownGit(), ".", "HEAD") == (Entry("a.py", "2b", 7, False),)
