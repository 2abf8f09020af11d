"""One defect that several analyzers complain about is one finding."""

import dataclasses
import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from archcheck.application.judging.duplicates import fired
from archcheck.domain.equivalent_rules import EquivalentRules
from archcheck.domain.facts import FileFacts, StatementStart
from archcheck.domain.finding import Finding


class Told(NamedTuple):
    """A finding, the name that it is about or an empty text, and the column that tells it from others.

    Where it is `nested`, what lies within it, or holds it, is no other.
    """

    finding: Finding
    subject: str
    column: int
    nested: bool

    @property
    def start(self) -> StatementStart:
        """Where it begins."""
        return self.finding.location.region.start_line, self.finding.location.region.start_column

    @property
    def end(self) -> StatementStart:
        """Where it ends."""
        return self.finding.location.region.end_line, self.finding.location.region.end_column


Group = list[Told]
Bucket = tuple[str, int, str, tuple[str, ...]]
Class = tuple[EquivalentRules, tuple[str, ...]]
Alike = Callable[[Told, Told], bool]


class Equivalents:
    """Shows a defect once, and names in it the rules of the others that have found it too.

    A finding of one analyzer matches at most one of each other: the first on the same line about
    the same name, else the first in the same column, else, for some, the first of which one holds
    the other; for imports, those of the statement count.
    """

    def __init__(
        self, classes: Callable[[], Sequence[EquivalentRules]], facts: Iterable[FileFacts]
    ) -> None:
        """Take what gives the classes, of which the first that knows a rule counts, and imports."""
        self._classes = functools.cache(classes)
        self._facts = {entry.path: entry for entry in facts}
        self._statements: dict[str, Mapping[int, Sequence[StatementStart]]] = {}

    def joined(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, those of one defect as the most severe of them; suppressed ones stay."""
        told = list(findings)
        is_told_twice = len({finding.analyzer for finding in told}) > 1
        yield from self._joined(told) if is_told_twice else told

    def _joined(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        shared = self._shared(fired(findings))
        buckets: dict[Bucket, list[Told]] = defaultdict(list)
        for finding in findings:
            known = shared.get((finding.analyzer, finding.rule))
            if known is None or finding.suppression:
                yield finding
            else:
                rules, held = known
                line, column = self._place(finding, rules)
                bucket = (finding.location.path, line, rules.name, held)
                subject = rules.subject(finding)
                buckets[bucket].append(Told(finding, subject, column, rules.nested))
        for told in buckets.values():
            yield from map(_told_once, _groups(told))

    def _shared(self, rules: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Class]:
        """The classes of rules, where several analyzers have told something of one."""
        found = {rule: self._classified(*rule) for rule in rules}
        several = _of_several(found)
        return {rule: it for rule, it in found.items() if it and it[0].name in several}

    def _classified(self, analyzer: str, rule: str) -> Class | None:
        """The class of a rule, and what its id holds."""
        captured = ((known, known.captured(analyzer, rule)) for known in self._classes())
        return next(((known, held) for known, held in captured if held is not None), None)

    def _place(self, finding: Finding, known: EquivalentRules) -> StatementStart:
        """Where it begins, or for imports the statement that it stands in."""
        region = finding.location.region
        here = (region.start_line, region.start_column)
        if not known.about_imports:
            return here
        around = self._starts(finding.location.path).get(region.start_line, ())
        return max((start for start in around if start <= here), default=here)

    def _starts(self, path: str) -> Mapping[int, Sequence[StatementStart]]:
        """Where the import statements begin that have a name on each line, or begin there."""
        if path not in self._statements:
            starts: dict[int, list[StatementStart]] = defaultdict(list)
            for entry in self._facts[path].imports if path in self._facts else ():
                for line in {entry.region.start_line, entry.statement[0]}:
                    starts[line].append(entry.statement)
            self._statements[path] = starts
        return self._statements[path]


def _of_several(found: Mapping[tuple[str, str], Class | None]) -> set[str]:
    """The classes of which more than one analyzer has told."""
    tellers: dict[str, set[str]] = defaultdict(set)
    for (analyzer, _), known in found.items():
        tellers[known[0].name if known else ""].add(analyzer)
    return {name for name, analyzers in tellers.items() if len(analyzers) > 1}


def _groups(told: Sequence[Told]) -> list[Group]:
    """What belongs together, with one finding of an analyzer at most."""
    in_order = sorted(told, key=lambda entry: (entry.finding.analyzer, entry.finding.order))
    groups: list[Group] = []
    for _, mine in itertools.groupby(in_order, key=lambda entry: entry.finding.analyzer):
        groups += [[entry] for entry in _unplaced(mine, list(groups))]
    return groups


def _unplaced(told: Iterable[Told], groups: list[Group]) -> Iterable[Told]:
    """What one analyzer alone has found; the rest joins the group that it belongs to."""
    for alike in (_same_subject, _same_column, _one_in_the_other):
        told = [entry for entry in told if not _is_placed(entry, groups, alike)]
    return told


def _is_placed(entry: Told, groups: list[Group], alike: Alike) -> bool:
    """Whether a finding now belongs to a group, which is then closed for its analyzer."""
    for number, group in enumerate(groups):
        if any(alike(entry, other) for other in group):
            groups.pop(number).append(entry)
            return True
    return False


def _same_subject(one: Told, other: Told) -> bool:
    return bool(one.subject) and one.subject == other.subject


def _same_column(one: Told, other: Told) -> bool:
    return not _both_named(one, other) and one.column == other.column


def _one_in_the_other(one: Told, other: Told) -> bool:
    return one.nested and not _both_named(one, other) and (_holds(one, other) or _holds(other, one))


def _both_named(one: Told, other: Told) -> bool:
    return bool(one.subject and other.subject)


def _holds(outer: Told, inner: Told) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _told_once(group: Group) -> Finding:
    """The most severe finding of a group, with the names of the other rules in it."""
    first, *others = sorted(
        (told.finding for told in group),
        key=lambda finding: (-finding.level.severity, finding.analyzer, finding.order),
    )
    if not others:
        return first
    names = {*first.also_reported_by, *(f"{other.analyzer}:{other.rule}" for other in others)}
    return dataclasses.replace(first, also_reported_by=tuple(sorted(names)))
