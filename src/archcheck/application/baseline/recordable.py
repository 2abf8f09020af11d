"""What may stand in a baseline."""

import functools
from collections.abc import Mapping

from archcheck.domain.activation import PathMatches
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Measure
from archcheck.domain.level import Level
from archcheck.domain.rule_names import RuleNames
from archcheck.shared.deferred import dataclass

NEVER_RECORDED = ("gate", "policy")


@dataclass(frozen=True)
class Recordable:
    """The law of one project about what its baseline takes."""

    inspection: Inspection
    names: RuleNames
    matches: PathMatches

    def takes(self, finding: Finding) -> bool:
        """Whether a finding may stand there: it could close the gate, and is about code."""
        could_close = finding.suppression is None and finding.level is not Level.NOTE
        return could_close and self.is_of_interest(finding)

    def is_of_interest(self, finding: Finding) -> bool:
        """Whether a finding that stands there is known: not in strict paths, not of the gate."""
        if finding.analyzer == OWN_ANALYZER and self._families.get(finding.rule) in NEVER_RECORDED:
            return False
        return not self.is_strict(finding.location.path)

    def takes_measure(self, measure: Measure) -> bool:
        """Whether what was measured of a file may stand there."""
        rule = self.inspection.rules.for_file(measure.path).get(measure.rule)
        counts = rule is not None and rule.level not in (Level.NOTE, Level.OFF)
        return counts and not self.is_strict(measure.path)

    def is_strict(self, path: str) -> bool:
        """Whether nothing is known at a path."""
        patterns = self.inspection.configuration.baseline_strict
        return any(self.matches(pattern, path) for pattern in patterns)

    @functools.cached_property
    def _families(self) -> Mapping[str, str]:
        return {rule.name: rule.family for rule in self.names.rules}
