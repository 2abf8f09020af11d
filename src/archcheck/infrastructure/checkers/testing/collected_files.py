"""Whether pytest collects something in a file."""

import ast
import functools
import os

import msgspec

from archcheck.domain.project import Project, Role, SourceFile
from archcheck.infrastructure.checkers.engine.helper_files import helpers_in
from archcheck.infrastructure.checkers.engine.worker import parsed_quietly
from archcheck.infrastructure.checkers.project_facts import ProjectFacts
from archcheck.infrastructure.checkers.testing.collection import CollectedTest, collected_tests
from archcheck.infrastructure.checkers.testing.discovery_settings import (
    TestDiscovery,
    discovery_of_tests,
)
from archcheck.infrastructure.checkers.testing.helper_facts import HelperFacts
from archcheck.infrastructure.checkers.testing.helper_lookup import HelperLookup
from archcheck.infrastructure.checkers.testing.imported_names import imported_names
from archcheck.infrastructure.checkers.testing.outline import module_outline
from archcheck.infrastructure.checkers.testing.patterns import is_collected_file
from archcheck.infrastructure.checkers.testing.project_modules import module_name
from archcheck.infrastructure.discovery.contents import read_bytes


class CollectedFiles(msgspec.Struct, frozen=True, dict=True):
    """The test files of a project; `seconds` are the limit for each file that is read."""

    project: Project
    seconds: float

    def hold_a_test(self, path: str) -> bool:
        """Whether pytest collects anything in a file; not where Python cannot parse it."""
        return bool(self.tests_in(path))

    def tests_in(self, path: str) -> tuple[CollectedTest, ...]:
        """What pytest collects in a file."""
        if not is_collected_file(path, self._discovery.files):
            return ()
        tree = self._tree(path)
        return () if tree is None else self._collected(self._file(path), tree)

    def _collected(self, file: SourceFile, tree: ast.Module) -> tuple[CollectedTest, ...]:
        outline = module_outline(tree)
        imports = imported_names(tree, module_name(file), file.is_package)
        facts = ProjectFacts()
        found = collected_tests(outline, imports, self._discovery, facts)
        if found:
            return found
        known = ProjectFacts(self._known(facts.asked))
        return collected_tests(outline, imports, self._discovery, known)

    def _known(self, asked: set[str]) -> frozenset[str]:
        """Those questions about other files whose answer is yes."""
        lookup = HelperLookup(self.project)
        wanted = lookup.wanted(asked)
        while wanted:
            told = helpers_in(self.project.root, self.seconds, wanted)
            for file, facts in zip(wanted, told, strict=True):
                lookup.learn(file, facts or HelperFacts())
            wanted = lookup.wanted(())
        return lookup.known()

    def _tree(self, path: str) -> ast.Module | None:
        parsed = parsed_quietly(read_bytes(self.project.root, path))
        return parsed.tree if parsed else None

    def _file(self, path: str) -> SourceFile:
        bare = SourceFile(path, Role.OTHER, "", os.path.basename(path) == "__init__.py", 0, "")
        return self._files.get(path, bare)

    @functools.cached_property
    def _files(self) -> dict[str, SourceFile]:
        return {file.path: file for file in self.project.files}

    @functools.cached_property
    def _discovery(self) -> TestDiscovery:
        return discovery_of_tests(self.project)
