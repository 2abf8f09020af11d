"""Everything that a project declares, whatever the files in which it does."""

import functools
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.infrastructure.discovery.settings_files import read_text, read_toml, table
from archcheck.infrastructure.distributions.declared import Declared, Kind
from archcheck.infrastructure.distributions.dependency_groups import included_groups
from archcheck.infrastructure.distributions.project_file import (
    declared_in_pipfile,
    declared_in_pyproject,
)
from archcheck.infrastructure.distributions.requirement_texts import (
    adopted_files,
    declared_in_requirements,
    is_requirements_file,
)

PYPROJECT = "pyproject.toml"
PIPFILE = "Pipfile"


class Declarations(msgspec.Struct, frozen=True, dict=True):
    """What the files of a project declare; `paths` are those at its top and in `requirements/`."""

    root: str
    paths: tuple[str, ...]

    @functools.cached_property
    def all(self) -> tuple[Declared, ...]:
        """All dependencies, each at its place."""
        return (*self._of_pyproject, *self._of_pipfile, *self._of_files)

    def of(self, *kinds: Kind) -> tuple[Declared, ...]:
        """Those that are needed for this."""
        return tuple(each for each in self.all if each.kind in kinds)

    def names(self, *kinds: Kind) -> frozenset[str]:
        """The normal names of those that are needed for this; of all without kinds."""
        found = self.of(*kinds) if kinds else self.all
        return frozenset(each.name for each in found)

    def included_by(self, group: str) -> tuple[str, ...]:
        """A group, and the groups that it includes."""
        return included_groups(self.document, group)

    @functools.cached_property
    def document(self) -> Mapping[str, object]:
        """What pyproject.toml says; nothing where there is none that can be parsed."""
        return read_toml(self.root, PYPROJECT) or {}

    @functools.cached_property
    def adopted(self) -> Mapping[str, Kind]:
        """The requirements files from which pyproject.toml takes dependencies."""
        return adopted_files(self.root, self.document)

    @functools.cached_property
    def _of_pyproject(self) -> tuple[Declared, ...]:
        text = read_text(self.root, PYPROJECT)
        return declared_in_pyproject(self.document, text, PYPROJECT) if self.document else ()

    @functools.cached_property
    def _of_pipfile(self) -> tuple[Declared, ...]:
        document = read_toml(self.root, PIPFILE)
        text = read_text(self.root, PIPFILE)
        return () if document is None else declared_in_pipfile(document, text, PIPFILE)

    @property
    def _of_files(self) -> Iterator[Declared]:
        """Files that are adopted, those of development, and all where nothing else declares."""
        for path in sorted({*self.paths, *self.adopted}):
            if path in self.adopted or is_requirements_file(path):
                found = declared_in_requirements(self.root, path, self.adopted.get(path))
                yield from filter(self._counts, found)

    def _counts(self, found: Declared) -> bool:
        is_adopted = found.path in self.adopted or found.kind is Kind.DEVELOPMENT
        return is_adopted or not self._declares_itself

    @property
    def _declares_itself(self) -> bool:
        is_stated = "dependencies" in table(self.document, "project")
        is_poetry = "dependencies" in table(self.document, "tool", "poetry")
        return is_stated or is_poetry or bool(self._of_pipfile) or bool(self.adopted)
