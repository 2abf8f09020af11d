"""`archcheck check`: the gate."""

import dataclasses
import math
import os
from collections.abc import Callable, Mapping
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.scheduler import Progress
from archcheck.application.use_cases.list_files_use_case import ListedFiles
from archcheck.interface.cli.baseline_option import baseline_option
from archcheck.interface.cli.change_options import CHANGE_OPTIONS, change_wish
from archcheck.interface.cli.choice import Choice
from archcheck.interface.cli.completion import rule_option
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.delivery import Delivery
from archcheck.interface.cli.given_values import names_in
from archcheck.interface.cli.job_count import AUTO, job_count
from archcheck.interface.cli.project_options import (
    cache_directory_option,
    cache_wish,
    configuration_options,
    projects_option,
    trust_cache_option,
    trust_option,
)
from archcheck.interface.cli.report_options import (
    formats_option,
    look_options,
    report_options,
    reproducible_option,
)
from archcheck.interface.cli.shard_option import part_of, shard_option
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.interface.cli.terminal import say, tell
from archcheck.interface.cli.unsaved import surroundings_of, unsaved_from
from archcheck.interface.cli.wanted_reports import most_runs, wanted_reports
from archcheck.interface.cli.watched_progress import progress_on
from archcheck.shared.configuration import Environment

EXAMPLES = """
\b
Examples:
  archcheck ./src                        the project: its sources and its tests
  archcheck src/shop/order.py            report only what lies in this file
  archcheck --only-rules                 archcheck's own rules, without the tools
  archcheck --select no-comments,TST     these rules only
  archcheck --format sarif:archcheck.sarif --format json
"""

Options = Mapping[str, Any]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _number(value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is no number of seconds.")
    return value


OPTIONS: tuple[Decorator, ...] = (
    click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path()),
    configuration_options,
    trust_option,
    projects_option,
    rule_option("--select", "Only these rules; repeatable."),
    rule_option("--ignore", "Not these rules; repeatable."),
    click.option("--tool", multiple=True, metavar="NAME", help="Only these tools; repeatable."),
    click.option("--no-tool", multiple=True, metavar="NAME", help="Not these tools; repeatable."),
    click.option("--only-rules", is_flag=True, help="No tools but those named with --tool."),
    click.option("--only-tools", is_flag=True, help="None of archcheck's own rules."),
    click.option("--no-tests", is_flag=True, help="Leave the test roots out."),
    formats_option,
    click.option(
        "--fail-on",
        type=Choice(["error", "warning", "note", "never"]),
        help="The lowest level that closes the gate.  [default: warning]",
    ),
    click.option(
        "--show-files", is_flag=True, help="List the files with their roles; check nothing."
    ),
    click.option(
        "--stdin-filename",
        metavar="PATH",
        default="",
        help="Check the text on standard input as this file, with archcheck's own rules.",
    ),
    *CHANGE_OPTIONS,
    baseline_option,
    click.option("--ratchet", is_flag=True, help="Fail where the baseline could shrink; for CI."),
    click.option("--strict", is_flag=True, help="Every enabled tool is required; use it in CI."),
    click.option(
        "--jobs",
        default=AUTO,
        callback=job_count,
        metavar="NUMBER|auto",
        help="How many processes at once.  [default: auto, the processors that may be used]",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0.001, max=1e9),
        callback=lambda _context, _parameter, value: _number(value),
        help="Seconds for each tool.",
    ),
    click.option("--no-cache", is_flag=True, help="Neither read nor write caches."),
    cache_directory_option,
    trust_cache_option,
    look_options,
    reproducible_option,
    shard_option,
)


def _with_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(OPTIONS):
        function = option(function)
    return function


@click.command("check", short_help="Check a project (the default command).", epilog=EXAMPLES)
@_with_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Check a project: its rules, its contracts and its tools, in one report.

    A PATH that is or holds a source root stands for the whole project; a narrower one limits
    where findings are reported. Without a PATH it is the project of this directory.
    """
    if options["show_files"]:
        return _show_files(composition, request_from(options))
    known = composition.report_formats().names()
    wanted = wanted_reports(options["formats"], known)
    delivery = Delivery(composition, report_options(options), options["color"])
    request = dataclasses.replace(request_from(options), evidence=delivery.evidence(wanted))
    request = dataclasses.replace(request, most_runs=most_runs(wanted, options["sarif_profile"]))
    checked = composition.check_projects().check(
        request, _progress(options, composition.environment)
    )
    return delivery.deliver(part_of(checked, options), wanted)


def _show_files(composition: Composition, request: CheckRequest) -> int:
    listed = composition.list_files().execute
    found = composition.map_projects().execute(request, listed, reads_code=False)
    for turn in found.turns:
        _show_listed(turn.value)
    for sentence in found.remarks:
        tell(f"archcheck: not checked: {sentence}")
    found.demand_right()
    return 0


def _show_listed(listed: ListedFiles) -> None:
    for file in listed.files:
        path = os.path.relpath(os.path.join(listed.root, file.path), os.getcwd())
        problem = f"not checked: {file.problem}" if file.problem else ""
        say("  ".join(filter(None, (path, file.role.value, problem))))
    for sentence in listed.unmatched:
        tell(f"archcheck: not checked: {sentence}")


def request_from(options: Options) -> CheckRequest:
    """What is to be checked, from the options of the command line."""
    unsaved = unsaved_from(options)
    return CheckRequest(
        change=change_wish(options),
        affected=options["affected"],
        directory=os.getcwd(),
        paths=(*surroundings_of(unsaved), *options["paths"]),
        unsaved=unsaved,
        configuration_file=options["config"],
        packs=options["pack"] or None,
        selection=_selection(options),
        fail_on=options["fail_on"] or "",
        workers=options["jobs"],
        cache=not options["no_cache"],
        cache_wish=cache_wish(options),
        timeout=_seconds(options),
        strict=options["strict"],
        tests=not options["no_tests"],
        reproducible=options["reproducible"],
        baseline=options["baseline"],
        ratchet=options["ratchet"],
        projects=names_in(options["project"]),
    )


def _seconds(options: Options) -> float:
    return options["timeout"] or 0.0


def _selection(options: Options) -> Selection:
    return Selection(
        select=names_in(options["select"]),
        ignore=names_in(options["ignore"]),
        tools=names_in(options["tool"]),
        without_tools=names_in(options["no_tool"]),
        only_rules=options["only_rules"] or bool(options["stdin_filename"]),
        only_tools=options["only_tools"],
    )


def _progress(options: Options, environment: Environment) -> Progress:
    return SilentProgress() if options["quiet"] else progress_on(options["color"], environment)
