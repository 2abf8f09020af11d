"""Whether a program's answer can be trusted: exit status, standard error and findings must agree."""

from collections.abc import Mapping, Sequence

from archcheck.infrastructure.tools.adapter import RawFinding, Reading, Unread
from archcheck.infrastructure.tools.described.description import Description
from archcheck.infrastructure.tools.described.lines import matched_lines
from archcheck.infrastructure.tools.described.tables import OutcomeKeys
from archcheck.infrastructure.tools.running.failure_reasons import crash, ending, unreadable
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure

OWN = "outcome"
NOT_CHECKED = "it could not be checked"


def demand_known_status(finished: Finished, keys: OutcomeKeys) -> None:
    """Raise ToolFailure for an exit status that the description does not know."""
    if finished.exit_code not in (*keys.clean, *keys.findings, *keys.unread):
        raise crash(finished)


def read_errors(finished: Finished, description: Description) -> tuple[Unread, ...]:
    """The files that standard error names as not checked; raises ToolFailure for other words."""
    keys = description.outcome
    lines = matched_lines(
        _errors(finished, description),
        (*keys.unread_lines, *keys.harmless),
        description.source,
        OWN,
    )
    if any(line.pattern is None for line in lines):
        raise crash(finished)
    return tuple(_unread(line.groups) for line in lines if "path" in line.groups)


def _errors(finished: Finished, description: Description) -> str:
    """Standard error, unless it is the answer."""
    return "" if description.output.stream == "errors" else finished.errors


def _unread(groups: Mapping[str, str]) -> Unread:
    return Unread(groups["path"], groups.get("reason", NOT_CHECKED))


def verdict(
    finished: Finished,
    findings: Sequence[RawFinding],
    unread: Sequence[Unread],
    description: Description,
) -> Reading:
    """What was read; raises ToolFailure where the exit status says something else."""
    keys = description.outcome
    if keys.proof and keys.proof not in finished.output + finished.errors:
        raise unreadable(finished, f'it does not say "{keys.proof}"')
    if finished.exit_code not in _expected(keys, bool(findings), bool(unread)):
        seen = f"{len(findings)} findings, {len(unread)} files not checked"
        raise ToolFailure(f"{ending(finished.exit_code)}, which does not fit its answer: {seen}")
    return Reading(findings=tuple(findings), unread=tuple(unread), exit_code=finished.exit_code)


def _expected(keys: OutcomeKeys, has_findings: bool, has_unread: bool) -> tuple[int, ...]:
    """The exit statuses that say the same as the answer."""
    told = (*keys.findings * has_findings, *keys.unread * has_unread)
    return told if has_findings or has_unread else keys.clean
