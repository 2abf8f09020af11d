"""Did you mean ...?"""

from collections.abc import Iterable, Sequence

MEANT = "did you mean"


def nearest(name: str, candidates: Iterable[str]) -> str:
    """The candidate most like `name`, empty when none is near."""
    import difflib

    found = difflib.get_close_matches(name, sorted(set(candidates)), n=1, cutoff=0.6)
    return found[0] if found else ""


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """A sentence that names the nearest candidate, empty when none is near."""
    return asked(nearest(name, candidates))


def asked(found: str) -> str:
    """The sentence about what was found, empty when nothing was."""
    return f'{MEANT} "{found}"?' if found else ""


def asks(hint: str) -> bool:
    """Whether a hint is such a sentence."""
    return hint.startswith(MEANT)


def slip(name: str, candidates: Iterable[str], limit: int) -> str:
    """The candidate that the fewest edits make of `name`, empty when all need more than `limit`."""
    near = [(edits(name, candidate), candidate) for candidate in candidates]
    return min(((count, word) for count, word in near if count <= limit), default=(0, ""))[1]


def slip_of(name: str, known: Iterable[str]) -> str:
    """The first known name that is one edit away, empty when there is none.

    What is left of a name of one letter after an edit is another name, no slip.
    """
    words = known if len(name) > 1 else ()
    return next((word for word in words if _is_one_edit(name, word)), "")


def _is_one_edit(first: str, second: str) -> bool:
    return abs(len(first) - len(second)) <= 1 and edits(first, second) == 1


def edits(first: str, second: str) -> int:
    """How many inserted, missing, changed or exchanged characters make the difference.

    Optimal string alignment: the restricted distance of Damerau and Levenshtein.
    """
    rows = [list(range(len(second) + 1))]
    for length in range(1, len(first) + 1):
        rows.append(_next_row(rows, first[:length], second))
    return rows[-1][-1]


def _next_row(rows: Sequence[Sequence[int]], first: str, second: str) -> list[int]:
    above, row = rows[-1], [len(first)]
    for at, other in enumerate(second):
        changed = above[at] + (first[-1] != other)
        exchanged = rows[-2][at - 1] + 1 if _is_exchange(first, second[: at + 1]) else changed
        row.append(min(above[at + 1] + 1, row[at] + 1, changed, exchanged))
    return row


def _is_exchange(first: str, second: str) -> bool:
    return len(first) > 1 and first[-2:] == second[:-3:-1]
