"""What is wrong with the configuration or the usage."""

import dataclasses
from collections.abc import Iterable

from archcheck.domain.key_order import KeyOrder, key_order
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to correct: the file (empty for the command line), the key path, what and how.

    `line` is from 1, and 0 where no line is to blame.
    """

    file: str
    key: str
    message: str
    hint: str = ""
    line: int = dataclasses.field(default=0, compare=False)

    def __str__(self) -> str:
        """`file:line: key: message`, the hint below; no name in them makes another line."""
        place = f"{self.file}:{self.line}" if self.file and self.line else self.file
        text = ": ".join(filter(None, (place, self.key, self.message)))
        lines = (text, f"  {self.hint}") if self.hint else (text,)
        return "\n".join(line.replace("\n", "\\n") for line in lines)

    def __lt__(self, other: "Problem") -> bool:
        """Sorted by file, key path with numbers as numbers, message and hint."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, KeyOrder, str, str]:
        return (self.file, key_order(self.key), self.message, self.hint)


class UsageProblems(Exception):
    """Wrong usage or configuration: nothing was checked, exit status 2."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems, sorted."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise UsageProblems with all of them, if there are any."""
    found = tuple(problems)
    if found:
        raise UsageProblems(*found)


class TrustProblems(UsageProblems):
    """What only the person who runs archcheck may allow: nothing was checked, exit status 3."""


class PluginFailure(UsageProblems):
    """Code of a plug-in has failed on the project: nothing is known, exit status 3."""


class OnlyOthersProblems(UsageProblems):
    """There is no source but in projects of their own."""


class NothingThere(UsageProblems):
    """What is asked about is not there, which is no mistake where another project has it."""
