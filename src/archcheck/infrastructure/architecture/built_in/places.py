"""Where a built-in rule counts."""

from archcheck.domain.activation import ActiveRule
from archcheck.domain.inspection import Inspection


class Places:
    """The files of a project in which findings are reported, and the rules that apply there."""

    def __init__(self, inspection: Inspection) -> None:
        """Take what is inspected."""
        self.inspection = inspection
        self._excluded = {file.path for file in inspection.project.files if file.excluded}

    @property
    def root(self) -> str:
        """The project root."""
        return self.inspection.project.root

    def rule(self, name: str, path: str) -> ActiveRule | None:
        """The rule as it applies to a file; None where nothing is to be reported."""
        if path in self._excluded or not self.inspection.scope.holds(path):
            return None
        return self.inspection.rules.for_file(path).get(name)
