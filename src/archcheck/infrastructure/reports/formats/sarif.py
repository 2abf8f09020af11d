"""SARIF 2.1.0, for code scanning and editors."""

import json

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.sarif.runs import sarif_runs

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"


class SarifFormat(ReportFormat):
    """One log with one run for archcheck and one for each tool."""

    def evidence(self, options: ReportOptions) -> Evidence:
        """All that is known."""
        return Evidence.FINGERPRINTS

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The log as JSON text."""
        log = {"$schema": SCHEMA, "version": VERSION, "runs": sarif_runs(result, options)}
        return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


FORMAT = SarifFormat()
