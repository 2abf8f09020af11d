"""Symbols that a pack asks for."""

import pathlib

from tests.unit.infrastructure.architecture.layout.declared_support import skipped
from tests.unit.infrastructure.discovery.project_support import make

RULE = '[[layout]]\nname = "a"\ntype = "required-symbol"\n'


def test_should_ask_for_a_symbol_of_a_pack_when_it_names_no_layer(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "src/shop/__init__.py")
    text = RULE + 'that = { kind = "class", named = "Shop" }\n'
    assert skipped(tmp_path, text) == []
