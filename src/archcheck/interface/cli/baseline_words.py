"""What has become of a baseline, in sentences."""

from collections.abc import Iterator

from archcheck.application.baseline.changes import Change
from archcheck.application.use_cases.keep_baseline_use_case import Kept
from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.application.wording import counted
from archcheck.domain.baseline import FILE_IN_PACKAGE
from archcheck.domain.check_result import CheckResult
from archcheck.interface.cli.exit_status import INCOMPLETE, TERMINATED
from archcheck.interface.cli.terminal import say, tell

UNTOUCHED = "Nothing was written."
MOST_FILES = 5


def report(kept: Kept, added: str) -> int:
    """Say it, and return the exit status; `added` is what was done with new findings."""
    for notification in kept.result.notifications:
        if notification.kind == "configuration":
            tell(f"archcheck: {notification.message}")
    if kept.change is None:
        return _report_untouched(kept.result)
    for sentence in _sentences(kept, kept.change, added):
        say(sentence)
    return 0


def _sentences(kept: Kept, change: Change, added: str) -> Iterator[str]:
    yield f"{_files(change)}: {', '.join(_doings(change, added))}."
    if kept.unrecorded:
        yield (
            f"{counted(kept.unrecorded, 'new finding')} not recorded, and the gate is closed by them: "
            "archcheck shows them, --accept-new --reason TEXT records them."
        )
    if kept.unrecordable:
        yield (
            f"{counted(kept.unrecordable, 'finding')} cannot be recorded, and the gate is closed by them: "
            "those in strict paths, and those about the gate itself."
        )


def _files(change: Change) -> str:
    names = [sheet.file for sheet in change.sheets]
    if not names:
        return "The baseline is as it was"
    if len(names) > MOST_FILES:
        return f"{len(names)} files {FILE_IN_PACKAGE}"
    return ", ".join(names)


def _doings(change: Change, added: str) -> Iterator[str]:
    if change.added:
        yield f"{counted(change.added, 'finding')} {added}"
    if change.taken:
        yield f"{counted(change.taken, 'finding')} gone and taken out"
    if change.moved:
        yield f"{counted(change.moved, 'entry')} renamed".replace("entrys", "entries")
    if change.raised:
        yield f"{counted(change.raised, 'limit')} raised"
    yield f"{change.left:,} known"


def _report_untouched(result: CheckResult) -> int:
    for sentence in result.verdict.incomplete:
        tell(f"not checked: {sentence}")
    tell(f"{verdict_sentence(result)} {UNTOUCHED}")
    return TERMINATED if result.interrupted else INCOMPLETE
