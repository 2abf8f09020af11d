"""Folders of a layer as module patterns."""

import itertools
from collections.abc import Iterator, Sequence

from archcheck.application.proposing.module_folders import ModuleFolders, last, parent

FEWEST = 2


def patterns_of(heads: Sequence[str], folders: ModuleFolders) -> tuple[str, ...]:
    """The folders, those of one name beside each other as one pattern that means no others."""
    return tuple(sorted(_patterns(heads, folders)))


def _patterns(heads: Sequence[str], folders: ModuleFolders) -> Iterator[str]:
    for (above, word), group in itertools.groupby(sorted(heads, key=_kinship), key=_kinship):
        names = list(group)
        pattern = ".".join(filter(None, (above, "*", word)))
        is_pattern = len(names) >= FEWEST and _meant(above, word, folders) == set(names)
        yield from (pattern,) if is_pattern else names


def _kinship(head: str) -> tuple[str, str]:
    return parent(parent(head)), last(head)


def _meant(above: str, word: str, folders: ModuleFolders) -> set[str]:
    between = (child for child in folders.children(above))
    return {name for each in between for name in folders.children(each) if last(name) == word}
