"""What answers of rules about a whole project depend on."""

import dataclasses
import functools
import itertools
import operator
from collections.abc import Iterator, Sequence

from archcheck.domain.configuration import Configuration
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.caching.code_stamp import code_stamp
from archcheck.infrastructure.checkers.testing.discovery_settings import discovery_of_tests
from archcheck.infrastructure.configuration.documents import PROJECT_FILE
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.discovery.contents import read_bytes

CODE = ("domain", "application/ports", "infrastructure")


def answer_key(name: str, inspection: Inspection, facts: Sequence[FileFacts]) -> bytes:
    """The key of what is said of a project and its facts; empty where there is none."""
    about = about_inspection(inspection) if is_lasting(inspection, facts) else b""
    return about and key_of(name, about, sorted(inspection.code_roles), [it.path for it in facts])


def about_inspection(inspection: Inspection) -> bytes:
    """A digest of all that is inspected, its facts aside; empty where that cannot be told.

    Code of plug-ins may look at anything.
    """
    if inspection.configuration.plugins:
        return b""
    try:
        return key_of(about_archcheck(), about_project(inspection), _surroundings(inspection))
    except UnicodeEncodeError:
        return b""


def _surroundings(inspection: Inspection) -> tuple[object, ...]:
    """Other projects, the day, what was recorded, and the files that are read beside the facts."""
    root, modules = inspection.project.root, inspection.modules
    return (
        list(_rules(inspection)),
        [(path, read_bytes(root, path)) for path in sorted(_read(inspection))],
        (inspection.today, inspection.place, inspection.undeclared),
        sorted((name, sorted(there)) for name, there in modules.items()),
        [(*key, value) for key, value in sorted(inspection.recorded.items())],
    )


def is_lasting(inspection: Inspection, facts: Sequence[FileFacts]) -> bool:
    """Whether the files are those on disk, read by the usual Python."""
    known = {item.path for item in facts}
    files = (file for file in inspection.project.files if file.path in known)
    newer = any(map(operator.attrgetter("python"), facts))
    return not newer and all(map(_is_on_disk, files))


@functools.cache
def about_archcheck() -> bytes:
    """A digest of its code, and of what it knows of libraries and names."""
    knowledge = sorted(rules_directory().glob("*.toml"))
    return key_of(code_stamp(CODE), [path.read_bytes() for path in knowledge])


def about_project(inspection: Inspection) -> tuple[object, ...]:
    """Its files, what is configured and what is asked, and how its tests are found."""
    scope = inspection.scope
    return (
        dataclasses.replace(inspection.project, skipped=(), left_out=()),
        _stated(inspection.configuration),
        (scope.whole, scope.judges_rules, scope.files, scope.left_out),
        discovery_of_tests(inspection.project),
    )


def _is_on_disk(file: SourceFile) -> bool:
    return bool(file.digest) and file.unsaved is None


def _stated(configuration: Configuration) -> Configuration:
    """What is configured beside rules and tools, all tables as they stand and not as they are read."""
    composition = configuration.composition
    return dataclasses.replace(
        configuration,
        structure=tuple(
            dataclasses.replace(it, options=None, condition=None) for it in configuration.structure
        ),
        contracts=tuple(dataclasses.replace(it, options=None) for it in configuration.contracts),
        composition=composition and dataclasses.replace(composition, options=None),
        layout=(),
        tools={},
        plugins=(),
        rules={},
        notices=(),
    )


def _rules(inspection: Inspection) -> Iterator[tuple[object, ...]]:
    """The rules with their levels and options, and what their pages say."""
    for name, active in sorted(inspection.rules.rules.items()):
        page = active.definition
        yield name, active.level, active.options, page.family, page.because, page.fix


def _read(inspection: Inspection) -> set[str]:
    """A finding may lie in each of them, or hang on it."""
    configuration = inspection.configuration
    origins = (it.origin for it in (*configuration.contracts, *configuration.structure))
    sources = (origin.source for origin in origins if not origin.is_pack)
    shadowed = itertools.chain.from_iterable(inspection.project.shadowed)
    return {PROJECT_FILE, configuration.file, *sources, *shadowed} - {""}
