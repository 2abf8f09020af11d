"""Results of earlier checks."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archcheck.domain.check_result import CheckResult
    from archcheck.domain.projects_result import ProjectsResult


class SavedResults(abc.ABC):
    """Reads what the JSON format has written."""

    @abc.abstractmethod
    def read(self, path: str) -> CheckResult | ProjectsResult:
        """The result in a file; raises UsageProblems for what is none."""

    @abc.abstractmethod
    def schema(self) -> Mapping[str, object]:
        """What such a file holds, as a JSON Schema."""
