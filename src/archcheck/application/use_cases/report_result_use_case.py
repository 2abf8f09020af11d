"""Reports on what an earlier check has found."""

from collections.abc import Mapping

from archcheck.application.checking.checked import Checked
from archcheck.application.ports.saved_results import SavedResults


class ReportResultUseCase:
    """Takes the place of a check where its result is known."""

    def __init__(self, results: SavedResults) -> None:
        """Take what reads results."""
        self._results = results

    def execute(self, path: str, reproducible: bool = False) -> Checked:
        """The result in a file; raises UsageProblems."""
        result = self._results.read(path)
        checked = Checked(result, lambda *_: result.files)
        return checked.without_moment() if reproducible else checked

    def schema(self) -> Mapping[str, object]:
        """What such a file holds, as a JSON Schema."""
        return self._results.schema()
