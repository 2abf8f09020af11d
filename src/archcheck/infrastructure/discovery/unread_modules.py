"""Modules without a file to read: namespaces, git-ignored and compiled ones."""

from collections.abc import Collection, Iterable

from archcheck.infrastructure.discovery.module_names import are_identifiers, module_name, parents
from archcheck.infrastructure.discovery.roles import Roots
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
