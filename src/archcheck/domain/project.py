"""The checked project and its files."""

import enum

from archcheck.shared.deferred import dataclass


class Role(enum.StrEnum):
    """What a file is for."""

    SOURCE = "source"
    TEST = "test"
    OTHER = "other"


Roles = tuple[Role, ...]
SOURCES: Roles = (Role.SOURCE,)
SOURCES_AND_TESTS: Roles = (Role.SOURCE, Role.TEST)


@dataclass(frozen=True)
class Unsaved:
    """The text of one file as an editor has it; `path` is as given."""

    path: str
    data: bytes


@dataclass(frozen=True)
class SourceFile:
    """One Python file.

    `path` is POSIX and relative to the project root; `module` is dotted, empty where the file
    is not importable; `digest` is the SHA-256 of the bytes in hex, empty when they were not
    read. `excluded` files stay in the import graph, but nothing is reported in them.
    `problem` says why a file cannot be checked, empty when it can. `unsaved` is what is to be
    checked in place of the bytes on disk, if anything.
    """

    path: str
    role: Role
    module: str
    is_package: bool
    size: int
    digest: str
    excluded: bool = False
    problem: str = ""
    unsaved: bytes | None = None

    @property
    def is_stub(self) -> bool:
        """Whether this is a `.pyi` file."""
        return self.path.endswith(".pyi")


@dataclass(frozen=True)
class SourceRoot:
    """A directory from which imports start (`.` for the project root), and its root packages."""

    path: str
    packages: tuple[str, ...]


class Omission(enum.StrEnum):
    """Why something that people may take for a part of the project is left out."""

    PROJECT = "a project of its own"
    IGNORED = "ignored, and there is no git repository"


@dataclass(frozen=True, order=True)
class LeftOut:
    """A directory or file that is not checked."""

    path: str
    omission: Omission


@dataclass(frozen=True, kw_only=True)
class Project:
    """A root directory with its source roots, test roots and files, sorted by path.

    `root` is absolute. `namespaces` are modules that are directories without `__init__.py`, of
    which other distributions share the `shared_namespaces`;
    `unread_modules` are names that resolve, but whose imports are not known (git-ignored
    files). `second_names` are pairs of (name, module) for what a link gives another name.
    `shadowed` are pairs of (path of the loser, path of the winner) for one module.
    `contexts` are packages with sub-packages named like layers. `skipped` are links and
    other entries that were not followed, for `--verbose`. `left_out` is what `--strict` wants
    to be declared. `other_files` counts Python files
    under no root.
    """

    name: str
    root: str
    source_roots: tuple[SourceRoot, ...]
    test_roots: tuple[str, ...]
    files: tuple[SourceFile, ...]
    namespaces: tuple[str, ...] = ()
    shared_namespaces: tuple[str, ...] = ()
    unread_modules: tuple[str, ...] = ()
    second_names: tuple[tuple[str, str], ...] = ()
    shadowed: tuple[tuple[str, str], ...] = ()
    skipped: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    other_files: int = 0

    @property
    def root_packages(self) -> tuple[str, ...]:
        """The root packages of all source roots, sorted, each once."""
        return tuple(sorted({name for root in self.source_roots for name in root.packages}))


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where findings are reported.

    `whole` is true when the paths stand for the project; else `files` lists the paths that
    findings are limited to. `tests` is false under `--no-tests`; `left_out` are then the paths
    of the tests, where nothing is reported. `partial` is true when something of the configured
    gate is left out (narrower paths, `--select`, `--no-tests`); with `tools_left_out` that is
    nothing but tools. `unmatched` are given paths at which no file is checked, each with the reason.
    """

    whole: bool
    files: frozenset[str]
    tests: bool = True
    partial: bool = False
    tools_left_out: bool = False
    left_out: frozenset[str] = frozenset()
    unmatched: tuple[str, ...] = ()

    @property
    def judges_rules(self) -> bool:
        """Whether own rules look at everything that they could find."""
        return self.tools_left_out or not self.partial

    def holds(self, path: str) -> bool:
        """Whether findings at `path` are reported."""
        return path not in self.left_out and (self.whole or path in self.files)
