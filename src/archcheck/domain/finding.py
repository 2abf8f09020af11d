"""The one type for everything that an analyzer can complain about."""

import enum
import itertools
from collections.abc import Iterable

from archcheck.domain.level import Level
from archcheck.domain.location import Location, RelatedLocation
from archcheck.shared.deferred import dataclass

OWN_ANALYZER = "archcheck"


class BaselineState(enum.StrEnum):
    """Whether somebody knew a finding before: from the baseline, or at the base."""

    NEW = "new"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Suppression:
    """Why a finding does not count: `inline` or `waiver`, the reason, and where it is declared."""

    kind: str
    reason: str
    location: Location | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One violation at one place.

    `rule` is the kebab-case name of an own rule, or a tool's own id. The first sentence of
    `message` is its title. `key` names the violation without line numbers: the symbol or edge
    (`a.b->c.d`) for own rules. `symbol` is the qualified name (`shop.domain.price.Price.total`)
    or the path. `contract` is the name under which somebody declared what is broken, `declared_as`
    the word for that where it is no contract (`structure rule`). `chain` holds the links of an
    import chain, first link first, when it has two or more; `pairs` all that must not import each
    other and do by this import, when they are more than one pair. `limit` is what a measured value exceeds, `at_most` the worst level that
    the finding is worth. A `deprecated` finding is tolerated for now. `owners` are those of its
    file. One that is `elsewhere` is reported by another shard of the check.
    """

    analyzer: str
    rule: str
    level: Level
    message: str
    location: Location
    key: str
    symbol: str = ""
    contract: str = ""
    declared_as: str = ""
    related: tuple[RelatedLocation, ...] = ()
    chain: tuple[RelatedLocation, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    limit: str = ""
    at_most: Level = Level.ERROR
    deprecated: bool = False
    because: str = ""
    fix: str = ""
    also_reported_by: tuple[str, ...] = ()
    suppression: Suppression | None = None
    baseline_state: BaselineState | None = None
    owners: tuple[str, ...] = ()
    elsewhere: bool = False

    @property
    def printed_rule(self) -> str:
        """`layer-dependency`, or `flake8:F841` for a tool's rule."""
        own = self.analyzer == OWN_ANALYZER
        return self.rule if own else f"{self.analyzer}:{self.rule}"

    @property
    def declaration(self) -> str:
        """`contract "hexagonal"`; empty where the message says so, or nobody declared a name."""
        said = f'{self.declared_as or "contract"} "{self.contract}"'
        return said if self.contract and said not in self.message else ""

    @property
    def counts(self) -> bool:
        """Whether the gate looks at it here: open, and no business of another shard."""
        return self.is_open and not self.elsewhere

    @property
    def is_open(self) -> bool:
        """Whether it is neither suppressed nor known before."""
        return self.suppression is None and self.baseline_state is not BaselineState.UNCHANGED

    @property
    def order(self) -> tuple[str, int, int, str, str, str, str]:
        """What findings are sorted by: path, line, column, rule, message, analyzer, level."""
        region = self.location.region
        return (
            self.location.path,
            region.start_line,
            region.start_column,
            self.rule,
            self.message,
            self.analyzer,
            self.level.value,
        )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted by their order; file by file, which takes a third of the comparisons."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.location.path, []).append(finding)
    groups = (sorted(files[path], key=lambda finding: finding.order) for path in sorted(files))
    return list(itertools.chain.from_iterable(groups))
