"""Where the build backend's settings say that packages lie."""

import itertools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

from archcheck.infrastructure.discovery.module_names import parents
from archcheck.infrastructure.discovery.settings_files import Ini, strings, table
from archcheck.infrastructure.discovery.setup_script import setup_table
from archcheck.infrastructure.discovery.walking import Link

Document = Mapping[str, object]


class Declaration(msgspec.Struct, frozen=True):
    """A directory from which imports start, and a glob for names in it (empty: all of them).

    `renamed` is a package that is imported under another name than that of its directory.
    """

    path: str
    package: str = ""
    renamed: Link | None = None

    @property
    def imported_as(self) -> str:
        """The dotted name of a renamed package."""
        path = self.renamed.path if self.renamed else ""
        return path.removeprefix(f"{self.path}/").replace("/", ".")


def declared_packages(
    pyproject: Document, setup_cfg: Ini, setup_py: str = ""
) -> tuple[Declaration, ...]:
    """What the first backend that says something says; paths are normalised."""
    backend = declaring_backend(pyproject)
    if backend:
        return tuple(BACKENDS[backend](pyproject))
    of_cfg = tuple(_setuptools_table(_from_setup_cfg(setup_cfg)))
    return of_cfg or tuple(_setuptools_table(setup_table(setup_py)))


def declaring_backend(pyproject: Document) -> str:
    """The first backend whose settings say where packages lie; empty when none does."""
    return next((name for name, read in BACKENDS.items() if any(read(pyproject))), "")


class Namespaces(msgspec.Struct, frozen=True):
    """Packages without a file of their own: those named, and whether any directory may be one."""

    names: frozenset[str]
    found: bool = False


def declared_namespaces(pyproject: Document, setup_cfg: Ini, setup_py: str = "") -> Namespaces:
    """The namespaces that build settings imply by dotted names, or look for."""
    tool = table(pyproject, "tool")
    tables = (table(tool, "setuptools"), _from_setup_cfg(setup_cfg), setup_table(setup_py))
    listed = list(itertools.chain.from_iterable(strings(each.get("packages")) for each in tables))
    searches = list(filter(None, map(_namespaces_included, tables)))
    declared = declared_packages(pyproject, setup_cfg, setup_py)
    moved = [each.imported_as for each in declared if each.renamed]
    dotted = (*_dotted_names(tool), *listed, *moved, *itertools.chain.from_iterable(searches))
    found = frozenset(itertools.chain.from_iterable(map(parents, dotted)))
    return Namespaces(found.difference(listed), bool(searches))


def _namespaces_included(settings: Document) -> tuple[str, ...]:
    """Names that begin like those that a search for namespaces takes in; none without one."""
    find = table(settings, "packages", "find")
    if find.get("namespaces") is not True:
        return ()
    names = strings(find.get("include"))
    return tuple(f"{name.partition('*')[0]}-" for name in names or ("*",))


def _dotted_names(tool: Document) -> Iterable[str]:
    yield from strings(table(tool, "uv", "build-backend").get("module-name"))
    yield from strings(table(tool, "flit", "module").get("name"))
    packages = table(tool, "poetry").get("packages")
    for entry in packages if isinstance(packages, list) else ():
        yield from map(_module_of, strings(table(entry).get("include")))
    build = table(tool, "hatch", "build")
    yield from (*_hatch_names(build), *_hatch_names(table(build, "targets", "wheel")))


def _hatch_names(target: Document) -> Iterable[str]:
    sources = [f"{normal_path(each)}/" for each in _hatch_sources(target.get("sources"))]
    for path in map(normal_path, strings(target.get("only-include"))):
        around = filter(path.startswith, sources)
        yield _module_of(path.removeprefix(next(around, "")))


def _module_of(path: str) -> str:
    """The dotted name of a directory or file; a glob counts up to its first wildcard."""
    return normal_path(path.partition("*")[0]).removesuffix(".py").replace("/", ".")


