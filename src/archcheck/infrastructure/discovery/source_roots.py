"""Where imports start: configured, stated by the build backend, or detected."""

import fnmatch
import functools
import glob
import itertools
import os
from collections.abc import Iterable, Sequence

import msgspec

from archcheck.domain.configuration import DEFAULT, Configuration
from archcheck.domain.problem import Problem
from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.discovery.build_backends import (
    Declaration,
    declared_packages,
    normal_path,
)
from archcheck.infrastructure.discovery.settings_files import read_ini, read_text, read_toml
from archcheck.infrastructure.discovery.walking import Link, relative_to

NO_PACKAGES = frozenset(
    {
        "build",
        "conftest",
        "dist",
        "docs",
        "examples",
        "noxfile",
        "scripts",
        "setup",
        "tests",
    }
)
FOR_PACKAGES_ALONE = frozenset({"src", "lib"})
SRC = Declaration("src")


class ImportRoot(msgspec.Struct, frozen=True):
    """A directory from which imports start; `only` limits what belongs to it by top-level name."""

    path: str
    only: frozenset[str] | None = None

    def relative(self, path: str) -> str | None:
        """A path relative to this root, None when it does not belong to it."""
        inside = below(self.path, path)
        if inside is None or self.only is None or top_name(inside) in self.only:
            return inside
        return None


def below(directory: str, path: str) -> str | None:
    """A path relative to a directory (`.` for the project root), None outside of it."""
    if directory == ".":
        return path
    prefix = directory + "/"
    return path[len(prefix) :] if path.startswith(prefix) else None


def covers(directory: str, path: str) -> bool:
    """Whether a path is a directory (`.` for the project root) or lies below it."""
    return directory == path or below(directory, path) is not None


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """The paths without those that lie in another, sorted."""
    found: list[str] = []
    for path in sorted(paths, key=len):
        if not any(covers(other, path) for other in found):
            found.append(path)
    return tuple(sorted(found))


def top_name(path: str) -> str:
    """The package or module that a path relative to an import root belongs to."""
    top, slash, _ = path.partition("/")
    return top if slash else top.partition(".")[0]


def find_source_roots(
    configuration: Configuration, files: Sequence[str], tests: Iterable[str]
) -> tuple[ImportRoot, ...]:
    """The source roots of a project with these Python files, in the order of the statements.

    `tests` are the top-level names that hold nothing but tests.
    """
    if configuration.source is None:
        declarations = detected_declarations(configuration.root, files)
    else:
        declarations = tuple(map(Declaration, configured_roots(configuration, "source")))
    without = NO_PACKAGES.union(tests)
    files = _under_imported_names(files, renamed_packages(configuration.root))
    grouped: dict[str, list[str]] = {}
    for declaration in declarations:
        grouped.setdefault(declaration.path, []).append(declaration.package)
    return tuple(_import_root(path, names, files, without) for path, names in grouped.items())


def detected_declarations(root: str, files: Sequence[str]) -> tuple[Declaration, ...]:
    """What the build backend says and is there; else `src` if it holds Python, else `.`."""
    return _declared(root, files) or _present([SRC], files) or (Declaration("."),)


def is_guess(configuration: Configuration, files: Sequence[str]) -> bool:
    """Whether neither the configuration nor the build backend says where imports start."""
    return configuration.source is None and not _declared(configuration.root, files)


def renamed_packages(root: str) -> tuple[Link, ...]:
    """The packages that the build backend names otherwise than their directories, deepest first."""
    renamed = (each.renamed for each in _declarations(root) if each.renamed)
    return tuple(sorted(renamed, key=lambda link: (-len(link.target), link)))


def _under_imported_names(files: Sequence[str], renamed: Sequence[Link]) -> Sequence[str]:
    """The files, those of renamed packages by the paths by which they are imported."""

    def imported(path: str) -> str:
        links = (link for link in renamed if covers(link.target, path))
        link = next(links, None)
        return link.path + path[len(link.target) :] if link else path

    return list(map(imported, files)) if renamed else files


def _declared(root: str, files: Sequence[str]) -> tuple[Declaration, ...]:
    return _present(_declarations(root), _under_imported_names(files, renamed_packages(root)))


def _declarations(root: str) -> tuple[Declaration, ...]:
    return declared_packages(
        read_toml(root, "pyproject.toml") or {},
        read_ini(root, "setup.cfg") or {},
        read_text(root, "setup.py"),
    )


def _present(declared: Iterable[Declaration], files: Sequence[str]) -> tuple[Declaration, ...]:
    return tuple(each for each in declared if _is_there(each, files))


