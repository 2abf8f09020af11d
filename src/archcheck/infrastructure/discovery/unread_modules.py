"""Modules without a file to read: namespaces, git-ignored and compiled ones."""

import itertools
from collections.abc import Collection, Iterable, Sequence

from archcheck.infrastructure.discovery.build_backends import Namespaces, declared_namespaces
from archcheck.infrastructure.discovery.declared_dependencies import (
    declared_dependencies,
    import_name,
)
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
    root: str, namespaces: Sequence[str], modules: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    """The namespaces that the build settings declare, or look for, or that dependencies share.

    These are looked for among directories without modules of their own; `modules` are pairs of
    (path, module). A dependency shares the namespace with which its name begins.
    """
    declared, dependencies = _declared(root), declared_dependencies(root)
    empty = itertools.filterfalse(_filled(modules).__contains__, namespaces)
    found = [name for name in empty if declared.found or _begins_any(name, dependencies)]
    return tuple(filter(declared.names.union(found).__contains__, namespaces))


def _filled(modules: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The packages with modules of their own."""
    names = (name for path, name in modules if not is_package_file(path))
    return frozenset(name.rpartition(".")[0] for name in names)


def _begins_any(namespace: str, dependencies: Iterable[str]) -> bool:
    """Whether a distribution is called like a namespace and something in it."""
    head = f"{import_name(namespace)}_"
    return any(name.startswith(head) for name in dependencies)


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
