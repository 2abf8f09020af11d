"""What is said when something is refused."""

from collections.abc import Callable

from archcheck.domain.problem import UsageProblems


def refusal(action: Callable[[], object]) -> str:
    """The problems that an action raises as text, empty when it raises none."""
    try:
        action()
    except UsageProblems as problems:
        return str(problems)
    return ""
