"""How serious a finding is."""

import enum


class Level(enum.StrEnum):
    """The level of a rule or a finding, from `off` to `error`."""

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def severity(self) -> int:
        """0 for `off` up to 3 for `error`."""
        return SEVERITIES[self]


SEVERITIES = {level: severity for severity, level in enumerate(Level)}
