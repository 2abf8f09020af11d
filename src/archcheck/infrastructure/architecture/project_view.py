"""What rules about a whole project look at: its paths, its layers and its code."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.configuration import (
    Configuration,
    LayoutDeclaration,
    StructureDeclaration,
)
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Project, Role
from archcheck.domain.project_table import TOP
from archcheck.infrastructure.architecture.contracts.contract_rules import (
    contract_names,
    project_tree,
)
from archcheck.infrastructure.architecture.contracts.names import ContractNames
from archcheck.infrastructure.architecture.layout.layer_directories import (
    layer_directories,
    root_directories,
)
from archcheck.infrastructure.architecture.path_options import PLACEHOLDER, ROOT, layers_in
from archcheck.infrastructure.architecture.when import applies, speaks_of
from archcheck.infrastructure.configuration.documents import OWN_FILE, PROJECT_FILE
from archcheck.infrastructure.discovery.project_paths import ProjectPaths
from archcheck.infrastructure.version_control.git_state import GitState

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code
    from archcheck.infrastructure.architecture.structure.conditions import Condition


class ProjectView(msgspec.Struct, frozen=True, dict=True):
    """What is inspected, whoever knows what git tracks, and what was read of its code before."""

    inspection: Inspection
    git: GitState
    facts: Sequence[FileFacts] = ()
    results: ResultCache = NO_RESULTS

    @property
    def configuration(self) -> Configuration:
        """The configuration of the project."""
        return self.inspection.configuration

    @property
    def project(self) -> Project:
        """The project."""
        return self.inspection.project

    @property
    def members(self) -> tuple[str, ...]:
        """The directories of the projects around which this is the root."""
        place = self.inspection.place
        if place is None or place.entry is not None:
            return ()
        return tuple(entry.path for entry in place.table.entries if entry.path != TOP)

    @functools.cached_property
    def code(self) -> "Code":
        """Its code, as structure rules see it."""
        from archcheck.infrastructure.architecture.structure.structure_rules import code_of

        return code_of(self.inspection, self.facts, self.results)

    def meets(self, declaration: StructureDeclaration | LayoutDeclaration) -> bool:
        """Whether the condition of a rule holds here."""
        if not speaks_of(declaration.condition, self.inspection.place):
            return False
        return applies(declaration.condition, self.project.root, self.matching, self._selects)

    def _selects(self, selector: "Condition") -> bool:
        """Whether a selector means anything here."""
        return any(True for _ in self.code.bound(selector).subjects())

    @functools.cached_property
    def paths(self) -> ProjectPaths:
        """Its files and directories."""
        return ProjectPaths(self.project.root, self.git)

    @functools.cached_property
    def names(self) -> ContractNames:
        """What its layers and module patterns mean."""
        return contract_names(self.configuration, self.project, project_tree(self.project))

    @functools.cached_property
    def layer_directories(self) -> Mapping[str, tuple[str, ...]]:
        """Where its layers lie."""
        return layer_directories(self.names.layers, self.project)

    @functools.cached_property
    def configuration_file(self) -> str:
        """Where findings about no one file lie; the first source file where nothing configures."""
        sources = (file.path for file in self.project.files if file.role is Role.SOURCE)
        there = filter(self.paths.matching, (PROJECT_FILE, OWN_FILE))
        return next(there, "") or min(sources)

    def matching(self, glob: str) -> tuple[str, ...]:
        """The paths that a glob means, sorted; directories end with a slash."""
        found = (path for each in self.expanded(glob) for path in self.paths.matching(each))
        return tuple(sorted(set(found)))

    def holds_test(self, path: str) -> bool:
        """Whether pytest collects something in a file, or in any below a directory."""
        files = self.paths.files_below(path) if path.endswith("/") else (path,)
        return any(map(self._is_test, files))

    @functools.cached_property
    def _is_test(self) -> Callable[[str], bool]:
        from archcheck.infrastructure.checkers.testing.collected_files import CollectedFiles

        files = CollectedFiles(self.project, self.configuration.max_file_seconds)
        return functools.cache(files.hold_a_test)

    def expanded(self, glob: str) -> tuple[str, ...]:
        """The glob with each directory of the layer or the root packages that it speaks of."""
        globs = [glob]
        for found in PLACEHOLDER.finditer(glob):
            directories = self._directories(found)
            globs = [_filled(each, directory) for each in globs for directory in directories]
        return tuple(globs)

    def _directories(self, placeholder: re.Match[str]) -> tuple[str, ...]:
        if placeholder[0] == ROOT:
            return root_directories(self.project)
        return self.layer_directories.get(placeholder[1], ())

    def without_directory(self, globs: Iterable[str]) -> list[str]:
        """The layers in these globs that lie nowhere in this project."""
        names = dict.fromkeys(layer for glob in globs for layer in layers_in(glob))
        return [layer for layer in names if not self.layer_directories.get(layer)]


def _filled(glob: str, directory: str) -> str:
    return PLACEHOLDER.sub(lambda found: directory, glob, count=1)
