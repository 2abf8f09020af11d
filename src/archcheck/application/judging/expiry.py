"""Exemptions near or past their date."""

import datetime
from collections.abc import Iterable, Iterator

from archcheck.application.wording import counted
from archcheck.domain.configuration import Exemption

SOON = 30
Named = tuple[str, Exemption]


def expiring(exemptions: Iterable[Named], today: datetime.date) -> Iterator[str]:
    """A sentence about each that ends within thirty days, the first to end first."""
    dated = [(it.expires - today, what) for what, it in exemptions if it.expires is not None]
    for left, what in sorted(dated):
        if 0 <= left.days <= SOON:
            yield f"{what} expires {_when(left.days)}"


def ended(what: str, exemption: Exemption) -> str:
    """What to say of one that is past its date."""
    return f"{what} ended on {exemption.expires}: {exemption.reason}"


def _when(days: int) -> str:
    return f"in {counted(days, 'day')}" if days else "today"
