"""A baseline in numbers, for programs."""

from collections.abc import Mapping

from archcheck.application.baseline.summary import UNKNOWN, BaselineSummary, Described

SCHEMA = "archcheck-baseline/1"


def document(summary: BaselineSummary) -> Mapping[str, object]:
    """The numbers, and each entry."""
    return {
        "schema": SCHEMA,
        "total": len(summary.entries),
        "rules": summary.rules,
        "packages": summary.packages,
        "owners": summary.owners,
        "ages": summary.ages,
        "entries": [_entry(each) for each in summary.entries],
    }


def _entry(each: Described) -> Mapping[str, object]:
    entry = each.entry
    what = (
        {"ordinal": entry.ordinal, "fingerprint": entry.fingerprint}
        if entry.least is None
        else {"least": entry.least}
    )
    return {
        "rule": entry.rule,
        "path": entry.path,
        **what,
        "reason": entry.reason,
        "package": each.package,
        "owners": list(each.owners),
        "age": each.date or UNKNOWN,
        "file": each.file,
    }
