"""Writing reports to files."""

import pathlib

from archcheck.application.ports.report_output import ReportFiles, ReportNotWritten
from archcheck.infrastructure.atomic_files import replace_all

MOST_OF_SUMMARY = 1 << 20
CUT = b"\n(The summary is cut here: GitHub shows at most 1 MiB.)\n"


class AtomicReportFiles(ReportFiles):
    """Writes beside the target, then renames, so that nobody reads half a report."""

    def write(self, path: str, text: str) -> None:
        """Replace a file at once or not at all; devices and pipes are written to directly."""
        try:
            _write(pathlib.Path(path), text)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise ReportNotWritten(f"cannot write the report {path}: {why}") from error

    def append(self, path: str, text: str) -> None:
        """Add whole lines, until the file has the size that a job's summary may have."""
        try:
            _append(pathlib.Path(path), text)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise ReportNotWritten(f"cannot write the summary {path}: {why}") from error


def _append(target: pathlib.Path, text: str) -> None:
    size = target.stat().st_size if target.exists() else 0
    added = _fitting(text, MOST_OF_SUMMARY - size)
    if added:
        with target.open("a", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(added)


def _fitting(text: str, room: int) -> str:
    """The text, or as many of its first lines as fit, and that it was cut."""
    if len(text.encode("utf-8", "backslashreplace")) <= room:
        return text
    lines = text.encode("utf-8", "backslashreplace")[: max(room - len(CUT), 0)].splitlines(True)
    return b"".join([*lines[:-1], CUT]).decode() if len(CUT) <= room else ""


def _write(target: pathlib.Path, text: str) -> None:
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", newline="")
    else:
        replace_all({str(target): text})
