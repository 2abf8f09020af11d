"""Whether what is demanded now is as much as what was demanded before."""

from collections.abc import Mapping

from archcheck.application.guarding.listed_values import listed
from archcheck.infrastructure.decoding.decoder import as_table

LEAST = ("at_least", "have_at_least", "min_words", "exactly")
MOST = ("at_most", "have_at_most", "limit", "tolerance")


def is_as_strict(now: object, before: object, *, forbids: bool, key: str = "") -> bool:
    """Whether a demand is at least another; where it `forbids`, more names are more.

    Of a table each key is, of a list of alternatives none is new.
    """
    if listed(now) == listed(before):
        return True
    one, other = as_table(now), as_table(before)
    if one is None or other is None:
        return _plain(now, before, forbids, key)
    return _table(one, other, forbids, key)


def _plain(now: object, before: object, forbids: bool, key: str) -> bool:
    if _is_number(now) and _is_number(before):
        return _number(now, before, key)
    return _names(now, before, forbids)


def _table(
    now: Mapping[str, object], before: Mapping[str, object], forbids: bool, key: str
) -> bool:
    """A key below a table of counts is judged by the name of that table."""
    return all(
        name in now
        and is_as_strict(
            now[name], value, forbids=forbids, key=key if key in (*LEAST, *MOST) else name
        )
        for name, value in before.items()
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(now: object, before: object, key: str) -> bool:
    one, other = float(str(now)), float(str(before))
    if key in LEAST:
        return one >= other
    return key in MOST and one <= other


def _names(now: object, before: object, forbids: bool) -> bool:
    one, other = listed(now), listed(before)
    return other <= one if forbids else one <= other
