"""no-comments: what a comment would say goes into a name, a docstring or a decision record."""

from collections import Counter
from collections.abc import Iterator, Mapping

import libcst as cst

from archcheck.domain.location import Region
from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import (
    Anchor,
    Checker,
    Handler,
    ParsedFile,
    ScreenedFile,
    Violation,
)
from archcheck.infrastructure.checkers.comments.comment_blocks import (
    Block,
    CommentOptions,
    Prose,
    prose_blocks,
)
from archcheck.infrastructure.checkers.comments.comment_kinds import kind_of, quoted
from archcheck.infrastructure.facts.comments import Comment, scan_comments


class NoComments(Checker):
    """Flags every block of comments that is more than directives."""

    rule = "no-comments"

    @classmethod
    def may_violate(cls, file: ScreenedFile, options: Mapping[str, OptionValue]) -> bool:
        """Whether the same judgement on the comments of the raw text finds prose."""
        if "#" not in file.text.text:
            return False
        return bool(prose_blocks(scan_comments(file.text), file, CommentOptions.of(options)))

    def handlers(self, file: ParsedFile) -> Mapping[type[cst.CSTNode], Handler]:
        """Collect all comments."""
        self.file = file
        self.nodes: list[cst.Comment] = []
        return {cst.Comment: self._collect}

    def violations(self) -> Iterator[Violation]:
        """One for each block, where the raw text has it; positions of the tree cost more."""
        comments = scan_comments(self.file.text)
        if Counter(node.value for node in self.nodes) != Counter(item.text for item in comments):
            raise ValueError("LibCST and Python do not see the same comments")
        for block in prose_blocks(comments, self.file, CommentOptions.of(self.options)):
            yield _violation(Anchor(self.file.module), block)

    def _collect(self, node: cst.CSTNode) -> None:
        self.nodes.append(cst.ensure_type(node, cst.Comment))


def _violation(anchor: Anchor, block: Block) -> Violation:
    lines = [entry.comment.text[: entry.end] for entry in block]
    kind = kind_of(lines)
    return Violation(
        anchor=anchor,
        region=_region(block[0].comment, block[-1]),
        message=f"{_counted(kind.name, len(block))}: {quoted(lines)}",
        key=" ".join(lines[0].lstrip("#").split()),
        fix=kind.fix,
    )


def _region(first: Comment, last: Prose) -> Region:
    end = last.comment.column + last.end
    return Region(first.line, first.column, last.comment.line, end)


def _counted(name: str, lines: int) -> str:
    return name if lines == 1 else f"{lines} lines of {name}"
