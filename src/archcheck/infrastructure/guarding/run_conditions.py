"""Under which conditions a part of a pipeline runs, and whether its failure counts."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.infrastructure.reading.located_values import Located

LAME = {
    "continue-on-error": {"true", "${{ true }}"},
    "continueOnError": {"true"},
    "ignore_errors": {"true"},
    "if": {"false", "${{ false }}"},
    "when": {"manual", "never"},
    "enabled": {"false"},
    "fail": {"false"},
    "skip": {"true"},
}
MAY_FAIL, FALSE = "allow_failure", ("false", "none")
BY_HAND = frozenset({"manual", "never"})
ALWAYS = re.compile(r"!?\s*(?:always|success|cancelled|failure)\(\)")
WRAPPED = re.compile(r"^\$\{\{\s*(.*?)\s*\}\}$")
RULES, ONLY, EXCEPT, IF = "rules", "only", "except", "if"
BLANKS = re.compile(r"\s+")
Members = Mapping[str, Located]
Texts = frozenset[str]
NOTHING: Texts = frozenset()


class Conditions(msgspec.Struct, frozen=True):
    """When a step runs: in one of these `ways` (always where there is none), within all `limits`.

    Where it `is_lame` its failure does not count. `guards` are conditions written at it.
    """

    is_lame: bool = False
    guards: Texts = NOTHING
    ways: Texts = NOTHING
    limits: Texts = NOTHING

    def within(self, members: Members) -> "Conditions":
        """The conditions of what stands in a table."""
        ways, limits = _of_rules(members)
        return Conditions(
            self.is_lame or any(itertools.starmap(_is_lame, members.items())),
            self.guards | frozenset(_guards(members)),
            self.ways | ways,
            self.limits | limits,
        )

    def lost(self, now: "Conditions") -> Iterator[str]:
        """When it runs no longer, as ends of a sentence."""
        added = now.guards - self.guards if len(now.guards) > len(self.guards) else NOTHING
        yield from (f"runs only if {it}" for it in sorted(added))
        yield from _lost_ways(self.ways, now.ways)
        yield from sorted(now.limits - self.limits)


def _lost_ways(before: Texts, now: Texts) -> Iterator[str]:
    if not before and now:
        yield f"runs only if {' or '.join(sorted(now))}"
    elif now:
        yield from (f"runs no longer if {it}" for it in sorted(before - now))


def _is_lame(name: str, value: Located) -> bool:
    said = str(value.value).lower()
    if name == MAY_FAIL:
        return said not in FALSE or bool(value.members)
    return said in LAME.get(name, set()) or name == RULES and _never(value.items)


def _never(rules: Sequence[Located]) -> bool:
    """Whether no rule lets a job run by itself."""
    return bool(rules) and all(_when(dict(rule.members)) in BY_HAND for rule in rules)


def _when(rule: Members) -> str:
    return _text(rule, "when")


def _guards(members: Members) -> Iterator[str]:
    found = WRAPPED.sub(r"\1", _text(members, IF))
    if found and not ALWAYS.fullmatch(found):
        yield found


def _of_rules(members: Members) -> tuple[Texts, Texts]:
    """The ways and the limits that rules state, and lists of branches."""
    rules = [dict(rule.members) for rule in _items(members, RULES)]
    positive = frozenset(map(_condition, filter(_runs_alone, rules)))
    ways = NOTHING if "" in positive else positive
    limits = frozenset(itertools.chain.from_iterable(map(_limits, rules)))
    only = frozenset(_names(members, ONLY))
    left_out = frozenset(f"runs no longer for {it}" for it in _names(members, EXCEPT))
    return ways | only, limits | left_out


def _runs_alone(rule: Members) -> bool:
    return _when(rule) not in BY_HAND


def _limits(rule: Members) -> Iterator[str]:
    about = _condition(rule)
    if about and _when(rule) in BY_HAND:
        yield f"runs no longer if {about}"
    if _text(rule, MAY_FAIL).lower() == "true":
        yield f"may fail{f' if {about}' if about else ''}"


def _condition(rule: Members) -> str:
    changes = " ".join(str(item.value) for item in _items(rule, "changes"))
    files = f"one of {changes} changes" if changes else ""
    return " and ".join(filter(None, (_text(rule, IF), files)))


def _names(members: Members, key: str) -> Iterator[str]:
    """The entries of a list, or of the list `refs` in a table."""
    yield from (str(item.value) for item in _items(members, key))
    if key in members:
        yield from (str(it.value) for it in _items(dict(members[key].members), "refs"))


def _items(members: Members, key: str) -> Sequence[Located]:
    return members[key].items if key in members else ()


def _text(members: Members, key: str) -> str:
    value = members[key].value if key in members else ""
    return BLANKS.sub(" ", str(value)).strip() if isinstance(value, str | bool) else ""
