"""The rule missing-package-init."""

import functools
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

import msgspec

from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.architecture.layout.layout_rules import LayoutRule, LayoutViolation
from archcheck.infrastructure.architecture.layout.package_directories import (
    Directory,
    directories_of,
    is_script,
    python_files,
)
from archcheck.infrastructure.decoding.decoder import Options, as_texts
from archcheck.infrastructure.decoding.value_types import Texts
from archcheck.infrastructure.discovery.contents import read_bytes
from archcheck.infrastructure.discovery.libraries import library_names
from archcheck.infrastructure.discovery.pytest_settings import read_pytest_settings

TestDirectories = Annotated[
    Literal["auto", "require", "ignore"],
    msgspec.Meta(description='"auto", "require" or "ignore"'),
]

NO_PACKAGES = frozenset({"docs", "examples", "scripts", "bin"})
MIGRATION = re.compile(r"[0-9]{4}_\w+")
ALEMBIC = ("env.py", "script.py.mako")
PROJECT_FILES = ("pyproject.toml", "setup.py", "setup.cfg")


class MissingPackageInitOptions(Options, frozen=True, kw_only=True):
    """Whether tests need one too, and which packages are namespaces on purpose."""

    tests: TestDirectories = "auto"
    namespace_packages: Texts = ()


class MissingPackageInit(LayoutRule[MissingPackageInitOptions]):
    """Each directory on the way to a module has an `__init__.py`."""

    rule = "missing-package-init"
    options_type = MissingPackageInitOptions

    def violations(self, project: Project) -> Iterable[LayoutViolation]:
        """One for each directory without."""
        return _Search(project, self.options).violations()


class _Search:
    """Looks through the files of one project."""

    def __init__(self, project: Project, options: MissingPackageInitOptions) -> None:
        self._project = project
        self._paths = frozenset(file.path for file in project.files)
        self._in_judgement = tuple(python_files(project))
        named = _with_parents(as_texts(options.namespace_packages))
        self._namespaces = named.union(project.shared_namespaces)
        self._split = _split_packages(project)
        self._tests = _tests_need_one(options.tests, project.root)
        self._is_exempt = functools.cache(self._exempts)

    def violations(self) -> Iterable[LayoutViolation]:
        """One for each directory that needs an `__init__.py` and has none."""
        for directory, evidence in self._needy().items():
            if not self._is_stub_package(directory, evidence):
                yield self._violation(directory, evidence)

    def _needy(self) -> Mapping[Directory, list[str]]:
        found: dict[Directory, list[str]] = {}
        for file in self._in_judgement:
            for directory in self._lacking(file):
                found.setdefault(directory, []).append(file.path)
        return found

    def _lacking(self, file: SourceFile) -> list[Directory]:
        directories = directories_of(file, self._project)
        if any(map(self._is_exempt, directories)):
            return []
        lacking = list(filter(self._lacks, directories))
        return lacking if lacking and self._is_evidence(file) else []

    def _lacks(self, directory: Directory) -> bool:
        if f"{directory.path}/__init__.py" in self._paths or self._is_namespace(directory):
            return False
        return not directory.is_top or not self._is_meant_otherwise(directory.name)

    def _is_namespace(self, directory: Directory) -> bool:
        if directory.module in self._namespaces:
            return True
        return not directory.is_test and directory.module in self._split

    def _is_meant_otherwise(self, name: str) -> bool:
        """Whether a top-level name is that of a library, which a package would hide."""
        return name == "src" or name.lower() in self._libraries

    @functools.cached_property
    def _libraries(self) -> frozenset[str]:
        return library_names(self._project.root)

    def _exempts(self, directory: Directory) -> bool:
        if directory.is_test and not self._tests:
            return True
        if _is_no_package(directory.name):
            return True
        return self._is_alembic(directory) or self._is_project(directory.path)

    def _is_alembic(self, directory: Directory) -> bool:
        if all(self._has(directory.path, ALEMBIC)):
            return True
        return directory.name == "versions" and any(self._has(directory.parent, ALEMBIC))

    def _is_project(self, directory: str) -> bool:
        return any(self._has(directory, PROJECT_FILES))

    def _has(self, directory: str, names: Iterable[str]) -> Iterator[bool]:
        for name in names:
            yield os.path.exists(os.path.join(self._project.root, directory, name))

    def _is_evidence(self, file: SourceFile) -> bool:
        if not _is_module(file.path):
            return False
        return not is_script(read_bytes(self._project.root, file.path))

    def _is_stub_package(self, directory: Directory, evidence: Iterable[str]) -> bool:
        stubs = all(path.endswith(".pyi") for path in evidence)
        return stubs and f"{directory.path}/__init__.pyi" in self._paths

    def _violation(self, directory: Directory, evidence: Iterable[str]) -> LayoutViolation:
        path = directory.path
        inside = [file.path for file in self._in_judgement if _parent(file.path) == path]
        nearest = min(evidence, key=lambda file: (file.count("/"), file))
        return LayoutViolation(
            path=min(inside, default=nearest),
            message=f"the directory {path} is part of a package and has no __init__.py",
            key=path,
            symbol=directory.symbol,
            fix=f"create an empty file {path}/__init__.py",
        )


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _is_module(path: str) -> bool:
    directory, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    if directory.rpartition("/")[2] == "migrations" and MIGRATION.fullmatch(stem):
        return True
    return stem.isidentifier()


def _split_packages(project: Project) -> frozenset[str]:
    """The namespaces that lie in several source roots: an `__init__.py` would hide the others."""
    places: dict[str, set[str]] = {}
    for file in project.files:
        for directory in directories_of(file, project):
            places.setdefault(directory.module, set()).add(directory.path)
    split = (module for module, paths in places.items() if len(paths) > 1)
    return frozenset(split).intersection(project.namespaces)


def _with_parents(names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        parts = name.split(".")
        found.update(".".join(parts[: count + 1]) for count in range(len(parts)))
    return frozenset(found)


def _tests_need_one(tests: str, root: str) -> bool:
    if tests == "auto":
        return read_pytest_settings(root).import_mode != "importlib"
    return tests == "require"


def _is_no_package(name: str) -> bool:
    return not name.isidentifier() or name in NO_PACKAGES
