"""What is about to be committed."""

from archcheck.infrastructure.version_control.git_index import GitIndex
from archcheck.infrastructure.version_control.git_program import GitProgram


class NewGit(GitProgram):
    """A repository without any commit, in which nothing else is to be told."""

    def ask(self, root: str, *arguments: str) -> str | None:
        """Nothing is called HEAD."""
        return None if arguments[0] == "rev-parse" else ""


def test_should_compare_the_index_when_there_is_no_commit_yet() -> None:
    """All that the first commit will hold is new."""
    assert not GitIndex(NewGit(), {}).is_as_committed(".")
