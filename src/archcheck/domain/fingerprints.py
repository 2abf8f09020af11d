"""Fingerprints by which a report's consumer knows a finding again."""

import collections
import hashlib
import itertools
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from operator import mul

from archcheck.domain.finding import Finding

BLOCK = 100
END_OF_FILE = 65535
BASE = 37
MODULUS = 1 << 64
POWERS = tuple(pow(BASE, exponent, MODULUS) for exponent in range(BLOCK + 1))
WEIGHTS = tuple(reversed(POWERS[:BLOCK]))
NATIVE_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
WITHOUT_BLANKS = str.maketrans("", "", " \t")
ID_LENGTH = 32
DIGITS = re.compile(r"\d+")


def without_numbers(text: str) -> str:
    """A text that stays the same when its numbers change."""
    return DIGITS.sub("#", text)


def line_hashes(data: bytes) -> list[str]:
    """The `primaryLocationLineHash` of each line.

    As GitHub computes it: a polynomial over the 100 UTF-16 code units from the line's start,
    blanks left out, and how often that hash has occurred so far.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.translate(WITHOUT_BLANKS).split("\n")
    starts = list(_starts(lines[:-1]))
    seen: collections.Counter[int] = collections.Counter()
    return [_numbered(value, seen) for value in _hashes(_units(lines), starts)]


def _starts(lines: Iterable[str]) -> Iterator[int]:
    lengths = (len(line.encode(NATIVE_UTF_16, "surrogatepass")) // 2 + 1 for line in lines)
    return itertools.accumulate(lengths, initial=0)


def _units(lines: Sequence[str]) -> Sequence[int]:
    encoded = "\n".join(lines).encode(NATIVE_UTF_16, "surrogatepass")
    padding = (chr(END_OF_FILE) + "\0" * BLOCK).encode(NATIVE_UTF_16)
    return memoryview(encoded + padding).cast("H")


def _hashes(units: Sequence[int], starts: Sequence[int]) -> Iterator[int]:
    positions = sorted({*starts, *(start + BLOCK for start in starts)})
    prefixes = dict(zip(positions, _prefixes(units, positions), strict=True))
    for start in starts:
        yield (prefixes[start + BLOCK] - prefixes[start] * POWERS[BLOCK]) % MODULUS


def _prefixes(units: Sequence[int], positions: Sequence[int]) -> Iterator[int]:
    value = 0
    for before, after in itertools.pairwise((0, *positions)):
        value = _extended(value, units[before:after]) if after - before <= BLOCK else 0
        yield value


def _extended(value: int, segment: Sequence[int]) -> int:
    length = len(segment)
    tail: int = sum(map(mul, segment, WEIGHTS[BLOCK - length :]))
    return (value * POWERS[length] + tail) % MODULUS


def _numbered(value: int, seen: collections.Counter[int]) -> str:
    seen[value] += 1
    return f"{value:x}:{seen[value]}"


def finding_ids(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The `archcheckFindingId/v1` of each finding, in the given order.

    It depends on the rule, the logical location and the key, not on lines; findings that are
    equal in these are numbered in the order of their places. Give all findings of a check,
    the suppressed ones too: ids then do not change when one of them is waived.
    """
    ids: dict[int, str] = {}
    seen: collections.Counter[tuple[str, ...]] = collections.Counter()
    for index in sorted(range(len(findings)), key=lambda index: findings[index].order):
        parts = _identity(findings[index])
        seen[parts] += 1
        ids[index] = _digest((*parts, str(seen[parts])))
    return tuple(ids[index] for index in range(len(findings)))


def _identity(finding: Finding) -> tuple[str, ...]:
    place = finding.symbol or finding.location.path
    return (finding.analyzer, finding.rule, finding.contract, place, finding.key)


def _digest(parts: Iterable[str]) -> str:
    text = "\0".join(part.replace("\0", "\ufffd") for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
