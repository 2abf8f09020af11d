"""What a plug-in needs for a format of reports."""

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.domain.finding import Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region

__all__ = [
    "CheckResult",
    "Evidence",
    "Finding",
    "Level",
    "Location",
    "Region",
    "ReportFormat",
    "ReportOptions",
]
