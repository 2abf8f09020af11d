"""What mypy says only because it does not see a module that an import means."""

import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import msgspec

from archcheck.infrastructure.tools.adapter import RawFinding
from archcheck.infrastructure.tools.running.unseen_modules import unchecked_imports

UNRESOLVED = ("import-not-found", "import-untyped", "import")
MODULE = re.compile(r'"(?P<name>[\w.]+)"')
EMPTY_DIRECTORY = re.compile(r'Module "[\w.]+" has no attribute')
FOLLOWING_CODES = ("no-any-return", "no-any-unimported", "untyped-decorator", "unused-ignore")
FOLLOWING_TEXTS = (
    "Class cannot subclass",
    "Untyped decorator makes",
    "Function is untyped after decorator transformation",
    'Type of decorated function contains type "Any"',
    'Redundant cast to "Any"',
)
FOLLOWING = re.compile(
    r'Argument 2 to NewType\(...\) must be subclassable \(got "Any"\)'
    r'|(?:Too many (?:positional )?arguments|Unexpected keyword argument "\w+") for "_*[A-Z]\w*"$'
)


class Seen(msgspec.Struct, frozen=True):
    """The findings that count, what was not checked, and how many findings may follow from it."""

    findings: tuple[RawFinding, ...]
    unchecked: tuple[str, ...]
    following: int


class Unseen(msgspec.Struct, frozen=True):
    """What mypy says of an import of a top-level module that it cannot see, and why it cannot."""

    finding: RawFinding
    name: str
    reason: str


def without_unseen(
    findings: Sequence[RawFinding],
    reason: Callable[[str], str],
    affected: Callable[[Collection[str]], Collection[str]],
) -> Seen:
    """Leave out imports of what cannot be seen, and in the files affected what follows from them.

    `reason` tells of a top-level name why it cannot be seen, empty when it can; `{names}` in it
    stands for all names of which it is true. `affected` are the files that import from files in
    which something is not seen.
    """
    unseen = tuple(_unseen(findings, reason))
    imports = {it.finding for it in unseen}
    others = list(itertools.filterfalse(imports.__contains__, findings))
    following = list(filter(_is_following, others))
    paths = affected({finding.path for finding in imports}) if following else ()
    doubtful = set(_lying_in(paths, following))
    kept = tuple(itertools.filterfalse(doubtful.__contains__, others))
    return Seen(
        kept, unchecked_imports((it.name, it.reason) for it in unseen), len(others) - len(kept)
    )


def _lying_in(paths: Collection[str], findings: Iterable[RawFinding]) -> Iterator[RawFinding]:
    return (finding for finding in findings if finding.path in paths)


def _unseen(findings: Iterable[RawFinding], reason: Callable[[str], str]) -> Iterator[Unseen]:
    for finding in findings:
        name = _imported(finding)
        why = "" if name is None else reason(name)
        if why:
            yield Unseen(finding, name or "", why)


def _imported(finding: RawFinding) -> str | None:
    """The top-level module that a finding is about; empty when it does not tell."""
    is_unresolved = finding.rule in UNRESOLVED or EMPTY_DIRECTORY.match(finding.message)
    module = MODULE.search(finding.message)
    name = module["name"].partition(".")[0] if module else ""
    return name if is_unresolved else None


def _is_following(finding: RawFinding) -> bool:
    is_typical = finding.rule in FOLLOWING_CODES or finding.message.startswith(FOLLOWING_TEXTS)
    return is_typical or FOLLOWING.match(finding.message) is not None
