"""Writing reports to files."""

import os
import pathlib
import tempfile

from archcheck.application.ports.report_output import ReportFiles, ReportNotWritten


class AtomicReportFiles(ReportFiles):
    """Writes beside the target, then renames, so that nobody reads half a report."""

    def write(self, path: str, text: str) -> None:
        """Replace a file at once or not at all; devices and pipes are written to directly."""
        try:
            _write(pathlib.Path(path), text)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise ReportNotWritten(f"cannot write the report {path}: {why}") from error


def _write(target: pathlib.Path, text: str) -> None:
    if target.exists() and not target.is_file():
        target.write_text(text, encoding="utf-8", newline="")
    else:
        _replace(target, text)


def _replace(target: pathlib.Path, text: str) -> None:
    mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
