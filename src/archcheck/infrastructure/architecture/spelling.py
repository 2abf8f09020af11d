"""Names that are one slip of the keyboard apart."""

from collections.abc import Iterable


def is_one_edit(first: str, second: str) -> bool:
    """Whether one inserted, missing, changed or exchanged character makes the difference."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    shorter, longer = sorted((first, second), key=len)
    at = _common_prefix(shorter, longer)
    rests = (shorter[at:], longer[at:])
    return rests[0] == rests[1][1:] or rests[0][1:] == rests[1][1:] or _is_exchange(*rests)


def slip_of(name: str, known: Iterable[str]) -> str:
    """The first known name that is one edit away, empty when there is none.

    What is left of a name of one letter after an edit is another name, no slip.
    """
    words = known if len(name) > 1 else ()
    return next((word for word in words if is_one_edit(name, word)), "")


def _common_prefix(first: str, second: str) -> int:
    pairs = zip(first, second, strict=False)
    different = (at for at, (one, other) in enumerate(pairs) if one != other)
    return next(different, min(len(first), len(second)))


def _is_exchange(first: str, second: str) -> bool:
    return first[:2] == second[1::-1] and first[2:] == second[2:]
