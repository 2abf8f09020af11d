"""How messages about imports read."""

from collections.abc import Sequence

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MOST_NAMED = 5


def number_word(count: int) -> str:
    """A small number as a word, a larger one in digits."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def listed(names: Sequence[str], word: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    head, last = names[:-1], names[-1]
    return f"{', '.join(head)} {word} {last}" if head else last


def few(names: Sequence[str], most: int = MOST_NAMED) -> tuple[str, ...]:
    """The first names and how many more there are."""
    more = len(names) - most
    return (*names[:most], *([f"{more} more"] if more > 0 else ()))


def import_title(source: str, target: str, length: int) -> str:
    """What is wrong with a chain of `length` imports."""
    if length == 1:
        return f"{source} must not import {target}"
    return f"{source} reaches {target} through {number_word(length)} imports"


def chain_advice(source: str, target: str, last: str) -> str:
    """What to do about a chain; `last` is the module that imports the target."""
    return (
        f"take the import of {target} out of {last}, or move what {source} needs of it to a "
        f"module without that import."
    )
