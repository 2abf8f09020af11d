"""How deeply a tree is nested."""

import ast


def is_nested_beyond(tree: ast.Module, levels: int) -> bool:
    """Whether some node stands more than `levels` levels below the module."""
    layer: list[ast.AST] = [tree]
    for _ in range(levels + 1):
        layer = [child for node in layer for child in ast.iter_child_nodes(node)]
        if not layer:
            return False
    return True
