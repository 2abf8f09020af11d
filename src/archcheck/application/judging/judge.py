"""From findings to the gate's answer."""

import dataclasses
import itertools
from collections.abc import Sequence

from archcheck.application.left_out_words import left_out_gaps
from archcheck.application.baseline.comparison import Comparison
from archcheck.application.judging.declared_unchecked import DeclaredUnchecked
from archcheck.application.judging.equivalents import Equivalents
from archcheck.application.judging.expiry import expiring
from archcheck.application.judging.import_exceptions import ImportExceptions
from archcheck.application.judging.inline_ignores import Ignores, InlineIgnores
from archcheck.application.judging.knowledge import marked
from archcheck.application.judging.levels import levelled
from archcheck.application.judging.newer_files import NewerFiles
from archcheck.application.judging.policy import Policy
from archcheck.application.judging.verdict import failed, gaps, verdict
from archcheck.application.judging.waivers import Waivers
from archcheck.domain.check_result import AnalyzerReport, Status, Verdict
from archcheck.domain.finding import Finding, in_order
from archcheck.domain.project import LeftOut
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True, kw_only=True)
class AnalyzerAnswers:
    """What the analyzers said; `doubts` are sentences that count under `--strict` only.

    So does what is `left_out`, unless it is declared.
    """

    findings: Sequence[Finding]
    ignores: Ignores
    reports: Sequence[AnalyzerReport]
    doubts: Sequence[str] = ()
    newer: NewerFiles = NewerFiles()
    left_out: Sequence[LeftOut] = ()
    equivalents: Equivalents = Equivalents(tuple, ())


@dataclass(frozen=True)
class Judgement:
    """All findings, sorted, with their suppressions; the verdict; and what to mention.

    `comparison` says how they stand against a baseline, if there is one.
    """

    findings: tuple[Finding, ...]
    verdict: Verdict
    declared_unchecked: tuple[str, ...]
    waivers_expiring: tuple[str, ...]
    comparison: Comparison | None = None

    def compared_with(self, comparison: Comparison) -> "Judgement":
        """The same, and how the findings stand against a baseline."""
        return dataclasses.replace(self, comparison=comparison)

    def under_ratchet(self) -> "Judgement":
        """The same where a baseline that could shrink closes the gate."""
        could_shrink = self.comparison is not None and bool(self.comparison.shrinkable)
        if not could_shrink or self.verdict.status is not Status.PASSED:
            return self
        return dataclasses.replace(self, verdict=failed(self.verdict))


def judge(answers: AnalyzerAnswers, policy: Policy) -> Judgement:
    """Levels, inline ignores, waivers, declared gaps, what is told twice or known, then the verdict."""
    declared = DeclaredUnchecked(policy)
    waivers = Waivers(policy)
    exceptions = ImportExceptions(policy)
    inline = InlineIgnores(answers.ignores, policy).answer(levelled(answers.findings, policy))
    known = answers.equivalents.joined(waivers.applied(declared.applied(inline.findings)))
    strict = policy.configuration.strict
    silent = [each for each in answers.left_out if not declared.holds_path(each.path)]
    doubts = [*answers.doubts, *left_out_gaps(silent)]
    incomplete = gaps(answers.reports, declared, answers.newer, doubts if strict else ())
    groups = (
        inline.complaints,
        waivers.complaints(),
        exceptions.complaints(),
        declared.complaints(),
    )
    found = in_order(itertools.chain(known, *groups))
    findings = tuple(marked(found, policy.knowledge))
    answer = verdict(findings, policy.configuration.fail_on, incomplete)
    dated = expiring((*waivers.named(), *exceptions.named()), policy.today)
    return Judgement(findings, answer, declared.sentences(), tuple(dated))
