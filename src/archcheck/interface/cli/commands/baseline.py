"""`archcheck baseline`: known findings, recorded so that only new ones close the gate."""

import os
from collections.abc import Callable, Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.interface.cli.baseline_option import baseline_option
from archcheck.interface.cli.baseline_words import answer_of
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, Work, answer_each, refuse_one_file
from archcheck.interface.cli.given_values import names_in
from archcheck.interface.cli.project_options import (
    cache_wish,
    color_option,
    format_option,
    project_options,
    projects_option,
    settings_request,
    terminal_options,
)
from archcheck.interface.cli.reading_options import reading_options
from archcheck.interface.cli.watched_progress import progress_on

EXAMPLES = """
\b
Examples:
  archcheck baseline create              record today's findings; from now on only new ones count
  archcheck baseline create --per-package   a file beside each package, for its owners
  archcheck baseline update              take out what is gone, follow what was renamed
  archcheck baseline update --accept-new --reason "generated; see #12"
  archcheck baseline show                by rule, package, owner and age
  archcheck baseline prune --compact     take out what is gone, and close the gaps
"""

ONE_FILE_EACH = "leave it out, for a baseline in each project, or choose one with --project NAME"
Options = Mapping[str, Any]
Command = Callable[..., Any]


@click.group("baseline", short_help="Record known findings; only new ones count.", epilog=EXAMPLES)
def command() -> None:
    """Keep the record of known findings: a gate that is closed by what is new alone.

    archcheck reads archcheck-baseline.txt, or the files .archcheck-todo in packages, by itself, and
    writes them with these commands only. Commit them.
    """


def _checking(function: Command) -> Command:
    for option in (
        color_option,
        reading_options,
        click.option("--strict", is_flag=True, help="Every enabled tool is required."),
        click.option(
            "--timeout",
            type=click.FloatRange(min=0.001, max=1e9),
            help="Seconds for each tool.",
        ),
        baseline_option,
        click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path()),
    ):
        function = option(function)
    return function


@command.command("create", short_help="Record all findings of today.")
@_checking
@click.option("--per-package", is_flag=True, help="A file .archcheck-todo in each package.")
@click.option("--tool", multiple=True, metavar="NAME", help="Only these tools; repeatable.")
@click.option("--no-tool", multiple=True, metavar="NAME", help="Not these tools; repeatable.")
@click.option("--only-rules", is_flag=True, help="No tools but those named with --tool.")
@click.pass_obj
def create(composition: Composition, /, **options: Any) -> int:
    """Record all findings of today, so that only new ones close the gate."""
    if options["per_package"] and options["baseline"]:
        raise click.UsageError("--per-package writes files of its own: leave --baseline out")
    progress = progress_on(options["color"], composition.environment)
    use_case, per_package = composition.keep_baseline(), options["per_package"]

    def created(request: CheckRequest) -> Answer:
        return answer_of(use_case.create(request, per_package, progress), "recorded")

    return _answer_each(composition, options, _request(options, _selection(options)), created)


@command.command("update", short_help="Take out what is gone, follow what was renamed.")
@_checking
@click.option("--accept-new", is_flag=True, help="Record new findings, too; needs --reason.")
@click.option("--reason", metavar="TEXT", default="", help="Why they are accepted.")
@click.pass_obj
def update(composition: Composition, /, **options: Any) -> int:
    """Take out what is gone, and follow what was renamed; grow only with --accept-new."""
    _demand_reason(options)
    progress = progress_on(options["color"], composition.environment)
    reason = options["reason"].strip() if options["accept_new"] else ""
    use_case = composition.keep_baseline()

    def updated(request: CheckRequest) -> Answer:
        return answer_of(use_case.update(request, reason, progress), "accepted")

    return _answer_each(composition, options, _request(options), updated)


@command.command("prune", short_help="Only take out what is gone.")
@_checking
@click.option("--compact", is_flag=True, help="Close the gaps that entries have left.")
@click.pass_obj
def prune(composition: Composition, /, **options: Any) -> int:
    """Only take out what is gone; --compact closes the gaps that entries have left."""
    progress = progress_on(options["color"], composition.environment)
    use_case, compact = composition.keep_baseline(), options["compact"]

    def pruned(request: CheckRequest) -> Answer:
        return answer_of(use_case.prune(request, compact, progress), "recorded")

    return _answer_each(composition, options, _request(options), pruned)


@command.command("show", short_help="Count by rule, package, owner and age.")
@baseline_option
@projects_option
@project_options
@format_option
@click.pass_obj
def show(composition: Composition, /, **options: Any) -> int:
    """Count what is recorded by rule, package, owner and age; checks nothing."""
    use_case = composition.show_baseline()

    def shown(request: CheckRequest) -> Answer:
        from archcheck.interface.cli.baseline_document import document
        from archcheck.interface.cli.baseline_page import print_summary

        summary = use_case.execute(request.configuration, options["baseline"])
        look = terminal_options(options, composition)
        return Answer(page=lambda: print_summary(summary, look), document=lambda: document(summary))

    return _answer_each(composition, options, settings_request(options), shown)


def _answer_each(
    composition: Composition, options: Options, request: CheckRequest, work: Work
) -> int:
    if options["baseline"]:
        refuse_one_file(composition, request, "--baseline", ONE_FILE_EACH)
    return answer_each(composition, options, request, work)


def _demand_reason(options: Options) -> None:
    if options["accept_new"] and not options["reason"].strip():
        raise click.UsageError("--accept-new needs --reason TEXT: it stands in the baseline")
    if options["reason"] and not options["accept_new"]:
        raise click.UsageError("--reason needs --accept-new: nothing else is given one")


def _selection(options: Options) -> Selection:
    return Selection(
        tools=options["tool"],
        without_tools=options["no_tool"],
        only_rules=options["only_rules"],
    )


def _request(options: Options, selection: Selection = Selection()) -> CheckRequest:
    return CheckRequest(
        directory=os.getcwd(),
        paths=options["paths"],
        configuration_file=options["config"],
        packs=options["pack"] or None,
        selection=selection,
        workers=options["jobs"],
        cache=not options["no_cache"],
        cache_wish=cache_wish(options),
        timeout=options["timeout"] or 0.0,
        strict=options["strict"],
        baseline=options["baseline"],
        projects=names_in(options["project"]),
    )
