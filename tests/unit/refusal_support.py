"""What is said when something is refused."""

import dataclasses
from collections.abc import Callable

from archcheck.domain.problem import Problem, UsageProblems


def refusal(action: Callable[[], object]) -> str:
    """The problems that an action raises as text, empty when it raises none."""
    try:
        action()
    except UsageProblems as problems:
        return "\n".join(map(without_line, problems.problems))
    return ""


def without_line(problem: Problem) -> str:
    """A problem as people read it, whichever line is to blame."""
    return str(dataclasses.replace(problem, line=0))
