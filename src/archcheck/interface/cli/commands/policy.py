"""`archcheck policy`: what has become of the gate itself."""

from collections.abc import Iterator
from typing import Any

import click

from archcheck.application.checking.request import CheckRequest
from archcheck.application.visible_text import visible
from archcheck.domain.policy_change import PolicyChange, PolicyDifference
from archcheck.interface.cli.composition import Composition
from archcheck.interface.cli.each_project import Answer, answer_each
from archcheck.interface.cli.project_options import format_option
from archcheck.interface.cli.reading_options import reading_options, reading_request
from archcheck.interface.cli.terminal import say
from archcheck.interface.cli.watched_progress import progress_on

SCHEMA = "archcheck-policy-diff/1"
FAMILY = "policy"
LATEST = "HEAD"
UNCHANGED = "The gate is as strict as it was."
EXAMPLES = """
\b
Examples:
  archcheck policy diff                     what the work tree changes of the gate
  archcheck policy diff --since main        what this branch changes of it
  archcheck policy diff --since v1.2 --format json
"""


@click.group("policy", short_help="Compare the gate with what it was.")
def command() -> None:
    """Look at the gate itself: its contracts, rules, levels, tools, exemptions, tests, pipelines."""


@command.command("diff", short_help="Say what is looser and stricter.", epilog=EXAMPLES)
@click.option(
    "--since", metavar="REV", default=LATEST, help="Compare with this commit.  [default: HEAD]"
)
@format_option
@reading_options
@click.pass_obj
def diff(composition: Composition, /, since: str, **options: Any) -> int:
    """Say in sentences what of the gate became looser and stricter since a commit.

    It is judged by what is forbidden among the files of today, not by how it is written. The exit
    status says nothing about it: the rule loosened-policy does that, in archcheck check --since.
    """
    progress = progress_on("auto", composition.environment)
    use_case = composition.compare_policies()

    def compared(request: CheckRequest) -> Answer:
        found = use_case.execute(request, since, progress)
        return Answer(
            page=lambda: say("\n".join(lines(found))),
            document=lambda: document(found),
            same=(found.looser, found.stricter),
            remarks=found.remarks,
        )

    request = reading_request({**options, "paths": ()}, FAMILY)
    return answer_each(composition, options, request, compared)


def document(found: PolicyDifference) -> dict[str, object]:
    """The difference for programs."""
    return {
        "schema": SCHEMA,
        "base": found.revision,
        "looser": list(map(_values, found.looser)),
        "stricter": list(map(_values, found.stricter)),
        "remarks": list(found.remarks),
    }


def _values(change: PolicyChange) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "what": change.what,
        "level": change.kind.level.value,
        "sentence": change.sentence,
        "place": {"path": change.place.path, "line": change.place.line},
    }


def lines(found: PolicyDifference) -> Iterator[str]:
    """The difference for people: one sentence for each change, with its place and its key."""
    if not found.looser and not found.stricter:
        yield UNCHANGED
    for word, changes in (("looser", found.looser), ("stricter", found.stricter)):
        for change in changes:
            yield visible(f"{word}: {_sentence(change)}")


def _sentence(change: PolicyChange) -> str:
    place = f" ({change.place.path}:{change.place.line})" if change.place.path else ""
    return f"{change.sentence}{place} [{change.kind} {change.what}]"
