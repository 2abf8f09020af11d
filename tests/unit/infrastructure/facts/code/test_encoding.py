"""Facts about code on their way into the cache."""

import ast

import msgspec
import pytest

from archcheck.domain.facts import FileFacts
from archcheck.domain.project import Role, SourceFile
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.code.code_facts import Declarations, Occurrences
from archcheck.infrastructure.facts.code.extraction import with_code

FILE = SourceFile("src/shop/a.py", Role.SOURCE, "shop.a", False, 0, "")


def facts_of(source: str) -> FileFacts:
    """The facts of a source with its code."""
    return with_code(
        FileFacts(path=FILE.path), SourceText(source, "utf-8"), ast.parse(source), FILE
    )


@pytest.mark.parametrize(
    ("source", "exports"),
    [('__all__ = ["\\ud800", "b"]\n', ("\\ud800", "b")), ('__all__ = ["a", "é"]\n', ("a", "é"))],
)
def test_should_keep_names_when_utf_8_cannot_hold_them(
    source: str, exports: tuple[str, ...]
) -> None:
    facts = facts_of(source)
    assert msgspec.msgpack.decode(facts.declarations, type=Declarations).exports == exports


def test_should_keep_arguments_when_utf_8_cannot_hold_them() -> None:
    facts = facts_of('f("\\udcff", {"\\ud800": 1})\n')
    (passed,) = msgspec.msgpack.decode(facts.occurrences, type=Occurrences).arguments
    first, second = getattr(passed, "positional")
    assert (first.text, second.keywords[0][0]) == ("\\udcff", "\\ud800")
