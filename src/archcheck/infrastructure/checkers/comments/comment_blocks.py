"""Which comments of a file are prose, and which of them belong together."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from archcheck.domain.location import Region
from archcheck.domain.source_text import LINE_END
from archcheck.infrastructure.checkers.checker import CheckedFile
from archcheck.infrastructure.checkers.comments.comment_directives import is_allowed, prose_span
from archcheck.infrastructure.checkers.comments.suppressions import suppressed_from
from archcheck.infrastructure.checkers.engine.enclosing import first_line
from archcheck.infrastructure.decoding.decoder import Options, as_texts, expected_text
from archcheck.infrastructure.decoding.value_types import Pattern, Patterns
from archcheck.infrastructure.execution.cpu_limits import matched
from archcheck.infrastructure.facts.comments import Comment

COOKIE = re.compile(r"[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+")
SCRIPT_START = re.compile("# /// [a-zA-Z0-9-]+")
SCRIPT_END = "# ///"
SCRIPT_LINE = re.compile(r"#(?: .*)?")
SHEBANG = b"#!"
NO_COMMENTS, SUPPRESSIONS, REASON = "no-comments", "blanket-suppression", "reason"


Kind = Annotated[
    Literal["sphinx-attribute", "region", "cell", "given-when-then"],
    msgspec.Meta(description='"sphinx-attribute", "region", "cell" or "given-when-then"'),
]
Kinds = Annotated[
    Kind | tuple[Kind, ...], msgspec.Meta(description=f"one or a list of {expected_text(Kind)}")
]


class CommentOptions(Options, frozen=True, kw_only=True):
    """The options of no-comments."""

    allow: Kinds = ()
    extra_directives: Patterns = ()
    license_header: Pattern = ""


class Prose(msgspec.Struct, frozen=True):
    """A comment that is no directive; `start` and `end` are where prose begins and ends in it."""

    comment: Comment
    start: int
    end: int

    @property
    def text(self) -> str:
        """The prose, from its `#` on."""
        return self.comment.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line of the comment."""
        return self.comment.line

    def continues(self, other: "Prose") -> bool:
        """Whether this stands right below another comment of the same block."""
        mine, above = self.comment, other.comment
        below = (above.own_line, above.line + 1, above.column)
        return mine.own_line and below == (True, mine.line, mine.column)


Block = Sequence[Prose]


def are_forbidden(file: CheckedFile) -> bool:
    """Whether another rule reports every comment of the file."""
    return file.stated(NO_COMMENTS) is not None


def has_reasons(file: CheckedFile) -> bool:
    """Whether another rule demands words behind a comment that suppresses findings."""
    return (file.stated(SUPPRESSIONS) or {}).get(REASON) is True


def place_of(block: Block) -> Region:
    """From the first `#` of a block to the end of its last line."""
    first, last = block[0], block[-1]
    start, end = first.comment.column + first.start, last.comment.column + last.end
    return Region(first.line, start, last.line, end)


def prose_blocks(
    comments: Sequence[Comment], file: CheckedFile, options: CommentOptions
) -> list[Block]:
    """The blocks of prose among all comments of a file, in source order."""
    exempt = {*_machine_lines(comments, file), *_script_lines(comments)}
    prose = _prose(comments, options, has_reasons(file))
    blocks = _joined(entry for entry in prose if entry.line not in exempt)
    return blocks[1:] if _is_license(blocks, file, options) else blocks


def _prose(comments: Sequence[Comment], options: CommentOptions, reasons: bool) -> Iterator[Prose]:
    for comment in comments:
        behind = suppressed_from(comment.text) if reasons else 0
        start, end = prose_span(comment.text, as_texts(options.extra_directives), behind)
        if end and not is_allowed(comment.text, as_texts(options.allow)):
            yield Prose(comment, start, end)


def _joined(prose: Iterable[Prose]) -> list[Block]:
    blocks: list[list[Prose]] = []
    for entry in prose:
        if blocks and entry.continues(blocks[-1][-1]):
            blocks[-1].append(entry)
        else:
            blocks.append([entry])
    return list(blocks)


def _machine_lines(comments: Sequence[Comment], file: CheckedFile) -> Iterator[int]:
    """The lines of the shebang and of the encoding cookie (PEP 263)."""
    if file.data.startswith(SHEBANG):
        yield 1
    first, second, *_ = [*LINE_END.split(file.text.text, maxsplit=2), ""]
    if COOKIE.match(first):
        yield 1
    elif COOKIE.match(second) and not first.partition("#")[0].strip():
        yield 2


def _script_lines(comments: Sequence[Comment]) -> Iterator[int]:
    """The lines of the first closed block of each type of metadata (PEP 723), valid TOML all."""
    flush = {comment.line: comment.text for comment in comments if comment.column == 1}
    for line in _first_starts(flush):
        lines = _closed(list(_run(flush, line)))
        if _is_toml(lines[1:-1]):
            yield from range(line, line + len(lines))


def _first_starts(flush: dict[int, str]) -> Iterable[int]:
    starts = {text: line for line, text in reversed(flush.items())}
    return [starts[text] for text in starts if SCRIPT_START.fullmatch(text)]


def _closed(lines: list[str]) -> list[str]:
    while lines and lines[-1] != SCRIPT_END:
        lines.pop()
    return lines


def _run(flush: Mapping[int, str], start: int) -> Iterator[str]:
    line = start
    while SCRIPT_LINE.fullmatch(flush.get(line, "")):
        yield flush[line]
        line += 1


def _is_toml(lines: Sequence[str]) -> bool:
    if not lines:
        return False
    try:
        tomllib.loads("\n".join(line[2:] for line in lines))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _is_license(blocks: Sequence[Block], file: CheckedFile, options: CommentOptions) -> bool:
    """Whether the first block stands before all code and is the header that is allowed."""
    if not blocks or not options.license_header or _is_below_code(blocks[0], file):
        return False
    text = "\n".join(entry.comment.text.lstrip("#").strip() for entry in blocks[0])
    header = re.compile(options.license_header, re.MULTILINE)
    return matched(lambda: header.search(text)) is not None


def _is_below_code(block: Block, file: CheckedFile) -> bool:
    return any(first_line(statement) <= block[0].line for statement in file.tree.body[:1])
