"""The database of dependency-check: when it was written last, and how an empty one is told."""

import datetime
import pathlib

from archcheck.infrastructure.tools.running.failure_reasons import crash
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure

FILE = "odc.mv.db"
EMPTY = "No documents exist"
FILLING = "fill it with `dependency-check --updateonly`, or set online = true"


def demand_youth(root: pathlib.Path, place: str, days: int, today: datetime.date) -> None:
    """Raise ToolFailure for a database that was written so many days ago, or is not there."""
    try:
        written = (root / place / FILE).stat().st_mtime
    except OSError:
        raise ToolFailure(f"the database {place} has no {FILE}: {FILLING}") from None
    date = datetime.datetime.fromtimestamp(written, datetime.UTC).date()
    if today - date > datetime.timedelta(days=days):
        raise ToolFailure(
            f"the database {place} is of {date}, older than max_age = {days} days: renew it"
        )


def failure(finished: Finished) -> ToolFailure:
    """Why it failed; where its database is empty, what to do about it."""
    reason = crash(finished)
    if EMPTY not in f"{finished.output}{finished.errors}":
        return reason
    return ToolFailure(f"its database is empty: {FILLING} ({reason})")
