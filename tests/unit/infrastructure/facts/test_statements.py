"""Tests of what stands around a statement."""

import ast

import pytest

from archcheck.infrastructure.facts.statements import own_nodes, walk_statements
from tests.unit.infrastructure.facts.facts_support import guards_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import x", ()),
        ("with a:\n  import x", ()),
        ("async def f():\n  async with a:\n    import x", ("function",)),
        ("def f():\n  import x", ("function",)),
        ("class A:\n  import x", ("class",)),
        ("class A:\n  def f(self):\n    import x", ("class", "function")),
        ("try:\n  import x\nexcept E:\n  pass", ("try",)),
        ("try:\n  pass\nexcept E:\n  import x", ("try",)),
        ("try:\n  pass\nexcept E:\n  pass\nelse:\n  import x", ("try",)),
        ("try:\n  pass\nfinally:\n  import x", ("try",)),
        ("try:\n  pass\nexcept* E:\n  import x", ("try",)),
        ("if a:\n  import x", ("condition",)),
        ("if sys.platform == 'win32':\n  import x", ("condition",)),
        ("if sys.version_info >= (3, 12):\n  pass\nelse:\n  import x", ("condition",)),
        ("if a:\n  pass\nelif b:\n  import x", ("condition",)),
        ("if a:\n  pass\nelif b:\n  pass\nelif c:\n  import x", ("condition",)),
        ("if a:\n  pass\nelif b:\n  pass\nelse:\n  import x", ("condition",)),
        ("if a:\n  pass\nelse:\n  if b:\n    import x", ("condition", "condition")),
        ("for a in b:\n  import x", ("condition",)),
        ("for a in b:\n  pass\nelse:\n  import x", ("condition",)),
        ("while a:\n  import x", ("condition",)),
        ("match a:\n  case 1:\n    import x", ("condition",)),
        ("async def f():\n  async for a in b:\n    import x", ("function", "condition")),
        ("def f():\n  try:\n    import x\n  except E:\n    pass", ("function", "try")),
        ("try:\n  def f():\n    import x\nexcept E:\n  pass", ("try", "function")),
    ],
)
def test_should_list_guards_from_outside_in_when_import_is_nested(
    source: str, expected: tuple[str, ...]
) -> None:
    assert guards_of(source) == expected


def test_should_walk_all_statements_when_module_is_of_any_kind() -> None:
    tree = ast.parse("if a:\n  for b in c:\n    d()\nwith e:\n  class F:\n    def g(): h()\n")
    every = {node for node in ast.walk(tree) if isinstance(node, ast.stmt)}
    assert {statement for statement, _ in walk_statements(tree)} == every


def test_should_leave_out_inner_statements_when_listing_what_a_statement_owns() -> None:
    (statement,) = ast.parse("if a:\n  b = 1\nelse:\n  c = 1\n").body
    names = [node.id for node, _ in own_nodes(statement) if isinstance(node, ast.Name)]
    assert names == ["a"]
