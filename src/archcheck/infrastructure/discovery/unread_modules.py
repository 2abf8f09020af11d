"""Modules without a file to read: namespaces, git-ignored and compiled ones."""

import itertools
from collections.abc import Collection, Iterable

from archcheck.infrastructure.discovery.build_backends import Namespaces, declared_namespaces
from archcheck.infrastructure.discovery.module_names import (
    are_identifiers,
    is_package_file,
    module_name,
    parents,
)
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.settings_files import read_ini, read_text, read_toml
from archcheck.infrastructure.discovery.walking import Tree, walk_names


def namespaces(insides: Iterable[str], modules: Collection[str]) -> tuple[str, ...]:
    """The directories of files (relative to their source root) that are modules, sorted.

    `modules` are those that have a file.
    """
    found: set[str] = set()
    for directory in {inside.rpartition("/")[0] for inside in insides}:
        if are_identifiers(directory.split("/")):
            module = directory.replace("/", ".")
            found.update((module, *parents(module)))
    return tuple(sorted(found.difference(modules)))


def shared_namespaces(
    root: str, namespaces: Iterable[str], modules: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    """The namespaces that the build settings declare, or look for, in their order.

    What is looked for is a directory without modules of its own; `modules` are pairs of (path,
    module).
    """
    declared = _declared(root)
    if not declared.found:
        return tuple(filter(declared.names.__contains__, namespaces))
    filled = {name.rpartition(".")[0] for path, name in modules if not is_package_file(path)}
    is_filled = filled.difference(declared.names).__contains__
    return tuple(itertools.filterfalse(is_filled, namespaces))


def _declared(root: str) -> Namespaces:
    return declared_namespaces(
        read_toml(root, "pyproject.toml") or {},
        read_ini(root, "setup.cfg") or {},
        read_text(root, "setup.py"),
    )


def unread_modules(
    root: str, tree: Tree, roots: Roots, second_names: Iterable[str], modules: Collection[str]
) -> tuple[str, ...]:
    """The names that resolve although no file is read for them, sorted.

    These are git-ignored files, those of other repositories, extension modules and the packages
    around second names; `modules` are those that are known.
    """
    found: set[str] = set()
    for name in second_names:
        found.update(parents(name))
    for path in (*tree.compiled, *_ignored(root, tree, roots)):
        name = module_name(roots.name_inside(path))
        found.update((name, *parents(name)))
    return tuple(sorted(found.difference(modules, {""})))


def _ignored(root: str, tree: Tree, roots: Roots) -> Iterable[str]:
    for path in (*tree.ignored, *tree.repositories):
        if not path.endswith("/"):
            yield path
        elif are_identifiers(roots.name_inside(path).split("/")[:-1]):
            yield from walk_names(root, path)
