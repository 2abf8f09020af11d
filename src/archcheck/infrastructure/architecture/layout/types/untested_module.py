"""The layout rule `untested-module`: modules that no test imports or mirrors."""

import functools
import itertools
from collections.abc import Iterator
from typing import ClassVar

from archcheck.domain.project import Role, SourceFile
from archcheck.infrastructure.architecture.contracts.lookups import Lookup
from archcheck.infrastructure.architecture.graph.module_patterns import is_within
from archcheck.infrastructure.architecture.layout.importing_tests import ImportingTests
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutViolation
from archcheck.infrastructure.architecture.layout.layout_type import LayoutType, lies_in
from archcheck.infrastructure.architecture.layout.mirrored_tests import MirroredTests
from archcheck.infrastructure.decoding.decoder import KeyProblem, Options, as_texts
from archcheck.infrastructure.decoding.value_types import Flag, Names


class UntestedModuleOptions(Options, frozen=True, kw_only=True):
    """The modules, and whether only the mirrored path of a test counts."""

    one_of: ClassVar[tuple[str, ...]] = ("layers", "modules")
    layers: Names | None = None
    modules: Names | None = None
    mirror: Flag = False

    def conflicts(self) -> Iterator[KeyProblem]:
        """One of the two lists stands."""
        yield from super().conflicts()


class UntestedModule(LayoutType[UntestedModuleOptions]):
    """Source modules that hold something have a test; exceptions are modules or paths."""

    rule = "untested-module"
    options_type = UntestedModuleOptions
    code_roles = frozenset({Role.SOURCE, Role.TEST})

    def globs(self) -> Iterator[tuple[str, str]]:
        """None: it speaks of modules."""
        yield from ()

    def matches(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The modules of each entry."""
        yield from ((lookup.found.name, lookup.found.heads) for lookup in self._lookups)

    def problems(self) -> Iterator[KeyProblem]:
        """Layers and modules that are not there, and exceptions that take nothing out."""
        yield from self.unknown_layers(as_texts(self.options.layers or ()))
        yield from map(self.view.names.problem, filter(self._is_wrong, self._lookups))
        yield from super().problems()

    def idle_exceptions(self) -> Iterator[str]:
        """The exceptions that take no module out."""
        for entry in self.declaration.excepted:
            if not any(self._is_meant_by(entry, file) for file in self._selected):
                yield entry

    def absences(self) -> list[str]:
        """The entries that mean nothing here."""
        return [lookup.found.name for lookup in self._lookups if lookup.fault]

    def violations(self) -> Iterator[LayoutViolation]:
        """One for each module."""
        mirrored, importing = MirroredTests(self.view.project), ImportingTests(self.view)
        for file in self._selected:
            paths = [*mirrored.of(file), *self._importers(file, importing)]
            is_fine = importing.is_empty(file.module) or any(map(self.view.holds_test, paths))
            if not is_fine and not self._is_excepted(file):
                yield self._violation(file, mirrored.expected(file))

    def _importers(self, file: SourceFile, importing: ImportingTests) -> list[str]:
        return [] if self.options.mirror else importing.of(file.module)

    def _violation(self, file: SourceFile, expected: str) -> LayoutViolation:
        how = "lies at the place of its own" if self.options.mirror else "imports it"
        return LayoutViolation(
            path=file.path,
            message=f"{file.module} has no test: no file in which pytest collects something {how}",
            key=file.module,
            symbol=file.module,
            fix=f"write {expected}.",
        )

    @functools.cached_property
    def _lookups(self) -> tuple[Lookup, ...]:
        layers = filter(
            self.view.configuration.layers.__contains__, as_texts(self.options.layers or ())
        )
        modules = as_texts(self.options.modules or ())
        names = self.view.names
        return (*names.modules("layers", layers), *names.modules("modules", modules))

    def _is_wrong(self, lookup: Lookup) -> bool:
        may_be_empty = self.declaration.allow_empty or self.declaration.origin.speaks_to_any
        return lookup.is_broken or (lookup.is_missing and not may_be_empty)

    @functools.cached_property
    def _selected(self) -> list[SourceFile]:
        return [file for file in filter(_is_module, self.view.project.files) if self._selects(file)]

    def _selects(self, file: SourceFile) -> bool:
        heads = itertools.chain.from_iterable(it.found.heads for it in self._lookups)
        return any(is_within(file.module, head) for head in heads)

    def _is_excepted(self, file: SourceFile) -> bool:
        return any(self._is_meant_by(entry, file) for entry in self.declaration.excepted)

    def _is_meant_by(self, entry: str, file: SourceFile) -> bool:
        """Whether an entry is the path or the module of a file, or around it."""
        heads = self.view.names.module("except", entry).found.heads
        by_module = any(is_within(file.module, head) for head in heads)
        return by_module or lies_in(file.path, frozenset(self.view.matching(entry)))


def _is_module(file: SourceFile) -> bool:
    return file.role is Role.SOURCE and bool(file.module) and not file.is_stub
