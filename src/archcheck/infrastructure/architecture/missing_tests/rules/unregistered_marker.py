"""unregistered-marker: every marker of a test is registered."""

from collections.abc import Iterator, Mapping, Set

from archcheck.domain.location import Region
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.missing_tests.missing_test_rule import MissingTestRule
from archcheck.infrastructure.architecture.missing_tests.registered_markers import (
    registered_markers,
)
from archcheck.infrastructure.architecture.missing_tests.tests_in_use import MARK
from archcheck.infrastructure.architecture.project_rule import ProjectViolation
from archcheck.infrastructure.architecture.project_view import ProjectView
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.facts.code.code_facts import Read

LIBRARY = MARK.partition(".")[0]
DEPTH = MARK.count(".")


class UnregisteredMarkerOptions(Options, frozen=True, kw_only=True):
    """What is registered where nobody can see it."""

    markers: Texts = ()


class UnregisteredMarker(MissingTestRule[UnregisteredMarkerOptions]):
    """Finds markers of pytest that neither its configuration nor code registers."""

    rule = "unregistered-marker"
    options_type = UnregisteredMarkerOptions

    def violations(self, view: ProjectView, /) -> Iterator[ProjectViolation]:
        """One for each marker of a file, at its first use."""
        registered = registered_markers(view).union(as_texts(self.options.markers))
        for file in view.code.files:
            if file.file.role is Role.TEST and not file.file.excluded:
                yield from _violations(file, registered)


def _violations(file: CodeFile, registered: Set[str]) -> Iterator[ProjectViolation]:
    for marker, region in _first_uses(file).items():
        if marker not in registered:
            yield ProjectViolation(
                path=file.path,
                message=f"the marker {marker} is not registered",
                key=marker,
                symbol=file.module,
                region=region,
            )


def _first_uses(file: CodeFile) -> Mapping[str, Region]:
    found: dict[str, Region] = {}
    reads = file.occurrences.reads if file.occurrences.may_hold_any([LIBRARY]) else ()
    for read in sorted(reads, key=_place):
        for target in read.name.targets:
            if target.startswith(MARK):
                found.setdefault(target.split(".")[DEPTH], _region(read, target))
    return found


def _place(read: Read) -> tuple[int, int]:
    return read.start


def _region(read: Read, target: str) -> Region:
    """Up to the end of the marker's own name; what follows it is an attribute of its."""
    last = DEPTH + read.name.written.count(".") - target.count(".")
    return Region(*read.start, *read.ends[max(0, last)])
