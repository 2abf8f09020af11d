"""What is wrong with the configuration or the usage."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to correct: the file (empty for the command line), the key path, what and how."""

    file: str
    key: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """`file: key: message`, the hint on a line of its own."""
        where = ": ".join(part for part in (self.file, self.key) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text}\n  {self.hint}" if self.hint else text


class UsageProblems(Exception):
    """Wrong usage or configuration: nothing was checked, exit status 2."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems, sorted."""
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