def _is_there(declaration: Declaration, files: Sequence[str]) -> bool:
    inside = (below(declaration.path, file) for file in files)
    return any(path is not None and _fits(path, declaration.package) for path in inside)


def _fits(path: str, package: str) -> bool:
    return not package or fnmatch.fnmatchcase(top_name(path), package)


def _import_root(
    path: str, names: Sequence[str], files: Sequence[str], without: frozenset[str]
) -> ImportRoot:
    if path != "." and ("" in names or path.rpartition("/")[2] in FOR_PACKAGES_ALONE):
        return ImportRoot(path)
    tops = top_names(path, files)
    detected = _detected(path, tops - without, files) if "" in names else ()
    return ImportRoot(path, frozenset((*detected, *_matching(tops, filter(None, names)))))


def top_names(directory: str, files: Iterable[str]) -> set[str]:
    """The packages and modules right in a directory."""
    inside = (below(directory, file) for file in files)
    return {top_name(path) for path in inside if path is not None}


def _detected(directory: str, names: Iterable[str], files: Sequence[str]) -> Iterable[str]:
    """Packages and modules, and the scripts right in the directory, whatever their names."""
    scripts = _scripts(directory, files)
    return (name for name in names if name.isidentifier() or name in scripts)


def _scripts(directory: str, files: Sequence[str]) -> set[str]:
    inside = (below(directory, file) or "" for file in files)
    return {top_name(path) for path in inside if "/" not in path} - {""}


def _matching(tops: Iterable[str], patterns: Iterable[str]) -> Iterable[str]:
    for pattern in patterns:
        yield from fnmatch.filter(tops, pattern)


def wrong_roots(configuration: Configuration) -> list[Problem]:
    """What is wrong with configured roots that are no directories of the project."""
    return [*_wrong(configuration, "source"), *_wrong(configuration, "tests")]


def _wrong(configuration: Configuration, key: str) -> Iterable[Problem]:
    for path in _configured(configuration, key):
        if real_directory(configuration.root, path) is None:
            yield _problem(configuration, key, path)


def configured_roots(configuration: Configuration, key: str) -> tuple[str, ...]:
    """The configured directories under `source` or `tests`, links resolved, each once."""
    paths = _configured(configuration, key)
    found = (real_directory(configuration.root, path) for path in paths)
    return tuple(dict.fromkeys(filter(None, found)))


def _configured(configuration: Configuration, key: str) -> Sequence[str]:
    if key == "source":
        return configuration.source or ()
    expand = functools.partial(_expanded, configuration.root)
    return list(itertools.chain.from_iterable(map(expand, configuration.tests or ())))


def _expanded(root: str, entry: str) -> Sequence[str]:
    """The directories that a glob matches; the entry itself when it is none or matches none."""
    found = glob.glob(entry, root_dir=root, recursive=True) if glob.has_magic(entry) else ()
    return [path for path in sorted(found) if _is_directory(root, path)] or [entry]


def real_directory(root: str, path: str) -> str | None:
    """A directory of the project relative to its root, links resolved; None when it is none."""
    absolute = os.path.realpath(os.path.join(root, path))
    inside = relative_to(os.path.realpath(root), absolute)
    return None if inside is None or not os.path.isdir(absolute) else inside or "."


def _problem(configuration: Configuration, key: str, path: str) -> Problem:
    origin = configuration.origins.get(key, DEFAULT)
    absolute = os.path.join(configuration.root, path)
    names = {"source": "source root", "tests": "test root"}
    if glob.has_magic(path):
        what, hint = "matches no directory", "name the directories that hold tests"
    elif not os.path.exists(absolute):
        what, hint = "does not exist", _nearest_directory(configuration.root, path)
    elif os.path.isdir(absolute):
        what, hint = f"lies outside of the project {configuration.root}", ""
    else:
        what, hint = "is no directory", "name the directory from which imports start"
    message = f'the {names[key]} "{path}" {what}'
    return Problem(configuration.file, origin.key or key, message, hint, origin.line)


def _nearest_directory(root: str, path: str) -> str:
    parent = os.path.dirname(normal_path(path))
    try:
        names = os.listdir(os.path.join(root, parent))
    except OSError:
        return ""
    near = (f"{parent}/{name}".lstrip("/") for name in names)
    return did_you_mean(normal_path(path), (each for each in near if _is_directory(root, each)))


def _is_directory(root: str, path: str) -> bool:
    return os.path.isdir(os.path.join(root, path))
