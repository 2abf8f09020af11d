"""`archcheck graph`: the architecture as a picture."""

import itertools
import os
from collections.abc import Sequence
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.domain.suggestion import nearest
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.graph_delivery import Drawable, deliver_each
from archcheck.interface.cli.graph_options import request_from, view_from, view_options
from archcheck.interface.cli.reading_options import reading_options
from archcheck.interface.cli.wanted_reports import WantedReport, wanted_reports
from archcheck.interface.cli.watched_progress import progress_on

EXAMPLES = """
\b
Examples:
  archcheck graph                               Mermaid, for Markdown
  archcheck graph --focus shop.order            what touches shop.order
  archcheck graph --reaches domain shop.web     how one gets to the other
  archcheck graph --external --depth 2          libraries too, names of two components
  archcheck graph diff main                     what has changed since main
"""
EXAMPLES_OF_DIFF = """
\b
Examples:
  archcheck graph diff main                     what has changed since main
  archcheck graph diff HEAD~10 --layers         between layers
  archcheck graph diff v1.2 --format mermaid    as a picture, for a pull request
"""
PICTURE = WantedReport("mermaid", "")
WORDS = WantedReport("text", "")


@click.command("diff", short_help="Show what has changed.", epilog=EXAMPLES_OF_DIFF)
@click.argument("revision", metavar="REV")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@view_options
@reading_options
@click.pass_obj
def diff(composition: Composition, /, revision: str, **options: Any) -> int:
    """Show the modules and imports that were added or removed since the revision REV, and what
    is newly forbidden.

    REV is any name that git has for a commit. It is judged by the rules that it had; nothing of
    it is checked out.
    """
    _heed_second_revision(revision, options["paths"])
    wanted = wanted_reports(options["formats"], composition.graph_formats().names()) or (WORDS,)
    progress = progress_on("auto", composition.environment)
    use_case, view = composition.compare_graphs(), view_from(options)

    def compared(request: CheckRequest) -> Drawable:
        found = use_case.execute(request, view, revision, progress)
        return Drawable(found.drawing, found.missing, found.remarks)

    return deliver_each(composition, request_from(options), compared, wanted)


def _heed_second_revision(revision: str, paths: Sequence[str]) -> None:
    """What stands where a path may stand, and is none, was meant as a revision."""
    for word in itertools.islice(itertools.filterfalse(os.path.lexists, paths), 1):
        raise click.UsageError(
            f'"{word}" is no path, and there is one REV only, with which the files as they are now '
            f"are compared: check {word} out, as in `git worktree add ../other {word}`, and write "
            f"`archcheck graph diff {revision}` there"
        )


def _heed_slips(first: Sequence[str]) -> None:
    """A word that was to be `diff` is not called a path that is missing."""
    for word in first:
        if nearest(word, [str(diff.name)]) and not os.path.lexists(word):
            raise click.UsageError(f'"{word}" is no path. Did you mean "{diff.name}"?')


class GraphCommand(click.Command):
    """Draws, unless the first argument asks for something else."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of `diff` where this is the first argument."""
        if args[:1] == [diff.name]:
            return diff.make_context(f"{info_name} {diff.name}", args[1:], parent, **extra)
        _heed_slips(args[:1])
        return super().make_context(info_name, args, parent, **extra)


@click.command("graph", cls=GraphCommand, short_help="Draw the architecture.", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@view_options
@click.option(
    "--reaches",
    nargs=2,
    metavar="FROM TO",
    help="The shortest import chains from FROM to TO (layers, modules, patterns).",
)
@reading_options
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Draw the architecture of a project: modules or packages, what they import, their layers,
    and what is forbidden.

    A PATH that stands for the project shows all of it; a narrower one what touches the modules
    in it. A forbidden import is red, and names the contracts that it breaks.

    archcheck graph diff REV shows what has changed since a revision (a PATH of that name is
    written ./diff).
    """
    wanted = wanted_reports(options["formats"], composition.graph_formats().names()) or (PICTURE,)
    progress = progress_on("auto", composition.environment)
    use_case, view = composition.draw_graph(), view_from(options)

    def drawn(request: CheckRequest) -> Drawable:
        found = use_case.execute(request, view, progress)
        return Drawable(found.drawing, found.missing, found.remarks)

    return deliver_each(composition, request_from(options), drawn, wanted)
