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

    def capped(self, most: "Level") -> "Level":
        """The less serious of this level and another."""
        return min(self, most, key=lambda level: level.severity)


SEVERITIES = {level: severity for severity, level in enumerate(Level)}
