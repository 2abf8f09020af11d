"""Type aliases as assignments."""

import ast
from typing import Any

from archcheck.infrastructure.checkers.engine.type_aliases import plain_aliases

TEXT = "class A:\n    type X = int\n"


NEWER = {"_fields": ("name", "type_params", "value")}


def tree_with_alias() -> ast.Module:
    """What a Python that knows aliases makes of the text."""
    tree = ast.parse("class A:\n    X = int\n")
    definition: Any = tree.body[0]
    statement = definition.body[0]
    alias_type: Any = type("TypeAlias", (ast.stmt,), NEWER)
    alias = alias_type(
        name=statement.targets[0],
        type_params=[],
        value=statement.value,
        lineno=2,
        col_offset=4,
        end_lineno=2,
        end_col_offset=16,
    )
    definition.body = [alias]
    return tree


def test_should_read_an_assignment_when_a_newer_python_reads_an_alias() -> None:
    """At any depth."""
    (definition,) = plain_aliases(tree_with_alias(), TEXT).body
    assert ast.unparse(definition) == "class A:\n    X = int"


def test_should_leave_a_tree_alone_when_its_text_holds_no_alias() -> None:
    """Without looking at it."""
    tree = ast.parse("X = type(1)\n")
    assert ast.unparse(plain_aliases(tree, "X = type(1)\n")) == "X = type(1)"
