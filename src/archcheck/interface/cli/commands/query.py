"""`archcheck query`: what a selector selects."""

from collections.abc import Sequence
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.use_cases.query_symbols_use_case import QueryAnswer
from archcheck.domain.location import Location
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, answer_each
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.project_options import color_option, format_option, terminal_options
from archcheck.interface.cli.reading_options import reading_options, reading_request
from archcheck.interface.cli.tables import console_for, plain, print_table
from archcheck.interface.cli.watched_progress import progress_on

FAMILY = "gate"
INTRODUCTION = "the answer is incomplete, what these hold is not known:"
HEADINGS = ("place", "kind", "name")
EXAMPLES = """
\b
Examples:
  archcheck query 'classes in domain that are named *Service'
  archcheck query 'functions that are http routes and are not async'
  archcheck query '{ kind = "method", of = { kind = "class", named = "*UseCase" } }'
"""


@click.command("query", short_help="List what a selector selects.", epilog=EXAMPLES)
@click.argument("selector")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@format_option
@color_option
@reading_options
@click.pass_obj
def command(composition: Composition, /, selector: str, **options: Any) -> int:
    """List what SELECTOR selects in a project: the way to write a structure rule without
    guessing.

    SELECTOR is a sentence (classes in domain that are named *Service) or the table that a rule
    has under that. What a narrower PATH leaves out is not listed.
    """
    progress = progress_on(options["color"], composition.environment)
    use_case = composition.query_symbols()

    def queried(request: CheckRequest) -> Answer:
        answer = use_case.execute(selector, request, progress)
        return Answer(
            page=lambda: _show(answer, options, composition),
            document=lambda: _document(answer),
            status=INCOMPLETE if answer.missing else 0,
            remarks=(*answer.notices, *_gaps(answer)),
        )

    return answer_each(composition, options, reading_request(options, FAMILY), queried)


def _show(answer: QueryAnswer, options: dict[str, Any], composition: Composition) -> None:
    look = terminal_options(options, composition)
    rows = [(_place(symbol.location), symbol.kind, symbol.name) for symbol in answer.symbols]
    if rows:
        print_table(HEADINGS, rows, look)
    count = len(rows) or "none"
    console_for(look).print(plain(f"{count} found: {answer.sentence}", look, "bold"))


def _place(location: Location) -> str:
    region = location.region
    return f"{location.path}:{region.start_line}:{region.start_column}"


def _document(answer: QueryAnswer) -> dict[str, object]:
    return {
        "selector": answer.sentence,
        "symbols": [
            {
                "kind": symbol.kind,
                "name": symbol.name,
                "path": symbol.location.path,
                "line": symbol.location.region.start_line,
                "column": symbol.location.region.start_column,
            }
            for symbol in answer.symbols
        ],
        "unread": list(answer.missing),
    }


def _gaps(answer: QueryAnswer) -> Sequence[str]:
    return (INTRODUCTION, *answer.missing) if answer.missing else ()
