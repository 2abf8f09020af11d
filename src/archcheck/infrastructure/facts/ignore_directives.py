"""Inline `# archcheck: ignore[...]` comments, and which lines they cover."""

import ast
import re
from collections.abc import Iterator, Sequence

from archcheck.domain.facts import IgnoreDirective
from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.facts.comments import Comment, scan_comments
from archcheck.infrastructure.facts.statement_lines import StatementLines

LINE, FILE = "ignore", "ignore-file"
SHORTEST_REASON = 3
SEGMENT_START = re.compile(r"#(?=\s*archcheck:)|(?:^|(?<=\s))#(?=\s*[A-Za-z])")
DIRECTIVE = re.compile(
    r"#\s*archcheck:\s*(?P<verb>[\w-]*)\s*(?:\[(?P<names>[^\]]*)\])?(?P<reason>.*)"
)


def ignore_directives(text: SourceText, tree: ast.Module) -> tuple[IgnoreDirective, ...]:
    """All ignores of a file, those with a problem too."""
    return tuple(_Directives(text, tree).all())


class _Directives:
    """The ignores of one file."""

    def __init__(self, text: SourceText, tree: ast.Module) -> None:
        self.comments = scan_comments(text)
        self.lines = StatementLines(text, tree, self.comments)
        self.last_line = len(text.lines)
        self.alone = {
            comment.line for comment in self.comments if comment.own_line and _segments(comment)
        }

    def all(self) -> Iterator[IgnoreDirective]:
        """One for each segment of a comment that speaks to archcheck."""
        for comment in self.comments:
            for start, match in _segments(comment):
                column = comment.column + start
                end = column + len(match.group().rstrip())
                region = Region(comment.line, column, comment.line, end)
                yield self._directive(comment, region, match)

    def _directive(self, comment: Comment, region: Region, match: re.Match[str]) -> IgnoreDirective:
        whole_file = match["verb"] == FILE
        first, last = (1, self.last_line) if whole_file else self._covered(comment)
        return IgnoreDirective(
            names=_names(match),
            reason=match["reason"].strip(),
            region=region,
            first_line=first,
            last_line=last,
            whole_file=whole_file,
            problem=_malformed(match) or self._misplaced(comment, whole_file),
        )

    def _covered(self, comment: Comment) -> tuple[int, int]:
        if not comment.own_line:
            return self.lines.closed_by(comment.line), comment.line
        line = comment.line + 1
        while line in self.alone:
            line += 1
        return line, line

    def _misplaced(self, comment: Comment, whole_file: bool) -> str:
        if not whole_file or comment.line < self.lines.first_statement:
            return ""
        line = self.lines.first_statement
        return f"this ignore-file stands behind the first statement: move it above line {line}"


def _segments(comment: Comment) -> Sequence[tuple[int, re.Match[str]]]:
    """The parts of a comment that speak to archcheck, each with its offset."""
    starts = [match.start() for match in SEGMENT_START.finditer(comment.text)]
    ends = [*starts[1:], len(comment.text)]
    found = [(start, DIRECTIVE.match(comment.text[start:end])) for start, end in zip(starts, ends)]
    return [(start, match) for start, match in found if match]


def _names(match: re.Match[str]) -> tuple[str, ...]:
    names = (name.strip() for name in (match["names"] or "").split(","))
    return tuple(name for name in names if name)


def _malformed(match: re.Match[str]) -> str:
    verb = match["verb"]
    if verb not in (LINE, FILE):
        hint = did_you_mean(verb, (LINE, FILE)) or f'write "{LINE}" or "{FILE}"'
        return f'archcheck knows no comment "{verb}": {hint}'
    if not _names(match):
        return f'this {verb} names no rule: write "# archcheck: {verb}[rule-name] reason"'
    if len(match["reason"].strip()) < SHORTEST_REASON:
        return f"this {verb} gives no reason: write one of three or more characters behind the ]"
    return ""
