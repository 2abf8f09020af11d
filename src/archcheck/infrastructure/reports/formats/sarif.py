"""SARIF 2.1.0, for code scanning and editors."""

from archcheck.application.ports.report_format import Evidence, ReportFormat, ReportOptions
from archcheck.domain.check_result import CheckResult
from archcheck.infrastructure.reports.sarif.frame import RunFrame, run_frame, with_half_as_many
from archcheck.infrastructure.reports.sarif.runs import sarif_runs
from archcheck.infrastructure.reports.sarif.selection import Profile
from archcheck.infrastructure.reports.pretty_json import pretty_json

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"


class SarifFormat(ReportFormat):
    """One log with one run for archcheck and one for each tool."""

    written_when_interrupted = False
    timeless = True

    def evidence(self, options: ReportOptions) -> Evidence:
        """All that is known."""
        return Evidence.FINGERPRINTS

    def render(self, result: CheckResult, options: ReportOptions) -> str:
        """The log as JSON text."""
        frame = run_frame(result, options)
        text = _text(frame)
        while _is_too_large(text, frame.profile):
            frame = with_half_as_many(frame)
            text = _text(frame)
        return text


def _text(frame: RunFrame) -> str:
    return pretty_json({"$schema": SCHEMA, "version": VERSION, "runs": sarif_runs(frame)})


def _is_too_large(text: str, profile: Profile) -> bool:
    """Whether a consumer would refuse the log; a text that is short enough is not packed."""
    if not 0 < profile.size < len(text):
        return False
    import zlib

    return profile.limit > 0 and len(zlib.compress(text.encode())) > profile.size


FORMAT = SarifFormat()
