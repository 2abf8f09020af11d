"""Which findings have nothing to do with the lines that have changed."""

import functools
import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.domain.changed_code import BaseRevision, Comparison
from archcheck.domain.changed_lines import changed_lines
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Location

ALWAYS = frozenset({"gate", "policy"})
ABOUT_LINES = frozenset({"conventions", "dependencies"})
Lines = Callable[[str], Collection[int]]


class UntouchedLines:
    """Knows a finding as old when neither its region nor its chain touches a changed line.

    What is about a whole file counts when the file has changed, what is about the whole project
    when one of the files has that it tells of.
    """

    def __init__(
        self,
        comparison: Comparison,
        inspection: Inspection,
        revisions: BaseRevisions,
        read: Callable[[str], bytes],
    ) -> None:
        """Take the bases, what is checked today, who knows the bases, and who reads files of today."""
        self._comparison = comparison
        self._inspection = inspection
        self._revisions = revisions
        self._read = read

    def __call__(self, findings: Sequence[Finding]) -> Collection[int]:
        """The positions of those that are old, seen from any of the bases."""
        known: set[int] = set()
        for base in self._comparison.bases:
            known.update(self._untouched(base, findings))
        return known

    def _untouched(self, base: BaseRevision, findings: Sequence[Finding]) -> Iterator[int]:
        root = self._inspection.configuration.work_tree
        renames = self._revisions.renames(root, base, self._comparison.target)
        before = self._revisions.contents(root, base, self._olds(findings, renames))
        lines = functools.cache(functools.partial(self._changed, renames, before))
        for at, finding in enumerate(findings):
            if not (self._always_counts(finding) or self._touches(finding, lines, before)):
                yield at

    def _olds(self, findings: Sequence[Finding], renames: Mapping[str, str]) -> set[str]:
        """The paths that the files of findings had, and those that findings miss."""
        places = itertools.chain(*map(_places, findings))
        missed = {finding.key for finding in findings if not self._is_code(finding.location.path)}
        return {renames.get(place.path, place.path) for place in places} | missed

    def _changed(
        self, renames: Mapping[str, str], before: Mapping[str, bytes], path: str
    ) -> Collection[int]:
        """The changed lines of a file; none of what is no file, then and now."""
        old, new = before.get(renames.get(path, path)), self._read(path)
        is_nothing = old is None and not new and not self._is_code(path)
        return () if is_nothing else changed_lines(old, new)

    def _always_counts(self, finding: Finding) -> bool:
        return self._family(finding) in ALWAYS

    def _touches(self, finding: Finding, lines: Lines, before: Mapping[str, bytes]) -> bool:
        if not self._is_about_file(finding):
            return any(_is_touched(place, lines) for place in _links(finding))
        has_changed = any(lines(place.path) for place in _places(finding))
        return has_changed or self._is_gone(finding, before)

    def _is_about_file(self, finding: Finding) -> bool:
        region = finding.location.region
        if (region.start_line, region.start_column, region.end_line) != (1, 1, 1):
            return not self._is_code(finding.location.path)
        return self._family(finding) not in ABOUT_LINES

    def _is_code(self, path: str) -> bool:
        return path in self._code

    @functools.cached_property
    def _code(self) -> frozenset[str]:
        return frozenset(file.path for file in self._inspection.project.files)

    def _is_gone(self, finding: Finding, before: Mapping[str, bytes]) -> bool:
        """Whether what it misses was there."""
        return finding.key in before and not self._read(finding.key)

    def _family(self, finding: Finding) -> str:
        rule = self._inspection.rules.rules.get(finding.rule)
        is_own = finding.analyzer == OWN_ANALYZER and rule is not None
        return rule.definition.family if is_own and rule else ""


def _links(finding: Finding) -> Iterator[Location]:
    yield finding.location
    yield from (link.location for link in finding.chain)


def _places(finding: Finding) -> Iterator[Location]:
    yield from _links(finding)
    yield from (related.location for related in finding.related)


def _is_touched(place: Location, lines: Lines) -> bool:
    region = place.region
    last = region.end_line - (region.end_column == 1 and region.end_line > region.start_line)
    return any(line in range(region.start_line, last + 1) for line in lines(place.path))