def normal_path(path: str) -> str:
    """A path without `./`, `/` at its ends and doubled slashes; `.` for nothing."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    return "/".join(parts) or "."


def _top(name: str) -> str:
    """The first component of a path or dotted name, without Python's suffix."""
    return normal_path(name).removesuffix(".py").partition("/")[0].partition(".")[0]


def _placed_at(real: str, name: str, base: str = ".") -> Declaration:
    """The package that lies in the directory `real` and is imported by the path `name`.

    The whole tree under another name is more than a package: tests and scripts lie in it.
    """
    path, inside = normal_path(real), normal_path(name)
    if f"/{path}".endswith(f"/{inside}"):
        return Declaration(normal_path(path[: len(path) - len(inside)]), _top(name))
    link = Link(normal_path(f"{base}/{inside}"), path)
    return Declaration(base, _top(name), link if path != "." else None)


def _package_directory(path: str) -> Declaration:
    parent, _, name = normal_path(path).rpartition("/")
    return Declaration(parent or ".", name)


def _hatch(pyproject: Document) -> Iterable[Declaration]:
    build = table(pyproject, "tool", "hatch", "build")
    wheel = table(build, "targets", "wheel")
    packaged = _hatch_target(wheel) or _hatch_target(build)
    directories = strings(wheel.get("dev-mode-dirs", build.get("dev-mode-dirs")))
    developed = map(Declaration, map(normal_path, directories))
    return packaged + [each for each in developed if each.path != "." or not packaged]


def _hatch_target(target: Document) -> list[Declaration]:
    sources = list(map(normal_path, _hatch_sources(target.get("sources"))))
    pairs = _pairs_of(target.get("sources"))
    moved = {normal_path(real) for real, _ in pairs}
    packages = map(_package_directory, _paths(target, "packages", moved))
    only = _paths(target, "only-include", moved)
    whole = "only-include" not in target
    placed = map(Declaration, sources) if whole else (_below(path, sources) for path in only)
    return [*packages, *(_placed_at(*pair) for pair in pairs), *placed]


def _paths(target: Document, key: str, without: Collection[str]) -> list[str]:
    paths = map(normal_path, strings(target.get(key)))
    return [path for path in paths if path not in without]


def _pairs_of(renames: object) -> list[tuple[str, str]]:
    """The (directory, other path) of a table that says where directories come to lie."""
    pairs = renames.items() if isinstance(renames, Mapping) else ()
    return [(real, name) for real, name in pairs if isinstance(name, str) and name]


def _hatch_sources(sources: object) -> Iterable[str]:
    if isinstance(sources, Mapping):
        return [path for path, name in sources.items() if name == ""]
    return strings(sources)


def _below(path: str, sources: Iterable[str]) -> Declaration:
    for source in sources:
        if f"{path}/".startswith(f"{source}/"):
            rest = path[len(source) + 1 :]
            return Declaration(source, _top(rest) if rest else "")
    return Declaration(".", _top(path))


def _setuptools(pyproject: Document) -> Iterable[Declaration]:
    return _setuptools_table(table(pyproject, "tool", "setuptools"))


def _setuptools_table(settings: Document) -> Iterable[Declaration]:
    directories = {
        name: normal_path(path)
        for name, path in table(settings, "package-dir").items()
        if isinstance(path, str)
    }
    base = directories.get("", ".")
    found = _found(table(settings, "packages", "find"))
    placed = (_placed(name, directories, base) for name in strings(settings.get("packages")))
    single = (Declaration(base, _top(name)) for name in strings(settings.get("py-modules")))
    return _without_whole_tree([*found, *placed, *single, *_remaining(directories)])


def _without_whole_tree(found: Sequence[Declaration]) -> Iterable[Declaration]:
    """`"" = "."` adds nothing where names in the same directory are told."""
    is_told = any(each.path == "." and each.package for each in found)
    return filter(Declaration(".").__ne__, found) if is_told else found


