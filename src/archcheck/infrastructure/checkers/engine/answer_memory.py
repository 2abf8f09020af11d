"""What was found out about files before, by everything that it depends on."""

import contextlib
import functools
import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region, RelatedLocation
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.caching.code_stamp import code_stamp
from archcheck.infrastructure.checkers.engine.check_instructions import Orders, RuleOrder
from archcheck.infrastructure.checkers.engine.file_answer import SOME_ARE_KNOWN, FileAnswer
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts

CODE = ("domain", "infrastructure/checkers", "infrastructure/decoding", "infrastructure/facts")
Groups = Mapping[Orders, Sequence[SourceFile]]
Place = tuple[int, int, int, int]


class KeptFinding(msgspec.Struct, frozen=True, array_like=True):
    """A finding without what its path and its rule say; `fix` is empty where the page has it."""

    rule: str
    message: str
    place: Place
    key: str
    symbol: str
    fix: str
    related: tuple[tuple[Place, str], ...]
    at_most: Level


class KeptJudgement(msgspec.Struct, frozen=True, array_like=True):
    """The findings in a file, what it asked of others, and what of it was true."""

    findings: tuple[KeptFinding, ...]
    asked: tuple[str, ...]
    known: tuple[str, ...]


ENCODER = msgspec.msgpack.Encoder()
FACTS = msgspec.msgpack.Decoder(FileFacts)
HELPERS = msgspec.msgpack.Decoder(HelperFacts)
JUDGEMENT = msgspec.msgpack.Decoder(KeptJudgement)


class Entry(msgspec.Struct, frozen=True):
    """An answer to be kept, what of its questions was true at first, and what was known to it."""

    orders: Orders
    file: SourceFile
    answer: FileAnswer
    first: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


class Recalled(msgspec.Struct, frozen=True):
    """What is known about a file, as it was kept; no judgement where no rule is asked."""

    orders: Orders
    file: SourceFile
    facts: bytes
    judgement: bytes = b""

    def answer(self) -> FileAnswer:
        """The answer that was given before."""
        judgement = JUDGEMENT.decode(self.judgement) if self.judgement else None
        facts = FACTS.decode(self.facts)
        if judgement is None:
            return FileAnswer(path=self.file.path, facts=facts, remembered=True)
        return _answer(judgement, self.orders, self.file, facts)


