"""Finds out whether imports name the source root itself: `from src.domain import ...`."""

from collections.abc import Callable, Iterable, Sequence

from archcheck.infrastructure.source.contents import ImportCounter
from archcheck.infrastructure.source.source_roots import ImportRoot, below, top_name

Read = Callable[[str], bytes]


def lifted(
    root: ImportRoot, sources: Sequence[str], tests: Sequence[str], read: Read
) -> ImportRoot:
    """The root, or the directory above it where first-party imports begin with the root's name.

    The files of the root decide, then the tests, then whether the root has an `__init__.py`.
    """
    parent, _, name = root.path.rpartition("/")
    tops = {top_name(below(root.path, path) or "") for path in sources}
    above = ImportRoot(parent or ".", frozenset({name}))
    if name in tops:
        return root
    for paths in (sources, tests):
        through = _count(paths, [name], read)
        direct = _count(paths, tops, read)
        if through or direct:
            return above if through > direct else root
    return above if f"{root.path}/__init__.py" in sources else root


def _count(paths: Iterable[str], names: Iterable[str], read: Read) -> int:
    counter = ImportCounter(names)
    return sum(counter.count(read(path)) for path in paths)


def merged(roots: Iterable[ImportRoot]) -> tuple[ImportRoot, ...]:
    """The roots sorted by path, those of one path joined."""
    found: dict[str, ImportRoot] = {}
    for root in sorted(roots, key=lambda root: root.path):
        found[root.path] = _joined(found.get(root.path, root), root)
    return tuple(found.values())


def _joined(first: ImportRoot, second: ImportRoot) -> ImportRoot:
    if first.only is None or second.only is None:
        return ImportRoot(first.path)
    return ImportRoot(first.path, first.only | second.only)
