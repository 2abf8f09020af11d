"""Which findings were there before a change."""

from collections.abc import Collection, Mapping, Sequence

from archcheck.application.changes.base_findings import BaseAnalysis, BaseFindings
from archcheck.application.ports.base_revisions import BaseRevisions
from archcheck.domain.changed_code import BaseRevision, Comparison
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.known_findings import KnownFindings, Renames, identity

NEVER_OLD = frozenset({"gate", "policy"})


class KnownAtBases:
    """Knows a finding that was at any of the bases; analyses these when it is asked."""

    def __init__(
        self,
        comparison: Comparison,
        inspection: Inspection,
        revisions: BaseRevisions,
        analysis: BaseAnalysis,
    ) -> None:
        """Take the bases, what is checked today, and who knows and analyses them."""
        self._comparison = comparison
        self._inspection = inspection
        self._revisions = revisions
        self._analysis = analysis
        self.notices: list[str] = []

    def __call__(self, findings: Sequence[Finding]) -> Collection[int]:
        """The positions of those that are old."""
        wanted = self._candidates(findings)
        chosen = [findings[at] for at in wanted]
        known: set[int] = set()
        for base in self._comparison.bases if chosen else ():
            known.update(wanted[at] for at in self._recognised(base, chosen))
        return known

    def _candidates(self, findings: Sequence[Finding]) -> list[int]:
        return [at for at, finding in enumerate(findings) if self._may_be_old(finding)]

    def _may_be_old(self, finding: Finding) -> bool:
        """The gate's complaints about itself always count."""
        if finding.suppression is not None:
            return False
        rule = self._inspection.rules.rules.get(finding.rule)
        is_own = finding.analyzer == OWN_ANALYZER and rule is not None
        return not (is_own and rule and rule.definition.family in NEVER_OLD)

    def _recognised(self, base: BaseRevision, chosen: Sequence[Finding]) -> Collection[int]:
        root = self._inspection.configuration.work_tree
        paths = self._revisions.renames(root, base, self._comparison.target)
        found = self._analysis.found(base, chosen, paths)
        self.notices.extend(found.notices)
        ordered = sorted(found.findings, key=lambda finding: finding.order)
        renames = Renames(paths, self._modules(found, paths))
        return KnownFindings(tuple(map(identity, ordered)), renames).recognise(chosen).pairs

    def _modules(self, found: BaseFindings, paths: Mapping[str, str]) -> Mapping[str, str]:
        """What modules of renamed files were called."""
        pairs = (
            (file.module, found.modules.get(paths.get(file.path, ""), ""))
            for file in self._inspection.project.files
        )
        return {new: old for new, old in pairs if new and old}
