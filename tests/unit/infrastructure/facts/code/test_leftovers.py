"""What the extraction of facts leaves behind."""

import ast
import gc

from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.facts.code.extraction import extract_code

SOURCE = """
import os

class C(os.PathLike):
    def m(self, a: int):
        self.b = a
        x = y = os.open("a")
        return [lambda: x + z for z in y]
"""


def extract() -> None:
    extract_code(SourceText(SOURCE, "utf-8"), ast.parse(SOURCE), "module", False)


def garbage() -> int:
    """How many objects only the collector can free after facts were extracted."""
    extract()
    gc.collect()
    gc.disable()
    try:
        extract()
        return gc.collect()
    finally:
        gc.enable()


def test_should_leave_no_cycles_when_facts_were_extracted() -> None:
    assert garbage() == 0
