"""The one walk through a project's directories."""

import os
from collections.abc import Collection, Iterable, Sequence

import msgspec

from archcheck.infrastructure.discovery.gitignore import (
    FILE_NAME,
    REPOSITORY,
    Levels,
    is_ignored,
    is_repository,
    level_of,
    levels_above,
)

PYTHON = (".py", ".pyi")
COMPILED = (".so", ".pyd", ".pyx")
ENVIRONMENT = "pyvenv.cfg"
PACKAGE = "__init__.py"
PROGRAMS = frozenset({"bin", "Scripts"})
NEVER_ENTERED = frozenset({"__pycache__", "__pypackages__", "node_modules"})


class Link(msgspec.Struct, frozen=True, order=True):
    """A link whose target, a directory or a Python file, lies in the project (`""`: its root)."""

    path: str
    target: str


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    """What a walk found, each sorted; paths are POSIX and relative to the root.

    `files` are the Python files; `compiled` extension modules and their sources; `ignored`
    git-ignored Python and compiled files, and directories, which end with `/`, as those of
    other `repositories` do, and those that are `passed` because of their names; `unreadable`
    are directories and the reasons; `irregular` are pipes and devices that are called like Python
    files; `skipped` are sentences about what was not followed.
    """

    files: tuple[str, ...]
    compiled: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    repositories: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    irregular: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def walk_project(root: str, named: Collection[str] = ()) -> Tree:
    """Walk a directory; links are not followed, so that each file is found once.

    Other repositories inside are passed over unless one of the `named` directories lies there.
    """
    walk = _Walk(root, named)
    walk.run("", levels_above(root))
    return walk.tree()


def walk_names(root: str, directory: str) -> tuple[str, ...]:
    """The Python and compiled files in an ignored directory of the project, sorted."""
    walk = _Walk(root)
    walk.run(directory, ())
    tree = walk.tree()
    return tuple(sorted((*tree.files, *tree.compiled, *_files(tree.ignored))))


def _files(paths: Iterable[str]) -> Iterable[str]:
    return (path for path in paths if not path.endswith("/"))


def relative_to(root: str, path: str) -> str | None:
    """A path below a directory, POSIX and relative to it (`""` for itself); None outside."""
    if path == root:
        return ""
    prefix = root if root.endswith(os.sep) else root + os.sep
    return path[len(prefix) :].replace(os.sep, "/") if path.startswith(prefix) else None


def is_never_entered(name: str) -> bool:
    """Whether directories of this name hold nothing to check."""
    return name.startswith(".") or name in NEVER_ENTERED


class _Walk:
    """Collects what is found; directories wait on a stack with the ignore files around them."""

    def __init__(self, root: str, named: Collection[str] = ()) -> None:
        self._root = root
        self._named = named
        self._start = ""
        self._real_root = os.path.realpath(root)
        self._waiting: list[tuple[str, Levels]] = []
        self._files: list[str] = []
        self._compiled: list[str] = []
        self._ignored: list[str] = []
        self._repositories: list[str] = []
        self._passed: list[str] = []
        self._links: list[Link] = []
        self._unreadable: list[tuple[str, str]] = []
        self._irregular: list[str] = []
        self._skipped: list[str] = []

    def run(self, directory: str, levels: Levels) -> None:
        """Walk a directory (`""` or `src/`) and all below it."""
        self._start = directory
        self._waiting.append((directory, levels))
        while self._waiting:
            self._visit(*self._waiting.pop())

    def tree(self) -> Tree:
        """What was found."""
        return Tree(
            files=tuple(sorted(self._files)),
            compiled=tuple(sorted(self._compiled)),
            ignored=tuple(sorted(self._ignored)),
            repositories=tuple(sorted(self._repositories)),
            passed=tuple(sorted(self._passed)),
            links=tuple(sorted(self._links)),
            unreadable=tuple(sorted(self._unreadable)),
            irregular=tuple(sorted(self._irregular)),
            skipped=tuple(sorted(self._skipped)),
        )

    def _visit(self, directory: str, outer: Levels) -> None:
        entries = {entry.name: entry for entry in self._entries(directory)}
        if directory and self._is_apart(directory, entries):
            return
        levels = self._levels(directory, entries, outer)
        for name, entry in entries.items():
            self._take(entry, directory + name, levels)

    def _levels(self, directory: str, names: Collection[str], outer: Levels) -> Levels:
        around = () if directory and REPOSITORY in names else outer
        return (*level_of(self._root, directory), *around) if FILE_NAME in names else around

    def _is_apart(self, directory: str, names: Collection[str]) -> bool:
        if ENVIRONMENT in names and PACKAGE not in names:
            return self._is_environment(directory, names)
        is_own = REPOSITORY in names and self._is_foreign(directory)
        if is_own:
            self._repositories.append(directory)
            self._skipped.append(f"{directory[:-1]}: a repository of its own, not checked")
        return is_own

    def _is_environment(self, directory: str, names: Collection[str]) -> bool:
        """Whether programs tell a virtual environment; else the directory is told of."""
        has_programs = not PROGRAMS.isdisjoint(names)
        self._passed += [] if has_programs else [directory]
        return has_programs or directory != self._start

    def _is_foreign(self, directory: str) -> bool:
        if directory == self._start or any(
            f"{each}/".startswith(directory) for each in self._named
        ):
            return False
        return is_repository(os.path.join(self._root, directory))

    def _entries(self, directory: str) -> Sequence[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self._root, directory)) as entries:
                return list(entries)
        except OSError as error:
            self._unreadable.append((directory.removesuffix("/"), error.strerror or str(error)))
            return []

    def _take(self, entry: os.DirEntry[str], path: str, levels: Levels) -> None:
        if entry.is_symlink():
            self._take_link(entry.name, path, levels)
        elif entry.is_dir(follow_symlinks=False):
            self._take_directory(entry.name, path + "/", levels)
        elif path.endswith(PYTHON):
            self._take_python(entry, path, levels)
        elif path.endswith(COMPILED):
            self._compiled.append(path)

    def _take_directory(self, name: str, path: str, levels: Levels) -> None:
        if is_never_entered(name):
            self._passed.append(path)
        elif is_ignored(levels, path):
            self._ignored.append(path)
        else:
            self._waiting.append((path, levels))

    def _take_python(self, entry: os.DirEntry[str], path: str, levels: Levels) -> None:
        if is_ignored(levels, path):
            self._ignored.append(path)
        elif entry.is_file(follow_symlinks=False):
            self._files.append(path)
        else:
            self._irregular.append(path)

    def _take_link(self, name: str, path: str, levels: Levels) -> None:
        if not is_never_entered(name) and not is_ignored(levels, path):
            self._take_target(path, os.path.join(self._root, path))

    def _take_target(self, path: str, absolute: str) -> None:
        if not os.path.exists(absolute):
            self._skipped.append(f"{path}: a link that leads to no file")
        elif os.path.isdir(absolute) or path.endswith(PYTHON):
            self._take_inner(path, relative_to(self._real_root, os.path.realpath(absolute)))

    def _take_inner(self, path: str, target: str | None) -> None:
        if target is None:
            self._skipped.append(f"{path}: a link that leaves the project")
        else:
            self._links.append(Link(path, target))
