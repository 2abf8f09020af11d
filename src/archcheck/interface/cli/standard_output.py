"""Whole texts on standard output."""

import io
import os
from typing import TextIO

from archcheck.application.ports.report_output import ReportNotWritten


def say_all(text: str, stream: TextIO | None) -> bool:
    """Print everything; False when nobody reads it; raises ReportNotWritten on a full disk."""
    if stream is None:
        return False
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _forget(stream)
        return False
    except OSError as error:
        _forget(stream)
        message = f"cannot write the report to standard output: {error.strerror}"
        raise ReportNotWritten(message) from error
    return True


def in_utf8(stream: TextIO | None) -> TextIO | None:
    """The stream as programs expect it: UTF-8 and plain line feeds everywhere."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="")
    return stream


def _forget(stream: TextIO) -> None:
    """Let the interpreter flush into nothing at its end."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
