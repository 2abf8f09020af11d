"""What people are told about what is left out of a check."""

from collections.abc import Iterable, Iterator, Sequence

from archcheck.application.wording import counted
from archcheck.domain.project import LeftOut, Omission

SHOWN = 10


def left_out_headline(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """What the first line says: projects by name, files by number."""
    projects = list(_paths(left_out, Omission.PROJECT))
    files = len(left_out) - len(projects)
    if projects:
        each = "each " * (len(projects) > 1)
        yield f"not checked: {_names(projects)} ({each}{Omission.PROJECT})"
    if files:
        yield f"not checked: {counted(files, 'Python file')} ({Omission.IGNORED})"


def _paths(left_out: Iterable[LeftOut], omission: Omission) -> Iterator[str]:
    return (each.path for each in left_out if each.omission is omission)


def _names(paths: Sequence[str]) -> str:
    rest = len(paths) - SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(paths[:SHOWN]) + more


def left_out_gaps(left_out: Iterable[LeftOut]) -> Iterator[str]:
    """The sentences that make a strict check incomplete."""
    for each in left_out:
        yield f"{each.path} was not checked: {each.omission}"
