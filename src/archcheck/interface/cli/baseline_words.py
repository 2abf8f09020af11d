"""What has become of a baseline, in sentences."""

from collections.abc import Iterator, Sequence

from archcheck.application.baseline.changes import Change
from archcheck.application.use_cases.keep_baseline_use_case import Kept
from archcheck.application.verdict_sentence import verdict_sentence
from archcheck.application.wording import counted
from archcheck.domain.baseline import FILE_IN_PACKAGE
from archcheck.domain.check_result import CheckResult
from archcheck.interface.cli.each_project import Answer
from archcheck.interface.cli.exit_status import INCOMPLETE, TERMINATED
from archcheck.interface.cli.terminal import say, tell

UNTOUCHED = "Nothing was written."
MOST_FILES = 5


def answer_of(kept: Kept, added: str) -> Answer:
    """What to say of it; `added` is what was done with new findings."""
    told = [it.message for it in kept.result.notifications if it.kind != "execution"]
    if kept.change is None:
        return _untouched(kept.result, told)
    sentences = "\n".join(_sentences(kept, kept.change, added))
    return Answer(page=lambda: say(sentences), remarks=told)


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


def _untouched(result: CheckResult, told: Sequence[str]) -> Answer:
    gaps = (f"not checked: {sentence}" for sentence in result.verdict.incomplete)
    verdict = f"{verdict_sentence(result)} {UNTOUCHED}"
    return Answer(
        page=lambda: tell(verdict),
        status=TERMINATED if result.interrupted else INCOMPLETE,
        remarks=(*told, *gaps),
    )
