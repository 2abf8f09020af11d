"""One item of pytest for each rule of a project."""

from collections.abc import Iterator
from typing import Any

import pytest

from archcheck.domain.problem import UsageProblems
from archcheck.testing.pytest_plugin.checked_project import checked_project


class RuleFailure(Exception):
    """A rule that is broken; the text is what the console says."""


class RuleItem(pytest.Item):
    """Fails where one rule has findings that close the gate."""

    def __init__(self, *, failure: str, **keywords: Any) -> None:
        """`failure` is what the console says, empty where the rule is kept."""
        super().__init__(**keywords)
        self._failure = failure

    def runtest(self) -> None:
        """Fail where something is wrong."""
        if self._failure:
            raise RuleFailure(self._failure)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The console's words alone."""
        if isinstance(excinfo.value, RuleFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[str, int | None, str]:
        """Where pytest says that an item is."""
        return str(self.path), None, self.name


def collected(session: pytest.Session, root: str) -> Iterator[pytest.Item]:
    """The items of a project, in the order of its configuration; pytest.UsageError for a wrong one."""
    try:
        project = checked_project(root)
    except UsageProblems as problems:
        text = "\n".join(map(str, problems.problems))
        raise pytest.UsageError(f"archcheck: {text}") from None
    for name, failure in project.failures():
        yield RuleItem.from_parent(session, name=f"archcheck: {name}", failure=failure)
