"""`archcheck packs`: the packs that there are, how two differ, and new ones."""

import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from archcheck.application.ports.pack_library import PackContent
from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.project_options import (
    color_option,
    configuration_options,
    configuration_request,
    format_option,
    terminal_options,
    trust_option,
)
from archcheck.interface.cli.standard_output import in_utf8, say_all
from archcheck.interface.cli.tables import print_json, print_table
from archcheck.interface.cli.terminal import say, tell

PACKS = "archcheck-packs/1"
DIFFERENCES = "archcheck-packs-diff/1"
SUFFIX = ".toml"
COUNTED = ("contracts", "structure", "layout", "rules", "tools")
HEADINGS = ("pack", *COUNTED, "steps 1/2/3", "layouts", "what it is")


@click.group("packs", short_help="List, compare and write packs.", invoke_without_command=True)
@format_option
@color_option
@trust_option
@click.pass_context
def command(context: click.Context, /, **options: Any) -> None:
    """List the packs that are known by name, with what they contain."""
    if context.invoked_subcommand is None:
        _list(context.obj, options)


@command.command("diff", short_help="Say how two packs differ.")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@format_option
@trust_option
@click.pass_obj
def diff(composition: Composition, /, first: str, second: str, as_json: bool) -> None:
    """Say what only A has, what only B has, and what differs.

    A and B are names of packs, or paths such as ./team.toml. What a pack extends belongs to it.
    """
    sentences = composition.compare_packs().execute(first, second, os.getcwd())
    if as_json:
        print_json({"schema": DIFFERENCES, "differences": sentences})
        return
    for sentence in sentences or (f"{first} and {second} say the same",):
        say(sentence)


@command.command("new", short_help="Write a pack of what is configured now.")
@click.argument("name")
@click.option("--dry-run", is_flag=True, help="Print the TOML; write nothing.")
@configuration_options
@trust_option
@click.pass_obj
def new(composition: Composition, /, name: str, dry_run: bool, **options: Any) -> int:
    """Write NAME.toml from the effective configuration, for `extends = ["./NAME.toml"]`.

    NAME may be a path. Roots, waivers and what else only this project can say are left out.
    Nothing that is there is overwritten.
    """
    path = name if name.endswith(SUFFIX) else name + SUFFIX
    title = os.path.basename(path).removesuffix(SUFFIX)
    if not title.strip():
        raise click.UsageError(f'"{name}" cannot name a pack')
    use_case = composition.write_pack()
    text = use_case.execute(configuration_request(options), title)
    if dry_run:
        say_all(text, in_utf8(sys.stdout))
        return 0
    try:
        use_case.write(path, text)
    except ReportNotWritten as problem:
        tell(f"archcheck: {problem}")
        return INCOMPLETE
    say(f"wrote {path}")
    return 0


def _list(composition: Composition, options: Mapping[str, Any]) -> None:
    packs = composition.list_packs().execute(os.getcwd())
    if options["as_json"]:
        print_json({"schema": PACKS, "packs": list(map(_values, packs))})
    else:
        print_table(HEADINGS, list(map(_row, packs)), terminal_options(options, composition))


def _counts(pack: PackContent) -> Mapping[str, int]:
    return {key: len(getattr(pack.configuration, key)) for key in COUNTED}


def _row(pack: PackContent) -> tuple[str, ...]:
    counts = map(str, _counts(pack).values())
    steps = "/".join(map(str, pack.steps))
    return pack.name, *counts, steps, ", ".join(pack.layouts) or "any", pack.summary


def _values(pack: PackContent) -> Mapping[str, object]:
    steps = {str(step): count for step, count in enumerate(pack.steps, 1)}
    return {
        "name": pack.name,
        "summary": pack.summary,
        "layouts": pack.layouts,
        "extends": pack.extends,
        "steps": steps,
        **_counts(pack),
    }
