"""The machine's clock."""

import datetime
import time

from archcheck.application.ports.surroundings import Clock


class SystemClock(Clock):
    """Knows the local date and a monotonic time."""

    def today(self) -> datetime.date:
        """The local date."""
        return datetime.date.today()

    def seconds(self) -> float:
        """A monotonic time in seconds."""
        return time.monotonic()
