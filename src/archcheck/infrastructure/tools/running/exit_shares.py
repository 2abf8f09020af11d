"""What exit status parts of an answer would have had by themselves."""

from collections.abc import Collection, Mapping

Kind = tuple[bool, bool]
CLEAN = (False, False)


def shares(kinds: Collection[Kind], code: int | None) -> Mapping[Kind, int | None]:
    """The exit status by whether there are findings, and files that could not be read.

    The worst decides the status of all; what less bad ones would have given is not known.
    """
    if not code:
        return dict.fromkeys(kinds, code)
    bad = set(kinds) - {CLEAN}
    if not bad:
        return {}
    return {CLEAN: 0, **dict.fromkeys(bad if len(bad) == 1 else (), code)}
