"""Where things stand in a source text, as LibCST's whole tree and `PositionProvider` say."""

import collections
from collections.abc import Iterator, Mapping

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

Place = tuple[int, int, int, int]
Places = Mapping[str, frozenset[Place]]
STRINGS = (cst.SimpleString, cst.ConcatenatedString, cst.FormattedString)
CLOSED = (cst.FormattedString, cst.SimpleWhitespace)
KINDS: Mapping[str, tuple[type[cst.CSTNode], ...]] = {
    "assertions": (cst.Assert,),
    "calls": (cst.Call,),
    "comments": (cst.Comment,),
    "comprehensions": (cst.ListComp, cst.SetComp, cst.DictComp, cst.GeneratorExp),
}
KEYWORDS: Mapping[type[cst.CSTNode], int] = {
    cst.If: len("if"),
    cst.Match: len("match"),
    cst.Try: len("try"),
    cst.TryStar: len("try"),
}


class ShiftedError(Exception):
    """LibCST does not give back the text, so that its lines are not those of the file."""


class LibcstPlaces:
    """The places of all nodes of a text, by kind; formatted strings hold nothing."""

    def __init__(self, text: str) -> None:
        """Parse all of it; raises ShiftedError or ParserSyntaxError."""
        module = cst.parse_module(text)
        if module.code != text:
            raise ShiftedError
        wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
        self._ranges: Mapping[cst.CSTNode, CodeRange] = wrapper.resolve(PositionProvider)
        found: dict[str, set[Place]] = collections.defaultdict(set)
        waiting: list[cst.CSTNode] = [module]
        while waiting:
            node = waiting.pop()
            if node in self._ranges:
                for kind, place in self._of(node):
                    found[kind].add(place)
            if not isinstance(node, CLOSED):
                waiting.extend(node.children)
        self.kinds: Places = {kind: frozenset(places) for kind, places in found.items()}

    def _of(self, node: cst.CSTNode) -> Iterator[tuple[str, Place]]:
        place = self._place(node, node)
        yield "nodes", place
        for kind, types in KINDS.items():
            if isinstance(node, types):
                yield kind, place
        if isinstance(node, cst.FunctionDef):
            yield "names", self._place(node.name, node.name)
        elif type(node) in KEYWORDS:
            length = KEYWORDS[type(node)]
            yield "keywords", (*place[:2], place[0], place[1] + length)
        elif isinstance(node, cst.Expr) and isinstance(node.value, STRINGS):
            yield "strings", self._with_parentheses(node.value, node.value)
        elif isinstance(node, cst.FormattedString):
            yield "formatted", place
        elif isinstance(node, cst.For | cst.While):
            condition = node.test if isinstance(node, cst.While) else node.iter
            yield "loops", self._with_parentheses(condition, node)

    def _with_parentheses(self, node: cst.BaseExpression, begun: cst.CSTNode) -> Place:
        """From where another node begins, or the node's own parentheses, to the last of them."""
        first = node.lpar[0] if node.lpar and begun is node else begun
        return self._place(first, node.rpar[-1] if node.rpar else node)

    def _place(self, first: cst.CSTNode, last: cst.CSTNode) -> Place:
        start, end = self._ranges[first].start, self._ranges[last].end
        return start.line, start.column + 1, end.line, end.column + 1
