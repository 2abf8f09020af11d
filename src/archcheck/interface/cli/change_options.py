"""Options that limit a check to what has changed."""

from collections.abc import Mapping
from typing import Any

import click

from archcheck.domain.changed_code import ChangeWish

CHANGE_OPTIONS = (
    click.option(
        "--since",
        metavar="REV",
        default=None,
        help="Only what was not found where this revision and HEAD meet closes the gate.",
    ),
    click.option(
        "--affected",
        is_flag=True,
        help="Of several projects, those too that use the ones that changed or are named.",
    ),
    click.option(
        "--changed-lines",
        is_flag=True,
        help="Only findings on lines added or modified since HEAD, or since REV, count.",
    ),
    click.option(
        "--staged",
        is_flag=True,
        help="Check what is about to be committed; only what HEAD had not closes the gate.",
    ),
)


def change_wish(options: Mapping[str, Any]) -> ChangeWish:
    """To what the options limit the check; UsageError where they exclude each other."""
    since = options["since"]
    if since is not None and options["staged"]:
        raise click.UsageError("--since and --staged exclude each other.")
    _refuse_unsaved(options)
    return ChangeWish(
        since=since or "",
        staged=options["staged"],
        changed_lines=options["changed_lines"],
    )


def _refuse_unsaved(options: Mapping[str, Any]) -> None:
    limits = [name for name in ("since", "staged", "changed_lines") if options[name]]
    if limits and options["stdin_filename"]:
        name = limits[0].replace("_", "-")
        raise click.UsageError(f"--{name} and --stdin-filename exclude each other.")
