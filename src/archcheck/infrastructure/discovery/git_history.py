"""Old versions of a project, read from the objects of its git repository."""

from collections.abc import Mapping

from archcheck.application.ports.project_history import (
    HistoryUnknown,
    PastVersions,
    ProjectHistory,
    Span,
)
from archcheck.domain.configuration import Configuration
from archcheck.domain.fitness_history import Version
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import Project
from archcheck.infrastructure.discovery.gitignore import path_to_repository
from archcheck.infrastructure.discovery.past_discovery import PastDiscovery, PastFile
from archcheck.infrastructure.version_control.git_objects import (
    contents,
    entries,
    portions,
)
from archcheck.infrastructure.version_control.git_program import GitProgram
from archcheck.infrastructure.version_control.git_versions import (
    Named,
    all_tags,
    last_commits,
    moment_of,
    versions_of,
)
from archcheck.infrastructure.version_control.work_tree import prefix_in_work_tree

NO_ANSWER = (
    "git does not answer: it is not installed, its repository is damaged, or it takes too long"
)


class GitHistory(ProjectHistory):
    """Asks for commits, trees and contents; nothing is checked out."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Take the variables of the process environment."""
        self._git = GitProgram(variables)

    def versions(self, root: str, span: Span) -> tuple[Version, ...]:
        """The versions, the oldest first."""
        if not path_to_repository(root):
            raise _refused(f"there is no git repository around {root}")
        if self._git.ask(root, "rev-parse", "--git-dir") is None:
            raise HistoryUnknown(NO_ANSWER)
        found = self._found(root, span)
        if not found:
            raise _refused(f"the repository has no {'tag' if span.tags else 'commit'}")
        return tuple(found)

    def past(self, configuration: Configuration, today: Project) -> PastVersions:
        """The old versions of a project."""
        return GitVersions(self._git, configuration, today)

    def _found(self, root: str, span: Span) -> list[Version]:
        if not span.tags:
            return self._told(root, last_commits(self._git, root, span.count))[::-1]
        told = self._told(root, all_tags(self._git, root))
        return sorted(told, key=lambda it: (moment_of(it), it.name))[-span.count :]

    def _told(self, root: str, commits: list[Named]) -> list[Version]:
        return list(versions_of(self._git, root, prefix_in_work_tree(root), commits))


class GitVersions(PastVersions):
    """The files of old commits, by the names of their contents."""

    def __init__(self, git: GitProgram, configuration: Configuration, today: Project) -> None:
        """Take the project as it is."""
        self._git = git
        self._root = today.root
        self._discovery = PastDiscovery(configuration, today)

    def identity(self, version: Version) -> str:
        """Its tree, and the settings of today."""
        return f"{version.tree} {self._discovery.settings}"

    def project(self, version: Version) -> Project:
        """The project of a version."""
        listed = entries(self._git, self._root, version.commit)
        if listed is None:
            raise HistoryUnknown(f"{NO_ANSWER} (asked for the files of {version.name})")
        files = (PastFile(it.path, it.name, it.size) for it in listed if not it.is_link)
        return self._discovery.project(files)

    def contents(self, sizes: Mapping[str, int]) -> Mapping[str, bytes]:
        """The contents, some megabytes at once."""
        found: dict[str, bytes] = {}
        for names in portions(sizes.items()):
            found.update(contents(self._git, self._root, names))
        return found


def _refused(message: str) -> UsageProblems:
    return UsageProblems(Problem("", "--history", message))
