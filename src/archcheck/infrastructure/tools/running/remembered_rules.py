"""What tools have said of their rules: their registries are long, and most rules do not fire."""

import contextlib
from collections.abc import Collection

import msgspec

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.rule import ToolRule
from archcheck.infrastructure.caching.canonical import key_of

ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(tuple[ToolRule, ...])


class RememberedRules:
    """The descriptions of sets of rules, as long as all that a tool's answers depend on is equal."""

    def __init__(self, results: ResultCache, basis: bytes | None) -> None:
        """Take where they are kept, and the digest of all that; None where nobody can tell."""
        self._results = results
        self._basis = basis

    def known(self, rule_ids: Collection[str]) -> tuple[ToolRule, ...]:
        """What was said of exactly these; nothing where that may not hold."""
        found = self._results.get_many(self._keys(rule_ids))
        return next(map(DECODER.decode, found.values()), ())

    def keep(self, rule_ids: Collection[str], rules: tuple[ToolRule, ...]) -> None:
        """Remember what there is to say."""
        with contextlib.suppress(UnicodeEncodeError):
            value = ENCODER.encode(rules)
            self._results.put_many(dict.fromkeys(self._keys(rule_ids), value))

    def _keys(self, rule_ids: Collection[str]) -> list[bytes]:
        """The one key; none without a basis, and for ids that are no texts."""
        with contextlib.suppress(UnicodeEncodeError):
            return [key_of("rules", self._basis, sorted(rule_ids))] if self._basis else []
        return []
