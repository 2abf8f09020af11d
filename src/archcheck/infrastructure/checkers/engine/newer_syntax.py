"""Syntax of newer Pythons, covered by older text of equal length that the running one reads."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

import libcst as cst
import msgspec

from archcheck.domain.source_text import LINE_END, SourceText
from archcheck.infrastructure.checkers.engine.positions import Positions

Version = tuple[int, int]
TYPE_PARAMETERS, NESTED_STRINGS, DEFAULTS = (3, 12), (3, 12), (3, 13)
TEMPLATES, BARE_EXCEPT = (3, 14), (3, 14)
UNPACKING, LAZY_IMPORTS = (3, 15), (3, 15)
NO_OLDER_FIELD = re.compile(r"[\\#]")
BLANKABLE = re.compile(r"[^\r\n](?=\r|\n)|[^\r\n]")
STATEMENT = "0;"


class Cover(msgspec.Struct, frozen=True):
    """What stands from `start` on in place of the text, and the first Python that reads it."""

    start: int
    text: str
    python: Version


class OlderReading(msgspec.Struct, frozen=True):
    """A text that an older Python reads, and the first that reads what it covers."""

    text: str
    python: Version


class _Source:
    """A text with its tree, and where the nodes stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.module = cst.parse_module(text)
        self._positions = Positions(self.module, text)
        self._lines = [0, *(end.end() for end in LINE_END.finditer(text))]

    def span(self, node: cst.CSTNode) -> tuple[int, int]:
        region = self._positions.region(*self._positions.span(node))
        start = self._lines[region.start_line - 1] + region.start_column - 1
        return start, self._lines[region.end_line - 1] + region.end_column - 1

    def code(self, node: cst.CSTNode) -> str:
        return self.text[slice(*self.span(node))]

    def blanked(self, start: int, end: int) -> str:
        """Blanks for a stretch of the text; line ends stay, each behind a backslash."""
        return BLANKABLE.sub(_blank, self.text[start:end])


def _blank(match: re.Match[str]) -> str:
    return "\\" if match.string[match.end() : match.end() + 1] in ("\r", "\n") else " "


Covers = Iterator[Cover]


def older_reading(text: SourceText, running: Version = sys.version_info[:2]) -> OlderReading | None:
    """The text with its newer syntax covered; None where LibCST finds none of it."""
    source = _parsed(text.text)
    covers = [cover for cover in _covers(source) if cover.python > running] if source else []
    return _covered(text.text, covers) if covers else None


def _parsed(text: str) -> _Source | None:
    try:
        return _Source(text)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        return None


def _covers(source: _Source) -> Covers:
    waiting: list[cst.CSTNode] = [source.module]
    while waiting:
        node = waiting.pop()
        find = TABLE.get(type(node).__name__)
        found = list(find(node, source)) if find else []
        yield from found
        if not (found and type(node).__name__ in STRINGS):
            waiting.extend(node.children)


def _covered(text: str, covers: Iterable[Cover]) -> OlderReading:
    parts, end, python = [], 0, (0, 0)
    for cover in sorted(covers, key=lambda cover: cover.start):
        parts += [text[end : cover.start], cover.text]
        end, python = cover.start + len(cover.text), max(python, cover.python)
    return OlderReading("".join([*parts, text[end:]]), python)


def _type_alias(node: cst.TypeAlias, source: _Source) -> Covers:
    yield _statement("type", node, source, TYPE_PARAMETERS)
    yield from _type_parameters(node, source)


def _type_parameters(
    node: cst.TypeAlias | cst.FunctionDef | cst.ClassDef, source: _Source
) -> Covers:
    if node.type_parameters is not None:
        start, end = source.span(node.type_parameters)
        has_default = any(param.default for param in node.type_parameters.params)
        yield Cover(start, source.blanked(start, end), DEFAULTS if has_default else TYPE_PARAMETERS)


def _formatted(node: cst.FormattedString, source: _Source) -> Covers:
    fields = [part for part in node.parts if isinstance(part, cst.FormattedStringExpression)]
    if any(_is_newer(source.code(field), node.quote) for field in fields):
        yield _string(node, source, node.start, NESTED_STRINGS)


def _is_newer(field: str, quote: str) -> bool:
    """Whether only PEP 701 allows what stands in a replacement field."""
    has_line_end = len(quote) == 1 and LINE_END.search(field) is not None
    return has_line_end or quote in field or NO_OLDER_FIELD.search(field) is not None


def _template(node: cst.TemplatedString, source: _Source) -> Covers:
    start = node.start.translate(str.maketrans("tT", "fF"))
    yield _string(node, source, start, TEMPLATES)


def _string(
    node: cst.FormattedString | cst.TemplatedString, source: _Source, start: str, python: Version
) -> Cover:
    """A string of blanks in place of a string with fields; brackets around it stay."""
    first, last = source.span(node)
    inner = source.blanked(first + len(start), last - len(node.end))
    return Cover(first, f"{start}{inner}{node.end}", python)


def _handler(node: cst.ExceptHandler | cst.ExceptStarHandler, source: _Source) -> Covers:
    if isinstance(node.type, cst.Tuple) and not node.type.lpar:
        for before, after in itertools.pairwise(node.type.elements):
            start, end = source.span(before.value)[1], source.span(after.value)[0]
            yield Cover(start, source.text[start:end].replace(",", "|"), BARE_EXCEPT)


def _comprehension(node: cst.ListComp | cst.SetComp | cst.GeneratorExp, source: _Source) -> Covers:
    if isinstance(node.elt, cst.StarredElement):
        yield _stars(source.span(node.elt)[0], "*", source)


def _dict_comprehension(node: cst.StarredDictComp, source: _Source) -> Covers:
    yield _stars(source.span(node)[0], "**", source)


def _stars(start: int, stars: str, source: _Source) -> Cover:
    return Cover(source.text.index(stars, start), " " * len(stars), UNPACKING)


def _lazy_import(node: cst.CSTNode, source: _Source) -> Covers:
    yield _statement("lazy", node, source, LAZY_IMPORTS)


def _statement(word: str, node: cst.CSTNode, source: _Source, python: Version) -> Cover:
    """A statement that does nothing in place of the word that begins another."""
    return Cover(source.span(node)[0], STATEMENT.ljust(len(word)), python)


STRINGS = ("FormattedString", "TemplatedString")
TABLE: Mapping[str, Callable[..., Covers]] = {
    "TypeAlias": _type_alias,
    "FunctionDef": _type_parameters,
    "ClassDef": _type_parameters,
    "FormattedString": _formatted,
    "TemplatedString": _template,
    "ExceptHandler": _handler,
    "ExceptStarHandler": _handler,
    "ListComp": _comprehension,
    "SetComp": _comprehension,
    "GeneratorExp": _comprehension,
    "StarredDictComp": _dict_comprehension,
    "LazyImport": _lazy_import,
    "LazyImportFrom": _lazy_import,
}
