"""`archcheck selftest`: whether the gate can fail."""

import collections
import dataclasses
from collections.abc import Sequence
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.report_format import ReportOptions
from archcheck.application.proving.plants import Outcome, Proof
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, answer_each
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.project_options import (
    color_option,
    format_option,
    terminal_options,
)
from archcheck.interface.cli.reading_options import reading_options, reading_request
from archcheck.interface.cli.tables import print_table
from archcheck.interface.cli.terminal import say
from archcheck.interface.cli.watched_progress import progress_on

SCHEMA = "archcheck-selftest/1"
HEADINGS = ("what", "name", "answer")
CLOSED = 1
WORDS = {
    Outcome.FIRES: "can fail",
    Outcome.SILENT: "never fires",
    Outcome.UNTRIED: "could not be tried",
    Outcome.LISTED: "not tried",
}


@click.command("selftest", short_help="Prove that the gate can fail.")
@format_option
@color_option
@reading_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Plant a violation of each contract, structure rule and convention of this project in memory, and
    give each tool a planted file: all must be found.

    No file is touched. Exit status: 0 everything can fail, 1 something never fires, 3 something
    could not be tried. What has the level note is listed only.
    """
    progress = progress_on(options["color"], composition.environment)
    use_case = composition.prove_gate()

    def proven(request: CheckRequest) -> Answer:
        proofs = use_case.execute(request, progress)
        look = terminal_options(options, composition)
        return Answer(
            page=lambda: _print(proofs, look),
            document=lambda: {"schema": SCHEMA, "proofs": list(map(dataclasses.asdict, proofs))},
            same=proofs,
            status=_status(proofs),
        )

    return answer_each(composition, options, _request(options), proven)


def _print(proofs: Sequence[Proof], look: ReportOptions) -> None:
    rows = [(proof.what, proof.name, _answer(proof)) for proof in proofs]
    print_table(HEADINGS, rows, look)
    say(_sentence(proofs))


def _request(options: dict[str, Any]) -> CheckRequest:
    request = reading_request({**options, "paths": ()}, "")
    return dataclasses.replace(request, selection=Selection(only_rules=True))


def _answer(proof: Proof) -> str:
    return ": ".join(filter(None, (WORDS[proof.outcome], proof.reason)))


def _sentence(proofs: Sequence[Proof]) -> str:
    counts = collections.Counter(proof.outcome for proof in proofs)
    told = (f"{counts[outcome]} {WORDS[outcome]}" for outcome in Outcome if counts[outcome])
    return f"Selftest: {', '.join(told) or 'nothing to try'}."


def _status(proofs: Sequence[Proof]) -> int:
    outcomes = {proof.outcome for proof in proofs}
    if Outcome.UNTRIED in outcomes:
        return INCOMPLETE
    return CLOSED if Outcome.SILENT in outcomes else 0
