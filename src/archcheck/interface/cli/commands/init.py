"""`archcheck init`: a configuration for a project that has none."""

import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from archcheck.application.ports.proposal_files import Additions, Draft
from archcheck.application.ports.report_output import ReportNotWritten
from archcheck.application.proposing.proposer import InitWish
from archcheck.application.use_cases.propose_configuration_use_case import (
    InitPlan,
    InitRequest,
    ProposeConfigurationUseCase,
)
from archcheck.interface.cli.choice import Choice
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.exit_status import INCOMPLETE
from archcheck.interface.cli.ledger_table import console_table, markdown
from archcheck.interface.cli.project_options import color_option, trust_option
from archcheck.interface.cli.standard_output import in_utf8, say_all
from archcheck.interface.cli.terminal import say, tell, tell_all
from archcheck.interface.cli.watched_progress import progress_on

EXAMPLES = """
\b
Examples:
  archcheck init --dry-run               print what would be written
  archcheck init                         write it; then `archcheck` passes
  archcheck init --strict-proposal       what fails today, too; then `archcheck baseline create`
  archcheck init --ci github --pre-commit --agent
"""


@click.command("init", short_help="Propose a configuration and write it.", epilog=EXAMPLES)
@click.argument("path", default=".", metavar="[PATH]", type=click.Path())
@click.option("--dry-run", is_flag=True, help="Print the TOML; write nothing.")
@click.option("--pack", multiple=True, metavar="NAME", help="Extend this pack; repeatable.")
@click.option("--minimal", is_flag=True, help="Layers and contracts alone, without comments.")
@click.option("--strict-proposal", is_flag=True, help="Switch on what fails today, too.")
@click.option("--ci", type=Choice(["github", "gitlab"]), help="Add a pipeline that runs the gate.")
@click.option("--pre-commit", is_flag=True, help="Add the hook to .pre-commit-config.yaml.")
@click.option("--agent", is_flag=True, help="Tell coding agents, in AGENTS.md or CLAUDE.md.")
@click.option(
    "--report",
    metavar="FILE",
    default="",
    help="Write what became of the configuration of other tools, as Markdown.",
)
@color_option
@trust_option
@click.pass_obj
def command(composition: Composition, /, **options: Any) -> int:
    """Look at a project and write the configuration that it passes today.

    Layers are recognised by the names of folders and by the direction of imports. What would have
    findings today stands as a comment beside its count. Nothing that is there is overwritten, and a
    second run changes nothing.
    """
    progress = progress_on(options["color"], composition.environment)
    use_case = composition.propose_configuration()
    plan = use_case.execute(_request(options), progress)
    try:
        _print(plan) if options["dry_run"] else _write(plan, use_case, _next(options))
        _report(plan, composition, options)
    except ReportNotWritten as problem:
        tell(f"archcheck: {problem}")
        return INCOMPLETE
    tell_all(plan.sentences)
    return 0


def _request(options: Mapping[str, Any]) -> InitRequest:
    directory = os.path.abspath(options["path"])
    if not os.path.isdir(directory):
        raise click.UsageError(f'there is no directory "{options["path"]}"')
    wish = InitWish(
        packs=options["pack"],
        minimal=options["minimal"],
        strict=options["strict_proposal"],
    )
    additions = Additions(
        ci=options["ci"] or "", pre_commit=options["pre_commit"], agent=options["agent"]
    )
    return InitRequest(directory=directory, wish=wish, additions=additions)


def _print(plan: InitPlan) -> None:
    """The TOML alone on standard output, all else on standard error."""
    texts = (f"# {draft.path}\n{draft.added}" for draft in plan.configurations)
    say_all("\n".join(texts), in_utf8(sys.stdout))
    for draft in plan.additions:
        tell(f"archcheck: {'would write' if draft.added else 'stays as it is:'} {draft.path}")
    for line in console_table(plan.ledger):
        tell(line)


def _next(options: Mapping[str, Any]) -> str:
    """What to do first: what fails today is recorded before anything is checked."""
    return "archcheck baseline create" if options["strict_proposal"] else "archcheck"


def _write(plan: InitPlan, use_case: ProposeConfigurationUseCase, following: str) -> None:
    for draft in use_case.write(plan):
        say(f"wrote {draft.path}")
    for draft in filter(_stays, plan.additions):
        say(f"stays as it is: {draft.path}")
    for line in console_table(plan.ledger):
        say(line)
    if plan.configurations:
        say(f"Next: {following}")


def _report(plan: InitPlan, composition: Composition, options: Mapping[str, Any]) -> None:
    if options["report"]:
        composition.report_files().write(options["report"], markdown(plan.ledger))


def _stays(draft: Draft) -> bool:
    return not draft.added
