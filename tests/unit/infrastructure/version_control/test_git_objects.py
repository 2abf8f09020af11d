"""Tests of what a tree holds."""

from archcheck.infrastructure.version_control.git_objects import (
    Entry,
    entries,
    listed_at,
    listed_in_index,
)
from archcheck.infrastructure.version_control.git_program import GitProgram

LISTED = "\0".join(["160000 commit 1a\tother", "100644 blob 2b\ta.py", "100644 blob 3c\tb.py", ""])


class SilentGit(GitProgram):
    """Never answers."""

    def ask(self, root: str, *arguments: str) -> str | None:
        """Nothing."""
        return None


class KnownGit(GitProgram):
    """Always says the same."""

    def ask(self, root: str, *arguments: str) -> str | None:
        """A tree with another repository in it, and a file that is not here."""
        return LISTED if arguments[0] == "ls-tree" else "1d\n?3c\n"

    def bytes_of(self, root: str, *arguments: str, told: bytes = b"") -> bytes | None:
        """The size of the one that is here."""
        return b"2b 7\n" if told == b"2b\n" else None


def test_should_leave_other_repositories_out_when_a_tree_holds_them() -> None:
    """A submodule is neither a file nor a link."""
    listed = [entry.path for entry in entries(KnownGit(), ".", "HEAD") or ()]
    assert listed == ["a.py", "b.py"]


def test_should_ask_for_no_size_when_a_file_is_not_here() -> None:
    """git would fetch it."""
    assert entries(KnownGit(), ".", "HEAD") == (
        Entry("a.py", "2b", 7, False),
        Entry("b.py", "3c", -1, False),
    )


def test_should_list_nothing_when_git_does_not_answer() -> None:
    git = SilentGit()
    assert (listed_at(git, ".", "HEAD"), listed_in_index(git, ".")) == (None, None)


class DamagedGit(KnownGit):
    """Lists a file whose content it has lost, and does not miss it."""

    def ask(self, root: str, *arguments: str) -> str | None:
        """The tree, and nothing that is missing."""
        return LISTED if arguments[0] == "ls-tree" else ""

    def bytes_of(self, root: str, *arguments: str, told: bytes = b"") -> bytes | None:
        """What git prints for an object that it does not find."""
        return b"2b 7\n3c missing\n"


def test_should_know_no_size_when_git_has_lost_a_file() -> None:
    """It is told of as one that is not here, and not as an empty one."""
    sizes = [entry.size for entry in entries(DamagedGit(), ".", "HEAD") or ()]
    assert sizes == [7, -1]
