"""A project with changes of files that nobody writes."""

import dataclasses
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping

from archcheck.application.checking.preparation import Prepared
from archcheck.application.ports.surroundings import SourceReader
from archcheck.application.proving.plants import Plant
from archcheck.domain.project import Project, Role, SourceFile

SUFFIX = ".py"


def planted(prepared: Prepared, plants: Iterable[Plant], reader: SourceReader) -> Prepared:
    """What is prepared, with some plants together."""
    project = prepared.inspection.project
    texts = _texts(project, plants, reader)
    known = {file.path: file for file in project.files}
    changed = {path: _file(path, text, known, project) for path, text in texts.items()}
    files = tuple(sorted({**known, **changed}.values(), key=lambda file: file.path))
    inspection = dataclasses.replace(
        prepared.inspection, project=dataclasses.replace(project, files=files)
    )
    return dataclasses.replace(prepared, inspection=inspection)


def _texts(project: Project, plants: Iterable[Plant], reader: SourceReader) -> Mapping[str, bytes]:
    """What is added stands behind what is replaced."""
    known = tuple(plants)
    found = {path: text.encode() for path, text in _pairs(known, "replaced")}
    for path, text in _pairs(known, "added"):
        before = found[path] if path in found else _read(project, path, reader)
        found[path] = before + b"\n" + text.encode()
    return found


def _pairs(plants: Iterable[Plant], name: str) -> Iterator[tuple[str, str]]:
    for plant in plants:
        yield from getattr(plant, name).items()


def _read(project: Project, path: str, reader: SourceReader) -> bytes:
    return reader.read(project.root, path) or b""


def _file(path: str, data: bytes, known: Mapping[str, SourceFile], project: Project) -> SourceFile:
    file = known.get(path) or new_file(path, project)
    digest = hashlib.sha256(data).hexdigest()
    return dataclasses.replace(file, size=len(data), digest=digest, unsaved=data)


def new_file(path: str, project: Project) -> SourceFile:
    """A file that is nowhere: a test below a test root, else a source."""
    stem = path.removesuffix(SUFFIX)
    if any(_is_below(path, root) for root in project.test_roots):
        return SourceFile(path, Role.TEST, stem.replace("/", "."), False, 0, "")
    roots = [root.path for root in project.source_roots if _is_below(path, root.path)]
    inside = os.path.relpath(stem, max(roots, key=len, default="."))
    return SourceFile(path, Role.SOURCE, inside.replace("/", "."), False, 0, "")


def _is_below(path: str, root: str) -> bool:
    return root == "." or path.startswith(f"{root}/")
