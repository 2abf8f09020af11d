"""Reports on what an earlier check has found."""

from collections.abc import Mapping

from archcheck.application.checking.checked import Checked
from archcheck.application.checking.checked_projects import CheckedProjects
from archcheck.application.ports.saved_results import SavedResults
from archcheck.domain.check_result import CheckResult
from archcheck.domain.projects_result import ProjectsResult


class ReportResultUseCase:
    """Takes the place of a check where its result is known."""

    def __init__(self, results: SavedResults) -> None:
        """Take what reads results."""
        self._results = results

    def execute(self, path: str, reproducible: bool = False) -> Checked | CheckedProjects:
        """The result in a file, maybe of several projects; raises UsageProblems."""
        result = self._results.read(path)
        if isinstance(result, ProjectsResult):
            found = CheckedProjects(result, tuple(map(_checked, result.results)))
            return found.without_moment() if reproducible else found
        checked = _checked(result)
        return checked.without_moment() if reproducible else checked

    def schema(self) -> Mapping[str, object]:
        """What such a file holds, as a JSON Schema."""
        return self._results.schema()


def _checked(result: CheckResult) -> Checked:
    return Checked(result, lambda *_: result.files)
