"""What was found out about old versions, kept among the results of checks."""

from collections.abc import Collection, Mapping

import msgspec

from archcheck.application.ports.project_history import PastMemory
from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.facts import FileFacts
from archcheck.domain.fitness_history import Summary
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.code_stamp import code_stamp

CODE = ("application/fitness", "domain", "infrastructure")
ENCODER = msgspec.msgpack.Encoder()
FACTS = msgspec.msgpack.Decoder(FileFacts | None)
SUMMARY = msgspec.msgpack.Decoder(Summary)


class RememberedPast(PastMemory):
    """Keeps facts by names of contents, and summaries by all files of a version."""

    def __init__(self, results: ResultCache) -> None:
        """Take where they are kept."""
        self._results = results

    def facts(self, names: Collection[str]) -> Mapping[str, FileFacts | None]:
        """Those that are remembered."""
        keys = {_key("facts", name): name for name in names}
        found = self._results.get_many(list(keys))
        return {keys[key]: FACTS.decode(value) for key, value in found.items()}

    def keep_facts(self, facts: Mapping[str, FileFacts | None]) -> None:
        """Remember some more, but for what cannot be written down."""
        encoded: dict[bytes, bytes] = {}
        for name, item in facts.items():
            try:
                encoded[_key("facts", name)] = ENCODER.encode(item)
            except UnicodeEncodeError:
                continue
        self._results.put_many(encoded)

    def summary(self, identity: str) -> Summary | None:
        """What was measured of the same project."""
        key = _key("summary", identity)
        found = self._results.get_many([key]).get(key)
        return None if found is None else SUMMARY.decode(found)

    def keep_summary(self, identity: str, summary: Summary) -> None:
        """Remember it, unless something could not be read, which may be there the next time."""
        if not summary.unread:
            self._results.put_many({_key("summary", identity): ENCODER.encode(summary)})


def _key(kind: str, name: str) -> bytes:
    return key_of("past", kind, code_stamp(CODE), name)
