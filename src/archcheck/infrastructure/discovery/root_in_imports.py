"""Finds out whether imports name the source root itself: `from src.domain import ...`."""

from collections.abc import Callable, Iterable, Sequence

from archcheck.infrastructure.discovery.contents import ImportCounter
from archcheck.infrastructure.discovery.source_roots import ImportRoot, top_names

Read = Callable[[str], bytes]


def lifted(
    root: ImportRoot, sources: Sequence[str], tests: Sequence[str], read: Read
) -> ImportRoot:
    """The root, or the directory above it where first-party imports begin with the root's name.

    The files of the root decide, then the tests, then whether the root has an `__init__.py`.
    """
    parent, _, name = root.path.rpartition("/")
    tops = top_names(root.path, sources)
    if name in tops or not _is_named(root, tops, (sources, tests), read):
        return root
    return ImportRoot(parent or ".", frozenset({name}))


def _is_named(
    root: ImportRoot, tops: Iterable[str], groups: Sequence[Sequence[str]], read: Read
) -> bool:
    own, others = ImportCounter([root.path.rpartition("/")[2]]), ImportCounter(tops)
    for paths in groups:
        balance = _count(paths, own, read) - _count(paths, others, read)
        if balance:
            return balance > 0
    return f"{root.path}/__init__.py" in groups[0]


def _count(paths: Iterable[str], counter: ImportCounter, read: Read) -> int:
    return sum(counter.count(read(path)) for path in paths)


def merged(roots: Iterable[ImportRoot]) -> tuple[ImportRoot, ...]:
    """The roots in their order, those of one path joined."""
    found: dict[str, ImportRoot] = {}
    for root in roots:
        found[root.path] = _joined(found.get(root.path, root), root)
    return tuple(found.values())


def _joined(first: ImportRoot, second: ImportRoot) -> ImportRoot:
    if first.only is None or second.only is None:
        return ImportRoot(first.path)
    return ImportRoot(first.path, first.only | second.only)
