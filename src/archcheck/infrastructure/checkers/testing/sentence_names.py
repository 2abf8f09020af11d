"""Whether the name of a test is a sentence about behaviour."""

import functools
import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal

import msgspec

from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import Count, Pattern, Texts
from archcheck.infrastructure.execution.cpu_limits import matched
from archcheck.infrastructure.checkers.testing.words import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_NOUNS,
    BEFORE_NUMBERS,
    CLAUSE_OPENERS,
    CLOSERS,
    EMPTY_ENDS,
    NO_VERBS,
    TECHNICAL_PREFIXES,
    THIRD_PERSON,
    VAGUE,
    VAGUE_ENDS,
    VERSIONED,
    third_person,
    third_persons,
)

PREFIX = "test_"
SHOULD: Literal["should"] = "should"
INTRODUCTIONS = frozenset({"not", "only", "also"})
FILLERS = INTRODUCTIONS | ADVERBS
MINIMUM = {"should": 4, "behaviour": 3}
CAMEL_CASE = re.compile(r"[a-z0-9][A-Z]")
NUMBERED_END = re.compile(r"_(?:[0-9]{1,2}|v[0-9]+)$")
NUMBER_OR_VERSION = re.compile("v?[0-9]+")
TICKET = re.compile(r"(?:^|_)((?:issue|bug|ticket|gh|jira)_?[0-9]+)(?=_|$)", re.IGNORECASE)
TICKET_KEY = re.compile(r"(?:^|_)(([A-Z][A-Z0-9]*[A-Z])_?[0-9]+)(?=_|$)")
NUMBER = re.compile(r"[0-9]+(?:st|nd|rd|th|x)?")


Style = Annotated[
    Literal["should", "behaviour", "regex"],
    msgspec.Meta(description='"should", "behaviour" or "regex"'),
]


class NameStyle(Options, frozen=True, kw_only=True, cache_hash=True):
    """What the project asks of names: a style, and what refines it; 0 words for those of a style."""

    style: Style = SHOULD
    min_words: Count = 0
    pattern: Pattern = ""
    extra_verbs: Texts = ()

    def conflicts(self) -> Iterator[KeyProblem]:
        """The style of patterns without one."""
        if self.style == "regex" and not self.pattern:
            hint = "write pattern = '...' beside it"
            yield KeyProblem("style", '"regex" needs a pattern', hint)

    @property
    def least(self) -> int:
        """The fewest words after `test_`."""
        return self.min_words or MINIMUM.get(self.style, 2)


Check = Callable[[str, NameStyle], str]


@functools.lru_cache(maxsize=4096)
def name_problem(name: str, style: NameStyle) -> str:
    """What keeps a test's name from being a sentence; empty when nothing does."""
    checks = (_camel_case, *STYLES[style.style])
    return next(filter(None, (check(name, style) for check in checks)), "")


def words_of(name: str) -> list[str]:
    """The words after `test_`."""
    return name.removeprefix(PREFIX).split("_")


def _camel_case(name: str, style: NameStyle) -> str:
    return "the name is written in camelCase" if CAMEL_CASE.search(name) else ""


def _one_word(name: str, style: NameStyle) -> str:
    return "the name is a single word" if len(words_of(name)) < 2 else ""


def _empty_word(name: str, style: NameStyle) -> str:
    return "the name has a double or trailing underscore" if "__" in name or name[-1] == "_" else ""


def _ticket(name: str, style: NameStyle) -> str:
    found = TICKET.search(name) or _ticket_key(name)
    return f'the name holds a ticket, "{found[1]}", in place of the behaviour' if found else ""


def _ticket_key(name: str) -> re.Match[str] | None:
    found = TICKET_KEY.search(name)
    return None if found is None or found[2].lower() in TECHNICAL_PREFIXES else found


def _numbered(name: str, style: NameStyle) -> str:
    if NUMBERED_END.search(name) is None or _is_content(name.lower().split("_")):
        return ""
    return f'the name ends in a number, "_{name.rpartition("_")[2]}"'


