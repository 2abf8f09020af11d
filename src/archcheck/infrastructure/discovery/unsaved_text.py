"""What an editor has not saved yet, in the place of the file that it is meant for."""

import dataclasses
import hashlib
from collections.abc import Iterator

import msgspec

from archcheck.domain.project import Project, SourceFile
from archcheck.infrastructure.discovery.source_roots import covers
from archcheck.infrastructure.discovery.walking import PYTHON, Tree


def with_place(tree: Tree, path: str) -> Tree:
    """The tree with a file that may not exist yet, unless git ignores its place."""
    ignored = any(covers(place.removesuffix("/"), path) for place in tree.ignored)
    if ignored or path in tree.files or not path.endswith(PYTHON):
        return tree
    return msgspec.structs.replace(tree, files=tuple(sorted((*tree.files, path))))


def with_text(project: Project, path: str, data: bytes, limit: int) -> Project:
    """The project with these bytes as the content of a file."""
    return dataclasses.replace(project, files=tuple(_replaced(project, path, data, limit)))


def _replaced(project: Project, path: str, data: bytes, limit: int) -> Iterator[SourceFile]:
    for file in project.files:
        yield _written(file, data, limit) if file.path == path else file


def _written(file: SourceFile, data: bytes, limit: int) -> SourceFile:
    is_large = len(data) > limit
    return dataclasses.replace(
        file,
        size=len(data),
        digest=hashlib.sha256(data).hexdigest(),
        unsaved=data,
        problem=f"the text has {len(data)} bytes, max_file_size is {limit}" if is_large else "",
    )
