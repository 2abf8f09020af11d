"""Whether the name of a test is a sentence about behaviour."""

import functools
import itertools
import re
from collections.abc import Callable, Mapping

import msgspec

from archcheck.infrastructure.checkers.testing.words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_OPENERS,
    EMPTY_ENDS,
    NO_VERBS,
    TECHNICAL_PREFIXES,
    THIRD_PERSON,
    VAGUE,
    VAGUE_ENDS,
    VERSIONED,
)

PREFIX = "test_"
SHOULD = "should"
INTRODUCTIONS = frozenset({"not", "only", "also"})
FILLERS = INTRODUCTIONS | ADVERBS
MINIMUM = {"should": 4, "behaviour": 3}
CAMEL_CASE = re.compile(r"[a-z0-9][A-Z]")
VERSION_END = re.compile(r"_v[0-9]+$")
NUMBERED_END = re.compile(r"_[0-9]{1,2}$")
TICKET = re.compile(r"(?:^|_)((?:issue|bug|ticket|gh|jira)_?[0-9]+)(?=_|$)", re.IGNORECASE)
TICKET_KEY = re.compile(r"(?:^|_)(([A-Z][A-Z0-9]*[A-Z])_?[0-9]+)(?=_|$)")
NUMBER = re.compile(r"[0-9]+(?:st|nd|rd|th|x)?")


class NameStyle(msgspec.Struct, frozen=True):
    """What the project asks of names: a style, and what refines it."""

    style: str = SHOULD
    min_words: int = 0
    pattern: str = ""
    extra_verbs: tuple[str, ...] = ()

    @property
    def least(self) -> int:
        """The fewest words after `test_`."""
        return self.min_words or MINIMUM.get(self.style, 2)


Check = Callable[[str, NameStyle], str]


@functools.lru_cache(maxsize=4096)
def name_problem(name: str, style: NameStyle) -> str:
    """What keeps a test's name from being a sentence; empty when nothing does."""
    checks = (*ALWAYS, STYLES.get(style.style, _no_should))
    return next(filter(None, (check(name, style) for check in checks)), "")


def words_of(name: str) -> list[str]:
    """The words after `test_`."""
    return name.removeprefix(PREFIX).split("_")


def _camel_case(name: str, style: NameStyle) -> str:
    return "it is written in camelCase" if CAMEL_CASE.search(name) else ""


def _one_word(name: str, style: NameStyle) -> str:
    return "it is a single word" if len(words_of(name)) < 2 else ""


def _empty_word(name: str, style: NameStyle) -> str:
    return "it has a double or trailing underscore" if "__" in name or name[-1] == "_" else ""


def _ticket(name: str, style: NameStyle) -> str:
    found = TICKET.search(name) or _ticket_key(name)
    return f'it names a ticket, "{found[1]}", in place of the behaviour' if found else ""


def _ticket_key(name: str) -> re.Match[str] | None:
    found = TICKET_KEY.search(name)
    return None if found is None or found[2].lower() in TECHNICAL_PREFIXES else found


def _numbered(name: str, style: NameStyle) -> str:
    is_numbered = VERSION_END.search(name) is not None or _has_numbered_end(name)
    return f'it ends in a number, "_{name.rpartition("_")[2]}"' if is_numbered else ""


def _has_numbered_end(name: str) -> bool:
    return NUMBERED_END.search(name) is not None and not _is_content(name.lower().split("_"))


def _is_content(words: list[str]) -> bool:
    """Whether the numbers at the end say something: `utf_8`, or the version `3_12`."""
    others = list(itertools.dropwhile(str.isdecimal, reversed(words)))
    if others[0] in TECHNICAL_PREFIXES:
        return True
    return len(words) - len(others) > 1 and _is_version(words)


def _is_version(words: list[str]) -> bool:
    """Whether several numbers are a version: `1_2` alone may be a second copy of a first test."""
    return len(words[-1]) > 1 or not VERSIONED.isdisjoint(words)


def _vague(name: str, style: NameStyle) -> str:
    words = words_of(name.lower())
    found = _vague_demand(words) if SHOULD in words else _vague_end(words)
    return f'"{found}" says nothing about the behaviour' if found else ""


def _vague_demand(words: list[str]) -> str:
    demand = "_".join(itertools.dropwhile(FILLERS.__contains__, _demanded(words)))
    return demand.replace("_", " ") if demand in VAGUE else ""


def _vague_end(words: list[str]) -> str:
    says_more = not THIRD_PERSON.isdisjoint(words[:-1])
    return "" if says_more else next(filter(_is_vague, (" ".join(words[-2:]), words[-1])), "")


def _is_vague(end: str) -> bool:
    auxiliary, _, verb = end.partition(" ")
    is_helped = auxiliary in AUXILIARIES | {"not"} and verb in VAGUE
    return is_helped or end.replace(" ", "_") in VAGUE_ENDS


def _demanded(words: list[str]) -> list[str]:
    """What follows `should`, without `not`, `only` and `also`."""
    start = words.index(SHOULD) + 1
    return list(itertools.dropwhile(INTRODUCTIONS.__contains__, words[start:]))


def _too_short(name: str, style: NameStyle) -> str:
    count = len(words_of(name))
    return f"it has fewer than {style.least} words" if count < style.least else ""


def _no_should(name: str, style: NameStyle) -> str:
    if name.startswith("test") and not name.startswith(PREFIX):
        return f'it does not begin with "{PREFIX}"'
    return _sentence_problem(words_of(name.lower()), name, style)


def _sentence_problem(words: list[str], name: str, style: NameStyle) -> str:
    count = words.count(SHOULD)
    if count != 1:
        return (
            'it says "should" more than once' if count else 'it does not say what "should" happen'
        )
    demand = _demand_problem(_demanded(words), style)
    return demand or _too_short(name, style) or _open_end(words)


def _open_end(words: list[str]) -> str:
    """Complain about a clause that is opened and empty.

    After `when_a_path_is` the word `given` opens none, and a clause may end in `comes_before`,
    but in no `when`.
    """
    *others, last = _demanded(words)
    closes = last not in EMPTY_ENDS and not CLAUSE_OPENERS.isdisjoint(others)
    is_empty = last in CLAUSE_OPENERS and not closes
    return f'nothing follows its last word, "{last}"' if is_empty else ""


def _demand_problem(demand: list[str], style: NameStyle) -> str:
    if not demand:
        return 'nothing follows "should"'
    is_verb = demand[0] in style.extra_verbs or not _is_no_verb(demand[0])
    return "" if is_verb else f'"{demand[0]}" after "should" is no verb'


def _is_no_verb(word: str) -> bool:
    return word in NO_VERBS or NUMBER.fullmatch(word) is not None


def _no_behaviour(name: str, style: NameStyle) -> str:
    short = _too_short(name, style)
    has_verb = not {*THIRD_PERSON, *AUXILIARIES, *style.extra_verbs}.isdisjoint(words_of(name))
    return short or ("" if has_verb else "it has no verb that says what happens")


def _no_match(name: str, style: NameStyle) -> str:
    matches = _compiled(style.pattern).fullmatch(name) is not None
    return "" if matches else f"it does not match {style.pattern}"


@functools.lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


ALWAYS: tuple[Check, ...] = (_camel_case, _empty_word, _one_word, _ticket, _numbered, _vague)
STYLES: Mapping[str, Check] = {
    "should": _no_should,
    "behaviour": _no_behaviour,
    "regex": _no_match,
}
