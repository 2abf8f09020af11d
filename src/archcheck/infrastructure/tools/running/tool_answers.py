"""From what an adapter has read to the result of a job."""

import dataclasses
from collections.abc import Collection, Iterable

from archcheck.domain.job import Job, JobResult, Outcome, Tally, UncheckedFile
from archcheck.infrastructure.tools.adapter import LEFT_OUT, Reading, ToolAdapter
from archcheck.infrastructure.tools.running.findings import FindingMaker, Sorted, Workplace


def result_of(
    adapter: ToolAdapter, job: Job, reading: Reading, result: JobResult, workplace: Workplace
) -> JobResult:
    """The result with findings in their places; a failure where the answer is not complete."""
    made = _made(adapter, job, reading, workplace)
    unchecked = unchecked_files(reading, workplace)
    gone = vanished_reason((*made.vanished, *vanished_files(unchecked, workplace)))
    strayed = workplace.clean(stray_reason(made.strays))
    reason = workplace.clean(reading.failure) or gone or strayed
    return dataclasses.replace(
        result,
        outcome=Outcome.FAILED if reason else Outcome.COMPLETED,
        reason=reason,
        findings=made.findings,
        unchecked=unchecked,
        notes=reading.notes + outside_note(made.outside),
        tallies=placed_tallies(reading, workplace),
        incomplete_if_strict=reading.incomplete,
        exit_code=_exit_code(job, reading),
    )


def outside_note(count: int) -> tuple[str, ...]:
    """A sentence about findings outside of the project, when there are any."""
    findings = "1 finding" if count == 1 else f"{count} findings"
    return (f"{findings} outside of the project left out.",) if count else ()


def unchecked_files(reading: Reading, workplace: Workplace) -> tuple[UncheckedFile, ...]:
    """The files that a tool could not check, sorted."""
    reasons = {workplace.relative(file.path): file.reason for file in reading.unread}
    return tuple(
        UncheckedFile(path, workplace.clean(reason)) for path, reason in sorted(reasons.items())
    )


def placed_tallies(reading: Reading, workplace: Workplace) -> tuple[Tally, ...]:
    """The tallies with paths as the project knows them, sorted."""
    placed = (
        dataclasses.replace(tally, path=workplace.relative(tally.path)) for tally in reading.tallies
    )
    return tuple(sorted(placed))


def _made(adapter: ToolAdapter, job: Job, reading: Reading, workplace: Workplace) -> Sorted:
    modules = {file.path: file.module for file in job.files}
    return FindingMaker(adapter, job.instructions, modules, workplace).make(reading.findings)


def _exit_code(job: Job, reading: Reading) -> int | None:
    """The tool's; none where it has looked at no file: then its exit status tells nothing."""
    left = {tally.path for tally in reading.tallies if tally.what.startswith(LEFT_OUT)}
    return None if len(left) == len(job.files) else reading.exit_code


def vanished_files(files: Iterable[UncheckedFile], workplace: Workplace) -> tuple[str, ...]:
    """The paths that are not there any more."""
    return tuple(file.path for file in files if not workplace.exists(file.path))


def stray_reason(paths: Collection[str]) -> str:
    """Why an answer cannot be trusted that speaks of files of which nobody asked."""
    return f"it speaks of {', '.join(paths)}, which it was not given" if paths else ""


def vanished_reason(paths: Collection[str]) -> str:
    """Why the answer is not complete when files are not there any more."""
    return f"{', '.join(sorted(set(paths)))} does not exist any more" if paths else ""
