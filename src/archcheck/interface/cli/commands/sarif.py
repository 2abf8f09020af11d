"""`archcheck sarif`: checks and joins SARIF logs."""

import os
import sys
from collections.abc import Sequence

import click

from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.application.wording import counted
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.sarif_defect import SarifDefect
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.standard_output import in_utf8, say_all
from archcheck.interface.cli.terminal import say, tell

DEFECTS = 1


@click.group("sarif", short_help="Check and join SARIF logs.")
def command() -> None:
    """Check and join SARIF logs of any producer."""


@command.command("lint", short_help="Find what validators do not find.")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option(
    "--source-root",
    metavar="DIR",
    default="",
    help="Hold the log against the files that it names, which lie below this directory.",
)
@click.pass_obj
def lint(composition: Composition, /, file: str, source_root: str) -> int:
    """Find defects that make code scanning lose, double or misplace results.

    The exit status is 1 for defects, and 2 for a file that is no SARIF.
    """
    if source_root and not os.path.isdir(source_root):
        raise UsageProblems(Problem("", "--source-root", f"{source_root} is no directory"))
    return _told(file, composition.lint_sarif().execute(file, source_root))


def _told(file: str, defects: Sequence[SarifDefect]) -> int:
    """All defects, and how many there are; the exit status."""
    for defect in defects:
        say(str(defect))
    say(f"{file}: {counted(len(defects), 'defect') if defects else 'no defect'}")
    return DEFECTS if defects else 0


@command.command("merge", short_help="Join the shards of a check.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--output", metavar="FILE", default="", help="Write it there, not to standard output."
)
@click.pass_obj
def merge(composition: Composition, /, files: tuple[str, ...], output: str) -> int:
    """Join logs: the shards of a check (--shard) become what the whole check would have written.

    Two runs of one tool and category that are no shards of each other are refused, and so is a
    shard that is missing or there twice.
    """
    text = composition.merge_sarif().execute(files)
    try:
        if output:
            composition.report_files().write(output, text)
        else:
            say_all(text, in_utf8(sys.stdout))
    except ReportNotWritten as problem:
        tell(f"archcheck: {problem}")
        return INCOMPLETE
    return 0
