"""What the files of a project import of the other projects of its table."""

import collections
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.dotted_names import with_parents
from archcheck.domain.facts import FileFacts, ImportStatement
from archcheck.domain.inspection import Inspection
from archcheck.domain.location import Region
from archcheck.domain.project import Project, Role, SourceFile
from archcheck.domain.project_table import ProjectEntry

Owners = Mapping[str, frozenset[str]]


class SiblingImport(msgspec.Struct, frozen=True):
    """An import that nobody declared: of a `module` of the project `owner`."""

    path: str
    region: Region
    importer: str
    module: str
    owner: str


def sibling_imports(
    inspection: Inspection, entry: ProjectEntry, facts: Sequence[FileFacts]
) -> Iterator[SiblingImport]:
    """The first import of each module of a project that may not be used, file by file."""
    owners = _owners(inspection, entry)
    files = {file.path: file for file in inspection.project.files}
    for item in facts:
        file = files.get(item.path)
        if file is not None and _is_judged(file):
            yield from _of_file(file, item, entry, owners)


def _owners(inspection: Inspection, entry: ProjectEntry) -> Owners:
    """Who has which module; a project sees its own tests, and none of the others."""
    found: collections.defaultdict[str, set[str]] = collections.defaultdict(set)
    for name, modules in inspection.modules.items():
        for module in modules:
            found[module].add(name)
    for module in _own_modules(inspection.project):
        found[module].add(entry.name)
    return {module: frozenset(names) for module, names in found.items()}


def _own_modules(project: Project) -> Iterator[str]:
    for file in project.files:
        for module in with_parents(file.module):
            if module not in project.namespaces:
                yield module


def _of_file(
    file: SourceFile, facts: FileFacts, entry: ProjectEntry, owners: Owners
) -> Iterator[SiblingImport]:
    seen: set[str] = set()
    allowed = {entry.name, *entry.uses}
    for statement in facts.imports:
        module, names = _meant(statement, owners)
        if names.isdisjoint(allowed) and names and module not in seen:
            seen.add(module)
            yield SiblingImport(file.path, statement.region, _importer(file), module, min(names))


def _meant(statement: ImportStatement, owners: Owners) -> tuple[str, frozenset[str]]:
    """The module that a statement names, as far as anybody has it, and who does."""
    if statement.level:
        return "", frozenset()
    full = ".".join(filter(None, (statement.module, statement.name.strip("*"))))
    for name in with_parents(full):
        if name in owners:
            return name, owners[name]
    return "", frozenset()


def _is_judged(file: SourceFile) -> bool:
    return file.role is not Role.OTHER and not file.excluded


def _importer(file: SourceFile) -> str:
    return file.module or file.path
