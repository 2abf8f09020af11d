"""Whether names of rules stand for all that another name does."""

from collections.abc import Collection, Iterable

from archcheck.domain.rule_names import RuleNames


def stand_for(names: Collection[str], name: str, known: RuleNames) -> bool:
    """Whether some of these names are this one, or mean all that it means."""
    tool, colon, _ = name.partition(":")
    if colon:
        return not {name, f"{tool}:*"}.isdisjoint(names)
    return name in names or _meant((name,), known) <= _meant(names, known)


def _meant(names: Iterable[str], known: RuleNames) -> frozenset[str]:
    return frozenset(rule.name for name in names for rule in known.meant(name))
