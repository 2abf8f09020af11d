"""From arguments to an exit status."""

import io
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import TextIO

import click

from archcheck import __version__
from archcheck.application.ports.termination import Terminated
from archcheck.domain.problem import PluginFailure, TrustProblems, UsageProblems
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE, INTERRUPTED, TERMINATED, WRONG_USAGE
from archcheck.interface.cli.group import ArchcheckGroup
from archcheck.interface.cli.terminal import tell
from archcheck.interface.cli.unknown_options import advised

UNFINISHED = (TrustProblems, PluginFailure)
HELP = """archcheck checks a Python project against its architecture and conventions.

\b
It runs its own rules, the dependency contracts of the project and the tools that the
project trusts (flake8, black, bandit, xenon, mypy) in parallel, and prints one report.

\b
  archcheck                      check the project of this directory
  archcheck ./src                the same, from anywhere inside of it
  archcheck src/shop/order.py    report only what lies in this file
  archcheck --format sarif:archcheck.sarif
  archcheck explain no-comments  what a rule means, and how to satisfy it

\b
Exit status: 0 gate passed, 1 gate failed, 2 wrong usage or configuration,
3 something could not be checked.
"""


def run(arguments: Sequence[str], composition: Composition) -> int:
    """Do what the arguments say; the exit status, never a traceback."""
    signal.signal(signal.SIGTERM, _terminate)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    _escape_unprintable(sys.stdout)
    try:
        return _answer(list(arguments), composition)
    except (KeyboardInterrupt, click.Abort):
        _be_deaf()
        return _complain("archcheck: interrupted, nothing is known", INTERRUPTED)
    except Terminated:
        _be_deaf()
        return _complain("archcheck: terminated, nothing is known", TERMINATED)


def _answer(arguments: list[str], composition: Composition) -> int:
    try:
        return _invoke(arguments, composition)
    except UsageProblems as problems:
        return _complain(str(problems), _status_of(problems))
    except click.ClickException as problem:
        return _complain(_sentence(problem), WRONG_USAGE)
    except click.Abort:
        raise
    except (Exception, SystemExit) as error:
        return _own_defect(error, composition)


def _sentence(problem: click.ClickException) -> str:
    """What click says."""
    said = io.StringIO()
    advised(problem).show(said)
    return said.getvalue().rstrip("\n")


def _status_of(problems: UsageProblems) -> int:
    return INCOMPLETE if isinstance(problems, UNFINISHED) else WRONG_USAGE


def _invoke(arguments: list[str], composition: Composition) -> int:
    group = ArchcheckGroup(
        name="archcheck",
        help=HELP,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    click.version_option(
        __version__, "--version", "-V", prog_name="archcheck", message="%(prog)s %(version)s"
    )(group)
    status = group.main(arguments, "archcheck", standalone_mode=False, obj=composition)
    return status if isinstance(status, int) else 0


def _escape_unprintable(stream: TextIO | None) -> None:
    """Let a terminal that lacks a character show its number, as standard error does."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _terminate(number: int, frame: FrameType | None) -> None:
    if not _is_ending(sys.exc_info()[1]):
        raise Terminated


def _interrupt(number: int, frame: FrameType | None) -> None:
    if not _is_ending(sys.exc_info()[1]):
        raise KeyboardInterrupt


def _is_ending(error: BaseException | None) -> bool:
    """Whether a signal is being answered: a second one would break off the end of the children.

    Python may swallow the first one, so it is not enough that there was one.
    """
    if isinstance(error, KeyboardInterrupt | Terminated):
        return True
    return error is not None and _is_ending(error.__context__)


def _be_deaf() -> None:
    for heard in (signal.SIGTERM, signal.SIGINT):
        signal.signal(heard, signal.SIG_IGN)


def _complain(text: str, status: int) -> int:
    tell(text)
    return status


def _own_defect(error: BaseException, composition: Composition) -> int:
    """Python may wrap an interruption in an error of its own, and click ends where nobody reads on.

    Any other is a defect.
    """
    if _is_ending(error):
        raise KeyboardInterrupt from error
    if isinstance(error.__context__, BrokenPipeError):
        raise error
    if composition.environment.debug:
        sys.excepthook(type(error), error, error.__traceback__)
    return _complain(
        f"archcheck: internal error, nothing is known: {type(error).__name__}: {error}\n"
        "  This is a defect of archcheck. ARCHCHECK_DEBUG=1 shows where it happened.",
        INCOMPLETE,
    )
