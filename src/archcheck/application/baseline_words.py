"""What people are told of known findings."""

from collections.abc import Iterator

from archcheck.application.wording import counted
from archcheck.domain.check_result import BaselineReport, CheckResult
from archcheck.domain.finding import BaselineState

COMMAND = "archcheck baseline update"
MOST_FILES = 3


def known_count(result: CheckResult) -> int:
    """How many findings do not close the gate because somebody knew them before."""
    known = (entry for entry in result.findings if entry.baseline_state is BaselineState.UNCHANGED)
    return sum(entry.suppression is None for entry in known)


def known_clause(result: CheckResult) -> str:
    """What the last line says of them; empty where there are none."""
    count = known_count(result)
    verb = "was" if count == 1 else "were"
    return f"; {counted(count, 'finding')} {verb} known before" if count else ""


def shrink_clause(result: CheckResult) -> str:
    """Why a baseline that could shrink closes the gate; empty where it does not."""
    report = result.baseline
    if report is None or not (report.ratchet and report.shrinkable):
        return ""
    count = counted(len(report.shrinkable), "line")
    return f"{_named(report)} could shrink by {count} ({COMMAND})"


def baseline_remark(result: CheckResult) -> str:
    """What the summary says of the baseline."""
    report = result.baseline
    if report is None:
        return ""
    gone = len(report.shrinkable)
    more = f"; it could shrink by {counted(gone, 'line')} ({COMMAND})" if gone else ""
    return f"{counted(report.known, 'finding')} in {_named(report)}{more}"


def shrinkable_lines(result: CheckResult) -> Iterator[str]:
    """The lines that could leave the baseline, where that closes the gate."""
    report = result.baseline
    if report is not None and report.ratchet:
        for entry in report.shrinkable:
            yield f"{entry.file}: {entry.rule} in {entry.path} is better than recorded"


def _named(report: BaselineReport) -> str:
    if len(report.files) > MOST_FILES:
        return f"{len(report.files)} baseline files"
    return ", ".join(report.files)
