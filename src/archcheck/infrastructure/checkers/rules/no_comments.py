"""no-comments: what a comment would say goes into a name, a docstring or a decision record."""

from collections.abc import Iterator

from archcheck.infrastructure.checkers.checker import Checker, CheckedFile, Violation
from archcheck.infrastructure.checkers.comments.comment_blocks import (
    Block,
    CommentOptions,
    place_of,
    prose_blocks,
)
from archcheck.infrastructure.checkers.comments.comment_kinds import kind_of, quoted
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.facts.comments import scan_comments


class NoComments(Checker[CommentOptions]):
    """Flags every block of comments that is more than directives."""

    rule = "no-comments"
    options_type = CommentOptions

    def may_violate(self, file: CheckedFile) -> bool:
        """Whether the same judgement on the comments of the raw text finds prose."""
        if "#" not in file.text.text:
            return False
        return bool(prose_blocks(scan_comments(file.text), file, self.options))

    def violations(self, file: CheckedFile, project: ProjectFacts) -> Iterator[Violation]:
        """One for each block."""
        comments = scan_comments(file.text)
        for block in prose_blocks(comments, file, self.options):
            yield _violation(block)


def _violation(block: Block) -> Violation:
    lines = [entry.text for entry in block]
    kind = kind_of(lines)
    return Violation(
        place=place_of(block),
        message=f"{_counted(kind.name, len(block))}: {quoted(lines)}",
        key=" ".join(lines[0].lstrip("#").split()),
        fix=kind.fix,
    )


def _counted(name: str, lines: int) -> str:
    return name if lines == 1 else f"{lines} lines of {name}"
