"""Type aliases (`type X = int`), read as the assignments that older Pythons have instead."""

import ast
import re
from typing import Any

from archcheck.infrastructure.facts.word_lines import offsets

ALIAS = "TypeAlias"
KEYWORD = "type"
ALIAS_LINE = re.compile(r"[ \t]*type[ \t\\]")


class _PlainAliases(ast.NodeTransformer):
    def visit(self, node: ast.AST) -> Any:
        if type(node).__name__ == ALIAS:
            return _assignment(node)
        return self.generic_visit(node)


def plain_aliases(tree: ast.Module, text: str) -> ast.Module:
    """The tree, whatever the Python that made it."""
    if any(_begins_alias(text, offset) for offset in offsets(text, KEYWORD)):
        _PlainAliases().visit(tree)
    return tree


def _begins_alias(text: str, offset: int) -> bool:
    """Whether the line of a word may begin with it, as the statement does."""
    return ALIAS_LINE.match(text, text.rfind("\n", 0, offset) + 1) is not None


def _assignment(alias: Any) -> ast.Assign:
    return ast.copy_location(ast.Assign(targets=[alias.name], value=alias.value), alias)
