"""Tests of what is left of a file when it has been checked."""

import ast
import gc
import pathlib

import libcst as cst

from archcheck.infrastructure.checkers.engine.check_instructions import Orders
from archcheck.infrastructure.checkers.engine.worker import check_files
from tests.unit.infrastructure.checkers.checking_support import rule_order, source_file

ORDERS = Orders(rules=(rule_order("one-assertion-per-test", helpers=(), limit=1),))
TEXT = "def test():\n    assert a\n    assert b\n"


def trees() -> list[object]:
    """All trees with statements that somebody holds."""
    gc.collect()
    held = (item for item in gc.get_objects() if isinstance(item, cst.Module | ast.Module))
    return [tree for tree in held if tree.body]


def test_should_hold_no_tree_when_files_are_checked(tmp_path: pathlib.Path) -> None:
    (tmp_path / "test_price.py").write_text(TEXT, encoding="utf-8")
    before = trees()
    answers = check_files(str(tmp_path), ORDERS, [source_file("test_price.py")])
    known = set(map(id, before))
    left = [tree for tree in trees() if id(tree) not in known]
    assert ([found.rule for found in answers[0].findings], left) == (["one-assertion-per-test"], [])