def _is_content(words: list[str]) -> bool:
    """Whether the numbers at the end say something: `utf_8`, `than_0`, or the version `3_12`."""
    numbers = list(itertools.takewhile(NUMBER_OR_VERSION.fullmatch, reversed(words)))
    before = words[-len(numbers) - 1]
    if before in BEFORE_NUMBERS:
        return max(map(len, numbers)) < 3 or len(numbers) == 1
    return before in TECHNICAL_PREFIXES or len(numbers) > 1 and _is_version(words)


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
    says_more = any(_says_what_happens(words[:-1]))
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
    return f"the name has fewer than {style.least} words" if count < style.least else ""


def _no_should(name: str, style: NameStyle) -> str:
    is_lacking = SHOULD not in words_of(name.lower())
    return "the name lacks `should`: say what the code should do" if is_lacking else ""


def _no_space(name: str, style: NameStyle) -> str:
    is_one = name.startswith("test") and not name.startswith(PREFIX)
    return f'the name does not begin with "{PREFIX}"' if is_one else ""


def _no_demand(name: str, style: NameStyle) -> str:
    words = words_of(name.lower())
    if words.count(SHOULD) > 1:
        return 'the name says "should" more than once'
    demand = _demand_problem(_demanded(words), style)
    return demand or _too_short(name, style) or _open_end(words)


def _open_end(words: list[str]) -> str:
    """Complain about a clause that is opened and empty.

    After `when_a_path_is` the word `given` opens none, neither does `before` after `as`, and a
    clause may end in `comes_before`, but in no `when`.
    """
    *others, last = _demanded(words)
    closes = last not in EMPTY_ENDS and not CLAUSE_OPENERS.isdisjoint(others)
    closes = closes or not CLOSERS.get(last, frozenset()).isdisjoint(others[-1:])
    is_empty = last in CLAUSE_OPENERS and not closes
    return f'nothing follows the last word of the name, "{last}"' if is_empty else ""


def _demand_problem(demand: list[str], style: NameStyle) -> str:
    if not demand:
        return 'nothing follows "should"'
    is_verb = demand[0] in as_texts(style.extra_verbs) or not _is_no_verb(demand[0])
    return "" if is_verb else f'"{demand[0]}" after "should" is no verb'


def _is_no_verb(word: str) -> bool:
    return word in NO_VERBS or NUMBER.fullmatch(word) is not None


def _too_short_a_behaviour(name: str, style: NameStyle) -> str:
    """Complain about few words; a name that begins with its verb leaves `it` unsaid."""
    begins_with_verb = next(_says_what_happens(words_of(name.lower())))
    return "" if begins_with_verb and not style.min_words else _too_short(name, style)


def _no_behaviour(name: str, style: NameStyle) -> str:
    words = words_of(name.lower())
    own = {*as_texts(style.extra_verbs), *map(third_person, as_texts(style.extra_verbs))}
    has_verb = not (AUXILIARIES | own).isdisjoint(words) or any(_says_what_happens(words))
    return "" if has_verb else "the name has no verb that says what happens"


def _says_what_happens(words: list[str]) -> Iterator[bool]:
    """Whether each word is a verb: by itself, or in the place of one, where no noun is due.

    `changes` is one at the beginning and after a subject, not after `the`, `of` or `two`.
    """
    for before, word in zip(("", *words), words, strict=False):
        yield word in THIRD_PERSON or _is_verb_after(before, word)


def _is_verb_after(before: str, word: str) -> bool:
    if before in BEFORE_NOUNS or NUMBER.fullmatch(before):
        return False
    says_many = before.endswith("s") and third_person(word) in THIRD_PERSON
    return says_many or word in third_persons()


def _no_match(name: str, style: NameStyle) -> str:
    matches = matched(lambda: _compiled(style.pattern).fullmatch(name)) is not None
    return "" if matches else f"the name does not match {style.pattern}"


@functools.lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


ALWAYS: tuple[Check, ...] = (_empty_word, _ticket, _numbered, _vague)
STYLES: Mapping[str, tuple[Check, ...]] = {
    "should": (_no_should, *ALWAYS, _no_space, _no_demand),
    "behaviour": (_one_word, *ALWAYS, _too_short_a_behaviour, _no_behaviour),
    "regex": (_one_word, *ALWAYS, _no_match),
}
