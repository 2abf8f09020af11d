"""Layout rules, which look at what lies on the disk."""

from collections.abc import Iterator

from archcheck.application.checking.survey import Survey
from archcheck.application.ports.planting import Planting
from archcheck.application.proving.plants import Claim, Outcome
from archcheck.domain.level import Level

WHAT = "layout rule"
REASON = "it looks at what lies on the disk, where nothing is planted"


class LayoutPlanting(Planting):
    """Lists them."""

    def claims(self, found: Survey) -> Iterator[Claim]:
        """One for each that is judged."""
        inspection = found.inspection
        for rule in inspection.configuration.layout:
            if inspection.rules.judges(rule):
                level = rule.level or Level.ERROR
                yield Claim(
                    what=WHAT, name=rule.name, level=level, reason=REASON, unproven=Outcome.LISTED
                )
