"""no-comments: what a comment would say goes into a name, a docstring or a decision record."""

from collections.abc import Iterator, Mapping

import libcst as cst

from archcheck.domain.rule import OptionValue
from archcheck.infrastructure.checkers.checker import (
    Anchor,
    Checker,
    Handler,
    ParsedFile,
    ScreenedFile,
    Violation,
)
from archcheck.infrastructure.checkers.comment_blocks import Block, CommentOptions, prose_blocks
from archcheck.infrastructure.checkers.comment_kinds import kind_of, quoted
from archcheck.infrastructure.source.comments import Comment, scan_comments


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
        self.nodes: list[cst.CSTNode] = []
        return {cst.Comment: self.nodes.append}

    def violations(self) -> Iterator[Violation]:
        """One for each block."""
        self.nodes.sort(key=self.file.positions.span)
        comments = [self._placed(node) for node in self.nodes]
        for block in prose_blocks(comments, self.file, CommentOptions.of(self.options)):
            yield self._violation(block)

    def _placed(self, node: cst.CSTNode) -> Comment:
        span = self.file.positions.span(node)
        region = self.file.positions.region(*span)
        before = self.file.text.line(region.start_line)[: region.start_column - 1]
        text = self.file.text.text[slice(*span)]
        return Comment(region.start_line, region.start_column, text, not before.strip())

    def _violation(self, block: Block) -> Violation:
        lines = [entry.comment.text[: entry.end] for entry in block]
        kind = kind_of(lines)
        first, last = self.nodes[block[0].index], self.nodes[block[-1].index]
        start, _ = self.file.positions.span(first)
        return Violation(
            anchor=Anchor(first, last, 0, self._prose_end(block) - start),
            message=f"{_counted(kind.name, len(block))}: {quoted(lines)}",
            key=" ".join(lines[0].lstrip("#").split()),
            fix=kind.fix,
        )

    def _prose_end(self, block: Block) -> int:
        start, _ = self.file.positions.span(self.nodes[block[-1].index])
        return start + block[-1].end


def _counted(name: str, lines: int) -> str:
    return name if lines == 1 else f"{lines} lines of {name}"
