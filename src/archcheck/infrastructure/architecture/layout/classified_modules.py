"""The modules of a project, and which of them have a place in its architecture."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.domain.facts import FileFacts
from archcheck.domain.project import Role, SourceFile
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.graph.module_patterns import is_within
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile, code_files
from archcheck.infrastructure.facts.code.code_facts import StatementKind


class ClassifiedModules(msgspec.Struct, frozen=True, dict=True):
    """The modules of a project, of which `unclassified` patterns name those that need no layer."""

    files: Sequence[SourceFile]
    names: ContractNames
    unclassified: tuple[str, ...]
    facts: Sequence[FileFacts] = ()

    def unlisted(self) -> Iterator[SourceFile]:
        """The modules that are in no layer, and that nothing names."""
        named = self.names.layers.matches(*self.unclassified)
        return (file for file in self.strangers if not _is_in(file, named))

    def lie_in(self, heads: Iterable[str]) -> bool:
        """Whether one of these modules, or of what lies under them, is in no layer."""
        return any(_is_in(file, heads) for file in self.strangers)

    @functools.cached_property
    def strangers(self) -> Sequence[SourceFile]:
        """The modules in no layer, but composition roots, and packages that hold layers or nothing."""
        sources = (file for file in self.files if file.role is Role.SOURCE)
        return list(itertools.filterfalse(self._is_known, filter(_can_be_imported, sources)))

    def _is_known(self, file: SourceFile) -> bool:
        return _is_in(file, self._listed) or self._is_mere_package(file)

    def _is_mere_package(self, file: SourceFile) -> bool:
        if not file.is_package:
            return False
        holds_layers = any(is_within(head, file.module) for head in self._layered)
        return holds_layers or file.path in self._empty

    @functools.cached_property
    def _layered(self) -> tuple[str, ...]:
        return tuple(itertools.chain.from_iterable(self.names.layers.heads.values()))

    @functools.cached_property
    def _listed(self) -> tuple[str, ...]:
        """The layers, and the composition roots that are no packages around them."""
        roots = (*self.names.composition_roots, *self.names.wiring)
        return (*self._layered, *itertools.filterfalse(self._is_around_layers, roots))

    def _is_around_layers(self, root: str) -> bool:
        return any(is_within(head, root) for head in self._layered)

    @functools.cached_property
    def _empty(self) -> frozenset[str]:
        """The paths of packages that hold nothing but a docstring."""
        packages = [file for file in self.files if file.is_package]
        return frozenset(file.path for file in filter(_is_empty, code_files(packages, self.facts)))


def _is_empty(file: CodeFile) -> bool:
    return all(it.kind is StatementKind.DOCSTRING for it in file.declarations.statements)


def _is_in(file: SourceFile, heads: Iterable[str]) -> bool:
    return any(is_within(file.module, head) for head in heads)


def _can_be_imported(file: SourceFile) -> bool:
    return all(map(str.isidentifier, file.module.split(".")))
