"""What is found no more."""

from collections.abc import Sequence

from archcheck.application.visible_text import visible
from archcheck.domain.check_result import CheckResult, EntryReport, GoneFinding

KNOWN = "known"
Row = Sequence[str]


def gone(result: CheckResult) -> list[Row]:
    """Level, path, rule and message, of what the baseline still holds where it stands.

    What was found at the base and is no longer comes first.
    """
    since = result.since.gone if result.since else ()
    said = {(it.path, it.rule) for it in since}
    rest = (it for it in _shrinkable(result) if (it.path, it.rule) not in said)
    return [*map(_seen, (*map(_found, since), *map(_kept, rest)))]


def _seen(row: Row) -> Row:
    return [*map(visible, row)]


def _found(entry: GoneFinding) -> tuple[str, str, str, str]:
    return entry.level.value, entry.path, entry.rule, entry.message


def _shrinkable(result: CheckResult) -> Sequence[EntryReport]:
    return result.baseline.shrinkable if result.baseline else ()


def _kept(entry: EntryReport) -> tuple[str, str, str, str]:
    return KNOWN, entry.path, entry.rule, f"still in {entry.file}"
