"""The files that count, with their places and module names."""

import functools
from collections.abc import Mapping, Sequence

from archcheck.domain.project import Role, SourceRoot
from archcheck.infrastructure.discovery.linked_files import Aliases
from archcheck.infrastructure.discovery.module_names import (
    Claim,
    ModuleNames,
    are_identifiers,
    module_name,
    settle,
)
from archcheck.infrastructure.discovery.roles import FilePlace, Roots
from archcheck.infrastructure.discovery.source_roots import ImportRoot
from archcheck.infrastructure.discovery.unread_modules import namespaces


class Listing:
    """What the roots make of a project's Python files."""

    def __init__(self, files: Sequence[str], roots: Roots, aliases: Aliases) -> None:
        """Take sorted paths, the roots, and the second names of files."""
        self._roots = roots
        self.aliases = aliases
        places = ((path, roots.place(aliases.adopted.get(path, path))) for path in files)
        self.places: Mapping[str, FilePlace] = {
            path: place for path, place in places if place.role is not Role.OTHER
        }

    @functools.cached_property
    def names(self) -> ModuleNames:
        """Who is imported under each name; tests have no part in it."""
        claims = (
            Claim(path, module_name(place.inside), place.root)
            for path, place in self.places.items()
            if place.role is Role.SOURCE
        )
        return settle(claim for claim in claims if claim.module)

    @functools.cached_property
    def namespaces(self) -> tuple[str, ...]:
        """The modules that are directories without a file of their own."""
        insides = (place.inside for place in self.places.values() if place.role is Role.SOURCE)
        return namespaces(insides, frozenset(self.names.modules.values()))

    @functools.cached_property
    def second_names(self) -> tuple[tuple[str, str], ...]:
        """The (name, module) of source files that links give another name, sorted."""
        modules = self.names.modules
        pairs = (
            (module_name(self._roots.name_inside(other)), modules.get(path, ""))
            for other, path in self.aliases.others
        )
        known = {"", *modules.values()}
        return tuple(sorted({pair for pair in pairs if pair[1] and pair[0] not in known}))

    def module(self, path: str) -> str:
        """The module of a file; a test's starts with the name of its root."""
        place = self.places[path]
        if place.role is Role.TEST:
            return module_name(place.inside)
        return self.names.modules.get(path, "")

    def sources(self, root: ImportRoot) -> list[str]:
        """The source files of a root."""
        position = self._roots.sources.index(root)
        return [
            path
            for path, place in self.places.items()
            if place.role is Role.SOURCE and place.root == position
        ]

    def tests(self) -> list[str]:
        """The test files."""
        return [path for path, place in self.places.items() if place.role is Role.TEST]

    def source_roots(self) -> tuple[SourceRoot, ...]:
        """The source roots in their order, with their root packages sorted."""
        packages: dict[int, set[str]] = {}
        for place in self.places.values():
            if place.role is Role.SOURCE:
                packages.setdefault(place.root, set()).add(_package(place.inside))
        return tuple(
            SourceRoot(root.path, tuple(sorted(packages.get(position, set()) - {""})))
            for position, root in enumerate(self._roots.sources)
        )


def _package(inside: str) -> str:
    directories = inside.split("/")[:-1]
    return directories[0] if directories and are_identifiers(directories) else ""
