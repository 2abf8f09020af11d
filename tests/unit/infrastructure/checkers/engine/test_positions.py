"""Tests of positions, with LibCST's own provider as the oracle."""

import pathlib
import random
import sysconfig

import libcst as cst
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from libcst.metadata import MetadataWrapper, PositionProvider

from archcheck.infrastructure.checkers.engine.positions import Positions, PositionsError
from archcheck.infrastructure.execution.deep_thread import call_deep
from tests.unit.infrastructure.checkers.checking_support import as_tuple

SOURCE = '''#!/usr/bin/env python3
"""Doc."""
import os.path as p, sys
from .a import (b as c, d,)
@decorated(1)
class A(B, *C, metaclass=M, **K):
    x: int = 1; y = z = 2  # trailing
    async def f(self, a, /, b=1, *c, d: int = 2, **e) -> None:
        async with a as b, c: pass
        async for i in x: yield i
        else: return
        try:
            del a[1:2, ..., *b], c
        except (E, F) as g:
            raise X from Y
        else:
            global h
        finally:
            x += 1
        lambda q, *r: (q if r else [s async for s in t if u])
        print(f"{a!r:>{w}} {b=}" "c" f'd', {**e, 1: 2}, {3}, {k: v for k, v in m})
        match a:
            case {"b": [1, *_], **rest} | C(d, e=1) if (n := 2): ...
            case -1 | None | "s" as t: nonlocal_ = not a < b <= c and d or ~e
        while 1 @ 2 ** -3: assert a, b
# footer
'''
LIBRARY = pathlib.Path(sysconfig.get_path("stdlib"))
SMALL = sorted(path for path in LIBRARY.glob("*.py") if path.stat().st_size < 25_000)
SAMPLE = random.Random(7).sample(SMALL, 12)
LINES = st.sampled_from(
    [
        "x = 1",
        "if x:\n    y = 'é'  # ü",
        "def f(a, *b): return (a,\n  b)",
        "'''a\nb'''",
        "z = f'{x}' 'y' f\"{z!r:>{w}}\"",
        "class A: pass",
        "\x0c",
        "",
        "# comment",
        "x = [\n\n  1,  # one\n]",
        "@d\n# between\ndef g(): ...",
        "try: a\nexcept E: b\nelse: c\nfinally: d",
        "while x: break; continue",
        "x = a \\\n  + b",
        "match x:\n  case 1: pass",
        "a; b ; c",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
Places = list[tuple[str, tuple[int, int, int, int]]]


def own(module: cst.Module, text: str, nodes: list[cst.CSTNode]) -> Places:
    """What we say."""
    positions = Positions(module, text)
    return [
        (type(node).__name__, as_tuple(positions.region(*positions.span(node)))) for node in nodes
    ]


def theirs(module: cst.Module) -> tuple[list[cst.CSTNode], Places]:
    """All nodes, and what LibCST says."""
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    ranges = wrapper.resolve(PositionProvider)
    places = [
        (
            type(node).__name__,
            (found.start.line, found.start.column + 1, found.end.line, found.end.column + 1),
        )
        for node, found in ranges.items()
    ]
    return list(ranges), places


def differences(text: str) -> list[object]:
    """Where the two do not agree."""
    module = cst.parse_module(text)
    nodes, expected = theirs(module)
    pairs = zip(own(module, text, nodes), expected)
    return [pair for pair in pairs if pair[0] != pair[1]]


@pytest.mark.parametrize("path", SAMPLE, ids=[path.name for path in SAMPLE])
def test_should_equal_positions_of_libcst_when_module_is_real(path: pathlib.Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert call_deep(differences, text) == []


@given(st.lists(LINES, max_size=8), ENDS, st.booleans())
@settings(max_examples=80, deadline=None)
def test_should_equal_positions_of_libcst_when_text_is_generated(
    lines: list[str], end: str, closed: bool
) -> None:
    text = "\n".join(lines).replace("\n", end) + end * closed
    assume(cst.parse_module(text).code == text)
    assert differences(text) == []


def test_should_equal_positions_of_libcst_when_syntax_is_varied() -> None:
    assert differences(SOURCE) == []


def test_should_equal_positions_of_libcst_when_many_strings_are_joined() -> None:
    assert call_deep(differences, "x = (" + "'a' f'{b}'\n" * 150 + ")\n") == []


def test_should_count_code_points_when_text_is_wide() -> None:
    module = cst.parse_module("é = '𝔘'  # ü\n")
    nodes, _ = theirs(module)
    comment = next(node for node in nodes if isinstance(node, cst.Comment))
    assert own(module, "é = '𝔘'  # ü\n", [comment]) == [("Comment", (1, 10, 1, 13))]


def line_of_comment(text: str) -> int:
    """Where the only comment begins."""
    module = cst.parse_module(text)
    positions = Positions(module, text)
    comment = next(node for node in theirs(module)[0] if isinstance(node, cst.Comment))
    return positions.region(*positions.span(comment)).start_line


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n\n\n# c",
        "x = 1\n \n \n# c\n",
        "x = 1\n\f\n\f\n# c\n\n \n",
        "def f():\n    a\n    \n    # c\n",
        "def f():\n    pass\n\f\n\f\n\n# c",
        "x = 1\r\n\f\r\n \r\n# c",
    ],
)
def test_should_find_comment_when_libcst_leaves_out_blank_lines(text: str) -> None:
    line = text.replace("\r\n", "\n").partition("#")[0].count("\n") + 1
    assert line_of_comment(text) == line


@pytest.mark.parametrize("text", ["x = 2\n", "x = 1\ny\n", "\nx = 1  # c\n", ""])
def test_should_refuse_when_tree_does_not_give_back_text(text: str) -> None:
    with pytest.raises(PositionsError):
        Positions(cst.parse_module("x = 1\n"), text)


@pytest.mark.parametrize("offset", range(17))
def test_should_never_end_before_the_start_when_blank_lines_are_lost(offset: int) -> None:
    text = "x = 1\n \n \n# c\n \n"
    module = cst.parse_module(text)
    end = len(module.code)
    found = Positions(module, text).region(min(offset, end), end)
    assert (found.start_line, found.start_column) <= (found.end_line, found.end_column)
