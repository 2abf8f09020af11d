"""How long exemptions hold."""

import datetime

from archcheck.domain.configuration import Exemption


def latest_end(exemption: Exemption) -> datetime.date:
    """Its last day; without one the last of all."""
    return exemption.expires or datetime.date.max
