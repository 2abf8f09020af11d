"""Did you mean ...?"""

from collections.abc import Iterable


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
    return f'did you mean "{found}"?' if found else ""
