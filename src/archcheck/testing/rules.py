"""A rule as a sentence that can be checked."""

from collections.abc import Mapping

from archcheck.testing.projects import broken_places
from archcheck.testing.words import with_nearest_words


@with_nearest_words
class Rule:
    """A structure rule; each word returns a new one."""

    def __init__(self, table: Mapping[str, object]) -> None:
        """Take the keys of a structure rule."""
        self._rule = dict(table)

    def because(self, reason: str) -> "Rule":
        """Why; it stands in what a failing test says."""
        return Rule({**self._rule, "because": reason})

    def fix(self, advice: str) -> "Rule":
        """What to do; it stands in what a failing test says."""
        return Rule({**self._rule, "fix": advice})

    def except_(self, *names: str) -> "Rule":
        """Without symbols or paths that are so named; one that takes nothing out is an error."""
        return Rule({**self._rule, "except": list(names)})

    def allow_empty(self) -> "Rule":
        """Also where nothing is selected."""
        return Rule({**self._rule, "allow_empty": True})

    def check(self, project: str = "") -> None:
        """Raise AssertionError with every place that breaks the rule, RuleError for a wrong one.

        `project` is a directory in the project, that of the process where none is given.
        """
        __tracebackhide__ = True
        told = broken_places(self._rule, project)
        if told:
            raise AssertionError(told)
