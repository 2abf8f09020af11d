"""Reads `setup.py` as data: what its call of `setup` says in literals. It is never run."""

import ast
import warnings
from collections.abc import Mapping

from archcheck.infrastructure.discovery.settings_files import strings

FINDERS = frozenset({"find_packages", "find_namespace_packages"})
BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError)


def setup_table(text: str) -> Mapping[str, object]:
    """The arguments about packages, as they would stand in `[tool.setuptools]`."""
    arguments = _arguments(text)
    return {
        "package-dir": _literal(arguments.get("package_dir")),
        "packages": _packages(arguments.get("packages")),
        "py-modules": _literal(arguments.get("py_modules")),
    }


def required_by(text: str) -> tuple[str, ...]:
    """The requirements that stand there as literals."""
    return strings(_literal(_arguments(text).get("install_requires")))


def _arguments(text: str) -> Mapping[str | None, ast.expr]:
    """The keyword arguments of `setup`; names stand for what they were given last."""
    tree = _tree(text)
    names = _Names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) == "setup":
            return {keyword.arg: names.visit(keyword.value) for keyword in node.keywords}
    return {}


class _Names(ast.NodeTransformer):
    """Replaces names that are assigned at module level by their values."""

    def __init__(self, tree: ast.Module) -> None:
        assignments = (node for node in tree.body if isinstance(node, ast.Assign))
        pairs = ((getattr(node.targets[0], "id", ""), node.value) for node in assignments)
        self._values: Mapping[str, ast.expr] = dict(pairs)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """One step only: what a value says itself stays as it is."""
        return self._values.get(node.id, node)


def _tree(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except BROKEN:
            return ast.Module([], [])


def _name(call: ast.Call) -> str:
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    return str(name)


def _packages(value: ast.expr | None) -> object:
    call = next(filter(_is_search, ast.walk(value)), None) if value else None
    return {"find": _search(call)} if isinstance(call, ast.Call) else _literal(value)


def _is_search(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _name(node) in FINDERS


def _search(call: ast.Call) -> Mapping[str, object]:
    given = dict(zip(("where", "exclude", "include"), call.args, strict=False))
    named = {each.arg or "": each.value for each in call.keywords}
    found = {key: _literal(argument) for key, argument in {**given, **named}.items()}
    return {**found, "namespaces": "namespace" in _name(call)}


def _literal(value: ast.expr | None) -> object:
    try:
        literal: object = ast.literal_eval(value) if value else None
    except BROKEN:
        return None
    return list(literal) if isinstance(literal, tuple) else literal
