"""Holds guessed source roots against the code: what does it import as top-level packages?"""

import functools
import itertools
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from archcheck.infrastructure.discovery.linked_files import imports_of
from archcheck.infrastructure.discovery.module_names import is_package_file
from archcheck.infrastructure.discovery.source_roots import ImportRoot, top_name

IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(\w[\w.]*)[ \t]+import[ \t(]+([\w \t,]*)|import[ \t]+(\w[\w.]*))",
    re.MULTILINE,
)
NAME = re.compile(rb"\w+")


class Candidate(msgspec.Struct, frozen=True, order=True):
    """A package in a directory that is none; `module` is its name from the guessed root on."""

    directory: str
    module: str

    @property
    def name(self) -> str:
        """The name under which it would be imported from its directory."""
        return self.module.rpartition(".")[2]

    def resolves(self, imported: str, known: Collection[str]) -> bool:
        """Whether an import leads to something inside."""
        return f"{self.directory}/{imported.replace('.', '/')}" in known


def deeper_roots(
    roots: Sequence[ImportRoot],
    sources: Sequence[str],
    read: Callable[[], Collection[bytes]],
    libraries: Callable[[], frozenset[str]],
) -> tuple[ImportRoot, ...]:
    """The directories below the roots whose packages are imported by their own names, sorted.

    No package and nothing in one is such a directory, no library's name is such a package, and
    at least one import of it must lead to a module. `read` gives the files that may import.
    """
    candidates = _candidates(roots, sources)
    contents = read() if candidates else ()
    found = _resolving(candidates, _imports(contents, candidates), _modules(sources))
    own = _without_libraries(found, libraries) if found else ()
    usual = filter(functools.partial(_is_usual, contents), own)
    return tuple(map(ImportRoot, sorted({each.directory for each in usual})))


def _without_libraries(
    found: Iterable[Candidate], libraries: Callable[[], frozenset[str]]
) -> list[Candidate]:
    known = libraries().union(sys.stdlib_module_names)
    return [each for each in found if known.isdisjoint((each.name, each.name.lower()))]


def _candidates(roots: Sequence[ImportRoot], sources: Sequence[str]) -> frozenset[Candidate]:
    packages = frozenset(map(_directory, filter(is_package_file, sources)))
    pairs = itertools.product(sources, roots)
    insides = [(path, root.relative(path) or "") for path, root in pairs]
    ways = (_on_the_way(path, inside, packages) for path, inside in insides)
    return _below_the_top(
        itertools.chain.from_iterable(ways), {top_name(each) for _, each in insides}
    )


def _directory(path: str) -> str:
    return path.rpartition("/")[0]


def _below_the_top(found: Iterable[Candidate], tops: Collection[str]) -> frozenset[Candidate]:
    return frozenset(each for each in found if each.name not in tops)


def _on_the_way(path: str, inside: str, packages: Collection[str]) -> Iterator[Candidate]:
    """The directories around a file, from the outermost on, until one is a package."""
    start = path.removesuffix(inside)
    parts = inside.split("/")[:-1]
    for count in range(1, len(parts)):
        directory = start + "/".join(parts[:count])
        if directory in packages:
            return
        yield Candidate(directory, ".".join(parts[: count + 1]))


def _imports(
    contents: Iterable[bytes], candidates: Iterable[Candidate]
) -> Mapping[str, Collection[str]]:
    """The modules, and what may be modules, that are imported from packages of these names."""
    found: dict[str, set[str]] = {each.name: set() for each in candidates}
    statements = itertools.chain.from_iterable(map(IMPORT.findall, contents))
    for module, parts, whole in statements:
        name = (module or whole).partition(b".")[0].decode()
        found.get(name, set()).update(_imported(module, parts, whole))
    return found


def _imported(module: bytes, parts: bytes, whole: bytes) -> Iterator[str]:
    yield (module or whole).decode()
    yield from (f"{module.decode()}.{part.decode()}" for part in NAME.findall(parts))


def _modules(sources: Iterable[str]) -> frozenset[str]:
    """The modules and packages of files as paths without a suffix."""
    found: set[str] = set()
    for path in map(PurePosixPath, sources):
        found.update((str(path.with_suffix("")), *map(str, path.parents)))
    return frozenset(found)


def _resolving(
    candidates: Iterable[Candidate],
    imports: Mapping[str, Collection[str]],
    modules: Collection[str],
) -> list[Candidate]:
    return [
        each
        for each in candidates
        if any(each.resolves(name, modules) for name in imports[each.name] if "." in name)
    ]


def _is_usual(contents: Iterable[bytes], candidate: Candidate) -> bool:
    """Whether a package is imported by its own name more often than from the guessed root."""
    own = above = 0
    for data in contents:
        own += imports_of(candidate.name, data)
        above += imports_of(candidate.module, data)
    return own > above
