"""Type aliases (`type X = int`), read as the assignments that older Pythons have instead."""

import ast
import re
from typing import Any

ALIAS = "TypeAlias"
MAY_HOLD_ALIASES = re.compile(r"^[ \t]*type[ \t\\]", re.MULTILINE)


class _PlainAliases(ast.NodeTransformer):
    def visit(self, node: ast.AST) -> Any:
        if type(node).__name__ == ALIAS:
            return _assignment(node)
        return self.generic_visit(node)


def plain_aliases(tree: ast.Module, text: str) -> ast.Module:
    """The tree, whatever the Python that made it."""
    if MAY_HOLD_ALIASES.search(text):
        _PlainAliases().visit(tree)
    return tree


def _assignment(alias: Any) -> ast.Assign:
    return ast.copy_location(ast.Assign(targets=[alias.name], value=alias.value), alias)
