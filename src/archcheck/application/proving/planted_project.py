"""A project with changes of files that nobody writes."""

import dataclasses
import hashlib
import itertools
import os
from collections.abc import Collection, Iterable, Iterator, Mapping

from archcheck.application.checking.preparation import Prepared
from archcheck.application.ports.surroundings import SourceReader
from archcheck.application.proving.plants import Plant
from archcheck.domain.project import Project, Role, SourceFile, SourceRoot

SUFFIX = ".py"
INITIALIZER = "/__init__"
CODE = (SUFFIX, ".pyi")
SOURCES = "src"
PACKAGE = "shop"
TESTS = ("tests",)


def planted(prepared: Prepared, plants: Iterable[Plant], reader: SourceReader) -> Prepared:
    """What is prepared, with some plants together."""
    project = prepared.inspection.project
    texts = _texts(project, plants, reader)
    known = {file.path: file for file in project.files}
    changed = {path: _file(path, text, known, project) for path, text in texts.items()}
    files = tuple(sorted({**known, **changed}.values(), key=lambda file: file.path))
    shadowed = tuple(dict.fromkeys((*project.shadowed, *_shadowed(files, changed))))
    inspection = dataclasses.replace(
        prepared.inspection,
        project=dataclasses.replace(project, files=files, shadowed=shadowed),
    )
    return dataclasses.replace(prepared, inspection=inspection)


def _shadowed(files: Iterable[SourceFile], new: Collection[str]) -> Iterator[tuple[str, str]]:
    """Modules beside packages of their name, of which one is new."""
    known = list(itertools.filterfalse(_is_stub, files))
    packages = {file.module: file.path for file in filter(_is_package, known)}
    for file in known:
        pair = file.path, packages.get(file.module, file.path)
        if len(set(pair)) > 1 and not set(pair).isdisjoint(new):
            yield pair


def _is_stub(file: SourceFile) -> bool:
    return file.is_stub


def _is_package(file: SourceFile) -> bool:
    return file.is_package


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
    name = stem.removesuffix(INITIALIZER)
    if any(_is_below(path, root) for root in project.test_roots):
        return SourceFile(path, Role.TEST, name.replace("/", "."), name != stem, 0, "")
    roots = [root.path for root in project.source_roots if _is_below(path, root.path)]
    inside = os.path.relpath(name, max(roots, key=len, default="."))
    return SourceFile(path, Role.SOURCE, inside.replace("/", "."), name != stem, 0, "")


def planted_tree(prepared: Prepared, tree: Mapping[str, str], directory: str) -> Prepared:
    """What is prepared, in a private directory with these files; of its own sources the names stay."""
    project = dataclasses.replace(prepared.inspection.project, root=directory)
    known = {file.path: file for file in project.files if file.role is Role.SOURCE}
    texts = {**dict.fromkeys(known, ""), **_code(tree)}
    files = (_file(path, texts[path].encode(), known, project) for path in sorted(texts))
    project = dataclasses.replace(project, files=tuple(files), shadowed=())
    inspection = dataclasses.replace(prepared.inspection, project=project, place=None)
    return dataclasses.replace(prepared, inspection=inspection)


def tree_project(project: Project, tree: Mapping[str, str], directory: str) -> Project:
    """The project of a private directory, with the root package of another one."""
    bare = dataclasses.replace(
        project,
        root=directory,
        source_roots=(SourceRoot(SOURCES, (package_of(project),)),),
        test_roots=TESTS,
        files=(),
        namespaces=(),
    )
    texts = _code(tree)
    files = (_file(path, texts[path].encode(), {}, bare) for path in sorted(texts))
    return dataclasses.replace(bare, files=tuple(files))


def _code(tree: Mapping[str, str]) -> Mapping[str, str]:
    return {path: text for path, text in tree.items() if path.endswith(CODE)}


def package_of(project: Project) -> str:
    """The first of its root packages."""
    return (*project.root_packages, PACKAGE)[0]


def _is_below(path: str, root: str) -> bool:
    return root == "." or path.startswith(f"{root}/")
