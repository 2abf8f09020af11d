"""Which findings were there before a change, and which are there no longer."""

import collections
import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from archcheck.application.changes.base_findings import BaseAnalysis, BaseFindings, Wanted
from archcheck.application.drawing.judged_graph import JudgedGraph, renamed
from archcheck.application.moved_paths import moved_finding
from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.domain.changed_code import BaseRevision, Comparison
from archcheck.domain.finding import OWN_ANALYZER, Finding, in_order
from archcheck.domain.inspection import Inspection
from archcheck.domain.known_findings import Identity, KnownFindings, Renames, identity
from archcheck.shared.deferred import dataclass

NEVER_OLD = frozenset({"gate", "policy"})


@dataclass(frozen=True)
class Hindsight:
    """What of a base is seen from today; `todays` are paths of today by those of then.

    `unseen` files are still there and not in this work tree, which is a sparse one: of an architecture with
    some nobody knows what became.
    """

    todays: Mapping[str, str]
    unseen: frozenset[str]
    judged: JudgedGraph | None

    def gone(self, left: Iterable[Finding]) -> Iterator[Finding]:
        """The findings of a base that are left, under the paths of today."""
        for finding in left:
            if finding.location.path not in self.unseen:
                yield moved_finding(finding, self._today)

    def _today(self, path: str) -> str:
        return self.todays.get(path, path)


class KnownAtBases:
    """Knows a finding that was at any of the bases; analyses these when it is asked.

    One that `looks_back` knows also what is gone since, and what was the architecture.
    """

    def __init__(
        self,
        comparison: Comparison,
        inspection: Inspection,
        revisions: BaseRevisions,
        analysis: BaseAnalysis,
        looks_back: bool = False,
    ) -> None:
        """Take the bases, what is checked today, and who knows and analyses them."""
        self._looks_back = looks_back
        self._gone: dict[tuple[Identity, int], Finding] = {}
        self.judged: JudgedGraph | None = None
        self._comparison = comparison
        self._inspection = inspection
        self._revisions = revisions
        root = inspection.configuration.work_tree
        self._changes = functools.cache(functools.partial(revisions.changes, root))
        self._analysis = analysis
        self.notices: list[str] = []

    def __call__(self, findings: Sequence[Finding]) -> Collection[int]:
        """The positions of those that are old."""
        wanted = self._candidates(findings)
        chosen = [findings[at] for at in wanted]
        known: set[int] = set()
        for base in self._bases(chosen):
            found, before = self._found(base, chosen)
            known.update(wanted[at] for at in before.recognise(chosen).pairs)
            if self._looks_back:
                self._look_back(base, found, before, findings)
        return known

    def _bases(self, chosen: Sequence[Finding]) -> Sequence[BaseRevision]:
        """Those that are analysed: none where nothing is asked."""
        return self._comparison.bases if chosen or self._looks_back else ()

    @property
    def gone(self) -> Sequence[Finding]:
        """What was at any of the bases and is no longer, under the paths of today, sorted."""
        return in_order(self._gone.values())

    def _look_back(
        self,
        base: BaseRevision,
        found: BaseFindings,
        before: KnownFindings,
        findings: Sequence[Finding],
    ) -> None:
        """Remember what is gone, the same of several bases once."""
        hindsight = self._hindsight(base, found, before)
        ordered = in_order(found.findings)
        left = [ordered[at] for at in before.recognise(findings).left]
        self._gone.update(_numbered(hindsight.gone(filter(self._is_about_code, left))))
        self.judged = self.judged or hindsight.judged

    def _hindsight(
        self, base: BaseRevision, found: BaseFindings, before: KnownFindings
    ) -> Hindsight:
        todays = {old: new for new, old in before.renames.paths.items()}
        there = self._there
        absent = {old for old in found.modules if todays.get(old, old) not in there}
        unseen = frozenset(absent - self._changes(base).gone)
        return Hindsight(todays, unseen, None if unseen else _under_todays_names(found, before))

    @property
    def _there(self) -> frozenset[str]:
        return frozenset(file.path for file in self._inspection.project.files)

    def _candidates(self, findings: Sequence[Finding]) -> list[int]:
        return [at for at, finding in enumerate(findings) if self._may_be_old(finding)]

    def _may_be_old(self, finding: Finding) -> bool:
        """The gate's complaints about itself always count."""
        return finding.suppression is None and self._is_about_code(finding)

    def _is_about_code(self, finding: Finding) -> bool:
        rule = self._inspection.rules.rules.get(finding.rule)
        is_own = finding.analyzer == OWN_ANALYZER and rule is not None
        return not (is_own and rule and rule.definition.family in NEVER_OLD)

    def _found(
        self, base: BaseRevision, chosen: Sequence[Finding]
    ) -> tuple[BaseFindings, KnownFindings]:
        """What there was at a base, and what recognises it."""
        root = self._inspection.configuration.work_tree
        paths = self._revisions.renames(root, base, self._comparison.target)
        changes = self._changes(base) if self._looks_back else None
        found = self._analysis.found(base, Wanted(chosen, paths, changes))
        self.notices.extend(found.notices)
        names = tuple(map(identity, in_order(found.findings)))
        return found, KnownFindings(names, Renames(paths, self._modules(found, paths)))

    def _modules(self, found: BaseFindings, paths: Mapping[str, str]) -> Mapping[str, str]:
        """What modules of renamed files were called."""
        pairs = (
            (file.module, found.modules.get(paths.get(file.path, ""), ""))
            for file in self._inspection.project.files
        )
        return {new: old for new, old in pairs if new and old}


def _under_todays_names(found: BaseFindings, before: KnownFindings) -> JudgedGraph | None:
    """What a base was built like; a module that was only moved is no new one."""
    names = {old: new for new, old in before.renames.modules.items()}
    return renamed(found.judged, names) if found.judged else None


def _numbered(findings: Iterable[Finding]) -> Iterator[tuple[tuple[Identity, int], Finding]]:
    """Each with what it is known by, and how many equal ones stand before it."""
    counts: collections.Counter[Identity] = collections.Counter()
    for finding in findings:
        name = identity(finding)
        yield (name, counts[name]), finding
        counts[name] += 1
