"""Other ways to find comments, to compare with."""

import io
import tokenize

import libcst

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.comments import Comment, scan_comments


def scanned(source: str) -> tuple[Comment, ...]:
    """The comments that archcheck finds."""
    return scan_comments(SourceText(source, "utf-8"))


def tokenized(source: str) -> tuple[Comment, ...]:
    """The comments that the tokenizer of the running Python finds."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(
        Comment(
            token.start[0],
            token.start[1] + 1,
            token.string,
            not token.line[: token.start[1]].strip(),
        )
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT
    )


class CommentCollector(libcst.CSTVisitor):
    """Keeps the text of every comment."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.texts: list[str] = []

    def visit_Comment(self, node: libcst.Comment) -> None:
        """Keep one."""
        self.texts.append(node.value)


def parsed_by_libcst(source: str) -> list[str]:
    """The comments that LibCST finds, which reads PEP 701 on every Python."""
    collector = CommentCollector()
    libcst.parse_module(source).visit(collector)
    return collector.texts
