"""What discovery would have found at an earlier time, by the settings of today."""

import dataclasses
import functools
from collections.abc import Iterable, Sequence

import msgspec

from archcheck.domain.configuration import Configuration
from archcheck.domain.project import Omission, Project, SourceFile
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.discovery.found_roots import find_roots
from archcheck.infrastructure.discovery.linked_files import find_aliases
from archcheck.infrastructure.discovery.listing import Listing
from archcheck.infrastructure.discovery.module_names import is_package_file
from archcheck.infrastructure.discovery.path_globs import path_matches
from archcheck.infrastructure.discovery.pytest_settings import LOADERS
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.settings_files import read_text
from archcheck.infrastructure.discovery.source_roots import ImportRoot, covers, renamed_packages
from archcheck.infrastructure.discovery.walking import PYTHON

SETTINGS_FILES = ("setup.py", *LOADERS)


class PastFile(msgspec.Struct, frozen=True):
    """A regular file of a project as it was; `name` is that of its content."""

    path: str
    name: str
    size: int


class PastDiscovery:
    """Finds what the files of old versions of a project were; nothing of them is read.

    What git ignores today resolves then too; projects below are left out where they are today.
    """

    def __init__(self, configuration: Configuration, today: Project) -> None:
        """Take the project as it is."""
        self._configuration = configuration
        self._today = today
        self._last: tuple[tuple[str, ...], Listing] | None = None

    def project(self, files: Iterable[PastFile]) -> Project:
        """The project that these files were."""
        python = {file.path: file for file in sorted(_own(files, self._today), key=_path)}
        listing = self._listing(tuple(python))
        return dataclasses.replace(
            self._today,
            source_roots=listing.source_roots(),
            files=tuple(self._file(python[path], listing) for path in listing.places),
            namespaces=listing.namespaces,
            second_names=listing.second_names,
            shadowed=(),
        )

    @functools.cached_property
    def settings(self) -> str:
        """A digest of all that does not lie in the files of a version."""
        configuration, today = self._configuration, self._today
        texts = [read_text(configuration.root, name) for name in SETTINGS_FILES]
        wishes = (configuration.source, configuration.tests, configuration.exclude)
        limit = configuration.max_file_size
        roots = (today.source_roots, today.test_roots, today.shared_namespaces)
        names = (today.unread_modules, today.left_out)
        return key_of(texts, wishes, limit, roots, names).hex()

    def _file(self, file: PastFile, listing: Listing) -> SourceFile:
        module = listing.module(file.path)
        return SourceFile(
            path=file.path,
            role=listing.places[file.path].role,
            module=module,
            is_package=bool(module) and is_package_file(file.path),
            size=file.size,
            digest=file.name,
            excluded=any(path_matches(it, file.path) for it in self._configuration.exclude),
        )

    def _listing(self, paths: tuple[str, ...]) -> Listing:
        """Few commits add files or take some away."""
        if self._last is None or self._last[0] != paths:
            self._last = (paths, self._listed(paths))
        return self._last[1]

    def _listed(self, paths: Sequence[str]) -> Listing:
        """Without links nobody asks how often a name is imported."""
        roots = self._roots(paths)
        renamed = renamed_packages(self._configuration.root)
        return Listing(paths, roots, find_aliases((), paths, roots, len, renamed))

    def _roots(self, paths: Sequence[str]) -> Roots:
        """As the names of the files tell, unless today's were found by what is in files."""
        found = find_roots(self._configuration, paths)
        if self._told_by_names:
            return found
        today = (ImportRoot(root.path) for root in self._today.source_roots)
        return msgspec.structs.replace(found, sources=tuple(today))

    @functools.cached_property
    def _told_by_names(self) -> bool:
        paths = [file.path for file in self._today.files]
        found = find_roots(self._configuration, paths).sources
        return [root.path for root in found] == [root.path for root in self._today.source_roots]


def _own(files: Iterable[PastFile], today: Project) -> list[PastFile]:
    others = [it.path for it in today.left_out if it.omission is Omission.PROJECT]
    return [file for file in files if _is_own(file.path, others)]


def _is_own(path: str, others: Iterable[str]) -> bool:
    return path.endswith(PYTHON) and not any(covers(other, path) for other in others)


def _path(file: PastFile) -> str:
    return file.path