def _found(find: Document) -> Iterable[Declaration]:
    names = strings(find.get("include"))
    places = strings(find.get("where")) or (("",) if names else ())
    return _products(places, [name.partition(".")[0] for name in names])


def _products(paths: Iterable[str], names: Sequence[str]) -> Iterable[Declaration]:
    for path in map(normal_path, paths):
        yield from (Declaration(path, name) for name in names or [""])


def _placed(package: str, directories: Mapping[str, str], base: str) -> Declaration:
    top = _top(package)
    if top not in directories:
        return Declaration(base, top)
    return _placed_at(directories[top], top, base)


def _remaining(directories: Mapping[str, str]) -> Iterable[Declaration]:
    for name, path in directories.items():
        if not name:
            yield Declaration(path)
        else:
            yield _placed_at(path, name.replace(".", "/"), directories.get("", "."))


def _from_setup_cfg(sections: Ini) -> Document:
    options = sections.get("options", {})
    found = options.get("packages", "").strip()
    find: dict[str, object] = {
        key: _entries(value) for key, value in sections.get(FIND, {}).items()
    }
    find["namespaces"] = found.startswith("find_namespace")
    return {
        "package-dir": dict(_pairs(options.get("package_dir", ""))),
        "packages": {"find": find} if found.startswith("find") else _entries(found),
        "py-modules": _entries(options.get("py_modules", "")),
    }


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.replace(",", "\n").split("\n") if entry.strip()]


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for entry in _entries(text):
        name, _, path = entry.partition("=")
        yield name.strip(), path.strip()


def _poetry(pyproject: Document) -> Iterable[Declaration]:
    packages = table(pyproject, "tool", "poetry").get("packages")
    for entry in packages if isinstance(packages, list) else ():
        include, root = table(entry).get("include"), table(entry).get("from", ".")
        if isinstance(include, str) and isinstance(root, str):
            yield _poetry_package(include, root, table(entry).get("to"))


def _poetry_package(include: str, root: str, to: object) -> Declaration:
    if not isinstance(to, str) or normal_path(to) == ".":
        return Declaration(normal_path(root), _top(include))
    below = include.partition("*")[0]
    return _placed_at(f"{root}/{below}", f"{to}/{below}")


def _flit(pyproject: Document) -> Iterable[Declaration]:
    flit = table(pyproject, "tool", "flit")
    for name in (table(flit, "module").get("name"), table(flit, "metadata").get("module")):
        if isinstance(name, str):
            yield from (Declaration("src", _top(name)), Declaration(".", _top(name)))


def _pdm(pyproject: Document) -> Iterable[Declaration]:
    build = table(pyproject, "tool", "pdm", "build")
    for path in strings(build.get("package-dir")):
        yield Declaration(normal_path(path))


def _uv(pyproject: Document) -> Iterable[Declaration]:
    backend = table(pyproject, "tool", "uv", "build-backend")
    paths = strings(backend.get("module-root", "src")) if backend else ()
    return _products(paths, list(map(_top, strings(backend.get("module-name")))))


def _maturin(pyproject: Document) -> Iterable[Declaration]:
    maturin = table(pyproject, "tool", "maturin")
    names = list(map(_top, strings(maturin.get("python-packages"))))
    return _products(strings(maturin.get("python-source")) or (".",) * bool(names), names)


def _scikit_build(pyproject: Document) -> Iterable[Declaration]:
    packages = table(pyproject, "tool", "scikit-build", "wheel").get("packages")
    yield from map(_package_directory, strings(packages))
    yield from (_placed_at(real, name) for name, real in _pairs_of(packages))


FIND = "options.packages.find"
BACKENDS: Mapping[str, Callable[[Document], Iterable[Declaration]]] = {
    "hatch": _hatch,
    "setuptools": _setuptools,
    "poetry": _poetry,
    "flit": _flit,
    "pdm": _pdm,
    "uv": _uv,
    "maturin": _maturin,
    "scikit-build": _scikit_build,
}