class AnswerMemory:
    """Keeps facts by the content of a file, and findings by the rules and their options too.

    What an answer depends on beyond its file is kept in it: what was asked of other files, and
    what of that was true. What could not be checked is not kept.
    """

    def __init__(self, results: ResultCache) -> None:
        """Take where answers are kept."""
        self._results = results

    def parted(self, groups: Groups) -> tuple[list[Recalled], Groups]:
        """What is known, and the files of which something is not."""
        if self._results is NO_RESULTS:
            return [], dict(groups)
        pairs = list(_pairs(groups))
        keys = list(itertools.starmap(_keys, pairs))
        known = self._results.get_many([*itertools.chain.from_iterable(keys)])
        recalled: list[Recalled] = []
        missing: dict[Orders, list[SourceFile]] = defaultdict(list)
        for (orders, file), own in zip(pairs, keys, strict=True):
            if known.keys() >= set(own):
                recalled.append(Recalled(orders, file, *map(known.__getitem__, own)))
            else:
                missing[orders].append(file)
        return recalled, missing

    def judged(self, entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
        """What is known about files once that is true of what they asked at first, and the rest."""
        keys = {_judgement_key(entry.orders, entry.file, entry.first): entry for entry in entries}
        known = self._results.get_many(list(keys))
        recalled = [_known(keys[key], value) for key, value in known.items()]
        return recalled, [entry for key, entry in keys.items() if key not in known]

    def keep(self, entries: Iterable[Entry]) -> None:
        """Remember answers."""
        if self._results is NO_RESULTS:
            return
        kept = {SOME_ARE_KNOWN: b"yes"}
        for entry in filter(_is_lasting, entries):
            with contextlib.suppress(UnicodeEncodeError):
                kept.update(_encoded(entry))
        self._results.put_many(kept)

    def helpers(
        self, files: Sequence[SourceFile]
    ) -> tuple[list[tuple[SourceFile, HelperFacts]], list[SourceFile]]:
        """What is known of helpers of tests, and the files of which nothing is."""
        keys = {_helper_key(file): file for file in files}
        known = self._results.get_many(list(keys))
        found = [(keys[key], HELPERS.decode(value)) for key, value in known.items()]
        return found, [file for key, file in keys.items() if key not in known]

    def keep_helpers(self, facts: Iterable[tuple[SourceFile, HelperFacts | None]]) -> None:
        """Remember such facts, where the files could be read."""
        self._results.put_many(
            {
                _helper_key(file): ENCODER.encode(entry)
                for file, entry in facts
                if entry is not None and _is_on_disk(file)
            }
        )


def _pairs(groups: Groups) -> Iterator[tuple[Orders, SourceFile]]:
    for orders, files in groups.items():
        yield from ((orders, file) for file in files)


def _is_on_disk(file: SourceFile) -> bool:
    return bool(file.digest) and file.unsaved is None and not file.problem


def _is_lasting(entry: Entry) -> bool:
    """Whether an answer holds as long as the file does: nothing failed, no Python was too old."""
    answer = entry.answer
    is_whole = not any((answer.unchecked, answer.note, answer.deferred))
    is_usual = answer.facts is not None and not answer.facts.python
    return is_whole and is_usual and _is_on_disk(entry.file)


def _encoded(entry: Entry) -> Iterator[tuple[bytes, bytes]]:
    orders, file, answer = entry.orders, entry.file, entry.answer
    yield _facts_key(orders, file), ENCODER.encode(answer.facts)
    if orders.rules:
        pages = {rule.name: rule for rule in orders.rules}
        judgement = KeptJudgement(
            tuple(_kept(finding, pages[finding.rule]) for finding in answer.findings),
            answer.asked,
            tuple(sorted(entry.known.intersection(answer.asked))),
        )
        yield _judgement_key(orders, file, entry.first), ENCODER.encode(judgement)


def _known(entry: Entry, value: bytes) -> Entry:
    judgement = JUDGEMENT.decode(value)
    answer = _answer(judgement, entry.orders, entry.file, entry.answer.facts)
    known = frozenset(judgement.known)
    return msgspec.structs.replace(entry, answer=answer, known=known)


def _answer(
    judgement: KeptJudgement, orders: Orders, file: SourceFile, facts: FileFacts | None
) -> FileAnswer:
    pages = {rule.name: rule for rule in orders.rules}
    return FileAnswer(
        path=file.path,
        findings=tuple(_finding(kept, pages[kept.rule], file.path) for kept in judgement.findings),
        facts=facts,
        asked=judgement.asked,
        remembered=True,
    )


def _kept(finding: Finding, page: RuleOrder) -> KeptFinding:
    return KeptFinding(
        finding.rule,
        finding.message,
        _numbers(finding.location.region),
        finding.key,
        finding.symbol,
        "" if finding.fix == page.fix else finding.fix,
        tuple((_numbers(item.location.region), item.message) for item in finding.related),
        finding.at_most,
    )


def _finding(kept: KeptFinding, page: RuleOrder, path: str) -> Finding:
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=kept.rule,
        level=page.level.capped(kept.at_most),
        at_most=kept.at_most,
        message=kept.message,
        location=Location(path, Region(*kept.place)),
        key=kept.key,
        symbol=kept.symbol,
        related=tuple(
            RelatedLocation(Location(path, Region(*place)), message)
            for place, message in kept.related
        ),
        because=page.because,
        fix=kept.fix or page.fix,
    )


def _numbers(region: Region) -> Place:
    return region.start_line, region.start_column, region.end_line, region.end_column


def _keys(orders: Orders, file: SourceFile) -> tuple[bytes, ...]:
    """Under which what is needed of a file is kept."""
    facts = _facts_key(orders, file)
    return (facts, _judgement_key(orders, file)) if orders.rules else (facts,)


def _facts_key(orders: Orders, file: SourceFile) -> bytes:
    return _hash("code" if orders.code else "facts", _identity(file))


def _helper_key(file: SourceFile) -> bytes:
    return _hash("helpers", _identity(file))


def _judgement_key(orders: Orders, file: SourceFile, first: frozenset[str] = frozenset()) -> bytes:
    return _hash("judgement", _identity(file), _order_hash(orders), ENCODER.encode(sorted(first)))


def _identity(file: SourceFile) -> bytes:
    """What an answer depends on of a file; nothing is ever kept of one that is not on disk."""
    nature = f"{file.role.value} {file.is_package} {_is_on_disk(file)}"
    about = (file.digest, nature, file.module, file.path)
    return "\0".join(about).encode("utf-8", "surrogatepass")


@functools.lru_cache(maxsize=256)
def _order_hash(orders: Orders) -> bytes:
    return _hash("orders", ENCODER.encode((orders.rules, orders.beside, orders.discovery)))


def _hash(kind: str, *parts: bytes) -> bytes:
    found = hashlib.blake2b(code_stamp(CODE) + kind.encode(), digest_size=32)
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()
