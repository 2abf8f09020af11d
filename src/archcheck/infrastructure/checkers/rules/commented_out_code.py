"""commented-out-code: version control remembers what was there."""

from collections.abc import Iterator

from archcheck.application.wording import counted
from archcheck.infrastructure.checkers.checker import CheckedFile, Checker, Violation, once_per_file
from archcheck.infrastructure.checkers.comments.comment_blocks import (
    Block,
    CommentOptions,
    are_forbidden,
    place_of,
    prose_blocks,
)
from archcheck.infrastructure.checkers.comments.comment_kinds import CODE, quoted
from archcheck.infrastructure.checkers.comments.commented_code import code_runs
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.decoding.decoder import Options
from archcheck.infrastructure.facts.comments import scan_comments


class CommentedOutCode(Checker[Options]):
    """Finds comments that are code."""

    rule = "commented-out-code"

    def may_violate(self, file: CheckedFile) -> bool:
        """Only where there are comments, and no other rule wants none at all."""
        return "#" in file.text.text and bool(_code_in(file))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each stretch of lines."""
        for run in _code_in(file):
            lines = [entry.text for entry in run]
            name = CODE.name if len(run) == 1 else f"{counted(len(run), 'line')} of {CODE.name}"
            yield Violation(
                place=place_of(run),
                message=f"{name}: {quoted(lines)}",
                key=" ".join(lines[0].lstrip("#").split()),
            )


@once_per_file
def _code_in(file: CheckedFile) -> list[Block]:
    if are_forbidden(file):
        return []
    blocks = prose_blocks(scan_comments(file.text), file, CommentOptions())
    return [run for block in blocks for run in code_runs(block, _code_before(file, block))]


def _code_before(file: CheckedFile, block: Block) -> str:
    return file.text.line(block[0].line)[: block[0].comment.column - 1]
