"""What a run declares and its results refer to, looked up once."""

import functools
from collections.abc import Mapping, Sequence

from archcheck.infrastructure.sarif_logs.reading import Json, rows, table, text
from archcheck.shared.deferred import dataclass


@dataclass(frozen=True)
class Frame:
    """The rules, files and bases of a run."""

    rules: Sequence[str]
    uris: Sequence[str]
    bases: Json

    @classmethod
    def of(cls, run: Json) -> "Frame":
        """Those that a run declares."""
        driver = table(run, "tool", "driver")
        return cls(
            rules=[text(rule, "id") for rule in rows(driver, "rules")],
            uris=[text(entry, "location", "uri") for entry in rows(run, "artifacts")],
            bases=table(run, "originalUriBaseIds"),
        )

    @functools.cached_property
    def known_rules(self) -> Mapping[str, frozenset[int]]:
        """The places of each rule."""
        places: dict[str, set[int]] = {}
        for at, rule in enumerate(self.rules):
            places.setdefault(rule, set()).add(at)
        return {rule: frozenset(found) for rule, found in places.items()}

    @functools.cached_property
    def known_uris(self) -> frozenset[str]:
        """The files, in no order."""
        return frozenset(self.uris)
