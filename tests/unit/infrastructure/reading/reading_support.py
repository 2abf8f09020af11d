"""Documents as pairs of plain values and lines."""

from collections.abc import Callable

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reading.located_values import Located, UnreadableError


def outlined(located: Located) -> object:
    """Each value with its line, in tables and lists of plain kinds."""
    if located.members:
        return {name: outlined(member) for name, member in located.members}
    if located.items:
        return [outlined(item) for item in located.items]
    return (located.value, located.line)


def refusal_of(read: Callable[[], object]) -> tuple[str, int]:
    """Why a document cannot be read, and the line."""
    try:
        read()
    except UnreadableError as error:
        return error.reason, error.line
    except UsageProblems as error:
        return str(error), 0
    return "", 0
