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
    for node in ast.walk(_tree(text)):
        if isinstance(node, ast.Call) and _name(node) == "setup":
            return {keyword.arg: keyword.value for keyword in node.keywords}
    return {}


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
    if isinstance(value, ast.Call) and _name(value) in FINDERS:
        return {"find": {**_search(value), "namespaces": "namespace" in _name(value)}}
    return _literal(value)


def _search(call: ast.Call) -> Mapping[str, object]:
    given = dict(zip(("where", "exclude", "include"), call.args, strict=False))
    named = {each.arg or "": each.value for each in call.keywords}
    return {key: _literal(argument) for key, argument in {**given, **named}.items()}


def _literal(value: ast.expr | None) -> object:
    try:
        literal: object = ast.literal_eval(value) if value else None
    except BROKEN:
        return None
    return list(literal) if isinstance(literal, tuple) else literal
