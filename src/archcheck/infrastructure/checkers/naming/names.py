"""What a name says, judged by itself."""

import functools
import pathlib
import re

from archcheck.infrastructure.checkers.testing.words import BEFORE_NUMBERS, TECHNICAL_PREFIXES
from archcheck.infrastructure.checkers.testing.patterns import any_of
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts

SINGLE, VAGUE, NUMBERED = "is a single letter", "is a vague word", "is a numbered name"
NUMBERED_END = re.compile(r"(.*[^\W\d_])_*([0-9]{1,2})$")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
COMPANIONS = {"bar": "foo"}
WIDTHS = frozenset({"16", "32", "64"})


class NameOptions(Options, frozen=True, kw_only=True):
    """What a project calls a good name."""

    allow: Texts = ()
    letters: Texts = ("x", "y", "z")
    vague_words: Texts = ()


class NameFaults:
    """What is wrong with names; those that were found to be good are in `good`."""

    def __init__(self, options: NameOptions) -> None:
        """Take what the project allows."""
        self.good: set[str] = set()
        self._letters = frozenset(as_texts(options.letters))
        self._vague = _shipped("vague_words").union(as_texts(options.vague_words))
        self._is_allowed = any_of(as_texts(options.allow)).match

    def fault(self, name: str) -> str:
        """What is wrong with a name; empty where nothing is."""
        if name in self.good:
            return ""
        fault = "" if self._is_good(name) else self._fault(name)
        if not fault:
            self.good.add(name)
        return fault

    def _is_good(self, name: str) -> bool:
        is_special = name.startswith("__") and name.endswith("__")
        return is_special or name in self._letters or self._is_allowed(name) is not None

    def _fault(self, name: str) -> str:
        if len(name) == 1:
            return SINGLE if name.lower() != name.upper() else ""
        plain = name.strip("_")
        if self._is_vague(plain):
            return VAGUE
        return NUMBERED if self._is_numbered(plain) else ""

    def _is_vague(self, name: str) -> bool:
        return name.lower() in self._vague and name not in _shipped("exceptions")

    def _is_numbered(self, name: str) -> bool:
        found = NUMBERED_END.match(name)
        if found is None or found[1] in self._letters or found[2] in WIDTHS:
            return False
        return not _is_term(HUMP.sub("_", found[1]).lower().split("_"), found[2])


@functools.lru_cache(maxsize=8)
def faults_by(options: NameOptions) -> NameFaults:
    """What is wrong with names by the options of a project, looked at once for all files."""
    return NameFaults(options)


def has_company(name: str, text: str) -> bool:
    """Whether a word that is vague beside another one only (a `bar`) stands beside it in a text."""
    return COMPANIONS.get(name.strip("_").lower(), "") in text.lower()


def _is_term(words: list[str], number: str) -> bool:
    """Whether the number behind words is a part of what they mean: `utf_8`, `level_1`, `api_v1`."""
    last = words[-1]
    if len(last) == 1 and words[1:]:
        return True
    known = {last, "_".join(words[-2:])} & _terms()
    return bool(known) or f"{last}{number}" in _shipped("exceptions")


@functools.cache
def _terms() -> frozenset[str]:
    technical = filter(lambda word: len(word) > 1, TECHNICAL_PREFIXES)
    return _shipped("numbered_terms") | BEFORE_NUMBERS | frozenset(technical)


@functools.cache
def _shipped(name: str) -> frozenset[str]:
    path = pathlib.Path(__file__).with_name(f"{name}.txt")
    return frozenset(path.read_text(encoding="ascii").split())
